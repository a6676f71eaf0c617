import { type Call, findFunction } from '@waymark/expression';
import type { FlowEvaluator } from './evaluate-flow.ts';
import { bothFacts, type Facts, listedFact, NO_FACTS, verifiedFact } from './facts.ts';
import { isTrusted } from './flow-of-binary.ts';
import { flowOfListCall } from './flow-of-list-call.ts';
import {
  allLabels,
  CLEAN,
  container,
  type FlowValue,
  identified,
  leaf,
  listOf,
  scalar,
  withFacts,
} from './flow-value.ts';
import { influenceOf } from './influence.ts';
import { filterLabels, joinLabels, type Label, type Labels, labelsOf, NO_LABELS } from './label.ts';
import { isFixedPattern, simplePath } from './literal-patterns.ts';
import { requestValue } from './request-value.ts';

type CallRule = (args: readonly FlowValue[], evaluator: FlowEvaluator, node: Call) => FlowValue;

/** The result says something about the arguments, and can't be turned back into them. */
const tells: CallRule = (args) => scalar(influenceOfAll(args));

const RULES: Readonly<Record<string, CallRule>> = {
  'policy.request': (_, { tokens }) => requestValue([], tokens),
  'policy.userTokens': () => leaf(tokenLabel('the tokens of the user')),
  'policy.userContext': () => container(new Map([['access_token', leaf(tokenLabel('the access token of the user'))]])),
  'crypto.extractTokenClaims': ([token], { facts }) =>
    claimsOf(token, isVerified(token, facts) ? 'verified-claims' : 'unverified-claims'),
  'crypto.verifyToken': ([token], evaluator) => {
    const fact = token?.identity === undefined ? NO_FACTS : new Set([verifiedFact(token.identity)]);
    evaluator.facts = bothFacts(evaluator.facts, fact);
    return withFacts(claimsOf(token, 'verified-claims'), { whenSet: fact });
  },
  'crypto.aesDecrypt': (args) =>
    leaf(
      joinLabels(
        labelsOf({ kind: 'secret', origin: 'a text that @crypto.aesDecrypt decrypted', way: [] }),
        influenceOfAll(args),
      ),
    ),
  'crypto.aesEncrypt': tells,
  'crypto.sha256': tells,
  'crypto.hmacSha256': tells,
  'crypto.constantTimeEquals': ([left = CLEAN, right = CLEAN]) =>
    withFacts(scalar(influenceOfAll([left, right])), {
      whenTrue: bothFacts(isTrusted(right) ? listedIf(left) : NO_FACTS, isTrusted(left) ? listedIf(right) : NO_FACTS),
    }),
  'std.len': tells,
  len: tells,
  'strings.length': tells,
  'std.typeOf': tells,
  'std.isValidE164Number': tells,
  'strings.contains': tells,
  'strings.endsWith': tells,
  'strings.indexOf': tells,
  'strings.startsWith': ([text = CLEAN, start = CLEAN]) =>
    withFacts(scalar(influenceOfAll([text, start])), {
      whenTrue: start.text.first.fixed && start.text.first.labels.size === 0 ? listedIf(text) : NO_FACTS,
    }),
  'strings.matches': ([text = CLEAN, pattern = CLEAN]) =>
    withFacts(scalar(influenceOfAll([text, pattern])), {
      whenTrue: isFixedPattern(pattern.constant?.value) ? listedIf(text) : NO_FACTS,
    }),
  'std.contains': ([all = CLEAN, wanted = CLEAN]) =>
    withFacts(scalar(influenceOfAll([all, wanted])), { whenTrue: isTrusted(all) ? listedIf(wanted) : NO_FACTS }),
  'std.keys': ([object = CLEAN]) =>
    listOf(leaf(joinLabels(labelsOfKeys(object), filterLabels(allLabels(object), isNoSecret)))),
  'std.jsonPath': ([value = CLEAN, path = CLEAN], evaluator) => {
    const names = simplePath(path.constant?.value);
    if (names === undefined) return leaf(joinLabels(allLabels(value), influenceOf(path)));
    return names.reduce((target, name) => evaluator.memberOf(target, name), value);
  },
};

const isNoSecret = ({ kind }: Label) => kind !== 'caller-token' && kind !== 'secret' && kind !== 'hidden-input';

/** Names in the request are the caller's own; those of a value that was computed may hold whatever it was computed from. */
const labelsOfKeys = ({ source, labels }: FlowValue): Labels => (source === undefined ? labels : NO_LABELS);

/** What is known of the result of a call. A function without a rule may give back everything that it gets. */
export function flowOfCall(node: Call, args: readonly FlowValue[], evaluator: FlowEvaluator): FlowValue {
  const rule = Object.hasOwn(RULES, node.name) ? RULES[node.name] : undefined;
  const definition = findFunction(node.name);
  const found = rule?.(args, evaluator, node) ?? flowOfListCall(node, args, evaluator) ?? anything(node, args);
  if (definition === undefined || definition.impure === true || args.some(({ call }) => call !== undefined))
    return found;
  return identified(
    found,
    node.name,
    args.map(({ identity }) => identity),
  );
}

function anything({ name }: Call, args: readonly FlowValue[]): FlowValue {
  let labels = NO_LABELS;
  for (const arg of args) labels = joinLabels(labels, allLabels(arg.call?.([]) ?? arg));
  const kind = findFunction(name)?.returns.kind;
  return kind === 'number' || kind === 'boolean' ? scalar(labels) : leaf(labels);
}

function claimsOf(token: FlowValue | undefined, kind: 'unverified-claims' | 'verified-claims'): FlowValue {
  const [from] = token === undefined ? [] : allLabels(token).values();
  const origin = from === undefined ? 'a token' : `the token in ${from.origin}`;
  const identity = token?.identity;
  return leaf(labelsOf({ kind, origin, way: from?.way ?? [], ...(identity === undefined ? {} : { token: identity }) }));
}

const isVerified = (token: FlowValue | undefined, facts: Facts) =>
  token?.identity !== undefined && facts.has(verifiedFact(token.identity));

const tokenLabel = (origin: string): Labels => labelsOf({ kind: 'caller-token', origin, way: [] });

const listedIf = ({ identity }: FlowValue) => (identity === undefined ? NO_FACTS : new Set([listedFact(identity)]));

const influenceOfAll = (values: readonly FlowValue[]): Labels =>
  values.reduce<Labels>((all, value) => joinLabels(all, influenceOf(value)), NO_LABELS);
