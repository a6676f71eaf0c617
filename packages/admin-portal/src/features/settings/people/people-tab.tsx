import { ActionIcon, Badge, Group, Menu, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Administrator } from '../../../api/generated/admin-api.ts';
import { sessionStore } from '../../../api/session.ts';
import { useRole } from '../../../api/use-role.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { RoleButton } from '../../../ui/role-button.tsx';
import { Time } from '../../../ui/time.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { ResetPasswordDialog, RoleDialog } from './edit-dialogs.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { usePeople, usePeopleChanges } from './queries.ts';

type Deed = 'role' | 'password' | 'remove';

interface Chosen {
  readonly person: Administrator;
  readonly deed: Deed;
}

/** Who may sign in, and as what. */
export function PeopleTab() {
  const { t } = useTranslation('settings');
  const people = usePeople();
  const [isInviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const owners = people.items?.filter(({ role }) => role === 'owner').length ?? 0;
  const isLastOwner = ({ role }: Administrator) => role === 'owner' && owners === 1 && people.loadMore === undefined;
  const columns = useColumns((person, deed) => setChosen({ person, deed }), isLastOwner);
  const close = () => setChosen(null);
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text c="dimmed">{t('people.text')}</Text>
        <RoleButton needs="owner" leftSection={<Icon name="plus" />} onClick={() => setInviting(true)}>
          {t('people.invite')}
        </RoleButton>
      </Group>
      <DataTable
        label={t('tabs.people')}
        columns={columns}
        rows={people.items}
        rowKey={({ id }) => id}
        error={people.error}
        onRetry={people.retry}
        loadMore={people.loadMore}
        isLoadingMore={people.isLoadingMore}
        empty={null}
      />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      {chosen?.deed === 'role' && <RoleDialog person={chosen.person} onClose={close} />}
      {chosen?.deed === 'password' && <ResetPasswordDialog person={chosen.person} onClose={close} />}
      {chosen?.deed === 'remove' && <RemoveDialog person={chosen.person} onClose={close} />}
    </>
  );
}

function useColumns(
  choose: (person: Administrator, deed: Deed) => void,
  isLastOwner: (person: Administrator) => boolean,
): readonly Column<Administrator>[] {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const own = useStore(sessionStore, ({ session }) => session?.administrator.id);
  return [
    {
      key: 'email',
      title: t('people.email'),
      sortBy: ({ email }) => email,
      render: ({ id, email }) => (
        <Group gap="xs">
          {email}
          {id === own && <Badge color="gray">{t('people.you')}</Badge>}
        </Group>
      ),
    },
    {
      key: 'role',
      title: t('people.role'),
      sortBy: ({ role }) => role,
      render: ({ role }) => <Badge color={role === 'owner' ? 'pine' : 'gray'}>{common(`roles.${role}`)}</Badge>,
    },
    {
      key: 'since',
      title: t('people.since'),
      sortBy: ({ createdAt }) => createdAt,
      render: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      key: 'actions',
      title: '',
      align: 'right',
      width: '4rem',
      render: (person) => (
        <PersonMenu person={person} isLastOwner={isLastOwner(person)} isOwn={person.id === own} choose={choose} />
      ),
    },
  ];
}

function PersonMenu(props: {
  readonly person: Administrator;
  readonly isLastOwner: boolean;
  readonly isOwn: boolean;
  readonly choose: (person: Administrator, deed: Deed) => void;
}) {
  const { person, isLastOwner, isOwn, choose } = props;
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const reason = useRole().reasonAgainst('owner');
  const stays = isLastOwner ? t('people.lastOwner') : undefined;
  return (
    <Menu position="bottom-end" shadow="md" width={270}>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('people.actions', { email: person.email })}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(reason ?? stays) !== undefined && <Menu.Label>{reason ?? stays}</Menu.Label>}
        <Menu.Item disabled={(reason ?? stays) !== undefined} onClick={() => choose(person, 'role')}>
          {t('people.changeRole')}
        </Menu.Item>
        {isOwn ? (
          <Menu.Item onClick={() => void navigate({ to: '/settings', search: { tab: 'account' } })}>
            {t('people.ownPassword')}
          </Menu.Item>
        ) : (
          <Menu.Item disabled={reason !== undefined} onClick={() => choose(person, 'password')}>
            {t('people.resetPassword')}
          </Menu.Item>
        )}
        <Menu.Item
          color="red"
          disabled={(reason ?? stays) !== undefined}
          leftSection={<Icon name="trash" size={15} />}
          onClick={() => choose(person, 'remove')}
        >
          {t('people.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function RemoveDialog({ person, onClose }: { readonly person: Administrator; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { remove } = usePeopleChanges();
  const confirm = () => {
    const onSuccess = () => {
      showToast(t('people.removed', { email: person.email }));
      onClose();
    };
    remove.mutate(person.id, { onSuccess });
  };
  return (
    <ConfirmDialog
      opened
      title={t('people.removeTitle', { email: person.email })}
      confirmLabel={t('people.remove')}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {t('people.removeText')}
    </ConfirmDialog>
  );
}
