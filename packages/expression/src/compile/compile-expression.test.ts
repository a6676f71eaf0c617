import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../errors.ts';
import { createFixtureHost } from '../fixture-host.ts';
import type { Value } from '../values/value.ts';
import { type CompiledExpression, type CompileOptions, compileExpression } from './compile-expression.ts';

const host = createFixtureHost({ request: { body: { a: 1 } } });

function compiled(source: string, options: Partial<CompileOptions> = {}): CompiledExpression {
  const result = compileExpression(source, { variables: [], ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.expression;
}

describe('compileExpression', () => {
  it('reads variables from their slots', () => {
    const expression = compiled('a - b', { variables: ['a', 'b'] });
    expect(expression.evaluate([5, 3], host)).toBe(2);
    expect(expression.evaluate([1, 1], host)).toBe(0);
  });

  it('tells which names and functions a text uses', () => {
    const expression = compiled('let x=a return @std.map(b, (y) => x + y + @time.now() + c.d)', { variables: ['a'] });
    expect(expression.freeVariables).toEqual(['a', 'b', 'c']);
    expect(expression.calls).toEqual(['std.map', 'time.now']);
  });

  it('takes an empty slot for a variable that does not exist', () => {
    const expression = compiled('try a catch "none"', { variables: ['a'] });
    expect(expression.evaluate([undefined], host)).toBe('none');
    expect(expression.evaluate([null], host)).toBeNull();
  });

  it('refuses unknown functions even where try would catch them', () => {
    const result = compileExpression('try @std.nope() catch 1', { variables: [] });
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'E_UNKNOWN_FUNCTION', start: 5, end: 13 }] });
  });

  it('offers the nearest name of an unknown function', () => {
    const result = compileExpression('@std.contain("a", "b")', { variables: [] });
    expect(result).toMatchObject({ ok: false, diagnostics: [{ fix: { title: 'Use @std.contains' } }] });
  });
});

describe('constants', () => {
  const constants: [string, Value][] = [
    ['1 + 2 * 3', 7],
    ['"a" + `b${1}`', 'ab1'],
    ['[1, 2][0]', 1],
    ['{"a": {"b": 1}}.a', { b: 1 }],
    ['let a=2 return a * a', 4],
    ['letr a=2, b=a return b', 2],
    ['@std.len("abc")', 3],
    ['null', null],
  ];
  for (const [source, value] of constants) {
    it(source, () => {
      const expression = compiled(source);
      expect('constant' in expression).toBe(true);
      expect(expression.constant).toEqual(value);
      expect(expression.evaluate([], host)).toEqual(value);
    });
  }
  for (const source of ['a', '@time.now()', '@std.uuid()', '@policy.request()', '1/0', '@math.random()', '{a: 1}']) {
    it(`${source} is none`, () => {
      expect('constant' in compiled(source, { variables: ['a'] })).toBe(false);
    });
  }

  it('are frozen, since every evaluation shares them', () => {
    expect(Object.isFrozen(compiled('{"a": [1]}').constant)).toBe(true);
  });
});

describe('what can be computed in advance but fails', () => {
  it.each<[string, string, number, number]>([
    ['1 + (2 / 0)', 'E_DIV_ZERO', 5, 10],
    ['[1, {"a": null.b}]', 'E_NOT_OBJECT', 10, 16],
    ['true ? @std.len(null) : 1', 'E_TYPE', 16, 20],
    ['`a${"x" * "y"}`', 'E_TYPE', 4, 13],
  ])('%s fails when it runs, at its own place', (source, code, start, end) => {
    expect(() => compiled(source).evaluate([], host)).toThrow(expect.objectContaining({ code, start, end }));
    expect(compiled(`try (${source}) catch "caught"`).evaluate([], host)).toBe('caught');
  });

  it('is left alone where it is not reached', () => {
    expect(compiled('a ? 1 : 2 / 0', { variables: ['a'] }).evaluate([true], host)).toBe(1);
  });
});

