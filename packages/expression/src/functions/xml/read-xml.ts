import type { Run } from '../../compile/run.ts';
import { recordOf } from '../../values/object-record.ts';
import type { Value } from '../../values/value.ts';
import { failure } from '../arguments.ts';
import { xmlLibrary } from '../libraries.ts';

/** Deepest nesting of elements, in both directions. */
export const maximumXmlDepth = 100;

interface OpenElement {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  /** Values of the elements inside, by name, in the order of their first. */
  readonly children: Map<string, Value[]>;
  text: string;
}

/**
 * Reads an XML document. A document type is refused, and with it every entity but the five of XML itself: nothing is
 * fetched and nothing expands. Elements without attributes and elements in them become texts.
 */
export function readXml(run: Run, text: string): Value {
  const { SaxesParser } = xmlLibrary.for(run);
  // Measured: a character costs about as much as four steps.
  run.charge(60 + 4 * text.length);
  const parser = new SaxesParser({ position: false });
  const open: OpenElement[] = [];
  let document: Value = null;

  parser.on('error', () => {
    throw failure("This text isn't well-formed XML.", 0);
  });
  parser.on('doctype', () => {
    throw failure('XML with a document type is refused.', 0);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= maximumXmlDepth) {
      throw failure(`XML may be nested ${maximumXmlDepth} levels deep at most.`, 0);
    }
    const list = Object.entries(attributes).map(([key, value]): [string, string] => [`@${key}`, value]);
    run.allocate(name.length + 8 + list.reduce((size, [key, value]) => size + key.length + value.length + 8, 0));
    open.push({ name, attributes: list, children: new Map(), text: '' });
  });
  const addText = (part: string) => {
    const element = open.at(-1);
    if (element === undefined) return;
    run.allocate(part.length);
    element.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop() as OpenElement;
    const value = valueOfElement(element);
    const parent = open.at(-1);
    if (parent === undefined) document = recordOf([[element.name, value]]);
    else {
      const siblings = parent.children.get(element.name);
      if (siblings === undefined) parent.children.set(element.name, [value]);
      else siblings.push(value);
    }
  });
  parser.write(text).close();
  return document;
}

function valueOfElement({ attributes, children, text }: OpenElement): Value {
  if (attributes.length === 0 && children.size === 0) return text;
  const members = Array.from(children, ([name, values]): [string, Value] => [
    name,
    values.length === 1 ? (values[0] as Value) : values,
  ]);
  // Blanks between elements are layout.
  const own: [string, Value][] = /[^ \t\r\n]/.test(text) ? [['#text', text]] : [];
  return recordOf([...attributes, ...members, ...own]);
}
