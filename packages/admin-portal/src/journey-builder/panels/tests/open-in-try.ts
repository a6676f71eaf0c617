import type { BuilderState } from '../../builder-store.ts';
import { tryMemoryOf } from '../try/try-memory.ts';
import { formOf, type TryCall } from '../try/try-request.ts';

/** Puts a call into the Try it panel and opens it. */
export function openInTry({ journeyId, openTab }: BuilderState, call: TryCall): void {
  const { request, client, stubs, now } = call;
  const own = {
    request,
    ...(client === undefined ? {} : { client }),
    ...(stubs === undefined ? {} : { stubs }),
    ...(now === undefined ? {} : { now }),
  };
  const memory = tryMemoryOf(journeyId).getState();
  memory.change(formOf(own));
  memory.remember({ target: 'draft', outcome: undefined, current: 0 });
  openTab('try');
}
