import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { useBuilderActions } from './builder-actions.ts';
import { useBuilder } from './builder-provider.tsx';
import { nameOf } from './model/names.ts';
import { idFault } from './model/new-step-id.ts';

/** Name and id of a step. */
export function RenameDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('builder');
  const { t: common } = useTranslation('common');
  const actions = useBuilderActions();
  const document = useBuilder((state) => state.document);
  const [name, setName] = useState(nameOf(document, id));
  const [newId, setNewId] = useState(id);
  const fault = idFault(document.steps, newId, id);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('outline.renameTitle', { name: nameOf(document, id) })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (fault !== undefined) return;
          actions.rename(id, name);
          if (newId !== id) actions.changeId(id, newId);
          onClose();
        }}
      >
        <Stack>
          <TextInput
            label={t('panel.name')}
            value={name}
            maxLength={200}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('panel.id')}
            description={t('panel.idHelp')}
            value={newId}
            maxLength={64}
            error={fault && t(`panel.idFaults.${fault}`)}
            onChange={(event) => setNewId(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit">{common('save')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
