import { Button, Group, Stack, Textarea } from '@mantine/core';
import type { JourneyTest } from '@waymark/journey';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { readTest } from './read-test.ts';
import classes from './tests.module.css';

interface EditTestDialogProps {
  readonly test: JourneyTest;
  readonly onSave: (test: JourneyTest) => void;
  readonly onClose: () => void;
}

/** A test as JSON. It is saved when its shape is right. */
export function EditTestDialog({ test, onSave, onClose }: EditTestDialogProps) {
  const { t } = useTranslation('testsTab');
  const { t: common } = useTranslation('common');
  const [text, setText] = useState(() => JSON.stringify(test, null, 2));
  const [fault, setFault] = useState<string>();
  const save = () => {
    const read = readTest(text);
    if ('test' in read) onSave(read.test);
    else {
      const { place } = read;
      setFault(
        place === undefined ? t('notJson', { message: read.fault }) : t('notATest', { place, message: read.fault }),
      );
    }
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('editTitle')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        <Textarea
          label={t('editLabel')}
          className={classes.json ?? ''}
          autosize
          minRows={12}
          maxRows={24}
          spellCheck={false}
          value={text}
          error={fault}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFault(undefined);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button onClick={save}>{common('save')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
