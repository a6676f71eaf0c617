import {
  type CompiledExpression,
  compileExpression,
  type Expression,
  type ExpressionHost,
  HostError,
  type Value,
} from '@waymark/expression';
import { fromHex } from '../run/hex.ts';
import { testRequest } from '../test-cases/run-journey-test.ts';
import type { AnsweringPort, Input } from './input.ts';
import { LOCAL, OPAQUE, stubIndex } from './leaf.ts';
import { answerAt, renderRequest, writeTokens } from './render-input.ts';
import { nodesOf, textOf } from './syntax.ts';

/** What a formula yields for an input: a value, or nothing where it fails. */
export type Evaluated = { readonly value: Value } | undefined;

/** Longer formulas are not looked into: the search may still find their inputs by running the journey. */
const MAX_TEXT = 20_000;

interface Program {
  readonly compiled: CompiledExpression;
  readonly names: readonly string[];
}

/** Evaluates parts of formulas for inputs, and remembers what it found out. */
export class Evaluator {
  readonly #programs = new Map<string, Program | undefined>();
  readonly #known = new WeakMap<Input, Map<string, Evaluated>>();
  readonly #hosts = new WeakMap<Input, ExpressionHost>();
  readonly #journey: Value;

  constructor(journey: Value) {
    this.#journey = journey;
  }

  evaluate(node: Expression, input: Input): Evaluated {
    const text = textOf(node);
    let known = this.#known.get(input);
    if (known === undefined) {
      known = new Map();
      this.#known.set(input, known);
    }
    if (!known.has(text)) known.set(text, this.#compute(node, text, input));
    return known.get(text);
  }

  #compute(node: Expression, text: string, input: Input): Evaluated {
    const program = this.#programOf(node, text);
    if (program === undefined) return undefined;
    const variables = program.names.map((name) =>
      name.startsWith(LOCAL) ? writeTokens(input.locals[name] ?? null) : '',
    );
    try {
      const value = program.compiled.evaluate(variables, this.#hostOf(input));
      if (!(value instanceof Promise)) return { value };
      value.catch(() => undefined);
      return undefined;
    } catch {
      return undefined;
    }
  }

  #programOf(node: Expression, text: string): Program | undefined {
    if (this.#programs.has(text)) return this.#programs.get(text);
    const names = [
      ...new Set([...nodesOf(node)].flatMap((one) => (one.kind === 'variable' && isOurs(one.name) ? [one.name] : []))),
    ];
    const result = text.length > MAX_TEXT ? undefined : compileExpression(text, { variables: names });
    const program = result?.ok === true ? { compiled: result.expression, names } : undefined;
    this.#programs.set(text, program);
    return program;
  }

  #hostOf(input: Input): ExpressionHost {
    const known = this.#hosts.get(input);
    if (known !== undefined) return known;
    const host = hostOf(input, this.#journey);
    this.#hosts.set(input, host);
    return host;
  }
}

const isOurs = (name: string) => name.startsWith(LOCAL) || name.startsWith(OPAQUE);

function hostOf(input: Input, journey: Value): ExpressionHost {
  const answer = (port: AnsweringPort, mark: string): Value => {
    const stub = answerAt(input.stubs[port]?.[stubIndex(mark)], port);
    if ('error' in stub) throw new HostError(stub.error);
    return stub.answer as Value;
  };
  return {
    now: () => input.now,
    randomBytes: (length) => new Uint8Array(length),
    policy: {
      request: testRequest(renderRequest(input)) as unknown as Value,
      client: input.client,
      journey,
    },
    verifyToken: (token) => answer('verifyToken', token),
    signToken: (_claims, mark) => String(answer('signToken', mark)),
    hmacSha256: (text) => fromHex(String(answer('hmacSha256', text))) ?? new Uint8Array(),
    encrypt: (text) => String(answer('encrypt', text)),
    decrypt: (text) => String(answer('decrypt', text)),
    certificateInfo: (pem) => answer('certificateInfo', pem) as never,
    environment: (name) => (Object.hasOwn(input.environment, name) ? input.environment[name] : null),
  };
}
