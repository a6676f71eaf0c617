import './expression-editor.css';
import type { EditorView } from '@codemirror/view';
import { ActionIcon, Tooltip } from '@mantine/core';
import type { ExpressionMode, LanguageContext } from '@waymark/expression';
import { useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toast.tsx';
import { applyEditorFix, markFindings } from './apply-edits.ts';
import { EditorFindings } from './editor-findings.tsx';
import classes from './expression-editor.module.css';
import { type EditorProblems, findingsOf } from './findings-of.ts';
import { formatEditor } from './format-command.ts';
import { useEditorView } from './use-editor-view.ts';

export interface ExpressionEditorProps extends Omit<LanguageContext, 'mode'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A formula, or text with `${…}` in it. */
  readonly mode: ExpressionMode;
  readonly ariaLabel: string;
  /** Id of the element that describes the field. */
  readonly describedBy?: string;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  /** Height that it never falls below; it grows with its text. Default: 1. */
  readonly minLines?: number;
  /** Characters in a line after formatting. Default: 60. */
  readonly formatWidth?: number;
  /** What the journey's proof found in the text. While it belongs to another text, the editor looks itself. */
  readonly problems?: EditorProblems;
  /** Whether findings are listed below the field. Default: true. */
  readonly listsFindings?: boolean;
}

/** A field for an expression or template: colours, completion, explanations and findings with their fixes. */
export function ExpressionEditor(props: ExpressionEditorProps) {
  const { value, onChange, ariaLabel, describedBy, readOnly = false, minLines = 1, problems } = props;
  const { t } = useTranslation('editor');
  const listId = useId();
  const parent = useRef<HTMLDivElement>(null);
  const context = useLanguageContext(props);
  const findings = useMemo(() => findingsOf(value, context, problems), [value, context, problems]);
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  const attributes = useMemo(
    () => ({
      'aria-label': ariaLabel,
      'aria-describedby': describedBy === undefined ? listId : `${describedBy} ${listId}`,
      'aria-invalid': String(hasErrors),
      'aria-readonly': String(readOnly),
      autocapitalize: 'off',
      spellcheck: 'false',
      translate: 'no',
      ...(readOnly ? { tabindex: '0' } : {}),
    }),
    [ariaLabel, describedBy, listId, hasErrors, readOnly],
  );
  const format = (view: EditorView) => {
    const result = formatEditor(view, props.formatWidth ?? 60);
    if (!result.ok) showToast(result.reason);
  };
  const view = useEditorView(parent, {
    value,
    onChange,
    context,
    attributes,
    readOnly,
    placeholder: props.placeholder ?? '',
    onFormat: format,
  });
  useEffect(() => {
    if (view.current !== null) markFindings(view.current, findings);
  }, [view, findings]);
  return (
    <div>
      <div className={classes.frame} data-invalid={hasErrors || undefined} data-readonly={readOnly || undefined}>
        <div ref={parent} className={classes.editor} style={{ minHeight: `${minLines * 1.22 + 0.75}rem` }} />
        {!readOnly && (
          <Tooltip label={t('format')}>
            <ActionIcon
              className={classes.format ?? ''}
              variant="subtle"
              size="sm"
              aria-label={t('formatOf', { field: ariaLabel })}
              onClick={() => view.current !== null && format(view.current)}
            >
              <Icon name="expression" size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <EditorFindings
        id={listId}
        findings={props.listsFindings === false ? [] : findings}
        onFix={readOnly ? undefined : (fix) => view.current !== null && applyEditorFix(view.current, fix)}
      />
    </div>
  );
}

/** The same object as long as it says the same: what the language service derives from it is kept with it. */
function useLanguageContext(props: ExpressionEditorProps): LanguageContext {
  const { mode, profile, expected, variables, samples, policy, policySamples, webRequests } = props;
  const key = JSON.stringify({ mode, profile, expected, variables, samples, policy, policySamples, webRequests });
  return useMemo(() => JSON.parse(key) as LanguageContext, [key]);
}
