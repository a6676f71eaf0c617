import { newJourneyDocument, printJourney } from '@waymark/journey';
import { expect, it } from 'vitest';
import { readJourneyFile } from './read-journey-file.ts';

const document = newJourneyDocument({ id: 'a', name: 'A', affinity: 'b2b' });

it.each([
  ['YAML', printJourney(document)],
  ['JSON', JSON.stringify(document)],
])('a file in %s is read', (_name, text) => {
  expect(readJourneyFile(text)).toEqual({ document });
});

it('what is missing but can be chosen is not in the way', () => {
  const { id: _, name: __, affinity: ___, ...rest } = document;
  expect(readJourneyFile(JSON.stringify(rest)).document).toMatchObject({ id: '', name: 'journey', affinity: 'b2c' });
});

it.each([
  ['broken YAML', 'format: [', { message: expect.stringMatching(/^Line 1, column \d+: /) }],
  ['another format', 'openapi: 3.1.0', { key: 'notAJourney' }],
  ['a text', 'hello', { key: 'notAJourney' }],
  ['a list', '[1]', { key: 'notAJourney' }],
  ['nothing', '', { key: 'notAJourney' }],
  ['no steps', 'format: journey/1\nid: a\nsteps: {}', { key: 'noSteps' }],
  ['a step that is none', 'format: journey/1\nid: a\nsteps: {a: null}', { key: 'noSteps' }],
  ['another kind', 'format: journey/1\nkind: client\nsteps: {a: {kind: x}}', { key: 'wrongKind' }],
  ['too much', 'x'.repeat(1_048_577), { key: 'tooLarge' }],
])('a file with %s is refused', (_name, text, fault) => {
  expect(readJourneyFile(text).faults?.[0]).toEqual(fault);
});
