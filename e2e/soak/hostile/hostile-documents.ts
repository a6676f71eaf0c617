import { readFileSync } from 'node:fs';
import { type JourneyDocument, parseJourney } from '@waymark/journey';
import { requestText } from '@waymark/testing';
import type { HostileRequest, Target } from './hostile-request.ts';
import { hostileJson } from './hostile-values.ts';
import type { Random } from './random.ts';

const EXAMPLE = new URL('../../../examples/validate-transaction/journey.yaml', import.meta.url);
const TUTORIAL = JSON.stringify(parseJourney(readFileSync(EXAMPLE, 'utf8')).value as JourneyDocument);

/** Where a value stands in the document's text. */
const VALUES = [...TUTORIAL.matchAll(/(?<=:)(?:"(?:[^"\\]|\\.)*"|\d+|true|false)/g)];
const EXPRESSION_PARTS = [
  '(',
  ')',
  '@',
  '@std.',
  '@std.len(',
  '${',
  '}',
  '"',
  '`',
  '\\',
  '=>',
  'let ',
  ' return ',
  'try ',
  ' catch ',
  '?.',
  '[',
  ']',
  '{',
  '?',
  ':',
  ',',
  '0x',
  '1e999',
  '@policy.request()',
  'external_id_token',
  '!!!!',
  '-'.repeat(300),
  '('.repeat(300),
  '\u0000',
  '\ud800',
] as const satisfies readonly [string, ...string[]];

/** The proof of a document that somebody tampered with: the tutorial's, with some of its values replaced. */
export function wrongDocument(random: Random, { demo, sessionHeaders }: Target): HostileRequest {
  let text = TUTORIAL;
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const [value] = VALUES[random.below(VALUES.length)] ?? [''];
    text = text.replace(value, () => hostileValue(random, value));
  }
  const body = `{"document":${text}}`;
  const path = `/api/v1/journeys/${demo.journeyId}/validate`;
  const bytes = requestText('POST', path, { 'Content-Type': 'application/json', ...sessionHeaders }, body);
  return { what: 'admin API', bytes, headOnly: false, expects: 'answer', mayFail: false };
}

function hostileValue(random: Random, value: string): string {
  if (!value.startsWith('"') || random.chance(0.3)) return hostileJson(random);
  const source = JSON.parse(value) as string;
  const at = random.below(source.length + 1);
  const part = random.pick([...EXPRESSION_PARTS]);
  return JSON.stringify(`${source.slice(0, at)}${part}${source.slice(at + random.below(4))}`);
}
