import type { ExpressionMode, Type } from '@waymark/expression';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ExpressionEditor } from '../../../expression-editor/expression-editor.tsx';
import { liveVariables } from './live-variables.ts';
import { type StepForm, useStepForm } from './step-form-context.tsx';
import { editorProblems, problemsAt, splitProblems } from './step-problems.ts';

interface FormulaEditorProps {
  /** Dotted path below the config. */
  readonly path: string;
  readonly source: string;
  readonly mode: ExpressionMode;
  readonly label: string;
  readonly describedBy?: string;
  readonly onChange: (source: string) => void;
}

/** The editor of one formula, with what the journey knows at its place. */
export function FormulaEditor({ path, source, mode, label, describedBy, onChange }: FormulaEditorProps) {
  const { t } = useTranslation('stepForm');
  const form = useStepForm();
  const { document, helpfulFlow, flow, id, diagnostics, readOnly, samples } = form;
  const variables = useMemo(() => liveVariables(document, helpfulFlow, id, path), [document, helpfulFlow, id, path]);
  const problems = useMemo(() => {
    const { inText } = splitProblems(problemsAt(diagnostics, `config.${path}`), source);
    return editorProblems(flow, id, path, inText);
  }, [diagnostics, flow, id, path, source]);
  const expected = expectedType(form, path);
  return (
    <ExpressionEditor
      value={source}
      onChange={onChange}
      mode={mode}
      variables={variables}
      samples={samples}
      {...(expected === undefined ? {} : { expected })}
      {...(problems === undefined ? {} : { problems })}
      ariaLabel={label}
      {...(describedBy === undefined ? {} : { describedBy })}
      placeholder={mode === 'template' ? t('templateHint') : t('expressionHint')}
      readOnly={readOnly}
    />
  );
}

/** What the step needs there, such as true or false for a condition. */
function expectedType({ definition, step }: StepForm, path: string): Type | undefined {
  try {
    for (const flow of definition.dataFlow((step.config ?? {}) as never)) {
      if ('reads' in flow && flow.reads.path === path) return flow.expected;
    }
  } catch {
    // A config that is not finished.
  }
  return undefined;
}
