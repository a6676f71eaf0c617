import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { beginSession, sessionStore } from '../../api/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Over the page whose session has ended: nothing below it is lost. */
export function SignInAgainDialog() {
  const { t } = useTranslation('signIn');
  const person = sessionStore.getState().session?.administrator;
  return (
    <Dialog
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('again.title')}
    >
      <Stack>
        <Text fz="sm">{t('again.text')}</Text>
        <SignInForm
          {...(person === undefined ? {} : { email: person.email })}
          onSignedIn={(session) => {
            // What stands on the page was somebody else's: it starts afresh.
            if (person !== undefined && session.administrator.id !== person.id) window.location.reload();
            else beginSession(session);
          }}
        />
        <Button variant="subtle" component="a" href="/portal/sign-in">
          {t('again.other')}
        </Button>
      </Stack>
    </Dialog>
  );
}
