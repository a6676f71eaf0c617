import { create } from 'zustand';
import { askServer } from './ask-server.ts';
import type { Session } from './generated/admin-api.ts';

interface SessionState {
  /** Who is signed in; null when nobody is. */
  readonly session: Session | null;
  /** The session ended while somebody was at work: the sign-in dialog is open. */
  readonly hasEnded: boolean;
}

/** Who is signed in. */
export const sessionStore = create<SessionState>(() => ({ session: null, hasEnded: false }));

let waiting: (() => void)[] = [];

/** Takes over a session that has begun, and lets the requests go on that waited for it. */
export function beginSession(session: Session): void {
  sessionStore.setState({ session, hasEnded: false });
  const continued = waiting;
  waiting = [];
  for (const resolve of continued) resolve();
}

/** Forgets the session. */
export function endSession(): void {
  sessionStore.setState({ session: null, hasEnded: false });
}

/** Opens the sign-in dialog and resolves when the person has signed in again. */
export function signInAgain(): Promise<void> {
  sessionStore.setState({ hasEnded: true });
  return new Promise((resolve) => waiting.push(resolve));
}

/** Whether somebody is signed in, as far as this page knows, else as the server says. @throws ConnectionError */
export async function isSignedIn(): Promise<boolean> {
  return sessionStore.getState().session !== null || (await refreshSession()) !== null;
}

/** Asks the server who is signed in. @returns null when nobody is. @throws ConnectionError */
export async function refreshSession(): Promise<Session | null> {
  const response = await askServer('/api/v1/session');
  if (response.status === 401) {
    // A body that nobody reads keeps its connection.
    await response.body?.cancel();
    endSession();
    return null;
  }
  if (!response.ok) throw new Error(`The server answered ${response.status} when asked who is signed in.`);
  const session = (await response.json()) as Session;
  beginSession(session);
  return session;
}
