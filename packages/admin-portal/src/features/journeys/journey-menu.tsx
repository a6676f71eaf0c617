import { ActionIcon, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../../api/generated/admin-api.ts';
import { useRole } from '../../api/use-role.ts';
import { DisableDialog } from '../../journey-parts/disable-dialog.tsx';
import { EnableDialog } from '../../journey-parts/enable-dialog.tsx';
import { exportJourney } from '../../journey-parts/export-journey.ts';
import { PublishDialog } from '../../journey-parts/publish-dialog.tsx';
import { showErrorToast } from '../../ui/error-toast.tsx';
import { Icon } from '../../ui/icon.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { DuplicateDialog } from './duplicate-dialog.tsx';
import { useDeleteJourney } from './use-delete-journey.ts';

type Opened = 'publish' | 'duplicate' | 'disable' | 'enable' | 'delete';

/** What can be done with a journey of the list. */
export function JourneyMenu({ journey }: { readonly journey: Journey }) {
  const { t } = useTranslation('journeys');
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>();
  const { can, reasonAgainst } = useRole();
  const { remove } = useDeleteJourney();
  const { id, name, state } = journey;
  const close = () => setOpened(undefined);
  const params = { journeyId: id };
  const needsEditor = can('editor') ? {} : { disabled: true, title: reasonAgainst('editor') ?? '' };
  const isServed = state === 'published' || state === 'changed';
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('actions.of', { name })}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void navigate({ to: '/journeys/$journeyId', params })}>
            {t('actions.open')}
          </Menu.Item>
          <Menu.Item onClick={() => void navigate({ to: '/journeys/$journeyId/versions', params })}>
            {t('actions.versions')}
          </Menu.Item>
          <Menu.Item onClick={() => exportJourney(id).catch(showErrorToast)}>{t('actions.export')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item {...needsEditor} onClick={() => setOpened('publish')}>
            {t('actions.publish')}
          </Menu.Item>
          <Menu.Item {...needsEditor} onClick={() => setOpened('duplicate')}>
            {t('actions.duplicate')}
          </Menu.Item>
          {isServed && (
            <Menu.Item {...needsEditor} onClick={() => setOpened('disable')}>
              {t('actions.disable')}
            </Menu.Item>
          )}
          {state === 'disabled' && (
            <Menu.Item {...needsEditor} onClick={() => setOpened('enable')}>
              {t('actions.enable')}
            </Menu.Item>
          )}
          <Menu.Item
            {...needsEditor}
            color="var(--mantine-color-error)"
            onClick={() => (state === 'draft' ? remove.mutate(journey) : setOpened('delete'))}
          >
            {state === 'draft' ? t('actions.delete') : t('actions.deleteAsks')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {opened === 'publish' && <PublishDialog journeyId={id} onClose={close} />}
      {opened === 'duplicate' && <DuplicateDialog journey={journey} onClose={close} />}
      {opened === 'disable' && <DisableDialog journey={journey} onClose={close} />}
      {opened === 'enable' && <EnableDialog journeyId={id} onClose={close} />}
      {opened === 'delete' && <DeleteDialog journey={journey} onClose={close} />}
    </>
  );
}
