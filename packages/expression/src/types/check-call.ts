import { findFunction } from '../functions/catalogue.ts';
import {
  type FunctionDefinition,
  type FunctionSignature,
  faultOfArgumentCount,
} from '../functions/function-definition.ts';
import type { Call } from '../syntax/tree.ts';
import { Bindings } from './bindings.ts';
import { checkLambdaArguments } from './check-lambda-argument.ts';
import { checkWebRequest, webRequestPrefix } from './check-web-request.ts';
import type { Checker } from './checker.ts';
import { chooseSignature, parameterAt } from './choose-signature.ts';
import type { Environment } from './environment.ts';
import { type Fit, matchArgument } from './match-argument.ts';
import { reportArgument } from './report-argument.ts';
import { reportUnknownFunction } from './report-unknown-function.ts';
import { specialResult } from './special-results.ts';
import { type Type, unknownType } from './type.ts';

export function checkCall(node: Call, environment: Environment, checker: Checker): Type {
  if (node.name.startsWith(webRequestPrefix)) return checkWebRequest(node, environment, checker);
  const definition = findFunction(node.name);
  if (definition === undefined || !arityFits(definition, node, checker)) {
    if (definition === undefined) reportUnknownFunction(node, checker);
    for (const argument of node.args) checker.check(argument, environment);
    checker.doubt();
    return unknownType;
  }
  if (definition.extension === true && checker.profile === 'mosaic') {
    const message = `@${node.name} isn't part of the Mosaic profile. Do without it, or use the extended profile.`;
    checker.warning('extension-function', message, { start: node.start, end: node.nameEnd });
  }
  return checkDefined(definition, node, environment, checker);
}

function arityFits(definition: FunctionDefinition, node: Call, checker: Checker): boolean {
  const fault = faultOfArgumentCount(definition, node.args.length);
  if (fault !== undefined) checker.refusal('wrong-argument-count', fault, node);
  return fault === undefined;
}

function checkDefined(definition: FunctionDefinition, node: Call, environment: Environment, checker: Checker): Type {
  // Lambdas wait until the other arguments have told what they are called with.
  const types = node.args.map((argument) =>
    argument.kind === 'lambda' ? undefined : checker.check(argument, environment),
  );
  const signature = chooseSignature(definition, node.args, types);
  if (signature === undefined) {
    node.args.forEach((argument, index) => {
      if (types[index] === undefined) checker.check(argument, environment);
    });
    checker.doubt();
    return new Bindings().apply(definition.returns);
  }
  const bindings = new Bindings();
  const failed = checkData(definition, signature, node, types, bindings, checker);
  const lambdasFailed = checkLambdaArguments({ definition, signature, node, types, bindings, environment, checker });
  if (failed || lambdasFailed) return unknownType;
  const policy = checker.context.policy ?? {};
  const part = node.name.startsWith('policy.') ? node.name.slice('policy.'.length) : '';
  if (Object.hasOwn(policy, part)) return policy[part] as Type;
  return specialResult(node.name, types) ?? bindings.apply(signature.returns);
}

/** Checks the arguments that aren't lambdas. Answers whether one of them surely fails. */
function checkData(
  definition: FunctionDefinition,
  signature: FunctionSignature,
  node: Call,
  types: readonly (Type | undefined)[],
  bindings: Bindings,
  checker: Checker,
): boolean {
  let failed = false;
  types.forEach((type, index) => {
    const parameter = parameterAt(signature, index);
    const argument = node.args[index];
    if (type === undefined || parameter === undefined || argument === undefined) return;
    if (parameter.type.kind === 'lambda' && (type.kind === 'lambda' || type.kind === 'unknown')) return;
    const fit: Fit = matchArgument(parameter, type, bindings);
    if (fit === 'never') failed = true;
    if (fit === 'unknown') checker.doubt();
    else if (fit !== 'always') reportArgument({ definition, parameter, argument, index, type, fit, checker });
  });
  return failed;
}
