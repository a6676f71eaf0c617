import { create } from 'zustand';

const RETRY_MS = 2000;

/** Whether the server can be reached. */
export const connectionStore = create<{ readonly isLost: boolean }>(() => ({ isLost: false }));

const onRestored = new Set<() => void>();

/** Calls back when the server is there again. @returns a function that stops that */
export function whenConnectionRestored(callback: () => void): () => void {
  onRestored.add(callback);
  return () => onRestored.delete(callback);
}

/** Shows the banner and asks for the server until it answers. */
export function connectionLost(): void {
  if (connectionStore.getState().isLost) return;
  connectionStore.setState({ isLost: true });
  setTimeout(look, RETRY_MS);
}

function look(): void {
  fetch('/healthz', { cache: 'no-store' }).then(
    (response) => (response.ok ? restored() : setTimeout(look, RETRY_MS)),
    () => setTimeout(look, RETRY_MS),
  );
}

function restored(): void {
  connectionStore.setState({ isLost: false });
  for (const callback of onRestored) callback();
}

window.addEventListener('offline', connectionLost);
