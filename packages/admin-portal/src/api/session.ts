import { create } from 'zustand';
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

/** Asks the server who is signed in. @returns null when nobody is. @throws TypeError when it can't be reached */
export async function refreshSession(): Promise<Session | null> {
  const response = await fetch('/api/v1/session');
  if (response.status === 401) {
    endSession();
    return null;
  }
  if (!response.ok) throw new Error(`The server answered ${response.status} when asked who is signed in.`);
  const session = (await response.json()) as Session;
  beginSession(session);
  return session;
}
