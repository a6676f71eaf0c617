import { type JourneyDocument, proveJourney } from '@waymark/journey';
import type { Random } from '../hostile/random.ts';
import { cleanJourneys, findSubJourney } from './clean-journeys.ts';
import { insertStep } from './insert-step.ts';

/** Plain JSON in which everything can be changed. */
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A place in a document: what holds it, and under which key. */
interface Place {
  readonly holder: JsonObject | Json[];
  readonly key: string;
}

const get = ({ holder, key }: Place): Json => (Array.isArray(holder) ? holder[Number(key)] : holder[key]) as Json;

function set({ holder, key }: Place, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder[key] = value;
}

function placesIn(value: Json): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const place = { holder: value, key };
    return [place, ...placesIn(get(place))];
  });
}

/** Fields that hold formulas, by what they are called in the step kinds. */
const FORMULA_KEYS = new Set([
  'condition',
  'value',
  'source',
  'expression',
  'template',
  'result',
  'token',
  'data',
  'event',
  'reason',
  'redirectUri',
]);

const isFormula = (place: Place) => FORMULA_KEYS.has(place.key) && typeof get(place) === 'string';

const formulas = cleanJourneys.flatMap((document) =>
  placesIn(document as unknown as Json)
    .filter(isFormula)
    .map((place) => get(place) as string),
) as [string, ...string[]];

const PIECES = [
  'null',
  'true',
  '0',
  '"x"',
  '[]',
  '{}',
  ' + 1',
  ' == null',
  ' ?? 0',
  '?.x',
  '.x',
  '[0]',
  '!',
  '(',
  ')',
  '@',
  '"',
  '`',
  '${',
  '}',
  ' && ',
  ' || ',
  '=>',
  '@std.len(',
  '@policy.request().body',
  'let a = 1 return ',
  'try ',
  ' catch 0',
  'é',
  '\\',
] as const;
const VALUES: readonly [Json, ...Json[]] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e9,
  '',
  'x',
  '$end',
  'constructor',
  '__proto__',
  [],
  {},
  [null],
  { a: 1 },
  'condition',
  'while-loop',
  'block',
  'abort',
];

type Mutation = (document: JsonObject, random: Random) => void;

const stepsOf = (document: JsonObject): JsonObject => (isObject(document.steps) ? document.steps : {});
const idsOf = (document: JsonObject) => Object.keys(stepsOf(document));

const pickFrom = <Item>(random: Random, items: readonly Item[]): Item | undefined => items[random.below(items.length)];

function pickStep(document: JsonObject, random: Random): JsonObject | undefined {
  const step = stepsOf(document)[pickFrom(random, idsOf(document)) ?? ''];
  return isObject(step) ? step : undefined;
}

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  function rewire(document, random) {
    const step = pickStep(document, random);
    const branches = step?.branches;
    if (!isObject(branches)) return;
    const branch = pickFrom(random, Object.keys(branches));
    if (branch !== undefined) branches[branch] = pickFrom(random, [...idsOf(document), '$end', 'nowhere']) ?? '$end';
  },
  function connect(document, random) {
    const step = pickStep(document, random);
    if (step === undefined) return;
    const branches = isObject(step.branches) ? step.branches : {};
    step.branches = branches;
    branches[random.pick(['failure', 'otherwise', 'next', 'body', 'yes', 'no', 'maybe'])] =
      pickFrom(random, [...idsOf(document), '$end']) ?? '$end';
  },
  function move(document, random) {
    const step = pickStep(document, random);
    if (step === undefined) return;
    if (random.chance(0.3)) delete step.inside;
    else step.inside = pickFrom(random, idsOf(document)) ?? 'nowhere';
  },
  function otherFormula(document, random) {
    const place = pickFrom(random, placesIn(document).filter(isFormula));
    if (place !== undefined) set(place, random.pick(formulas));
  },
  function patchFormula(document, random) {
    const place = pickFrom(random, placesIn(document).filter(isFormula));
    if (place === undefined) return;
    const text = get(place) as string;
    const at = random.below(text.length + 1);
    const cut = random.chance(0.5) ? random.below(6) : 0;
    set(place, text.slice(0, at) + (random.chance(0.7) ? random.pick(PIECES) : '') + text.slice(at + cut));
  },
  function otherValue(document, random) {
    const place = pickFrom(random, placesIn(document));
    if (place !== undefined) set(place, random.pick(VALUES));
  },
  function remove(document, random) {
    const place = pickFrom(random, placesIn(document));
    if (place === undefined) return;
    if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
    else delete place.holder[place.key];
  },
  function swap(document, random) {
    const places = placesIn(document);
    const [one, other] = [pickFrom(random, places), pickFrom(random, places)];
    if (one === undefined || other === undefined) return;
    const [first, second] = [structuredClone(get(one)), structuredClone(get(other))];
    set(one, second);
    set(other, first);
  },
  function copyStep(document, random) {
    const step = pickStep(document, random);
    if (step !== undefined) stepsOf(document)[`copy-${random.below(9)}`] = structuredClone(step);
  },
  function borrowStep(document, random) {
    const other = pickFrom(random, cleanJourneys);
    const step = pickFrom(random, Object.values(other?.steps ?? {}));
    const id = pickFrom(random, idsOf(document));
    if (step !== undefined && id !== undefined) stepsOf(document)[id] = structuredClone(step) as unknown as Json;
  },
  function passes(document, random) {
    const step = pickStep(document, random);
    if (isObject(step?.config)) step.config.maxPasses = random.pick([1, 3, 100, 101, 100_000]);
  },
  function settings(document, random) {
    document.settings = random.pick<Json>([
      { maxSteps: 50 },
      { deadlineMs: 1 },
      { requireTests: true },
      { defaultAnswer: { responseCode: 302 } },
      { defaultAnswer: { responseCode: 500, body: 'x' } },
    ]);
  },
];

/** A document that is like a clean one but for a few changes, most of them faults. The clean one stays as it is. */
export function mutatedJourney(random: Random): unknown {
  const base = cleanJourneys[random.below(cleanJourneys.length)] as JourneyDocument;
  const document = structuredClone(base) as unknown as JsonObject;
  do {
    try {
      random.pick(MUTATIONS)(document, random);
    } catch (error) {
      // A list became longer than there is room for, or the like: the next mutation has another idea.
      if (!(error instanceof TypeError) && !(error instanceof RangeError)) throw error;
    }
  } while (random.chance(0.5));
  return document;
}

/** A document that is like a clean one with more steps, which test and set its variables; most can be proven. */
export function grownJourney(random: Random): unknown {
  const base = cleanJourneys[random.below(cleanJourneys.length)] as JourneyDocument;
  const document = structuredClone(base) as unknown as JsonObject;
  const { flow } = proveJourney(base, { findSubJourney });
  const namesAfter = (step: string, branch: string) => [
    ...(flow?.variablesAfter(step.replace(/^new-.*/, base.start), branch)?.keys() ?? []),
  ];
  do insertStep(stepsOf(document) as never, namesAfter, random);
  while (random.chance(0.8));
  return document;
}
