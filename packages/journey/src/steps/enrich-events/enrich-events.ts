import { Type } from 'typebox';
import { expressionField, formulasOf } from '../fields.ts';
import { inTurn } from '../in-turn.ts';
import { defineStepKind } from '../step-kind.ts';

const config = Type.Object(
  {
    fields: Type.Array(
      Type.Object(
        {
          name: Type.String({
            pattern: '^[A-Za-z_][A-Za-z0-9_.-]*$',
            maxLength: 64,
            description: 'Name of the field.',
          }),
          value: expressionField('Its value.'),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 50, description: 'Fields of every later event of the run.' },
    ),
  },
  { additionalProperties: false },
);

const NEXT = 0;

/** The Enrich Activity Log Events step of Mosaic. */
export const enrichEvents = defineStepKind({
  kind: 'enrich-events',
  name: 'Enrich events',
  category: 'Events',
  journeyKinds: ['backend-api', 'sub-journey'],
  config,
  branches: [{ name: 'next', label: 'Next', required: true }],
  canFail: true,
  effects: 'writes',
  docs: `Adds fields to every event that the run reports from here on, such as an order number or an id from a request header. A field that
is set again gets the new value.`,
  example: { fields: [{ name: 'order', value: '@policy.request().body.order_id' }] },
  dataFlow: (values) => formulasOf(config, values).map((reads) => ({ reads, purpose: 'event' })),
  compile({ fields }, compiler) {
    const enrich = inTurn<Record<string, never>>(
      fields.map(({ name, value }, index) => ({
        formula: compiler.expression(value, `fields.${index}.value`),
        take: (run, result) => {
          // A new object each time: events that were reported keep what they had.
          run.eventFields = { ...run.eventFields, [name]: result };
          return undefined;
        },
      })),
      () => NEXT,
    );
    return (run) => enrich(run, {});
  },
});
