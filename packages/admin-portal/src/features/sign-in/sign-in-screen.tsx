import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { beginSession } from '../../api/session.ts';
import { Entrance } from './entrance.tsx';
import { SignInForm } from './sign-in-form.tsx';

const route = getRouteApi('/sign-in');

/** Signs in, and goes to where the reader wanted to go. */
export function SignInScreen() {
  const { t } = useTranslation('signIn');
  const { next } = route.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  return (
    <Entrance title={t('title')}>
      <SignInForm
        onSignedIn={(session) => {
          beginSession(session);
          if (next === undefined) void navigate({ to: '/', replace: true });
          else router.history.replace(next);
        }}
      />
    </Entrance>
  );
}
