import { newJourneyDocument } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { applyFixTo, previewOf } from './fix-preview.ts';

const document = newJourneyDocument({ id: 'j', name: 'J', affinity: 'b2c' });
const fix = {
  title: 'Mend',
  patch: [
    { op: 'replace', path: `/steps/${document.start}/config/responseCode`, value: 401 },
    { op: 'add', path: `/steps/${document.start}/config/body`, value: { template: 'no' } },
    { op: 'remove', path: '/name' },
  ],
} as const;

describe('the preview of a fix', () => {
  it('tells what is at each place before and afterwards', () => {
    expect(previewOf(document, fix)).toEqual([
      { place: `${document.start} › config › responseCode`, before: '200', after: '401' },
      { place: `${document.start} › config › body`, after: JSON.stringify({ template: 'no' }, null, 1) },
      { place: 'name', before: 'J' },
    ]);
  });

  it('is what the fix does, and a fix without a place does nothing', () => {
    expect(applyFixTo(document, fix).steps[document.start]?.config).toMatchObject({ responseCode: 401 });
    const gone = { title: 'Mend', patch: [{ op: 'remove', path: '/steps/gone/config/x' }] } as const;
    expect(applyFixTo(document, gone)).toBe(document);
  });
});
