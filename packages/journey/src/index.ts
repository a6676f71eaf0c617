export { compareDocuments } from './document/compare-documents.ts';
export type { DocumentDifference } from './document/document-difference.ts';
export { findForbiddenKey } from './document/forbidden-keys.ts';
export { faultOfJourneyId, ID_PATTERN } from './document/id-pattern.ts';
export * from './document/journey-document.ts';
export { journeyJsonSchema } from './document/journey-json-schema.ts';
export { DEFAULT_DEADLINE_MS, DEFAULT_MAX_STEPS, journeySchema } from './document/journey-schema.ts';
export { isDeeperThan, MAX_DOCUMENT_DEPTH } from './document/nesting.ts';
export { newJourneyDocument } from './document/new-journey-document.ts';
export { MAX_JOURNEY_TEXT, type ParsedJourney, parseJourney } from './document/parse-journey.ts';
export { canonicalJourney, printJourney } from './document/print-journey.ts';
export {
  type GeneratedTests,
  type GenerateOptions,
  generateTests,
  type UnreachedPath,
} from './generate/generate-tests.ts';
export { CompileError } from './plan/compile-error.ts';
export { compileJourney } from './plan/compile-journey.ts';
export type { Plan, PlanStep } from './plan/plan.ts';
export type { FindSubJourney, PublishedSubJourney } from './plan/sub-journeys.ts';
export type { Clock, KeyOperations, Ports, RandomSource, TokenVerifier } from './ports.ts';
export { answersJson, type JourneyAnswersJson } from './prove/answers/answers-json.ts';
export { answersOf } from './prove/answers/answers-of.ts';
export type {
  AnswerBody,
  AnswerHeader,
  DefaultAnswers,
  JourneyAnswers,
  Refused,
  StepAnswer,
  StepResult,
  Way,
  WayStep,
} from './prove/answers/journey-answers.ts';
export { type AnswerStyle, printAnswers } from './prove/answers/print-answers.ts';
export type { WorstCase } from './prove/cost/worst-case.ts';
export type { JourneyDiagnostic, JourneyFix, PatchOperation } from './prove/diagnostic.ts';
export { DIAGNOSTIC_CODES, type DiagnosticCode } from './prove/diagnostic-codes.ts';
export { applyJourneyFix } from './prove/fix/apply-journey-fix.ts';
export type { FlowFormula } from './prove/flow/flow-formula.ts';
export type { JourneyFlow } from './prove/flow/journey-flow.ts';
export type { JsonSchema } from './prove/openapi/json-schema-of.ts';
export { type JourneyOpenApi, type OpenApiOptions, openApiOf } from './prove/openapi/openapi-of.ts';
export { type Proof, type ProofContext, proveJourney } from './prove/prove-journey.ts';
export { isHiddenKey } from './prove/taint/hidden-keys.ts';
export { HIDDEN, redactValue } from './prove/taint/redact-value.ts';
export { type Redaction, redactionOf } from './prove/taint/redaction.ts';
export { calleesOf, callersOf } from './publish/callers-of.ts';
export { type Publication, provePublication } from './publish/prove-publication.ts';
export {
  type BacktestReport,
  backtest,
  type ChangeGroup,
  mergeBacktests,
  type RecordedCase,
} from './replay/backtest.ts';
export {
  type AnswerDifference,
  type ComparedRun,
  compareRuns,
  type Parting,
  type RunDifference,
} from './replay/compare-runs.ts';
export { type ExplainedStep, RunExplainer } from './replay/explain-run.ts';
export { NO_REDACTION, redactAnswer, redactRequest, redactSteps } from './replay/redact-explanation.ts';
export { redactText } from './replay/redact-text.ts';
export { type ReplayedRun, replayRun } from './replay/replay-run.ts';
export { shortenValue } from './replay/shorten-value.ts';
export { executePlan, type PendingRun, RunResult, resultOf } from './run/execute-plan.ts';
export { failureStatus } from './run/failure-status.ts';
export type { JourneyEvent } from './run/journey-event.ts';
export type { Answer, Failure, FailureCode, Outcome, Path, StepRecord } from './run/outcome.ts';
export { pathOf } from './run/path-of.ts';
export type { Interruption, PortAnswer, PortName, Receipt } from './run/receipt.ts';
export { receiptOf } from './run/receipt-of.ts';
export type { JourneyCaller, JourneyRequest } from './run/run-host.ts';
export { isRedirect, RESPONSE_CODES } from './steps/http-complete/response-codes.ts';
export { ANSWERED, type BranchDefinition, branchesOf, type StepKind } from './steps/step-kind.ts';
export { findStepKind, STEP_KINDS } from './steps/step-kinds.ts';
export type { JourneyRecord, JourneyVersion, VersionState } from './store/journey-record.ts';
export type { RecordedRun, RunFilter, RunRecord } from './store/run-record.ts';
export { answerOf } from './test-cases/answer-of.ts';
export {
  type BranchCoverage,
  branchCoverage,
  type JourneyCoverage,
  type StepBranch,
} from './test-cases/branch-coverage.ts';
export { callFaults, type TestCall } from './test-cases/call-faults.ts';
export { checkTestRequirements } from './test-cases/check-test-requirements.ts';
export { type JourneyStubs, type JourneyTest, journeyTestSchema, type StubAnswer } from './test-cases/journey-test.ts';
export { runJourneyTest, type TestResult, testRequest, testTime } from './test-cases/run-journey-test.ts';
export { type JourneyTestOptions, runJourneyTests, type TestReport } from './test-cases/run-journey-tests.ts';
export { createStubPorts, type StubPorts, type StubPortsOptions } from './test-cases/stub-ports.ts';
export { callerOfSubJourney, idInsideCall } from './test-cases/sub-journey-caller.ts';
