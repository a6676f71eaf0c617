import { Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application, NewClient } from '../../api/generated/admin-api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RoleButton } from '../../ui/role-button.tsx';
import { Surface } from '../../ui/surface.tsx';
import { UnsavedGuard } from '../../ui/unsaved-guard.tsx';
import { ClientFields } from './client-fields.tsx';
import { requiredName, toClientFields } from './client-form-values.ts';
import { ClientReady } from './client-ready.tsx';
import { createClient, useApplicationChanges } from './queries.ts';
import { useClientForm } from './use-client-form.ts';

/** Creates an application and its first client in one go, as the tutorial does. */
export function NewApplicationScreen() {
  const { t } = useTranslation('applications');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const { create } = useApplicationChanges();
  const application = useForm({ initialValues: { name: '' }, validate: { name: requiredName(t) } });
  const client = useClientForm();
  const [created, setCreated] = useState<Application>();
  const [ready, setReady] = useState<NewClient>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);

  async function save(): Promise<void> {
    const isValid = [application.validate(), client.form.validate()].every(({ hasErrors }) => !hasErrors);
    if (!isValid || isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      // When only the client failed, the application is there already: the next try goes on from it.
      const owner = created ?? (await create.mutateAsync({ name: application.values.name.trim() }));
      setCreated(owner);
      setReady(await createClient(owner.id, toClientFields(client.form.getValues())));
    } catch (caught) {
      setError(client.takeErrors(caught));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <PageHeader
        title={t('new.title')}
        description={t('new.description')}
        parent={{ title: t('title'), to: '/applications' }}
      />
      <UnsavedGuard when={(application.isDirty() || client.form.isDirty()) && ready === undefined} />
      <Surface maw="46rem">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Stack gap="lg">
            {error !== undefined && <ErrorState error={error} />}
            <Fieldset legend={t('new.application')}>
              <Stack>
                <TextInput
                  label={t('fields.applicationName')}
                  description={t('fields.applicationNameHint')}
                  required
                  maxLength={100}
                  autoFocus
                  readOnly={created !== undefined}
                  {...application.getInputProps('name')}
                />
                <Select
                  label={t('fields.protocol')}
                  description={t('fields.protocolHint')}
                  data={[{ value: 'oidc', label: t('fields.oidc') }]}
                  value="oidc"
                  allowDeselect={false}
                />
              </Stack>
            </Fieldset>
            <Fieldset legend={t('new.client')}>
              <ClientFields form={client.form} />
            </Fieldset>
            <Group justify="flex-end">
              <LinkButton to="/applications" variant="default">
                {common('cancel')}
              </LinkButton>
              <RoleButton needs="editor" type="submit" loading={isBusy}>
                {t('new.submit')}
              </RoleButton>
            </Group>
          </Stack>
        </form>
      </Surface>
      {ready !== undefined && (
        <ClientReady
          client={ready}
          onClose={() =>
            void navigate({ to: '/applications/$applicationId', params: { applicationId: ready.applicationId } })
          }
        />
      )}
    </>
  );
}
