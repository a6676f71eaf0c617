/** What every node has: its place in the source, in UTF-16 units, end exclusive. */
interface Node {
  readonly start: number;
  readonly end: number;
}

export interface NumberLiteral extends Node {
  readonly kind: 'number';
  readonly value: number;
  /** As written, so that printing keeps `0x2A`. */
  readonly text: string;
}

export interface StringLiteral extends Node {
  readonly kind: 'string';
  readonly value: string;
}

export interface ConstantLiteral extends Node {
  readonly kind: 'constant';
  readonly value: true | false | null;
}

/** Text with interpolations. `texts` has one entry more than `expressions`. */
export interface Template extends Node {
  readonly kind: 'template';
  /** False for a whole field in template mode, which has no backticks. */
  readonly delimited: boolean;
  readonly texts: readonly string[];
  readonly expressions: readonly Expression[];
}

export interface Variable extends Node {
  readonly kind: 'variable';
  readonly name: string;
}

export interface ArrayLiteral extends Node {
  readonly kind: 'array';
  readonly items: readonly Expression[];
}

export interface ObjectEntry extends Node {
  readonly key: string;
  /** A bare key is the value of the variable of that name, if one exists. */
  readonly bare: boolean;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Expression;
}

export interface ObjectLiteral extends Node {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}

/** `target.name` or `target?.name`. */
export interface Member extends Node {
  readonly kind: 'member';
  readonly target: Expression;
  readonly name: string;
  readonly nameStart: number;
  readonly optional: boolean;
}

/** `target[key]` or `target?[key]`. */
export interface Subscript extends Node {
  readonly kind: 'subscript';
  readonly target: Expression;
  readonly key: Expression;
  readonly optional: boolean;
}

export interface Binding extends Node {
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly value: Expression;
}

export interface Let extends Node {
  readonly kind: 'let';
  /** True for `letr`: each binding sees the ones before it. */
  readonly sequential: boolean;
  readonly bindings: readonly Binding[];
  readonly body: Expression;
}

export interface Try extends Node {
  readonly kind: 'try';
  readonly body: Expression;
  readonly alternate: Expression;
}

export interface Parameter extends Node {
  readonly name: string;
}

export interface LambdaExpression extends Node {
  readonly kind: 'lambda';
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}

/** `@(callee)(args)`. */
export interface Invocation extends Node {
  readonly kind: 'invocation';
  readonly callee: Expression;
  readonly args: readonly Expression[];
}

/** `@name(args)` or `@namespace.name(args)`. */
export interface Call extends Node {
  readonly kind: 'call';
  /** With its namespace and without the `@`: `std.len`. */
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly args: readonly Expression[];
}

export interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly consequent: Expression;
  readonly alternate: Expression;
}

export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly operatorStart: number;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Unary extends Node {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

/** Stands where an expression is missing or can't be read. */
export interface ErrorExpression extends Node {
  readonly kind: 'error';
}

export type Expression =
  | NumberLiteral
  | StringLiteral
  | ConstantLiteral
  | Template
  | Variable
  | ArrayLiteral
  | ObjectLiteral
  | Member
  | Subscript
  | Let
  | Try
  | LambdaExpression
  | Invocation
  | Call
  | Conditional
  | Binary
  | Unary
  | ErrorExpression;

export type UnaryOperator = '-' | '!' | '~';

/** How tightly each binary operator binds; all of them associate to the left. */
export const binaryPrecedence = {
  '*': 10,
  '/': 10,
  '%': 10,
  '+': 9,
  '-': 9,
  '<<': 8,
  '>>': 8,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '==': 6,
  '!=': 6,
  '&': 5,
  '^': 4,
  '|': 3,
  '&&': 2,
  '||': 1,
  '??': 1,
} as const;

export type BinaryOperator = keyof typeof binaryPrecedence;
