import { failure } from '../arguments.ts';

const nameStart =
  ':A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
/** XML 1.0 §2.3, `Name`. */
const xmlName = new RegExp(`^[${nameStart}][${nameStart}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f-\\u2040]*$`, 'u');
/** XML 1.0 §2.2: everything that is not a `Char`. A surrogate without its other half is none either. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export function checkXmlName(name: string): string {
  if (name.length <= 1_000 && xmlName.test(name)) return name;
  throw failure("A key can't be the name of an XML element or attribute.", 0);
}

/** Escapes text between tags, so that it reads back as it was. */
export function escapeText(text: string): string {
  return checkCharacters(text).replace(/[&<>\r]/g, (character) => entities[character] as string);
}

export function escapeAttribute(text: string): string {
  return checkCharacters(text).replace(/[&<>"\t\n\r]/g, (character) => entities[character] as string);
}

function checkCharacters(text: string): string {
  if (notXml.test(text)) throw failure('A text has a character that XML has no form for.', 0);
  return text;
}
