import { useEffect } from 'react';

const MOVES: Readonly<Record<string, (current: number, last: number) => number>> = {
  ArrowLeft: (current) => current - 1,
  ArrowRight: (current) => current + 1,
  Home: () => 0,
  End: (_current, last) => last,
};

/** Keys of these have a meaning of their own. */
const TAKEN = 'input, textarea, select, [contenteditable="true"], [role="tab"], [role="dialog"], .react-flow, pre';

/** Arrow keys go back and forth through a run, Home and End to its ends, wherever the focus does not use them itself. */
export function useStepKeys(current: number, length: number, go: (index: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const move = MOVES[event.key];
      const isTaken = event.target instanceof Element && event.target.closest(TAKEN) !== null;
      if (move === undefined || isTaken || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const wanted = move(current, length - 1);
      if (wanted < 0 || wanted >= length || wanted === current) return;
      event.preventDefault();
      go(wanted);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [current, length, go]);
}
