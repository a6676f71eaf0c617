import type { Expression } from '@waymark/expression';
import type { DataType } from '../steps/match-case/comparable.ts';
import type { FormulaReader } from './formula-reader.ts';
import type { Goal } from './goal.ts';
import { isUnknown } from './leaf.ts';
import type { PlaceOfStep } from './place-of-step.ts';
import { callNode, literal } from './syntax.ts';

/** One way to leave a step, and what must hold for it. */
export interface StepOption {
  /** Null for a step that ends the run. */
  readonly branch: string | null;
  readonly goals: readonly Goal[];
}

/** The ways to leave a step: those without a failure, and what makes it fail where something can. */
export interface StepOptions {
  readonly ways: readonly StepOption[];
  readonly failure: Goal | undefined;
}

/** What the options of a step are computed from. */
export interface OptionsOfStep {
  readonly place: PlaceOfStep;
  readonly reader: FormulaReader;
  /** Of a loop: the passes that are done, undefined where the run comes to it for the first time. */
  readonly passes: number | undefined;
  /** Of a step that calls a sub-journey: whether the sub-journey is complete. */
  readonly isBack: boolean;
  /** The step's parameters, if it calls a sub-journey: their scope and types. */
  readonly callee: {
    readonly scope: string;
    readonly types: ReadonlyMap<string, { type: string | undefined; required: boolean }>;
  };
}

/** The fields of all kinds; a kind reads those that it has. The proof has checked them. */
interface Config {
  readonly variables?: readonly Row[];
  readonly condition: string;
  readonly source: string;
  readonly dataType: DataType;
  readonly cases: readonly Row[];
  readonly counter?: string;
  readonly parameters?: readonly Row[];
  readonly token: string;
  readonly keySet: string;
  readonly claims?: string;
  readonly event: string;
  readonly data?: string;
  readonly fields: readonly Row[];
  readonly redirectUri?: string;
  readonly headers?: readonly Row[];
  readonly body?: { readonly expression: string } | { readonly template: string };
  readonly result?: string;
  readonly reason?: string;
}

interface Row {
  readonly name: string;
  readonly value: string;
}

/** Reads a step's formulas in the order in which it computes them. The reader learns what the step sets. */
export function optionsOfStep(options: OptionsOfStep): StepOptions {
  const { step } = options.place;
  const build = BUILDERS[step.kind];
  return build === undefined
    ? { ways: [{ branch: 'next', goals: [] }], failure: undefined }
    : build(options, (step.config ?? {}) as unknown as Config);
}

