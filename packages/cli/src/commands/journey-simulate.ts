import {
  answerOf,
  callFaults,
  compileJourney,
  createStubPorts,
  executePlan,
  RunExplainer,
  resultOf,
  type TestCall,
  testRequest,
  testTime,
} from '@waymark/journey';
import { CommandError, EXIT } from '../command-error.ts';
import { print, printJson } from '../print.ts';
import { readJsonOption } from '../read-file.ts';
import { subJourneysFor } from '../sub-journey-files.ts';
import { readTestTargets } from '../test-target.ts';
import { printExplainedSteps } from './explained-steps.ts';

interface SimulateOptions {
  readonly json?: boolean;
  readonly body?: string;
  readonly request?: string;
  readonly client?: string;
  readonly stubs?: string;
  readonly now?: string;
}

/** `waymark journey simulate`: one run of a file, without a server. */
export async function simulateJourney(file: string, options: SimulateOptions): Promise<number> {
  const [target] = readTestTargets(file, (calling) => subJourneysFor(calling));
  if (target === undefined || target.document.kind !== 'backend-api') {
    throw new CommandError(
      'Give the file of a backend-api journey: a sub-journey runs where it is called.',
      EXIT.usage,
    );
  }
  const plan = compileJourney(target.document, 0, target.findSubJourney);
  const call = readCall(options);
  const ports = createStubPorts(call.stubs, readNow(call), {
    tokens: target.tokens,
    monotonic: () => performance.now(),
  });
  const explainer = new RunExplainer(plan);
  const run = executePlan(plan, testRequest(call), call.client ?? null, 'simulated', ports, { observer: explainer });
  const { outcome, events = [] } = await resultOf(run);
  const { status } = answerOf(plan, outcome);
  if (options.json) printJson({ status, outcome, steps: explainer.steps, events, shortages: ports.shortages });
  else {
    printExplainedSteps(explainer.steps);
    print('');
    for (const { name, data, fields } of events)
      print(`event     ${name} ${JSON.stringify({ ...fields, ...(data as object) })}`);
    for (const shortage of ports.shortages) print(`missing   ${shortage}`);
    if (outcome.kind === 'failure') print(`failure   ${outcome.code} in ${outcome.step}: ${outcome.message}`);
    print(`answer    ${status}${outcome.kind === 'answer' && outcome.body !== '' ? ` ${outcome.body}` : ''}`);
  }
  return ports.shortages.length > 0 ? EXIT.findings : EXIT.done;
}

function readCall({ body, request, client, stubs, now }: SimulateOptions): TestCall {
  const whole = request === undefined ? {} : (readJsonOption(request, '--request') as object);
  const call = {
    request: body === undefined ? whole : { ...whole, body: readJsonOption(body, '--body') },
    ...(client !== undefined && { client: readJsonOption(client, '--client') }),
    ...(stubs !== undefined && { stubs: readJsonOption(stubs, '--stubs') }),
    ...(now !== undefined && { now }),
  };
  const [fault] = callFaults(call);
  if (fault !== undefined) throw new CommandError(`The call can't be made: ${fault}`, EXIT.usage);
  return call as TestCall;
}

function readNow({ now }: TestCall): number {
  if (now === undefined) return Date.now();
  const time = testTime({ now });
  if (time === undefined)
    throw new CommandError(`--now is "${now}": give a time such as 2026-01-01T00:00:00Z.`, EXIT.usage);
  return time;
}
