import type { Run } from '../../compile/run.ts';
import { jsonSize } from '../../values/json-text.ts';
import { isList, isObject } from '../../values/kinds.ts';
import { keysOf, readOwn } from '../../values/object-record.ts';
import type { Value, ValueObject } from '../../values/value.ts';
import { failure } from '../arguments.ts';
import { maximumXmlDepth } from './read-xml.ts';
import { checkXmlName, escapeAttribute, escapeText } from './xml-text.ts';

/** An XML text for a value, the opposite of `readXml`. */
export function writeXml(run: Run, value: Value, root: string | undefined): string {
  const size = jsonSize(value, run.valueSize);
  run.allocate(size);
  // Measured: a character that has to be escaped takes almost as long as a step.
  run.charge(Math.ceil(size * 0.7));
  if (root !== undefined) return element(run, root, value, 1);
  const [name, second] = isObject(value) ? keysOf(value) : [];
  if (name === undefined || second !== undefined || /^[@#]/.test(name)) return element(run, 'root', value, 1);
  const content = readOwn(value as ValueObject, name);
  return isList(content) ? element(run, 'root', value, 1) : element(run, name, content, 1);
}

function element(run: Run, name: string, value: Value, depth: number): string {
  if (depth > maximumXmlDepth) throw failure(`XML may be nested ${maximumXmlDepth} levels deep at most.`, 0);
  checkXmlName(name);
  const attributes = isObject(value) ? attributesOf(value) : '';
  const content = contentOf(run, value, depth);
  const text = content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
  run.allocate(2 * name.length + attributes.length + 5);
  return text;
}

function contentOf(run: Run, value: Value, depth: number): string {
  if (value === null) return '';
  if (isList(value)) return children(run, 'item', value, depth);
  if (!isObject(value)) return escapeText(String(value));
  const parts = keysOf(value).map((key) => {
    if (key.startsWith('@')) return '';
    const member = readOwn(value, key);
    if (key === '#text') return escapeText(scalar(member));
    return isList(member) ? children(run, key, member, depth) : element(run, key, member, depth + 1);
  });
  return parts.join('');
}

/** The items of a list become elements of one name, one after the other. */
function children(run: Run, name: string, list: readonly Value[], depth: number): string {
  return list.map((item) => element(run, name, item, depth + 1)).join('');
}

function attributesOf(object: ValueObject): string {
  return keysOf(object)
    .filter((key) => key.startsWith('@'))
    .map((key) => ` ${checkXmlName(key.slice(1))}="${escapeAttribute(scalar(readOwn(object, key)))}"`)
    .join('');
}

function scalar(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'object')
    throw failure('An attribute or a text of XML has to be a text, a number or a boolean.', 0);
  return String(value);
}
