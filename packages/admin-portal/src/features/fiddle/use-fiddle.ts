import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { evaluateFiddle, type FiddleInput } from './evaluate-fiddle.ts';
import { EXAMPLES } from './examples.ts';
import { decodeState, encodeState, type FiddleState, START } from './fiddle-state.ts';
import { readClock, readJson, readVariables } from './read-inputs.ts';

const PAUSE_MS = 150;

/** What was entered, kept in the fragment of the address, and what it yields. */
export function useFiddle() {
  const [state, setState] = useFragmentState();
  const inputs = useMemo(
    () => ({
      variables: readVariables(state.variables),
      request: readJson(state.request),
      clock: readClock(state.clock),
    }),
    [state.variables, state.request, state.clock],
  );
  const { variables, request, clock } = inputs;
  const isReady = variables.ok && request.ok && clock.ok && state.source.trim() !== '';
  const [settled] = useDebouncedValue(state, PAUSE_MS);
  const result = useQuery({
    queryKey: ['fiddle', settled],
    queryFn: () => evaluateState(settled),
    enabled: isReady,
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  return { state, setState, inputs, isReady, result: isReady ? result.data : undefined };
}

/** Null while an input cannot be read; the page does not ask then. */
function evaluateState({ source, mode, profile, ...texts }: FiddleState) {
  const variables = readVariables(texts.variables);
  const request = readJson(texts.request);
  const clock = readClock(texts.clock);
  if (!variables.ok || !request.ok || !clock.ok) return null;
  const input: FiddleInput = {
    source,
    mode,
    profile,
    variables: variables.value,
    request: request.value,
    now: clock.value,
  };
  return evaluateFiddle(input);
}

/** The state, which the fragment follows when typing pauses; and the other way round when a link is opened. */
function useFragmentState() {
  const navigate = useNavigate();
  const { hash } = useLocation();
  const [state, setState] = useState(() => decodeState(hash) ?? { ...START, ...EXAMPLES[0]?.state });
  const written = useRef(hash);
  const [settled] = useDebouncedValue(state, 300);
  useEffect(() => {
    if (hash === written.current) return;
    written.current = hash;
    const opened = decodeState(hash);
    if (opened !== null) setState(opened);
  }, [hash]);
  const isFirst = useRef<boolean>(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const fragment = encodeState(settled) ?? '';
    if (fragment === written.current) return;
    written.current = fragment;
    void navigate({ to: '/fiddle', hash: fragment, replace: true, resetScroll: false, hashScrollIntoView: false });
  }, [settled, navigate]);
  return [state, setState] as const;
}
