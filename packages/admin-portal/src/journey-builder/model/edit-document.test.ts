import { type JourneyDocument, newJourneyDocument, proveJourney } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { addStep, insertOnEdge } from './add-step.ts';
import { geometryOf, hasOverlap } from './canvas-geometry.ts';
import { connect, connectFault, disconnect, targetsOf } from './connect.ts';
import { copySteps, duplicateSteps, pasteSteps } from './copy-steps.ts';
import { insertStep, isLoose } from './insert-step.ts';
import { layoutDocument } from './layout-document.ts';
import { moveIntoArea } from './move-into-area.ts';
import { placeNewStep } from './place-new-step.ts';
import { removeSteps } from './remove-steps.ts';
import { renameStep } from './rename-step.ts';

const blank = newJourneyDocument({ id: 'test', name: 'Test', affinity: 'b2c' });

/** read → ask → (yes: approve, no: refuse), and a loop behind nothing. */
const sample: JourneyDocument = {
  ...blank,
  start: 'read',
  steps: {
    read: {
      kind: 'set-variables',
      config: { variables: [{ name: 'ok', value: 'true' }] },
      branches: { next: 'ask' },
    },
    ask: { kind: 'condition', config: { condition: 'ok' }, branches: { yes: 'loop', no: 'refuse' } },
    loop: {
      kind: 'while-loop',
      config: { condition: 'ok', maxPasses: 2 },
      branches: { body: 'inner', next: 'approve' },
    },
    inner: {
      kind: 'set-variables',
      inside: 'loop',
      config: { variables: [{ name: 'ok', value: 'false' }] },
      branches: { next: 'last' },
    },
    last: { kind: 'log-event', inside: 'loop', config: { name: 'x' }, branches: { next: '$end' } },
    approve: { kind: 'http-complete', config: { responseCode: 200 } },
    refuse: { kind: 'http-complete', config: { responseCode: 403 } },
  },
  tests: [{ name: 'one', request: {}, expect: { status: 200, path: ['read', 'ask', 'approve'] } }],
  layout: {},
};

describe('insertStep', () => {
  const note = { kind: 'log-event', config: { event: 'note', data: '{}' } };
  const loose: JourneyDocument = layoutDocument({ ...sample, steps: { ...sample.steps, note } });
  const at = { x: 10, y: 20 };

  it('puts a step that nothing leads to on a wire, and what follows gives way', () => {
    expect(isLoose(loose, 'note')).toBe(true);
    const place = geometryOf(loose).get('ask') ?? at;
    const onto = insertStep(loose, 'note', { step: 'read', branch: 'next' }, { x: place.x - 20, y: place.y });
    expect(onto.steps.read?.branches).toEqual({ next: 'note' });
    expect(onto.steps.note?.branches).toEqual({ next: 'ask' });
    expect(hasOverlap(onto)).toBe(false);
    expect(onto.layout?.ask?.x).toBe(place.x - 20 + 232 + 64);
    expect(isLoose(onto, 'note')).toBe(false);
  });

  it('takes it into the area of the wire, also before its end', () => {
    const first = insertStep(loose, 'note', { step: 'loop', branch: 'body' }, at);
    expect(first.steps.loop?.branches?.body).toBe('note');
    expect(first.steps.note).toMatchObject({ inside: 'loop', branches: { next: 'inner' } });
    const last = insertStep(loose, 'note', { step: 'last', branch: 'next' }, at);
    expect(last.steps.note).toMatchObject({ inside: 'loop', branches: { next: '$end' } });
  });

  it('leaves steps that have their place, answers, and areas over their own wires', () => {
    expect(isLoose(sample, 'inner')).toBe(false);
    expect(isLoose(sample, 'read')).toBe(false);
    expect(isLoose(disconnect(sample, 'ask', 'no'), 'refuse')).toBe(false);
    const free = disconnect(disconnect(loose, 'ask', 'yes'), 'loop', 'next');
    expect(isLoose(free, 'loop')).toBe(true);
    expect(insertStep(free, 'loop', { step: 'last', branch: 'next' }, at)).toBe(free);
    expect(insertStep(free, 'loop', { step: 'ask', branch: 'yes' }, at)).toBe(free);
  });
});