describe('limits', () => {
  const refused: [title: string, source: string][] = [
    ['endless self-application', 'let f=(g)=>@(g)(g) return @(f)(f)'],
    ['self-application through the library', 'let f=(g)=>@std.map([1], (x)=>@(g)(g)) return @(f)(f)'],
    ['steps of nested loops', 'let r=@std.range(0,2000) return @std.len(@std.map(r, (x)=>@std.map(r, (y)=>y)))'],
    ['a repeated text', '"a" * 1e9'],
    ['a range', '@std.range(0, 1e9)'],
    ['doubling by lambdas', '@std.reduce(@std.range(0,64), (t,x)=>t+t, "ab")'],
    ['doubling of shared lists', '@std.reduce(@std.range(0,64), (t,x)=>[t,t], v)'],
    ['text of shared lists', '`${@std.reduce(@std.range(0,64), (t,x)=>[t,t], v)}`'],
    [
      'comparing shared lists',
      'let f=(s)=>@std.reduce(@std.range(0,64), (t,x)=>[t,t], s) return @(f)([v]) == @(f)([v])',
    ],
    ['joining', '@strings.join(@std.map(@std.range(0,2000), (x)=>"a"*1000), "")'],
    ['replacing', '@strings.replace("a"*1000, "a", "b"*10000)'],
    ['much memory in small parts', '@std.reduce(@std.range(0,5000), (t,x)=>@std.len("a"*100000+v), 0)'],
    ['deep nesting of values', '@std.reduce(@std.range(0,50000), (t,x)=>[t], [])'],
  ];
  for (const [title, source] of refused) {
    it(title, () => {
      for (const text of [source, `try (${source}) catch 1`]) {
        const expression = compiled(text, { variables: ['v'] });
        expect(() => expression.evaluate([1], host)).toThrow(expect.objectContaining({ code: 'E_LIMIT' }));
      }
    });
  }

  it('leaves room for ordinary work', () => {
    const source = '@std.sum(@std.map(@std.filter(@std.range(0,10000), (x)=>x%2==0), (x)=>x*2))';
    expect(compiled(source).evaluate([], host)).toBe(49_990_000);
    const recursion = 'let f=(g,n)=>n<=0 ? 0 : 1+@(g)(g,n-1) return @(f)(f,200)';
    expect(compiled(recursion).evaluate([], host)).toBe(200);
  });

  it('can be set', () => {
    const expression = compiled('@std.len(@std.range(0, n))', { variables: ['n'], limits: { steps: 50 } });
    expect(expression.evaluate([10], host)).toBe(10);
    expect(() => expression.evaluate([100], host)).toThrow(ExpressionError);
  });

  it('restores the depth after a caught error', () => {
    const source =
      'let deep=(g,n)=>n==0 ? 1/0 : @(g)(g,n-1) return @std.len(@std.map(@std.range(0,50), (x)=>try @(deep)(deep,150) catch 0))';
    expect(compiled(source).evaluate([], host)).toBe(50);
  });
});

describe('safety', () => {
  it('gives errors without a stack', () => {
    const error = new ExpressionError('E_TYPE', 'no');
    expect(error).toBeInstanceOf(Error);
    expect(error.stack).toBeUndefined();
  });

  it('reads own keys only, whatever is on the prototype', () => {
    Object.defineProperty(Object.prototype, 'planted', { value: 1, configurable: true });
    try {
      const expression = compiled('[o.planted, o["planted"], {}.planted, o?.planted]', { variables: ['o'] });
      expect(expression.evaluate([{}], host)).toEqual([null, null, null, null]);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'planted');
    }
  });

  it('writes no prototype', () => {
    const source = '[{"__proto__": {"x": 1}}, @std.kv({}, "__proto__", {"x": 1}), @json.parse(t)]';
    const result = compiled(source, { variables: ['t'] }).evaluate(['{"__proto__":{"x":1}}'], host) as Value[];
    for (const value of result) expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('keeps the message of a foreign exception to itself', () => {
    const failing = {
      ...host,
      callWebRequest: () => {
        throw new Error('password=1');
      },
    };
    expect(() => compiled('@webrequests.a()').evaluate([], failing)).toThrow(/^The function failed\.$/);
  });
});
