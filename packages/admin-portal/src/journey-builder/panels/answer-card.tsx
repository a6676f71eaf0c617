import { Code, Group, Text } from '@mantine/core';
import { formatType } from '@waymark/expression';
import type { AnswerBody, JourneyDocument, StepAnswer, StepResult, Way } from '@waymark/journey';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBuilder } from '../builder-provider.tsx';
import classes from './answer-card.module.css';
import { StatusBadge } from './status-badge.tsx';
import { wayOverlay } from './way-overlay.ts';

/** Headers that every answer has, which would only repeat themselves. */
const USUAL: ReadonlySet<string> = new Set(['content-type', 'cache-control', 'x-content-type-options']);
const MAX_TEXT = 400;

/** One answer of a backend API journey. */
export function AnswerCard({ answer, document }: { readonly answer: StepAnswer; readonly document: JourneyDocument }) {
  const { t } = useTranslation('answers');
  const headers = answer.headers.filter(({ name }) => !USUAL.has(name.toLowerCase()));
  return (
    <WayCard
      way={answer}
      step={answer.step}
      name={answer.name}
      document={document}
      label={`${answer.status} ${answer.reason}`}
      head={<StatusBadge status={answer.status} reason={answer.reason} />}
    >
      {headers.map(({ name, value }) => (
        <Text key={name} fz="xs" className={classes.line ?? ''}>
          <strong>{name}:</strong> {value ?? <em>{t('computed')}</em>}
        </Text>
      ))}
      <BodyLine body={answer.body} />
    </WayCard>
  );
}

/** One result of a sub-journey. */
export function ResultCard({ result, document }: { readonly result: StepResult; readonly document: JourneyDocument }) {
  const text = 'value' in result ? JSON.stringify(result.value) : formatType(result.type);
  return (
    <WayCard
      way={result}
      step={result.step}
      name={result.name}
      document={document}
      label={shortened(text)}
      head={<Code className={classes.code ?? ''}>{shortened(text)}</Code>}
    />
  );
}

function BodyLine({ body }: { readonly body: AnswerBody }) {
  const { t } = useTranslation('answers');
  if (body.kind === 'none') return <Dim>{t('noBody')}</Dim>;
  const text = body.kind === 'computed' ? formatType(body.type) : body.text;
  if (text === '') return <Dim>{t('emptyBody')}</Dim>;
  return (
    <>
      <Dim>{body.mediaType}</Dim>
      <Code block className={classes.code ?? ''}>
        {shortened(text)}
      </Code>
    </>
  );
}

interface WayCardProps {
  readonly way: Way;
  readonly step: string;
  readonly name: string | undefined;
  readonly document: JourneyDocument;
  readonly label: string;
  readonly head: ReactNode;
  readonly children?: ReactNode;
}

/** A way to an end of the journey; a press lights it on the canvas, and another one puts it out. */
function WayCard({ way, step, name, document, label, head, children }: WayCardProps) {
  const { t } = useTranslation('answers');
  const overlay = useBuilder((state) => state.overlay);
  const showOverlay = useBuilder((state) => state.showOverlay);
  const select = useBuilder((state) => state.select);
  const lit = wayOverlay(document, way, step);
  const isLit = overlay !== undefined && isSameWay(overlay.taken, lit.taken) && overlay.steps.at(-1)?.step === step;
  const title = name === undefined || name === step ? step : `${name} (${step})`;
  return (
    <section className={classes.card} data-lit={isLit || undefined} aria-label={`${label}, ${title}`}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        {head}
        <button
          type="button"
          className={classes.toggle}
          aria-pressed={isLit}
          onClick={() => showOverlay(isLit ? undefined : lit)}
        >
          {isLit ? t('hidePath') : t('showPath')}
        </button>
      </Group>
      <button type="button" className={classes.step} onClick={() => select([step])} title={t('openStep')}>
        {title}
      </button>
      {children}
      <WayLines way={way} />
    </section>
  );
}

function WayLines({ way: { shortestPath, paths } }: { readonly way: Way }) {
  const { t } = useTranslation('answers');
  if (shortestPath.length === 0) return <Dim>{t('atOnce')}</Dim>;
  return (
    <div>
      <Dim>{t('paths', { count: Number(paths) })}</Dim>
      <ol className={classes.way}>
        {shortestPath.map(({ step, branch, when }) => (
          <li key={`${step} ${branch}`}>
            {step} → {branch}
            {when !== undefined && <code>{shortened(when)}</code>}
          </li>
        ))}
      </ol>
    </div>
  );
}

const Dim = ({ children }: { readonly children: ReactNode }) => (
  <Text fz="xs" c="dimmed">
    {children}
  </Text>
);

const isSameWay = (left: ReadonlySet<string>, right: ReadonlySet<string>) =>
  left.size === right.size && [...left].every((one) => right.has(one));

const shortened = (text: string) => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);
