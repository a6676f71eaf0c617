import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { beginSession } from '../../api/session.ts';
import { Entrance } from './entrance.tsx';
import { SignInForm } from './sign-in-form.tsx';

const route = getRouteApi('/sign-in');

/** Signs in, and goes to where the reader wanted to go. */
export function SignInScreen() {
  const { t } = useTranslation('signIn');
  const { next } = route.useSearch();
  const router = useRouter();
  return (
    <Entrance title={t('title')}>
      <SignInForm
        onSignedIn={(session) => {
          beginSession(session);
          // Through the history: an address may hold what no typed route says.
          router.history.replace(`${router.basepath}${next ?? '/'}`);
        }}
      />
    </Entrance>
  );
}
