export {
  type CompiledExpression,
  type CompileOptions,
  type CompileResult,
  compileExpression,
} from './compile/compile-expression.ts';
export { defaultLimits, type Limits, maximumNesting, maximumSourceLength } from './compile/limits.ts';
export type { Diagnostic, Fix, TextEdit } from './diagnostic.ts';
export { type ErrorCode, ExpressionError, HostError, type SourceRange } from './errors.ts';
export { type EvaluateOptions, evaluateExpression } from './evaluate-expression.ts';
export { createFixtureHost, type Fixture } from './fixture-host.ts';
export { findFunction, functionCatalogue } from './functions/catalogue.ts';
export {
  type FunctionDefinition,
  type FunctionExample,
  type FunctionParameter,
  signatureOf,
} from './functions/function-definition.ts';
export { preloadLibraries } from './functions/libraries.ts';
export type { ExpressionHost, Meter, PolicyContext } from './host.ts';
export type { Completion } from './language-service/completion-item.ts';
export { completionsAt } from './language-service/completions-at.ts';
export { lex } from './language-service/cursor-site.ts';
export { diagnose } from './language-service/diagnose.ts';
export { type FormatOptions, type FormatResult, formatExpression } from './language-service/format-expression.ts';
export { docsOfNamespace, functionDocs, namespaceDocs, typedSignature } from './language-service/function-text.ts';
export { type Hover, hoverAt } from './language-service/hover-at.ts';
export type { LanguageContext } from './language-service/language-context.ts';
export {
  type SignatureHelp,
  type SignatureParameter,
  signatureHelpAt,
} from './language-service/signature-help-at.ts';
export { mosaicIncompatibilities } from './mosaic/incompatibilities.ts';
export {
  type CaseFile,
  type CaseReport,
  type CaseResult,
  type ExpressionCase,
  type FailedCase,
  runCases,
} from './run-cases.ts';
export { childrenOf } from './syntax/children.ts';
export { type ParseOptions, type ParseResult, parseExpression } from './syntax/parse.ts';
export { printExpression } from './syntax/print.ts';
export type { ExpressionMode, Profile } from './syntax/profile.ts';
export type { Token, TokenKind } from './syntax/token.ts';
export type * from './syntax/tree.ts';
export {
  type CheckResult,
  checkExpression,
  type ParsedSource,
} from './types/check-expression.ts';
export { checkInFlow, type Fact, type FlowCheck } from './types/check-in-flow.ts';
export type { CheckOptions, ContextTypes, WebRequestType } from './types/check-options.ts';
export { ConstantTrials } from './types/constant-trials.ts';
export { type DiagnosticCode, diagnosticCodes } from './types/diagnostic-codes.ts';
export { fixAll } from './types/fix-all.ts';
export { formatType } from './types/format-type.ts';
export { type NamesRead, namesRead } from './types/names-read.ts';
export { nearestName } from './types/nearest-name.ts';
export { type Comparison, comparisonOf, NumberBounds } from './types/number-bounds.ts';
export { isRepeatable } from './types/repeatable.ts';
export { applyFix } from './types/source-text.ts';
export type * from './types/type.ts';
export {
  arrayType,
  booleanType,
  closedObject,
  headersType,
  literalType,
  neverType,
  nullType,
  numberType,
  objectType,
  objectWith,
  recordType,
  stringType,
  unknownType,
} from './types/type.ts';
export { typeOfSample } from './types/type-of-sample.ts';
export { isSameType, optionsOf, unionType, widen } from './types/union.ts';
export { valueFits } from './types/value-fits.ts';
export { numberOrNothing, truthValue } from './values/coercion.ts';
export { toJsonText } from './values/json-text.ts';
export { Lambda } from './values/lambda.ts';
export { keysOf } from './values/object-record.ts';
export { NumberTooLarge, readJson } from './values/read-json.ts';
export type { Value, ValueObject } from './values/value.ts';
