import { Stack } from '@mantine/core';
import { findStepKind, type JourneyDiagnostic } from '@waymark/journey';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBuilder, useBuilderStore } from '../../builder-provider.tsx';
import { ProblemItem } from '../problem-item.tsx';
import { ConfigField } from './config-field.tsx';
import { setField } from './edit-config.ts';
import { focusField } from './focus-field.ts';
import { formFieldsOf } from './form-fields.ts';
import { runValues } from './run-values.ts';
import { StepBranches } from './step-branches.tsx';
import { type StepForm as Form, StepFormProvider } from './step-form-context.tsx';
import { StepHead } from './step-head.tsx';
import { useHelpfulFlow } from './use-helpful-flow.ts';

const NONE: readonly JourneyDiagnostic[] = [];

/** The form of one step, generated from the definition of its kind. */
export function StepForm({ id }: { readonly id: string }) {
  const form = useForm(id);
  const root = useRef<HTMLDivElement>(null);
  const store = useBuilderStore();
  const field = useBuilder((state) => state.focusedField);
  useEffect(() => {
    if (field === undefined || root.current === null) return;
    focusField(root.current, field);
    store.getState().fieldReached();
  }, [field, store]);
  if (form === undefined) return null;
  const { definition, diagnostics } = form;
  const fields = formFieldsOf(definition);
  return (
    <StepFormProvider value={form}>
      <Stack gap="md" ref={root}>
        {unplaced(
          diagnostics,
          fields.map(({ name }) => name),
        ).map((problem) => (
          <ProblemItem key={`${problem.code} ${problem.pointer} ${problem.message}`} problem={problem} />
        ))}
        <StepHead />
        {fields.map((one) => (
          <ConfigField key={one.name} field={one} path={one.name} />
        ))}
        <StepBranches />
      </Stack>
    </StepFormProvider>
  );
}

/** Findings about the step as a whole, or about fields that the form doesn't have. */
const unplaced = (diagnostics: readonly JourneyDiagnostic[], names: readonly string[]): readonly JourneyDiagnostic[] =>
  diagnostics.filter(({ field = '' }) => {
    const [section, name = ''] = field.split('.');
    if (section === 'branches' || section === 'name') return false;
    return !(section === 'config' && (names.includes(name) || name === 'errorVariable'));
  });

function useForm(id: string): Form | undefined {
  const { t } = useTranslation('stepForm');
  const document = useBuilder((state) => state.document);
  const readOnly = useBuilder((state) => state.readOnly);
  const proof = useBuilder((state) => state.proof);
  const overlay = useBuilder((state) => state.overlay);
  const apply = useBuilder((state) => state.apply);
  const helpfulFlow = useHelpfulFlow();
  const { values, samples } = useMemo(() => runValues(overlay, id), [overlay, id]);
  const diagnostics = useMemo(() => proof?.diagnostics.filter(({ step }) => step === id) ?? NONE, [proof, id]);
  const step = document.steps[id];
  const definition = step === undefined ? undefined : findStepKind(step.kind);
  if (step === undefined || definition === undefined) return undefined;
  return {
    document,
    id,
    step,
    definition,
    readOnly,
    diagnostics,
    flow: proof?.flow,
    helpfulFlow,
    values,
    samples,
    set: (path, value) =>
      apply((current) => setField(current, id, path, value), t('changes.field'), { merge: `field ${id} ${path}` }),
    renderField: (field, path, row) => <ConfigField key={field.name} field={field} path={path} row={row} />,
    change: (change, label, merge) => apply(change, label, merge === undefined ? {} : { merge }),
  };
}