describe('addStep', () => {
  it('puts a step between a branch and what it led to', () => {
    const { document, id } = insertOnEdge(sample, { step: 'read', branch: 'next' }, 'log-event');
    expect(id).toBe('log-event');
    expect(document.steps.read?.branches).toEqual({ next: 'log-event' });
    expect(document.steps['log-event']?.branches).toEqual({ next: 'ask' });
  });

  it('stays in the area of the step that it is put behind, and the body of an area leads in', () => {
    const behind = addStep(sample, { kind: 'log-event', after: { step: 'last', branch: 'next' } });
    expect(behind.document.steps[behind.id]?.inside).toBe('loop');
    const first = addStep(sample, { kind: 'log-event', after: { step: 'loop', branch: 'body' }, between: true });
    expect(first.document.steps[first.id]).toMatchObject({ inside: 'loop', branches: { next: 'inner' } });
    expect(first.document.steps.loop?.branches?.body).toBe(first.id);
  });

  it('takes the first free branch where none is named, and a fresh id', () => {
    const open = disconnect(sample, 'ask', 'no');
    const added = addStep(open, { kind: 'http-complete', name: 'Refuse', after: { step: 'ask' } });
    expect(added.id).toBe('refuse-2');
    expect(added.document.steps.ask?.branches?.no).toBe('refuse-2');
  });

  it('makes the first step of a journey its start and the first of an area its body', () => {
    const empty: JourneyDocument = { ...blank, steps: {} };
    expect(addStep(empty, { kind: 'block' }).document.start).toBe('block');
    const { document } = addStep(addStep(empty, { kind: 'block' }).document, { kind: 'log-event', inside: 'block' });
    expect(document.steps.block?.branches).toEqual({ body: 'log-event' });
  });

  it('finds room for a step without a place', () => {
    const laid = layoutDocument(sample);
    const { document, id } = addStep(laid, { kind: 'log-event', after: { step: 'ask', branch: 'otherwise' } });
    const placed = placeNewStep(document, id, 'ask');
    const places = geometryOf(placed);
    const own = places.get(id);
    const others = [...places].filter(([other]) => other !== id && placed.steps[other]?.inside === undefined);
    const hits = others.filter(
      ([, at]) =>
        own !== undefined &&
        own.x < at.x + at.width &&
        at.x < own.x + own.width &&
        own.y < at.y + at.height &&
        at.y < own.y + own.height,
    );
    expect(hits).toEqual([]);
  });
});

describe('connect', () => {
  it('leads branches within an area only, and says why not', () => {
    expect(connect(sample, 'ask', 'otherwise', 'approve').steps.ask?.branches?.otherwise).toBe('approve');
    expect(connectFault(sample, 'ask', 'yes', 'inner')).toBe('other-area');
    expect(connectFault(sample, 'last', 'next', 'approve')).toBe('other-area');
    expect(connectFault(sample, 'ask', 'yes', '$end')).toBe('end-outside-area');
    expect(connectFault(sample, 'loop', 'body', '$end')).toBe('end-of-body');
    expect(connectFault(sample, 'ask', 'yes', 'ask')).toBe('into-itself');
    expect(connect(sample, 'ask', 'yes', 'inner')).toBe(sample);
    expect(targetsOf(sample, 'last', 'next')).toEqual(['inner', '$end']);
    expect(targetsOf(sample, 'loop', 'body')).toEqual(['inner', 'last']);
  });
});

describe('removeSteps', () => {
  it('joins the row that a step is taken out of', () => {
    const document = removeSteps(sample, ['last']);
    expect(document.steps.inner?.branches).toEqual({ next: '$end' });
    expect(removeSteps(sample, ['read']).start).toBe('ask');
  });

  it('takes what is inside an area with it, and goes on behind it', () => {
    const document = removeSteps(sample, ['loop']);
    expect(Object.keys(document.steps)).toEqual(['read', 'ask', 'approve', 'refuse']);
    expect(document.steps.ask?.branches?.yes).toBe('approve');
  });

  it('leaves a branch open where a removed step had several ways on', () => {
    const document = removeSteps(sample, ['ask']);
    expect(document.steps.read?.branches).toBeUndefined();
  });
});

