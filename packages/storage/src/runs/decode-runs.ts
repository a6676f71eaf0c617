import type { RunRecord, StepRecord } from '@waymark/journey';
import type { RunsHeader } from './run-batch-builder.ts';

/** A run's line, read only as far as it is asked for: a search looks at many lines and shows few. */
export class RunLine {
  readonly id: string;
  readonly at: number;
  readonly #header: RunsHeader;
  readonly #fields: readonly string[];

  constructor(header: RunsHeader, line: string) {
    const fields = line.split('\t');
    this.#header = header;
    this.#fields = fields;
    const id = fields[1] ?? '';
    this.id = id.startsWith('"') ? JSON.parse(id) : header.prefix + id;
    const time = fields[2] ?? '';
    this.at = time.startsWith('=') ? Number(time.slice(1)) : header.base + Number(time);
  }

  get journeyId(): string {
    return this.#plan[0];
  }

  get version(): number {
    return this.#plan[1];
  }

  get status(): number {
    return Number(this.#fields[3]);
  }

  get durationMicros(): number {
    const text = this.#fields[4];
    return text === undefined || text === '' ? (this.steps.at(-1)?.at ?? 0) : Number(text);
  }

  get clientId(): string | null {
    const text = this.#fields[5];
    return text === undefined || text === '' ? null : (this.#header.clients[Number(text)] ?? null);
  }

  get correlationId(): string {
    const text = this.#fields[6] ?? '';
    return text.startsWith('"') ? JSON.parse(text) : text;
  }

  get hasReceipt(): boolean {
    return this.#fields[8] === 'r';
  }

  get outcome(): RunRecord['outcome'] {
    return this.#rest.outcome;
  }

  get steps(): readonly StepRecord[] {
    const text = this.#fields[7] ?? '';
    if (text === '') return [];
    const names = this.#plan[2];
    let before = 0;
    return text.split(' ').map((part) => {
      const [step = '', branch = '', time = ''] = part.split(',');
      const at = time.startsWith('=') ? Number(time.slice(1)) : before + Number(time);
      before = at;
      const own = names[Number(step)];
      return { step: own?.[0] ?? `#${step}`, branch: own?.[Number(branch) + 1 || -1] ?? null, at };
    });
  }

  toRecord(): RunRecord {
    const { outcome, failure, events } = this.#rest;
    return {
      id: this.id,
      journeyId: this.journeyId,
      version: this.version,
      at: this.at,
      durationMicros: this.durationMicros,
      status: this.status,
      clientId: this.clientId,
      correlationId: this.correlationId,
      outcome,
      ...(failure === undefined ? {} : { failure }),
      steps: this.steps,
      ...(events === undefined ? {} : { events }),
      hasReceipt: this.hasReceipt,
    };
  }

  get #plan(): RunsHeader['plans'][number] {
    return this.#header.plans[Number(this.#fields[0])] ?? ['', 0, []];
  }

  get #rest(): Pick<RunRecord, 'outcome' | 'failure' | 'events'> {
    const text = this.#fields[9];
    return text === undefined ? { outcome: 'answer' } : JSON.parse(text);
  }
}

/** Lines of a batch's text, in the order in which the runs ended. */
export function decodeRuns(text: string): readonly RunLine[] {
  const lines = text.split('\n');
  const header = JSON.parse(lines[0] ?? '') as RunsHeader;
  const runs: RunLine[] = [];
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line !== '') runs.push(new RunLine(header, line));
  }
  return runs;
}
