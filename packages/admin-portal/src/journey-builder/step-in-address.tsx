import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useBuilder, useBuilderStore } from './builder-provider.tsx';

/** Keeps the selected step in the address, so that a link leads to it and a refresh comes back to it. */
export function StepInAddress() {
  const store = useBuilderStore();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false, select: ({ step }) => (step === undefined ? undefined : `${step}`) });
  const selected = useBuilder(({ selection }) => (selection.length === 1 ? selection[0] : undefined));
  const first = useRef(asked);

  useEffect(() => {
    const step = first.current;
    const { document, select } = store.getState();
    if (step !== undefined && Object.hasOwn(document.steps, step)) select([step]);
    first.current = undefined;
  }, [store]);
  useEffect(() => {
    const current = store.getState().selection;
    const step = current.length === 1 ? current[0] : undefined;
    // What an effect before has selected is rendered next; the address follows then.
    if (step !== selected || step === asked) return;
    const search = ({ step: _, ...others }: { readonly step?: string }) =>
      step === undefined ? others : { ...others, step };
    void navigate({ to: '.', search: search as never, replace: true, resetScroll: false });
  }, [selected, asked, navigate, store]);
  return null;
}
