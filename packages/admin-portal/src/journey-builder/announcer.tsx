import { VisuallyHidden } from '@mantine/core';
import { create } from 'zustand';

const announcements = create<{ readonly text: string; readonly turn: number }>(() => ({ text: '', turn: 0 }));

/** Says something to screen readers: what a key has just done. */
export function announce(text: string): void {
  announcements.setState(({ turn }) => ({ text, turn: turn + 1 }));
}

/** Where announcements are heard. */
export function Announcer() {
  const text = announcements((state) => state.text);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {text}
    </VisuallyHidden>
  );
}
