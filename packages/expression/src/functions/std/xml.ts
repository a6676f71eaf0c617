import { objectType, stringType, unknownType } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { dataArgument, textArgument, textResult, wrongType } from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { readXml } from '../xml/read-xml.ts';
import { writeXml } from '../xml/write-xml.ts';

/** Functions of `@std` about XML. */
export const xmlFunctions: readonly FunctionDefinition[] = [
  {
    name: 'std.jsonToXml',
    parameters: [
      { name: 'value', type: unknownType, docs: 'What to write.' },
      {
        name: 'root',
        type: stringType,
        docs: "Name of the outermost element. Left out, it is the value's only key, or `root`.",
        optional: true,
      },
    ],
    returns: stringType,
    docs: 'An XML text of a value. Keys become elements, `@name` an attribute, `#text` the text of an element; a list becomes one element for each item, `null` an empty element.',
    examples: [
      {
        source: '@std.jsonToXml({"order": {"@id": 7, "item": ["a", "b"], "note": null}})',
        result: '<order id="7"><item>a</item><item>b</item><note/></order>',
      },
      { source: '@std.jsonToXml("x < y", "text")', result: '<text>x &lt; y</text>' },
    ],
    implementation(run, value, root) {
      const name = root === undefined ? undefined : textArgument(root, 1);
      return textResult(run, writeXml(run, dataArgument(value as Value, 0), name));
    },
  },
  {
    name: 'std.xmlToJson',
    parameters: [{ name: 'text', type: stringType, docs: 'An XML document.' }],
    returns: objectType,
    docs: 'An XML document as an object with the name of its outermost element as key. An element is a text, or an object with its attributes as `@name`, its elements by name (several of one name as a list) and its text as `#text`. All values are texts. Comments are left out; a document type, and with it any entity of its own, is refused.',
    examples: [
      {
        source: '@std.xmlToJson("<order id=\\"7\\"><item>a</item><item>b</item></order>")',
        result: { order: { '@id': '7', item: ['a', 'b'] } },
      },
    ],
    makesContainer: true,
    implementation(run, text) {
      if (typeof text !== 'string') throw wrongType('an XML text', text as Value, 0);
      return readXml(run, text);
    },
  },
];
