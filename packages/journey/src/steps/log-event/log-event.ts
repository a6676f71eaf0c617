import { objectType, type Value } from '@waymark/expression';
import { Type } from 'typebox';
import type { Run } from '../../run/run.ts';
import { expressionField, formulasOf, templateField } from '../fields.ts';
import { inTurn } from '../in-turn.ts';
import { StepError } from '../step-error.ts';
import { defineStepKind } from '../step-kind.ts';

const config = Type.Object(
  {
    event: templateField('Name of the event.'),
    data: Type.Optional(expressionField('What it tells: an object. Absent: nothing but its name.')),
  },
  { additionalProperties: false },
);

const NEXT = 0;
/** A journey that reports in a loop must not fill the memory. */
const MAX_EVENTS = 100;
const MAX_NAME = 200;

interface Draft {
  name: string;
  data: Value;
}

/** The Log Custom Event step of Mosaic. */
export const logEvent = defineStepKind({
  kind: 'log-event',
  name: 'Log event',
  category: 'Events',
  journeyKinds: ['backend-api', 'sub-journey'],
  config,
  branches: [{ name: 'next', label: 'Next', required: true }],
  canFail: true,
  effects: 'writes',
  docs: `Reports an event: it is kept with the run and written to the log once the caller has its answer. A run can report ${MAX_EVENTS} events.

The data must be an object. It is kept as it is, so leave out what people who read logs should not see; the proof refuses secrets
and the caller's token. Fields of *enrich events* steps before it are added.`,
  example: { event: 'high-amount', data: '{"amount": @policy.request().body.amount}' },
  dataFlow: (fields) =>
    formulasOf(config, fields).map((reads) => ({
      reads,
      purpose: 'event',
      ...(reads.path === 'data' ? { expected: objectType } : {}),
    })),
  compile({ event, data }, compiler) {
    const report = inTurn<Draft>(
      [
        {
          formula: compiler.template(event, 'event'),
          take: (_run, value, draft) => {
            draft.name = String(value).slice(0, MAX_NAME);
            return undefined;
          },
        },
        ...(data === undefined
          ? []
          : [
              {
                formula: compiler.expression(data, 'data'),
                take: (_run: Run, value: Value, draft: Draft) => {
                  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
                    throw new StepError('wrong-type', 'data', 'The data of an event must be an object.');
                  }
                  draft.data = value;
                  return undefined;
                },
              },
            ]),
      ],
      (run, { name, data: value }) => {
        run.events ??= [];
        if (run.events.length >= MAX_EVENTS) {
          throw new StepError('event-limit', 'event', `A run can report ${MAX_EVENTS} events.`);
        }
        run.events.push({ name, at: run.host.now(), step: compiler.stepId, data: value, fields: run.eventFields });
        return NEXT;
      },
    );
    return (run) => report(run, { name: '', data: {} });
  },
});
