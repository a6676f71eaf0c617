import type { Diagnostic } from '../diagnostic.ts';
import type { ExpressionMode, Profile } from '../syntax/profile.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import {
  arrayType,
  booleanType,
  closedObject,
  nullType,
  numberType,
  recordType,
  stringType,
  type Type,
  unknownType,
} from './type.ts';
import { unionType } from './union.ts';

/** What a diagnostic is about: a text that has it, and the text that the author should have written. */
export interface DiagnosticExample {
  readonly severity: Diagnostic['severity'];
  readonly wrong: string;
  readonly right: string;
  /** What the place of the example needs, if that matters. */
  readonly expected?: 'boolean' | 'number';
  readonly mode?: ExpressionMode;
  readonly profile?: Profile;
  /** What stands on the reference page, where the text itself is too long for it. */
  readonly shown?: string;
}

const order = closedObject({ amount: numberType, currency: stringType });

/** The variables of the examples. */
export const exampleVariables: Readonly<Record<string, Type>> = {
  name: stringType,
  nickname: unionType(stringType, nullType),
  count: numberType,
  limit: unionType(numberType, nullType),
  isNew: booleanType,
  answer: unionType(booleanType, nullType),
  names: arrayType(stringType),
  numbers: arrayType(numberType),
  order,
  orders: arrayType(order),
  lastOrder: unionType(order, nullType),
  headers: recordType(stringType),
  token: stringType,
  input: unknownType,
};

