import type { Call } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import type { Environment } from './environment.ts';
import { nearestName } from './nearest-name.ts';
import { reportLambda } from './report-lambda.ts';
import { numberType, objectWith, type Type, unknownType } from './type.ts';

export const webRequestPrefix = 'webrequests.';

/** `@webrequests.<name>(…)`: what exists is known only if the caller of the checker says so. */
export function checkWebRequest(node: Call, environment: Environment, checker: Checker): Type {
  for (const argument of node.args) reportLambda(argument, checker.check(argument, environment), checker);
  const { webRequests } = checker.context;
  const name = node.name.slice(webRequestPrefix.length);
  if (webRequests === undefined || name === '') {
    checker.doubt();
    return answer(unknownType);
  }
  const request = Object.hasOwn(webRequests, name) ? webRequests[name] : undefined;
  if (request === undefined) {
    reportUnknown(node, name, Object.keys(webRequests), checker);
    return answer(unknownType);
  }
  const { parameters, body = unknownType } = request;
  if (parameters.length !== node.args.length) {
    const expected = parameters.length === 0 ? 'no arguments' : parameters.join(', ');
    checker.error('wrong-argument-count', `@${node.name} takes ${expected}; ${node.args.length} given.`, node);
  }
  return answer(body);
}

function answer(body: Type): Type {
  return objectWith({ status: numberType, body });
}

function reportUnknown(node: Call, name: string, known: readonly string[], checker: Checker): void {
  checker.doubt();
  const near = nearestName(name, known);
  const range = { start: node.nameStart, end: node.nameEnd };
  const message = `There is no web request named ${name}.`;
  if (near === undefined) checker.error('unknown-function', `${message} Define it first.`, range);
  else {
    checker.error('unknown-function', `${message} Did you mean ${near}?`, range, {
      title: `Use ${near}`,
      edits: [{ ...range, text: webRequestPrefix + near }],
    });
  }
}
