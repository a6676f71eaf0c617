import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';
import { moveRow, removeCase, setField } from './edit-config.ts';
import type { FieldControlProps } from './field-control-props.ts';
import { useRowName } from './field-label.ts';
import { focusField } from './focus-field.ts';
import type { FormField } from './form-fields.ts';
import classes from './rows-field.module.css';
import { useStepForm } from './step-form-context.tsx';

type Rows = Extract<FormField, { readonly widget: 'rows' | 'parameters' }>;

const SHORT: ReadonlySet<string> = new Set(['text', 'variable', 'branch-name']);

/** Rows that can be added, removed and put into another order. */
export function RowsField({ field, path, value, label }: FieldControlProps<Rows>) {
  const { t } = useTranslation('stepForm');
  const rowName = useRowName();
  const { change, id, readOnly, renderField } = useStepForm();
  const root = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  const put = (next: readonly unknown[], what: string) => {
    const kept = next.length === 0 && !field.required ? undefined : next;
    change((document) => setField(document, id, path, kept), what);
  };
  // A short text stands beside the buttons of its row.
  const [first, ...rest] = field.fields;
  const head = first !== undefined && SHORT.has(first.widget) ? first : undefined;
  const others = head === undefined ? field.fields : rest;
  /** What comes next is to fill in the new row. */
  const add = () => {
    put([...rows, emptyRow(field, rows.length)], t('changes.addRow'));
    const place = `config.${path}.${rows.length}.${first?.name ?? ''}`;
    requestAnimationFrame(() => root.current !== null && focusField(root.current, place));
  };
  const move = (index: number, by: number) => {
    put(moveRow(rows, index, index + by), t('changes.moveRow'));
    requestAnimationFrame(() => focusMoved(root.current, index + by, by));
  };
  const remove = (index: number) => {
    requestAnimationFrame(() => {
      // The last row takes the focus with it.
      if (window.document.activeElement === window.document.body) addButton.current?.focus();
    });
    if (field.fields.some(({ widget }) => widget === 'branch-name')) {
      change((document) => removeCase(document, id, index), t('changes.removeRow'));
    } else put(rows.toSpliced(index, 1), t('changes.removeRow'));
  };
  return (
    <div ref={root}>
      {rows.length === 0 && (
        <Text fz="xs" c="dimmed">
          {t('noRows')}
        </Text>
      )}
      <ol className={classes.rows} aria-label={label}>
        {rows.map((_row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id of their own, and their fields are controlled.
          <li key={index} className={classes.row}>
            <div className={classes.head}>
              <div className={classes.name}>
                {head && renderField(head, `${path}.${index}.${head.name}`, index + 1)}
              </div>
              {!readOnly && (
                <RowButtons
                  name={t('rowOf', { field: label, number: index + 1 })}
                  isFirst={index === 0}
                  isLast={index === rows.length - 1}
                  onMove={(by) => move(index, by)}
                  onRemove={() => remove(index)}
                />
              )}
            </div>
            {others.map((inner) => renderField(inner, `${path}.${index}.${inner.name}`, index + 1))}
          </li>
        ))}
      </ol>
      {!readOnly && rows.length < field.maxItems && (
        <Button
          ref={addButton}
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="plus" size={14} />}
          onClick={add}
        >
          {t('addRow', { what: rowName(field.name) })}
        </Button>
      )}
    </div>
  );
}

/** The focus follows a row that moves, so that the same key moves it on. */
function focusMoved(root: HTMLElement | null, index: number, by: number): void {
  const row = root?.querySelectorAll(':scope > ol > li')[index];
  const [up, down] = row?.querySelectorAll<HTMLButtonElement>('[data-row-buttons] button') ?? [];
  const [same, other] = by < 0 ? [up, down] : [down, up];
  (same?.disabled === true ? other : same)?.focus();
}

const emptyRow = ({ fields }: Rows, index: number) =>
  Object.fromEntries(
    fields
      .filter(({ required }) => required)
      .map(({ name, widget }) => [name, widget === 'branch-name' ? `case-${index + 1}` : '']),
  );

function RowButtons({
  name,
  isFirst,
  isLast,
  onMove,
  onRemove,
}: {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('stepForm');
  const button = { variant: 'subtle', size: 'sm', color: 'gray' } as const;
  return (
    <Group gap={0} wrap="nowrap" data-row-buttons>
      <ActionIcon {...button} disabled={isFirst} aria-label={t('moveUp', { name })} onClick={() => onMove(-1)}>
        <Icon name="sortUp" size={14} />
      </ActionIcon>
      <ActionIcon {...button} disabled={isLast} aria-label={t('moveDown', { name })} onClick={() => onMove(1)}>
        <Icon name="sortDown" size={14} />
      </ActionIcon>
      <ActionIcon {...button} aria-label={t('remove', { name })} onClick={onRemove}>
        <Icon name="cross" size={14} />
      </ActionIcon>
    </Group>
  );
}