/** One example of every code; the tests check each, and the reference page shows them. */
export const diagnosticExamples: Readonly<Record<DiagnosticCode, DiagnosticExample>> = {
  syntax: { severity: 'error', wrong: 'count +', right: 'count + 1' },
  'too-large': {
    severity: 'error',
    wrong: `${'('.repeat(300)}1${')'.repeat(300)}`,
    right: '(1)',
    shown: '((((… 300 brackets',
  },
  'single-quotes': { severity: 'error', wrong: "name == 'Ann'", right: 'name == "Ann"' },
  'strict-equality': { severity: 'error', wrong: 'count === 1', right: 'count == 1' },
  'foreign-operator': { severity: 'error', wrong: 'count ** 2', right: '@math.pow(count, 2)' },
  'mixed-defaults': { severity: 'error', wrong: 'isNew || answer ?? false', right: '(isNew || answer) ?? false' },
  assignment: { severity: 'error', wrong: 'name = "Ann"', right: 'name == "Ann"' },
  semicolon: { severity: 'error', wrong: 'count + 1;', right: 'count + 1' },
  'foreign-word': { severity: 'error', wrong: 'typeof name', right: '@std.typeOf(name)' },
  'missing-at': { severity: 'error', wrong: 'std.contains(names, "Ann")', right: '@std.contains(names, "Ann")' },
  'missing-parentheses': {
    severity: 'error',
    wrong: '@policy.isUserAuthenticated',
    right: '@policy.isUserAuthenticated()',
  },
  'method-call': { severity: 'error', wrong: 'name.trim()', right: '@strings.trim(name)' },
  'over-escaped-text': { severity: 'error', wrong: '{\\"a\\": 1}', right: '{"a": 1}' },
  'lambda-form': {
    severity: 'error',
    wrong: '@std.map(numbers, x => x + 1)',
    right: '@std.map(numbers, (x) => x + 1)',
  },
  'unquoted-key': { severity: 'error', wrong: '{count}', right: '{"count": count}' },
  'unknown-variable': { severity: 'error', wrong: 'cuont + 1', right: 'count + 1' },
  'unknown-function': { severity: 'error', wrong: '@std.trim(name)', right: '@strings.trim(name)' },
  'wrong-argument-count': { severity: 'error', wrong: '@std.len(name, 1)', right: '@std.len(name)' },
  'let-needs-letr': {
    severity: 'error',
    wrong: 'let net = count, tax = net * 0.2 return net + tax',
    right: 'letr net = count, tax = net * 0.2 return net + tax',
  },
  'bare-key-is-variable': { severity: 'warning', wrong: '{name: 1}', right: '{"name": 1}' },
  'duplicate-key': { severity: 'warning', wrong: '{"a": 1, "a": 2}', right: '{"a": 2}' },
  'unknown-member': { severity: 'warning', wrong: 'order.amuont', right: 'order.amount' },
  'extension-function': {
    severity: 'warning',
    wrong: '@strings.trim(name)',
    right: '@std.len(name)',
    profile: 'mosaic',
  },
  'wrong-operand': { severity: 'error', wrong: 'numbers + 1', right: '@std.sum(numbers) + 1' },
  'wrong-argument': { severity: 'error', wrong: '@std.map(name, (x) => x)', right: '@std.map(names, (x) => x)' },
  'null-operand': { severity: 'error', wrong: 'null + 1', right: '0 + 1' },
  'member-of-null': {
    severity: 'error',
    wrong: 'lastOrder == null ? lastOrder.amount : 0',
    right: 'lastOrder != null ? lastOrder.amount : 0',
  },
  'member-of-value': {
    severity: 'error',
    wrong: 'orders.amount',
    right: '@std.map(orders, (item) => item.amount)',
  },
  'wrong-subscript': { severity: 'error', wrong: 'names["Ann"]', right: 'names[0]' },
  'not-a-lambda': { severity: 'error', wrong: '@(name)(1)', right: '@((x) => x)(1)' },
  'misplaced-lambda': { severity: 'error', wrong: '[(x) => x + 1]', right: '[@((x) => x + 1)(1)]' },
  'division-by-zero': { severity: 'error', wrong: 'count / 0', right: 'count / 2' },
  'failing-call': { severity: 'error', wrong: '@std.strToInt("ten")', right: '@std.strToInt("10")' },
  'wrong-result': { severity: 'error', wrong: 'order', right: 'order.amount', expected: 'number' },
  'condition-not-boolean': { severity: 'error', wrong: 'count', right: 'count != 0', expected: 'boolean' },
  'condition-is-text': { severity: 'error', wrong: '`${count > 1}`', right: 'count > 1', expected: 'boolean' },
  'may-be-null': { severity: 'info', wrong: 'lastOrder.amount', right: 'lastOrder?.amount' },
  'may-not-be-number': { severity: 'info', wrong: 'name - 1', right: 'try name - 1 catch 0' },
  'may-be-wrong-type': {
    severity: 'info',
    wrong: '(isNew ? order : name).amount',
    right: 'isNew ? order.amount : null',
  },
  'always-true-value': {
    severity: 'warning',
    wrong: 'name || "nobody"',
    right: '(@std.len(name) > 0 ? name : "nobody")',
  },
  'constant-condition': { severity: 'warning', wrong: 'true ? count : 0', right: 'isNew ? count : 0' },
  'constant-comparison': { severity: 'warning', wrong: 'count == null', right: 'limit == null' },
  'needless-default': { severity: 'warning', wrong: 'count ?? 0', right: 'count' },
  'placeholder-in-text': { severity: 'warning', wrong: '"Hello ${name}"', right: '`Hello ${name}`' },
  'header-case': {
    severity: 'warning',
    wrong: '@policy.request().headers["X-Channel"]',
    right: '@policy.request().headers["x-channel"]',
  },
  'length-member': { severity: 'error', wrong: 'names.length', right: '@std.len(names)' },
  'escaped-quote-in-template': {
    severity: 'warning',
    wrong: 'Say \\"hello\\" to ${name}',
    right: 'Say "hello" to ${name}',
    mode: 'template',
  },
  'unverified-claims': {
    severity: 'warning',
    wrong: '@crypto.extractTokenClaims(token).sub == name',
    right: '@crypto.verifyToken(token, "alias of the keys").sub == name',
  },
};
