import { formatType } from '@waymark/expression';
import type { AnswerBody, AnswerHeader, JourneyAnswers, Way } from './journey-answers.ts';

/** How parts of the text are set off; each function gets a text and gives it back with or without colours. */
export interface AnswerStyle {
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
}

const PLAIN: AnswerStyle = { heading: (text) => text, strong: (text) => text, dim: (text) => text };

/** Headers that every answer has, which would only repeat themselves. */
const USUAL: ReadonlySet<string> = new Set(['content-type', 'cache-control', 'x-content-type-options']);
const MAX_TEXT = 400;

/** All answers of a journey, as lines for people. */
export function printAnswers(answers: JourneyAnswers, style: AnswerStyle = PLAIN): string[] {
  const isSubJourney = answers.journey.kind === 'sub-journey';
  return [
    style.heading(isSubJourney ? 'What this sub-journey can return' : 'All answers this endpoint can give'),
    ...answers.answers.flatMap((answer) => [
      '',
      `${style.strong(`${answer.status} ${answer.reason}`)}  ${nameOf(answer)}`,
      ...answer.headers.filter(({ name }) => !USUAL.has(name.toLowerCase())).map((header) => `  ${headerLine(header)}`),
      `  ${bodyLine(answer.body)}`,
      ...wayLines(answer, style),
    ]),
    ...answers.results.flatMap((result) => [
      '',
      `${style.strong('value' in result ? shortened(JSON.stringify(result.value)) : formatType(result.type))}  ${nameOf(result)}`,
      ...wayLines(result, style),
    ]),
    '',
    ...defaultLines(answers, style),
    ...refusalLines(answers, style),
  ];
}

const nameOf = ({ step, name }: { readonly step: string; readonly name?: string }) =>
  name === undefined ? step : `${step} (${name})`;

const headerLine = ({ name, value }: AnswerHeader) => `${name}: ${value ?? '(computed)'}`;

function bodyLine(body: AnswerBody): string {
  if (body.kind === 'none') return 'no body';
  const format = body.mediaType.split(';')[0];
  if (body.kind === 'computed') return `${format}: ${shortened(formatType(body.type))}`;
  return body.text === '' ? `${format}: empty` : `${format}: ${shortened(body.text)}`;
}

const shortened = (text: string) => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT)}…` : line;
};

function wayLines({ shortestPath, paths }: Way, { dim }: AnswerStyle): string[] {
  const count = paths === 1n ? 'one path' : `${paths} paths, the shortest`;
  if (shortestPath.length === 0) return [dim('  at once')];
  return [
    dim(`  ${count}:`),
    ...shortestPath.map(({ step, branch, when }) =>
      dim(`    ${step} → ${branch}${when === undefined ? '' : `   ${shortened(when)}`}`),
    ),
  ];
}

const CAUSES = {
  any: 'whatever ended the run',
  aborted: 'an abort step ended the run',
  failed: 'a step failed, or a run passed a limit',
  deadline: 'the deadline passed',
} as const;

function defaultLines({ defaults, journey }: JourneyAnswers, style: AnswerStyle): string[] {
  const { answers, aborts, failures, loopLimits, deadlineMs, maxSteps } = defaults;
  const isSubJourney = journey.kind === 'sub-journey';
  return [
    style.heading(
      isSubJourney ? 'What can end it without a result' : 'The default answer, where a run ends without one',
    ),
    ...answers.map(({ status, reason, cause, body }) => {
      const text = body.kind === 'constant' && body.text !== '' ? `  ${shortened(body.text)}` : '';
      return `  ${style.strong(`${status} ${reason}`)}  ${CAUSES[cause]}${text}`;
    }),
    ...(isSubJourney ? [] : [style.dim('  It can come to that by')]),
    ...aborts.map(({ step, reason }) => `    ${step}: aborts${reason === '' ? '' : `, “${shortened(reason)}”`}`),
    ...failures.map(({ step, fields }) => `    ${step}: ${fields.join(', ')} can fail`),
    ...loopLimits.map(({ step, maxPasses }) => `    ${step}: more than ${maxPasses} passes`),
    ...(isSubJourney ? [] : [`    the deadline of ${deadlineMs} ms, or more than ${maxSteps} steps`]),
    ...(isSubJourney && aborts.length + failures.length + loopLimits.length === 0
      ? ['    nothing but its limits']
      : []),
  ];
}

function refusalLines({ refusals }: JourneyAnswers, style: AnswerStyle): string[] {
  if (refusals.length === 0) return [];
  return [
    '',
    style.heading('Before the journey runs'),
    ...refusals.map(({ status, reason, when }) => `  ${style.strong(`${status} ${reason}`)}  ${when}`),
  ];
}
