import { celEnv, parse as parseBufbuild, plan } from '@bufbuild/cel';
import { evaluateExpressionSync } from '@gorules/zen-engine';
import { parse as parseCelJs } from '@marcbachmann/cel-js';
import { type CompiledExpression, compileExpression, createFixtureHost, type Value } from '@waymark/expression';
import jsonata from 'jsonata';
import { type Closure, HandBuiltRun, handBuiltExpiry, handBuiltFactors } from './hand-built.ts';
import type { Input } from './inputs.ts';

/** The two conditions of the tutorial, each as one engine computes it. Whatever can be done once is done before. */
export interface Contender {
  readonly name: string;
  readonly expiry: Condition;
  readonly factors: Condition;
}

export type Condition = (input: Input) => unknown;

const VARIABLES = ['external_access_token', 'external_id_token'];

/** What a rival reads; the clock is read for each evaluation, as ours does. */
const contextOf = (input: Input) => ({
  external_access_token: input.access,
  external_id_token: input.id,
  now: Date.now(),
});

const host = { ...createFixtureHost({ request: null }), now: () => Date.now() };

function compiled(source: string): Condition {
  const result = compileExpression(source, { variables: VARIABLES });
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  const { expression }: { expression: CompiledExpression } = result;
  return (input) => expression.evaluate([input.access as Value, input.id as Value], host);
}

const closure =
  (root: Closure): Condition =>
  (input) =>
    root(new HandBuiltRun([input.access, input.id]));

export const handBuilt: Contender = {
  name: 'closures by hand',
  expiry: closure(handBuiltExpiry),
  factors: closure(handBuiltFactors),
};

/** @param expiry, factors - the texts of the journey that the tutorial builds */
export const waymark = (expiry: string, factors: string): Contender => ({
  name: 'Waymark',
  expiry: compiled(expiry),
  factors: compiled(factors),
});

// CEL has one number for fractions and one for whole numbers, and does not mix them.
const CEL_EXPIRY = 'external_access_token.exp > now / 1000.0 && external_id_token.exp > now / 1000.0';
const CEL_FACTORS = '"mfa" in external_id_token.amr';
const JSONATA_EXPIRY = 'external_access_token.exp > now / 1000 and external_id_token.exp > now / 1000';
const ZEN_FACTORS = 'some(external_id_token.amr, # == "mfa")';

const celJs = (source: string): Condition => {
  const evaluate = parseCelJs(source);
  return (input) => evaluate(contextOf(input));
};

const bufbuild = (source: string): Condition => {
  const evaluate = plan(celEnv(), parseBufbuild(source));
  return (input) => evaluate(contextOf(input) as never);
};

const byJsonata = (source: string): Condition => {
  const expression = jsonata(source);
  return (input) => expression.evaluate(contextOf(input));
};

/** The engine reads a text for each evaluation; it offers no compiled form of a single expression. */
const zen =
  (source: string): Condition =>
  (input) =>
    evaluateExpressionSync(source, contextOf(input));

export const rivals: readonly Contender[] = [
  { name: '@marcbachmann/cel-js', expiry: celJs(CEL_EXPIRY), factors: celJs(CEL_FACTORS) },
  { name: '@bufbuild/cel', expiry: bufbuild(CEL_EXPIRY), factors: bufbuild(CEL_FACTORS) },
  { name: 'jsonata', expiry: byJsonata(JSONATA_EXPIRY), factors: byJsonata(CEL_FACTORS) },
  { name: '@gorules/zen-engine', expiry: zen(JSONATA_EXPIRY), factors: zen(ZEN_FACTORS) },
];
