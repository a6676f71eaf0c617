import { Button, FileButton, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/api-error.ts';
import { takeFieldErrors } from '../../../api/form-errors.ts';
import type { KeySet } from '../../../api/generated/admin-api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useKeySetChanges } from './queries.ts';
import { type ReadKeySet, readKeySet } from './read-key-set.ts';

const MAX_FILE_BYTES = 512 * 1024;

type Errors = Readonly<Partial<Record<'name' | 'description' | 'jwks', string>>>;

/** Imports a key set, or replaces the keys of one. */
export function KeySetDialog({ keySet, onClose }: { readonly keySet?: KeySet; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { create, replace } = useKeySetChanges();
  const [name, setName] = useState(keySet?.name ?? '');
  const [description, setDescription] = useState(keySet?.description ?? '');
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [error, setError] = useState<unknown>();

  function save(): void {
    const read = readKeySet(text);
    const found: Errors = {
      ...(/^[a-z0-9][a-z0-9-]{0,62}$/.test(name) ? {} : { name: t('keys.nameWrong') }),
      ...(read.kind === 'keys' ? {} : { jwks: explain(read) }),
    };
    setErrors(found);
    setError(undefined);
    if (Object.keys(found).length > 0 || read.kind !== 'keys') return;
    const change = keySet === undefined ? create : replace;
    change.mutate(
      { name, description: description.trim(), jwks: read.jwks },
      {
        onSuccess: () => {
          showToast(t(keySet === undefined ? 'keys.imported' : 'keys.replaced', { name }));
          onClose();
        },
        onError: (caught) => {
          if (isProblem(caught, 'id-taken')) setErrors({ name: t('keys.nameTaken') });
          else setError(takeFieldErrors(caught, { setErrors, fields: ['name', 'description', 'jwks'] }));
        },
      },
    );
  }

  const explain = (read: Exclude<ReadKeySet, { kind: 'keys' }>): string => t(`keys.problems.${read.kind}`, { ...read });

  async function takeFile(file: File | null): Promise<void> {
    if (file === null) return;
    if (file.size > MAX_FILE_BYTES) setErrors({ jwks: t('keys.problems.too-large') });
    else {
      setErrors({});
      setText(await file.text());
    }
  }

  function drop(event: DragEvent): void {
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    event.preventDefault();
    void takeFile(file);
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      closeOnClickOutside={text === ''}
      title={keySet === undefined ? t('keys.import') : t('keys.replaceTitle', { name: keySet.name })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        {error !== undefined && <ErrorState error={error} />}
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameHint')}
          required
          maxLength={63}
          spellCheck={false}
          disabled={keySet !== undefined}
          value={name}
          error={errors.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('keys.description')}
          maxLength={500}
          value={description}
          error={errors.description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Textarea
          label={t('keys.jwks')}
          description={t('keys.jwksHint')}
          required
          autosize
          minRows={7}
          maxRows={14}
          spellCheck={false}
          translate="no"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8rem' } }}
          value={text}
          error={errors.jwks}
          onChange={(event) => setText(event.currentTarget.value)}
          onDrop={drop}
        />
        <Group justify="space-between">
          <FileButton onChange={(file) => void takeFile(file)} accept="application/json,.json,.jwks">
            {(props) => (
              <Button {...props} variant="default" leftSection={<Icon name="upload" size={16} />}>
                {t('keys.fromFile')}
              </Button>
            )}
          </FileButton>
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button loading={create.isPending || replace.isPending} onClick={save}>
              {t(keySet === undefined ? 'keys.importSubmit' : 'keys.replace')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Dialog>
  );
}
