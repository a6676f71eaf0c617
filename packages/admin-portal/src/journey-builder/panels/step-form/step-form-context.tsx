import type { Value } from '@waymark/expression';
import type { JourneyDiagnostic, JourneyDocument, JourneyFlow, Step, StepKind } from '@waymark/journey';
import { createContext, type ReactNode, useContext } from 'react';
import type { FormField } from './form-fields.ts';

/** What every field of a step's form needs to know. */
export interface StepForm {
  readonly document: JourneyDocument;
  readonly id: string;
  readonly step: Step;
  readonly definition: StepKind;
  readonly readOnly: boolean;
  readonly diagnostics: readonly JourneyDiagnostic[];
  /** Of the document as it is; undefined while a field is empty. */
  readonly flow: JourneyFlow | undefined;
  /** Of the document with its gaps filled, for completion. */
  readonly helpfulFlow: JourneyFlow | undefined;
  /** What the formulas yielded in the run that is shown, by path below the config. */
  readonly values: Readonly<Record<string, Value>>;
  /** What variables held in that run when the step began. */
  readonly samples: Readonly<Record<string, Value>>;
  /** Sets a field of the config; `undefined` removes it. */
  readonly set: (path: string, value: unknown) => void;
  /** A field inside another one, by its path below the config; in a row with the number of that row. */
  readonly renderField: (field: FormField, path: string, row?: number) => ReactNode;
  /** Any other change. Changes with the same key that follow each other quickly are undone together. */
  readonly change: (change: (document: JourneyDocument) => JourneyDocument, label: string, merge?: string) => void;
}

const StepFormContext = createContext<StepForm | null>(null);

export const StepFormProvider = StepFormContext.Provider;

export function useStepForm(): StepForm {
  const form = useContext(StepFormContext);
  if (form === null) throw new Error('useStepForm stands outside of a StepFormProvider.');
  return form;
}
