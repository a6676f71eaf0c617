import { Outlet } from '@tanstack/react-router';
import { useStore } from 'zustand';
import { connectionStore } from '../api/connection.ts';
import { sessionStore } from '../api/session.ts';
import { SignInAgainDialog } from '../features/sign-in/sign-in-again-dialog.tsx';
import { OfflineBanner } from './offline-banner.tsx';

/** What is there on every page: the banner of a lost connection and the dialog of an ended session. */
export function RootLayout() {
  const isLost = useStore(connectionStore, (state) => state.isLost);
  const hasEnded = useStore(sessionStore, (state) => state.hasEnded);
  return (
    <>
      {isLost && <OfflineBanner />}
      <Outlet />
      {hasEnded && <SignInAgainDialog />}
    </>
  );
}