describe('moveIntoArea', () => {
  it('takes off the branches that would cross the border', () => {
    const out = moveIntoArea(sample, ['last'], undefined);
    expect(out.steps.last?.inside).toBeUndefined();
    expect(out.steps.last?.branches).toBeUndefined();
    expect(out.steps.inner?.branches).toBeUndefined();
    expect(out.steps.loop?.branches).toEqual({ body: 'inner', next: 'approve' });
  });

  it('begins an empty area with the first step, and never puts an area into itself', () => {
    const empty = addStep(sample, { kind: 'block' }).document;
    expect(moveIntoArea(empty, ['approve'], 'block').steps.block?.branches).toEqual({ body: 'approve' });
    expect(moveIntoArea(sample, ['loop'], 'loop')).toBe(sample);
  });
});

describe('renameStep', () => {
  it('changes every mention of the id', () => {
    const document = renameStep(renameStep(sample, 'loop', 'again'), 'read', 'begin');
    expect(document.start).toBe('begin');
    expect(document.steps.inner?.inside).toBe('again');
    expect(document.steps.ask?.branches?.yes).toBe('again');
    expect(document.tests?.[0]?.expect.path).toEqual(['begin', 'ask', 'approve']);
    expect(proveJourney(document).diagnostics.filter(({ severity }) => severity === 'error')).toEqual(
      proveJourney(sample).diagnostics.filter(({ severity }) => severity === 'error'),
    );
  });

  it('refuses ids that are taken or are none', () => {
    expect(renameStep(sample, 'read', 'ask')).toBe(sample);
    expect(renameStep(sample, 'read', 'No Id')).toBe(sample);
  });
});

describe('copySteps and pasteSteps', () => {
  it('carry steps with their insides into another journey', () => {
    const text = copySteps(layoutDocument(sample), ['ask', 'loop']);
    const pasted = pasteSteps(blank, text, { position: { x: 1000, y: 500 } });
    if ('fault' in pasted) throw new Error(pasted.fault);
    expect(pasted.ids).toEqual(['ask', 'loop', 'inner', 'last']);
    expect(pasted.document.steps.ask?.branches).toEqual({ yes: 'loop' });
    expect(pasted.document.steps.loop?.branches).toEqual({ body: 'inner' });
    expect(pasted.document.steps.last?.branches).toEqual({ next: '$end' });
    expect(Math.min(...pasted.ids.map((id) => pasted.document.layout?.[id]?.x ?? 0))).toBe(1000);
  });

  it('give fresh ids where the ids are taken', () => {
    const { document, ids } = duplicateSteps(sample, ['loop']);
    expect(ids).toEqual(['loop-2', 'inner-2', 'last-2']);
    expect(document.steps['inner-2']).toMatchObject({ inside: 'loop-2', branches: { next: 'last-2' } });
    expect(document.steps.loop).toBe(sample.steps.loop);
  });

  it.each([
    ['any text', 'hello', 'not-steps'],
    ['other JSON', '{"a":1}', 'not-steps'],
    ['steps that are none', '{"steps":{"a":{"kind":1}}}', 'not-steps'],
    ['nothing', '{"steps":{}}', 'empty'],
  ])('refuse %s', (_name, text, fault) => {
    expect(pasteSteps(blank, text)).toEqual({ fault });
  });
});

describe('layoutDocument', () => {
  it('puts areas around what is inside them and nothing else', () => {
    const laid = layoutDocument(sample);
    expect(hasOverlap(laid)).toBe(false);
    const places = geometryOf(laid);
    const loop = places.get('loop');
    const last = places.get('last');
    if (loop === undefined || last === undefined) throw new Error('no place');
    expect(loop.x).toBe(laid.layout?.loop?.x);
    expect(loop.y).toBe(laid.layout?.loop?.y);
    expect(last.x + last.width).toBeLessThan(loop.x + loop.width);
    expect(places.get('approve')?.x).toBeGreaterThan(loop.x + loop.width);
  });
});
