import { calleesOf, type JourneyDocument, parseJourney } from '@waymark/journey';

/** The examples, as the project keeps and tests them. */
const FILES = import.meta.glob<string>('../../../../../examples/*/journey.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The most useful ones first; examples that are not named here follow by id. */
const ORDER = [
  'validate-transaction',
  'step-up-by-amount',
  'ivr-caller-check',
  'token-exchange-gate',
  'velocity-check',
  'maintenance-switch',
  'canary-by-header',
  'validate-transaction-verified',
  'device-trust',
];

/** A journey to begin with. */
export interface Template {
  readonly document: JourneyDocument;
  /** The sub-journeys that it calls, themselves or by a detour, those that call nothing first. */
  readonly callees: readonly JourneyDocument[];
}

const documents = new Map(
  Object.values(FILES)
    .map((text) => parseJourney(text).value as JourneyDocument)
    .map((document) => [document.id, document]),
);

const rank = (id: string) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);

export const TEMPLATES: readonly Template[] = [...documents.values()]
  .toSorted((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id))
  .map((document) => ({ document, callees: calleesBelow(document, new Set([document.id])) }));

function calleesBelow(document: JourneyDocument, seen: Set<string>): JourneyDocument[] {
  const found: JourneyDocument[] = [];
  for (const id of calleesOf(document)) {
    const callee = documents.get(id);
    if (callee === undefined || seen.has(id)) continue;
    seen.add(id);
    found.push(...calleesBelow(callee, seen), callee);
  }
  return found;
}
