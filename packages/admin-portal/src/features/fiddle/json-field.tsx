import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Read } from './read-inputs.ts';

interface JsonFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly read: Read<unknown>;
  readonly onChange: (value: string) => void;
}

/** JSON to be typed, and where it stops being JSON. */
export function JsonField({ label, description, value, read, onChange }: JsonFieldProps) {
  const { t } = useTranslation('fiddle');
  return (
    <Textarea
      label={label}
      {...(description === undefined ? {} : { description })}
      autosize
      minRows={3}
      maxRows={14}
      spellCheck={false}
      translate="no"
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.82rem' } }}
      value={value}
      error={read.ok ? null : t(`problems.${read.problem.kind}`, { ...read.problem })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
