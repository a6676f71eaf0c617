import './expression-editor.css';
import { ActionIcon, Tooltip } from '@mantine/core';
import { type ExpressionMode, type LanguageContext, type Type, toJsonText, type Value } from '@waymark/expression';
import type { EditorView } from '@codemirror/view';
import { useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toast.tsx';
import { applyEditorFix, markFindings } from './apply-edits.ts';
import classes from './expression-editor.module.css';
import { EditorFindings } from './editor-findings.tsx';
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
  const key = keyOf({ mode, profile, expected, variables, samples, policy, policySamples, webRequests });
  const known = useRef<{ readonly key: string; readonly context: LanguageContext }>(undefined);
  if (known.current?.key !== key) {
    const context: LanguageContext = {
      mode,
      ...(profile && { profile }),
      ...(expected && { expected }),
      ...(variables && { variables }),
      ...(samples && { samples }),
      ...(policy && { policy }),
      ...(policySamples && { policySamples }),
      ...(webRequests && { webRequests }),
    };
    known.current = { key, context };
  }
  return known.current.context;
}

interface ContextParts {
  readonly [name: string]: Type | Value | Readonly<Record<string, unknown>> | undefined;
}

const keyOf = (parts: ContextParts): string => JSON.stringify(parts) ?? toJsonText(null);
