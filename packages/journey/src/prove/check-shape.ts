import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import type { JourneyDocument, Step } from '../document/journey-document.ts';
import { journeySchema, MAX_VARIABLE_ROWS } from '../document/journey-schema.ts';
import { findStepKind, STEP_KINDS } from '../steps/step-kinds.ts';
import { describeSchemaError } from './describe-schema-error.ts';
import type { JourneyDiagnostic } from './diagnostic.ts';
import { stepDiagnostic } from './diagnostic-codes.ts';

/** What the schemas say. `document` is there when the steps can be looked at further. */
export interface Shape {
  readonly document?: JourneyDocument;
  readonly diagnostics: readonly JourneyDiagnostic[];
}

/** Checks every field against the schemas of the document and of its step kinds, and what the kinds check besides. */
export function checkShape(value: unknown): Shape {
  const faults = schemaFaults(journeySchema, value);
  if (faults.length > 0) return { diagnostics: faults.map(documentDiagnostic) };
  const document = value as JourneyDocument;
  const steps = Object.entries(document.steps);
  const misfits = steps.flatMap(([id, step]) => checkStepSchema(document, id, step));
  if (misfits.length > 0) return { diagnostics: misfits };
  const writes = steps.flatMap(([, step]) => findStepKind(step.kind)?.dataFlow((step.config ?? {}) as never) ?? []);
  if (writes.filter((flow) => 'writes' in flow).length > MAX_VARIABLE_ROWS) {
    const message = `The journey sets variables in more than ${MAX_VARIABLE_ROWS} rows: split it.`;
    return { diagnostics: [{ severity: 'error', code: 'invalid-document', message, pointer: '/steps' }] };
  }
  return { document, diagnostics: steps.flatMap(([id, step]) => checkStepConfig(id, step)) };
}

function documentDiagnostic({ pointer, message }: SchemaFault): JourneyDiagnostic {
  const [, section, step, ...rest] = pointer.split('/');
  const diagnostic: JourneyDiagnostic = { severity: 'error', code: 'invalid-document', message, pointer };
  if (section !== 'steps' || step === undefined) return diagnostic;
  return { ...diagnostic, step, ...(rest.length > 0 ? { field: rest.join('.') } : {}) };
}

function checkStepSchema(document: JourneyDocument, id: string, step: Step): JourneyDiagnostic[] {
  const definition = findStepKind(step.kind);
  if (definition === undefined) {
    const known = STEP_KINDS.map(({ kind }) => `"${kind}"`).join(', ');
    const message = `There is no step kind "${step.kind}": use one of ${known}.`;
    return [stepDiagnostic(id, 'kind', { severity: 'error', code: 'unknown-step-kind', message })];
  }
  if (!definition.journeyKinds.includes(document.kind)) {
    const message = `A step of kind "${step.kind}" can't be used in a ${document.kind} journey: remove it.`;
    return [stepDiagnostic(id, 'kind', { severity: 'error', code: 'step-kind-not-allowed', message })];
  }
  return schemaFaults(definition.config, step.config ?? {}).map(({ pointer, message }) => {
    const path = ['config', ...pointer.split('/').slice(1)].join('.');
    return stepDiagnostic(id, path, { severity: 'error', code: 'invalid-field', message });
  });
}

function checkStepConfig(id: string, step: Step): JourneyDiagnostic[] {
  const findings = findStepKind(step.kind)?.check?.((step.config ?? {}) as never) ?? [];
  return findings.map(({ severity, code, message, path }) =>
    stepDiagnostic(id, `config.${path}`, { severity, code, message }),
  );
}

interface SchemaFault {
  readonly pointer: string;
  readonly message: string;
}

/** At most one fault per place, in plain words. */
function schemaFaults(schema: TSchema, value: unknown): SchemaFault[] {
  const faults = new Map<string, string>();
  for (const error of Errors(schema, value)) {
    const fault = describeSchemaError(error);
    if (fault !== null && !faults.has(fault.pointer)) faults.set(fault.pointer, fault.message);
  }
  return [...faults].map(([pointer, message]) => ({ pointer, message }));
}
