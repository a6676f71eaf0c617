import { toJsonText } from '@waymark/expression';
import { Type } from 'typebox';
import { formulasOf, templateField } from '../fields.ts';
import { inTurn } from '../in-turn.ts';
import { ANSWERED, defineStepKind } from '../step-kind.ts';

const config = Type.Object(
  {
    reason: Type.Optional(
      templateField('Why: kept with the run, for those who operate the journey. The caller never sees it.'),
    ),
  },
  { additionalProperties: false },
);

const MAX_REASON = 1000;

/** Ends the run at once, from any depth; what Mosaic's Reject Access does inside loops, blocks and sub-journeys. */
export const abort = defineStepKind({
  kind: 'abort',
  name: 'Abort',
  category: 'Completion',
  journeyKinds: ['backend-api', 'sub-journey'],
  config,
  branches: [],
  effects: 'none',
  docs: `Ends the whole run without an answer of its own, also from inside a loop, a block or a sub-journey. No step can take a branch for
it. The caller gets the journey's \`defaultAnswer\`; without one it is 422 with a correlation id.

The reason is kept with the run and shown to those who operate the journey, so leave out what they should not see.`,
  example: { reason: 'The account is locked.' },
  dataFlow: (fields) => formulasOf(config, fields).map((reads) => ({ reads, purpose: 'event' })),
  compile({ reason }, compiler) {
    const end = inTurn<{ message: string }>(
      reason === undefined
        ? []
        : [
            {
              formula: compiler.template(reason, 'reason'),
              take: (_run, value, state) => {
                state.message = typeof value === 'string' ? value : toJsonText(value);
                return undefined;
              },
            },
          ],
      (run, { message }) => {
        run.outcome = {
          kind: 'failure',
          code: 'aborted',
          message: message.slice(0, MAX_REASON),
          step: compiler.stepId,
        };
        return ANSWERED;
      },
    );
    return (run) => end(run, { message: 'The journey aborted.' });
  },
});
