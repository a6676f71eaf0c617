import { Stack, TextInput, UnstyledButton } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import classes from './choice-list.module.css';

export interface Choice {
  readonly value: string;
  readonly title: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
}

interface ChoiceListProps {
  readonly searchLabel: string;
  readonly listLabel: string;
  /** What fits the search. */
  readonly choicesFor: (search: string) => readonly Choice[];
  readonly none: string;
  readonly onChoose: (value: string) => void;
}

/** A search field over a list: type, go up and down, press Enter. */
export function ChoiceList({ searchLabel, listLabel, choicesFor, none, onChoose }: ChoiceListProps) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const choices = choicesFor(search);
  const index = Math.min(active, choices.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <Stack gap="xs">
      <TextInput
        label={searchLabel}
        value={search}
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        {...(choices[index] === undefined ? {} : { 'aria-activedescendant': `${listId}-${index}` })}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const next = index + (event.key === 'ArrowDown' ? 1 : -1);
            setActive((next + choices.length) % Math.max(1, choices.length));
          } else if (event.key === 'Enter') {
            event.preventDefault();
            const chosen = choices[index];
            if (chosen !== undefined) onChoose(chosen.value);
          }
        }}
      />
      {choices.length === 0 && <p className={classes.none}>{none}</p>}
      <div ref={list} id={listId} role="listbox" aria-label={listLabel} className={classes.list}>
        {choices.map(({ value, title, detail, icon }, at) => (
          <UnstyledButton
            key={value}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === index}
            tabIndex={-1}
            className={classes.choice}
            onClick={() => onChoose(value)}
            onMouseMove={() => setActive(at)}
          >
            {icon}
            <span className={classes.words}>
              <span>{title}</span>
              {detail !== undefined && detail !== '' && <span className={classes.detail}>{detail}</span>}
            </span>
          </UnstyledButton>
        ))}
      </div>
    </Stack>
  );
}
