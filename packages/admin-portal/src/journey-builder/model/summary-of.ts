import type { Step } from '@waymark/journey';

const MAX_LENGTH = 80;

/** What a step does, in a line: its condition, the variables that it sets, the status that it answers. */
export function summaryOf({ kind, config = {} }: Step): string {
  return shorten(textOf(kind, config));
}

function textOf(kind: string, config: Readonly<Record<string, unknown>>): string {
  switch (kind) {
    case 'set-variables':
      return namesOf(config.variables).join(', ');
    case 'condition':
    case 'while-loop':
      return text(config.condition);
    case 'match-case':
      return text(config.source);
    case 'http-complete':
      return [text(config.responseCode), text(config.redirectUri)].filter((part) => part !== '').join(' → ');
    case 'sub-journey':
      return text(config.journey ?? config.journeyId);
    case 'validate-token':
      return text(config.token);
    case 'log-event':
      return text(config.event ?? config.name ?? config.type);
    case 'enrich-events':
      return namesOf(config.fields).join(', ');
    case 'abort':
      return text(config.reason ?? config.message);
    default:
      return '';
  }
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : '';

const namesOf = (rows: unknown): string[] =>
  Array.isArray(rows)
    ? rows.map((row: unknown) => text((row as { name?: unknown } | null)?.name)).filter((name) => name !== '')
    : [];

const shorten = (line: string): string => (line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line);
