import { Type } from 'typebox';
import { defineStepKind } from '../step-kind.ts';

const BODY = 0;

/** The Block step of Mosaic: branches inside it rejoin in one continuation. */
export const block = defineStepKind({
  kind: 'block',
  name: 'Block',
  category: 'Flow control',
  journeyKinds: ['backend-api', 'sub-journey'],
  config: Type.Object({}, { additionalProperties: false }),
  branches: [
    { name: 'body', label: 'Inside', required: true },
    { name: 'next', label: 'Next', required: true },
  ],
  area: 'once',
  effects: 'none',
  docs: `Groups steps, and lets branches rejoin: whatever way a run takes inside, it goes on with *next*.

The steps of the block say \`inside:\` and the block's id. The branch *body* leads to the first of them; a branch to \`$end\` leaves
the block. A step inside may also end the journey.`,
  example: {},
  dataFlow: () => [],
  compile: () => () => BODY,
});
