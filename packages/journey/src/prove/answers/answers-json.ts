import { formatType, type Type } from '@waymark/expression';
import type { JsonSchema } from '../openapi/json-schema-of.ts';
import type { AnswerBody, DefaultAnswer, JourneyAnswers, StepAnswer, StepResult } from './journey-answers.ts';

/** Types as people read them, and numbers of paths as text: they can be larger than a JSON number keeps exactly. */
type Plain<Item> = Omit<Item, 'paths' | 'type' | 'body'> & { readonly paths: string };

type PlainBody =
  | Exclude<AnswerBody, { kind: 'computed' }>
  | { readonly kind: 'computed'; readonly mediaType: string; readonly type: string; readonly schema: JsonSchema };

/** {@link JourneyAnswers} as plain JSON: what `waymark journey prove --json` prints. */
export interface JourneyAnswersJson extends Omit<JourneyAnswers, 'answers' | 'results' | 'defaults'> {
  readonly answers: readonly (Plain<StepAnswer> & { readonly body: PlainBody })[];
  readonly results: readonly (Plain<StepResult> & { readonly type: string })[];
  readonly defaults: Omit<JourneyAnswers['defaults'], 'answers'> & {
    readonly answers: readonly (Omit<DefaultAnswer, 'body'> & { readonly body: PlainBody })[];
  };
}

export function answersJson({ answers, results, defaults, ...rest }: JourneyAnswers): JourneyAnswersJson {
  return {
    ...rest,
    answers: answers.map((answer) => ({ ...answer, paths: String(answer.paths), body: plainBody(answer.body) })),
    results: results.map((result) => ({ ...result, paths: String(result.paths), type: typeText(result.type) })),
    defaults: {
      ...defaults,
      answers: defaults.answers.map((answer) => ({ ...answer, body: plainBody(answer.body) })),
    },
  };
}

const plainBody = (body: AnswerBody): PlainBody =>
  body.kind === 'computed' ? { ...body, type: typeText(body.type) } : body;

const typeText = (type: Type): string => formatType(type);
