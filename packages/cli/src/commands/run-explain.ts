import { type ServerOptions, withAdminClient } from '../admin-client.ts';
import { EXIT } from '../command-error.ts';
import { print, printJson } from '../print.ts';
import { printExplainedSteps } from './explained-steps.ts';

/** `waymark run explain`: every step with its values, tokens and secrets hidden. */
export function explainRun(id: string, options: ServerOptions & { readonly json?: boolean }): Promise<number> {
  return withAdminClient(options, async (client) => {
    const { body } = await client.call('GET', `/runs/${encodeURIComponent(id)}/explanation`);
    if (options.json) {
      printJson(body);
      return EXIT.done;
    }
    const { journeyId, version, request, steps, answer, failure } = body;
    print(`${journeyId}, version ${version}`);
    print(`request   ${JSON.stringify(request)}`);
    print('');
    printExplainedSteps(steps);
    print('');
    if (answer === undefined) print(`failure   ${failure.code} in ${failure.step}: ${failure.message}`);
    else print(`answer    ${answer.status} ${JSON.stringify(answer.body)}`);
    return EXIT.done;
  });
}
