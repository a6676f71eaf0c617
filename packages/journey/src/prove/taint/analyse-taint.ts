import type { JourneyDocument } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import type { FlowObserver } from './flow-observer.ts';
import { allLabels, type FlowValue } from './flow-value.ts';
import { type FollowedJourney, type FollowOptions, followJourney } from './follow-journey.ts';
import { isPrefix, type RequestPath, TOKEN_HEADERS } from './request-value.ts';

export interface TaintAnalysis {
  readonly followed: FollowedJourney;
  /** Places of the request that hold tokens or cookies of the caller. */
  readonly tokens: readonly RequestPath[];
}

const TOKEN_FUNCTIONS: ReadonlySet<string> = new Set(['crypto.extractTokenClaims', 'crypto.verifyToken']);
/** Each round but the last finds a place that holds a token. */
const MAX_ROUNDS = 8;

/**
 * Follows what the caller sent, his tokens, secrets and claims through a journey whose shape and graph are right. A place of
 * the request that is used as a token anywhere counts as one everywhere, so the journey is followed until no more are found.
 */
export function analyseTaint(
  document: JourneyDocument,
  findSubJourney?: FindSubJourney,
  observer?: FollowOptions['observer'],
): TaintAnalysis {
  let tokens = TOKEN_HEADERS;
  const options = findSubJourney === undefined ? {} : { findSubJourney };
  for (let round = 0; ; round++) {
    const found: RequestPath[] = [];
    const finder: FlowObserver = {
      call: ({ name }, [token]) => {
        if (TOKEN_FUNCTIONS.has(name) && token !== undefined) found.push(...placesOf(token));
      },
    };
    const followed = followJourney(document, { ...options, tokens, observer: () => finder });
    found.push(...checkedTokens(followed));
    const missing = found.filter((path) => !tokens.some((known) => isPrefix(known, path)));
    if (missing.length === 0 || round === MAX_ROUNDS) {
      if (observer === undefined) return { followed, tokens };
      return { followed: followJourney(document, { ...options, tokens, observer }), tokens };
    }
    tokens = [...tokens, ...unique(missing)];
  }
}

/** What validate-token steps check. */
const checkedTokens = ({ steps }: FollowedJourney): RequestPath[] =>
  [...steps.values()].flatMap(({ reads, callee }) => [
    ...reads.filter(({ purpose }) => purpose === 'token').flatMap(({ value }) => placesOf(value)),
    ...(callee === undefined ? [] : checkedTokens(callee)),
  ]);

/** Where in the request a token comes from; a section as a whole is none, but for a body that is nothing but a token. */
const placesOf = (token: FlowValue): RequestPath[] =>
  [...allLabels(token).values()].flatMap(({ kind, path }) =>
    kind === 'caller-input' && path !== undefined && (path.length > 1 || path[0] === 'body') ? [path] : [],
  );

function unique(paths: readonly RequestPath[]): RequestPath[] {
  const byText = new Map(paths.map((path) => [JSON.stringify(path), path]));
  return [...byText.values()];
}
