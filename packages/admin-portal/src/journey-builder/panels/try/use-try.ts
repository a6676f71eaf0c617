import { useState } from 'react';
import { useStore } from 'zustand';
import { useBuilder, useBuilderStore } from '../../builder-provider.tsx';
import { usePublishedSubJourneys } from '../../use-published-sub-journeys.ts';
import { callPublished } from './call-published.ts';
import { findRecord } from './find-record.ts';
import { simulate } from './simulate.ts';
import { tryMemoryOf } from './try-memory.ts';
import type { TryOutcome } from './try-outcome.ts';
import { type Faults, readForm, type TryCall } from './try-request.ts';
import { useCaller } from './use-caller.ts';

/** Sends what the form holds, and keeps what came back. */
export function useTry() {
  const builder = useBuilderStore();
  const journeyId = useBuilder((state) => state.journeyId);
  const store = tryMemoryOf(journeyId);
  const memory = useStore(store);
  const caller = useCaller(memory);
  const findSubJourney = usePublishedSubJourneys();
  const [faults, setFaults] = useState<Faults>({});
  const [isSending, setIsSending] = useState(false);

  const remember = (outcome: TryOutcome) => store.getState().remember({ outcome, current: 0 });

  const sendToDraft = async (call: TryCall) => {
    const result = await simulate(builder.getState().document, call, findSubJourney, Date.now());
    remember('problems' in result ? { kind: 'problems', ...result } : { kind: 'simulated', call, result });
  };

  const sendToPublished = async (call: TryCall) => {
    const { secret } = store.getState();
    const at = Date.now();
    const called = await callPublished(journeyId, call, { clientId: caller.clientId, secret: secret.trim() });
    if (called.kind === 'token-refused') return remember(called);
    const { answer } = called;
    remember({ kind: 'published', call, answer, record: undefined, at });
    const record = await findRecord(journeyId, answer.correlationId).catch(() => null);
    remember({ kind: 'published', call, answer, record, at });
  };

  const send = async () => {
    const { form, target } = store.getState();
    const read = readForm(form);
    setFaults('faults' in read ? read.faults : {});
    if ('faults' in read) return;
    setIsSending(true);
    try {
      await (target === 'draft' ? sendToDraft(read.call) : sendToPublished(read.call));
    } catch (error) {
      remember({ kind: 'failed', error });
    } finally {
      setIsSending(false);
    }
  };

  return { memory, caller, faults, isSending, send, findSubJourney };
}
