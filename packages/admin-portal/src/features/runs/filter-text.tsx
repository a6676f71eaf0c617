import { Autocomplete } from '@mantine/core';
import { useEffect, useState } from 'react';

interface FilterTextProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onCommit: (value: string | undefined) => void;
  readonly choices?: readonly string[];
  readonly placeholder?: string;
  readonly type?: 'text' | 'number' | 'datetime-local';
}

/** A filter that is typed. It takes effect when the field is left, a choice is taken or Enter is pressed. */
export function FilterText({ label, value = '', onCommit, choices = [], placeholder, type = 'text' }: FilterTextProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = (wanted: string) => {
    if (wanted.trim() !== value) onCommit(wanted.trim() === '' ? undefined : wanted.trim());
  };
  return (
    <Autocomplete
      label={label}
      size="sm"
      type={type}
      value={text}
      data={[...choices]}
      limit={50}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={setText}
      onOptionSubmit={commit}
      onBlur={() => commit(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(text);
      }}
    />
  );
}