const BUILDERS: Readonly<Record<string, (options: OptionsOfStep, config: Config) => StepOptions>> = {
  'set-variables': ({ reader }, { variables }) => {
    const goals = readRows(reader, variables ?? []);
    return { ways: [{ branch: 'next', goals }], failure: failing(goals) };
  },
  condition: ({ place, reader }, { condition }) => {
    const node = reader.read(condition, 'expression');
    const fails: Goal = { kind: 'fails', nodes: [node], type: 'boolean', source: condition };
    const hasOtherwise = place.step.branches?.otherwise !== undefined;
    return {
      ways: [
        { branch: 'yes', goals: [{ kind: 'yields', node, value: true, source: condition }] },
        { branch: 'no', goals: [{ kind: 'yields', node, value: false, source: condition }] },
        ...(hasOtherwise && isUnknown(node) ? [{ branch: 'otherwise', goals: [fails] }] : []),
      ],
      failure: hasOtherwise || !isUnknown(node) ? undefined : fails,
    };
  },
  'match-case': ({ reader }, { source, dataType, cases }) => {
    const node = reader.read(source, 'expression');
    const rows = cases;
    const nodes = rows.map(({ value }) => reader.read(value, 'expression'));
    const goal = (index: number): Goal => ({
      kind: 'matches',
      node,
      cases: nodes,
      dataType: dataType,
      index,
      source,
    });
    return {
      ways: [
        ...rows.map(({ name }, index) => ({ branch: name, goals: [goal(index)] })),
        { branch: 'otherwise', goals: [goal(-1)] },
      ],
      failure: undefined,
    };
  },
  'while-loop': ({ reader, passes }, { variables, counter, condition }) => {
    const goals = passes === undefined && variables !== undefined ? readRows(reader, variables) : [];
    if (counter !== undefined) reader.set(counter, literal(passes ?? 0));
    const node = reader.read(condition, 'expression');
    const way = (branch: string, value: boolean): StepOption => ({
      branch,
      goals: [...goals, { kind: 'yields', node, value, source: condition }],
    });
    const fails: Goal = { kind: 'fails', nodes: [...nodesOf(goals), node], type: 'boolean', source: condition };
    return { ways: [way('body', true), way('next', false)], failure: isUnknown(node) ? fails : undefined };
  },
  block: () => ({ ways: [{ branch: 'body', goals: [] }], failure: undefined }),
  'sub-journey': ({ reader, isBack, callee }, { parameters = [] }) => {
    if (isBack) return { ways: [{ branch: 'next', goals: [] }], failure: undefined };
    const given = new Set(parameters.map(({ name }) => name));
    for (const name of callee.types.keys()) if (!given.has(name)) reader.set(name, literal(null), callee.scope);
    const goals = parameters.map(({ name, value }) => {
      const node = reader.read(value, 'expression');
      reader.set(name, node, callee.scope);
      const known = callee.types.get(name);
      const type = known?.required === false ? undefined : known?.type;
      return succeeds(node, value, type);
    });
    return { ways: [{ branch: 'call', goals }], failure: failing(goals) };
  },
  'validate-token': ({ reader }, { token, keySet, claims }) => {
    const node = reader.read(token, 'expression');
    const index = reader.counts.get('verifyToken') ?? 0;
    const checked = reader.call(callNode('crypto.verifyToken', [node, literal(keySet)]));
    if (claims !== undefined) reader.set(claims, checked);
    const accepted: Goal = { kind: 'answers', port: 'verifyToken', index, fails: false, source: 'the token' };
    return {
      ways: [{ branch: 'next', goals: [succeeds(node, token, 'string'), accepted] }],
      failure: { ...accepted, fails: true },
    };
  },
  'log-event': ({ reader }, { event, data }) => {
    const goals = [
      succeeds(reader.read(event, 'template'), event),
      ...(data === undefined ? [] : [succeeds(reader.read(data, 'expression'), data, 'object')]),
    ];
    return { ways: [{ branch: 'next', goals }], failure: failing(goals, data === undefined ? undefined : 'object') };
  },
  'enrich-events': ({ reader }, { fields }) => {
    const goals = fields.map(({ value }) => succeeds(reader.read(value, 'expression'), value));
    return { ways: [{ branch: 'next', goals }], failure: failing(goals) };
  },
  'http-complete': ({ reader }, { redirectUri, headers = [], body }) => {
    const sources: { source: string; mode: 'expression' | 'template' }[] = [
      ...(redirectUri === undefined ? [] : [{ source: redirectUri, mode: 'template' } as const]),
      ...headers.map(({ value }) => ({ source: value, mode: 'template' }) as const),
      ...bodySource(body),
    ];
    const goals = sources.map(({ source, mode }) => succeeds(reader.read(source, mode), source));
    return { ways: [{ branch: null, goals }], failure: failing(goals) };
  },
  complete: ({ place, reader }, { result }) => {
    const node = result === undefined ? literal(null) : reader.read(result, 'expression');
    const target = (place.caller?.step.config as { result?: string } | undefined)?.result;
    if (target !== undefined) reader.set(target, node, place.caller?.scope);
    const goals = result === undefined ? [] : [succeeds(node, result)];
    return { ways: [{ branch: 'return', goals }], failure: failing(goals) };
  },
  abort: ({ reader }, { reason }) => {
    const goals = reason === undefined ? [] : [succeeds(reader.read(reason, 'template'), reason)];
    return { ways: [{ branch: null, goals }], failure: undefined };
  },
};

const succeeds = (node: Expression, source: string, type?: string): Goal => ({
  kind: 'succeeds',
  node,
  source,
  ...(type === undefined ? {} : { type }),
});

function readRows(reader: FormulaReader, rows: readonly Row[]): Goal[] {
  return rows.map(({ name, value }) => {
    const node = reader.read(value, 'expression');
    reader.set(name, node);
    return succeeds(node, value);
  });
}

const nodesOf = (goals: readonly Goal[]): Expression[] =>
  goals.flatMap((goal) => (goal.kind === 'succeeds' || goal.kind === 'yields' ? [goal.node] : []));

/** The opposite of formulas that all succeed; nothing where every one of them is constant. */
function failing(goals: readonly Goal[], type?: string): Goal | undefined {
  const nodes = nodesOf(goals).filter(isUnknown);
  if (nodes.length === 0) return undefined;
  const typed = goals.flatMap((goal) => (goal.kind === 'succeeds' && goal.type !== undefined ? [goal.type] : []));
  const wanted = type ?? typed[0];
  const source = goals.map((goal) => goal.source).join(', ');
  return { kind: 'fails', nodes, source, ...(wanted === undefined ? {} : { type: wanted }) };
}

function bodySource(body: Config['body']): { source: string; mode: 'expression' | 'template' }[] {
  if (body === undefined) return [];
  return 'expression' in body
    ? [{ source: body.expression, mode: 'expression' }]
    : [{ source: body.template, mode: 'template' }];
}
