/** What to write instead of an operator of another language. */
export interface RejectedOperator {
  readonly message: string;
  /** The operator to go on with, and to offer as a fix if `fixable`. */
  readonly meant?: string;
  readonly fixable?: boolean;
}

const noAssignment = "Variables can't be changed inside an expression. Bind the new value to a name: let b = a";

/** Operators that authors bring along from other languages. Longer ones come first. */
export const rejectedOperators: ReadonlyMap<string, RejectedOperator> = new Map([
  ['>>>=', { message: `${noAssignment} >> 1 return b.`, meant: '>>' }],
  ['===', { message: 'Use == to compare; the language has no ===.', meant: '==', fixable: true }],
  ['!==', { message: 'Use != to compare; the language has no !==.', meant: '!=', fixable: true }],
  ['>>>', { message: 'Use >>; there is no unsigned shift.', meant: '>>', fixable: true }],
  ['**=', { message: `${noAssignment} * a return b.`, meant: '*' }],
  ['<<=', { message: `${noAssignment} << 1 return b.`, meant: '<<' }],
  ['>>=', { message: `${noAssignment} >> 1 return b.`, meant: '>>' }],
  ['&&=', { message: `${noAssignment} && c return b.`, meant: '&&' }],
  ['||=', { message: `${noAssignment} || c return b.`, meant: '||' }],
  ['??=', { message: `${noAssignment} ?? c return b.`, meant: '??' }],
  ['...', { message: 'There is no spread. Name the items, or use @std.reduce and @std.kv.' }],
  ['++', { message: 'There is no ++. Write x + 1; to join texts, a + b.', meant: '+' }],
  ['--', { message: 'There is no --. Write x - 1; to subtract a negative number, a - (-b).', meant: '-' }],
  ['**', { message: 'There is no **. Use @math.pow(base, exponent).', meant: '*' }],
  ['+=', { message: `${noAssignment} + 1 return b.`, meant: '+' }],
  ['-=', { message: `${noAssignment} - 1 return b.`, meant: '-' }],
  ['*=', { message: `${noAssignment} * 2 return b.`, meant: '*' }],
  ['/=', { message: `${noAssignment} / 2 return b.`, meant: '/' }],
  ['%=', { message: `${noAssignment} % 2 return b.`, meant: '%' }],
  ['&=', { message: `${noAssignment} & 1 return b.`, meant: '&' }],
  ['|=', { message: `${noAssignment} | 1 return b.`, meant: '|' }],
  ['^=', { message: `${noAssignment} ^ 1 return b.`, meant: '^' }],
  ['<>', { message: 'Use != to compare.', meant: '!=', fixable: true }],
  [';', { message: 'An expression has no statements, so there is no ";". Use let … return … to name a value.' }],
]);

/** Operators and separators of the language, longer ones first. */
export const punctuators: readonly string[] = [
  ...['=>', '==', '!=', '<=', '>=', '<<', '>>', '&&', '||', '??', '?.', '?['],
  ...['+', '-', '*', '/', '%', '<', '>', '=', '!', '~', '&', '|', '^', '?', ':', '.', ',', '(', ')', '[', ']'],
  ...['{', '}', '@'],
];

/** Words of other languages, and what to write instead, for the place where an operator is expected. */
export const rejectedWords: ReadonlyMap<string, string> = new Map([
  ['function', 'Write a lambda: (x) => x + 1.'],
  ['new', 'There are no classes. Use a function, such as @time.now() for the time.'],
  ['typeof', 'Use @std.typeOf(x) == "string".'],
  ['instanceof', 'Use @std.typeOf(x) == "object".'],
  ['var', 'Use let x = 1 return x + 1.'],
  ['const', 'Use let x = 1 return x + 1.'],
  ['in', 'Use @std.contains(container, value).'],
  ['if', 'Use condition ? a : b.'],
  ['else', 'Use condition ? a : b.'],
  ['then', 'Use condition ? a : b.'],
  ['and', 'Use && for "and".'],
  ['or', 'Use || for "or".'],
  ['not', 'Use !x for "not".'],
  ['is', 'Use == to compare.'],
  ['await', 'Calls wait for their answer by themselves; leave await out.'],
  ['async', 'Calls wait for their answer by themselves; leave async out.'],
  ['delete', "Values can't be changed. Build a new object instead."],
  ['void', 'Use null.'],
]);
