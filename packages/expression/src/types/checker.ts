import type { Diagnostic, Fix } from '../diagnostic.ts';
import type { SourceRange } from '../errors.ts';
import type { Profile } from '../syntax/profile.ts';
import type { Expression, LambdaExpression, Let } from '../syntax/tree.ts';
import type { ContextTypes } from './check-options.ts';
import { ConstantTrials } from './constant-trials.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import type { Environment } from './environment.ts';
import type { Verdict } from './outcome.ts';
import { extentOf } from './source-text.ts';
import { type LambdaType, neverType, type Type, unknownType } from './type.ts';

/** Checks a node in an environment and answers its type. */
export type NodeCheck = (node: Expression, environment: Environment, checker: Checker) => Type;

/** Where a lambda was written, so that its body can be checked with the types of its arguments. */
export interface Closure {
  readonly node: LambdaExpression;
  readonly environment: Environment;
}

/** Where something is reported: at a whole node, or at a part of one. */
export type Place = Expression | SourceRange;

/** A `let` of which a value is being checked. */
export interface PendingLet {
  readonly node: Let;
  /** Names that it binds before that value. */
  readonly names: ReadonlySet<string>;
  /** Around the `let`. */
  readonly environment: Environment;
}

/** Nodes checked in one pass. Lambdas are checked again for each call, so their number has no other bound. */
const maximumWork = 60_000;
const maximumDepth = 400;
const maximumDiagnostics = 50;

/** State of one check: what was found, and the types on the way to it. */
export class Checker {
  readonly source: string;
  readonly profile: Profile;
  readonly context: ContextTypes;
  readonly diagnostics: Diagnostic[] = [];
  readonly types = new Map<Expression, Type>();
  readonly environments = new Map<Expression, Environment>();
  /** Tries out calls whose arguments never change. */
  readonly trials: ConstantTrials;
  readonly closures = new WeakMap<LambdaType, Closure>();
  /** Names of `let` lists whose values are being checked: those before the current one. */
  readonly pendingLets: PendingLet[] = [];
  readonly #checkNode: NodeCheck;
  #complete = true;
  #work = 0;
  #depth = 0;
  #silent = 0;
  #guarded = 0;
  #instances = 0;
  #nextId = 0;

  constructor(
    source: string,
    profile: Profile,
    context: ContextTypes,
    checkNode: NodeCheck,
    trials = new ConstantTrials(),
  ) {
    this.source = source;
    this.profile = profile;
    this.context = context;
    this.#checkNode = checkNode;
    this.trials = trials;
  }

  check(node: Expression, environment: Environment): Type {
    if (++this.#work > maximumWork || this.#depth > maximumDepth) {
      this.doubt();
      return unknownType;
    }
    if (!environment.reachable) {
      this.silently(() => this.#checkReachable(node, environment));
      return neverType;
    }
    return this.#checkReachable(node, environment);
  }

  #checkReachable(node: Expression, environment: Environment): Type {
    this.#depth++;
    const type = this.#checkNode(node, environment, this);
    this.#depth--;
    return this.record(node, type, environment);
  }

  /** Notes the type of a node, or the narrower one that a test found out. */
  record(node: Expression, type: Type, environment: Environment): Type {
    const known = environment.facts.size === 0 ? undefined : this.#factAbout(node, environment);
    this.types.set(node, known ?? type);
    this.environments.set(node, environment);
    return known ?? type;
  }

  #factAbout(node: Expression, environment: Environment): Type | undefined {
    const path = environment.pathOf(node);
    return path === undefined ? undefined : environment.facts.get(path);
  }

  newId(): string {
    return `#${this.#nextId++}`;
  }

  /** Runs a check that reports nothing: what it sees can't be reached, or is seen again later. */
  silently<T>(run: () => T): T {
    this.#silent++;
    const result = run();
    this.#silent--;
    return result;
  }

  /** Runs a check of what stands between `try` and `catch`, where errors are expected. */
  guarded<T>(run: () => T): T {
    this.#guarded++;
    const result = run();
    this.#guarded--;
    return result;
  }

  /** Runs a check of a lambda's body for one of its calls. */
  instance<T>(run: () => T): T {
    this.#instances++;
    const result = run();
    this.#instances--;
    return result;
  }

  /** True while the body of a lambda is checked for one of its calls, where a test may be constant by chance. */
  get inInstance(): boolean {
    return this.#instances > 0;
  }

  /** Notes that something can't be promised. */
  doubt(): void {
    if (this.#silent === 0 && this.#guarded === 0) this.#complete = false;
  }

  /** False once something depended on a type that isn't known: then nothing is promised. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Runs a check of what is not evaluated where it stands, which promises nothing and takes nothing back. */
  withoutDoubts<T>(run: () => T): T {
    const complete = this.#complete;
    const result = run();
    this.#complete = complete;
    return result;
  }

  /** Reports by a verdict: an error for what fails always, an info for what may fail. */
  judge(verdict: Verdict, always: () => void, maybe: () => void): void {
    if (verdict === 'never') always();
    else if (verdict === 'sometimes') maybe();
    else if (verdict === 'unknown') this.doubt();
  }

  error(code: DiagnosticCode, message: string, place: Place, fix?: Fix): void {
    this.#report(this.#guarded > 0 ? 'warning' : 'error', code, message, place, fix);
  }

  /** Reports what is found before evaluation and can't be caught by `try`. */
  refusal(code: DiagnosticCode, message: string, place: Place, fix?: Fix): void {
    this.#report('error', code, message, place, fix);
  }

  warning(code: DiagnosticCode, message: string, place: Place, fix?: Fix): void {
    this.#report('warning', code, message, place, fix);
  }

  /** Reports what depends on the value; nothing if an error would be caught. */
  info(code: DiagnosticCode, message: string, place: Place, fix?: Fix): void {
    if (this.#guarded === 0) this.#report('info', code, message, place, fix);
  }

  /** Takes back what was said to depend on a value inside of a node, where more is known now. */
  withdrawInfos({ start, end }: SourceRange): void {
    const kept = this.diagnostics.filter((one) => one.severity !== 'info' || one.start < start || one.end > end);
    this.diagnostics.splice(0, this.diagnostics.length, ...kept);
  }

  #report(severity: Diagnostic['severity'], code: DiagnosticCode, message: string, place: Place, fix?: Fix): void {
    if (this.#silent > 0 || this.diagnostics.length >= maximumDiagnostics) return;
    const { start, end } = 'kind' in place ? extentOf(this.source, place) : place;
    const isKnown = this.diagnostics.some((one) => one.code === code && one.start === start && one.end === end);
    if (!isKnown) this.diagnostics.push({ severity, code, message, start, end, ...(fix && { fix }) });
  }
}
