import { Alert, FileInput, List, Radio, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type JourneyDocument, proveJourney } from '@waymark/journey';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../../api/generated/admin-api.ts';
import { DialogForm } from '../../journey-parts/dialog-form.tsx';
import {
  type Affinity,
  createJourney,
  overwriteDraft,
  useAllJourneys,
  useJourneyChange,
} from '../../journey-parts/journey-queries.ts';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast.tsx';
import { NameFields } from './name-fields.tsx';
import { type FileFault, readJourneyFile } from './read-journey-file.ts';
import { faultOfId, suggestId } from './suggest-id.ts';
import { useNameForm } from './use-name-form.ts';

interface ImportDialogProps {
  readonly affinity: Affinity;
  readonly onClose: () => void;
}

/** Takes a journey from a file: as a new one, or as the draft of one that is here. */
export function ImportDialog(props: ImportDialogProps) {
  const [read, setRead] = useState<{ file: File; document: JourneyDocument }>();
  const [faults, setFaults] = useState<{ file: File; faults: readonly FileFault[] }>();

  async function choose(file: File | null): Promise<void> {
    setRead(undefined);
    setFaults(undefined);
    if (file === null) return;
    const result = readJourneyFile(await file.text());
    if (result.document === undefined) setFaults({ file, faults: result.faults });
    else setRead({ file, document: result.document });
  }

  if (read !== undefined) return <ImportForm key={read.file.name} {...props} document={read.document} />;
  return <ChooseFile {...props} faults={faults} onChoose={(file) => void choose(file)} />;
}

function ChooseFile(
  props: ImportDialogProps & {
    readonly faults: { readonly file: File; readonly faults: readonly FileFault[] } | undefined;
    readonly onChoose: (file: File | null) => void;
  },
) {
  const { t } = useTranslation('journeys');
  const { faults, onChoose, onClose } = props;
  return (
    <DialogForm
      title={t('import.title')}
      submitLabel={t('import.submit')}
      isBusy={false}
      isReady={false}
      onSubmit={() => undefined}
      onClose={onClose}
    >
      {faults !== undefined && (
        <Alert
          color="red"
          role="alert"
          icon={<Icon name="warning" />}
          title={t('import.faults', { file: faults.file.name })}
        >
          <List size="sm">
            {faults.faults.map((fault) => (
              <List.Item key={'key' in fault ? fault.key : fault.message}>
                {'key' in fault ? t(`import.${fault.key}`) : fault.message}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <FileInput
        label={t('import.file')}
        description={t('import.chooseHint')}
        placeholder={t('import.choose')}
        accept=".yaml,.yml,.json"
        leftSection={<Icon name="upload" size={16} />}
        value={faults?.file ?? null}
        onChange={onChoose}
      />
    </DialogForm>
  );
}

type Decision = 'rename' | 'overwrite';

function ImportForm({ affinity, document, onClose }: ImportDialogProps & { readonly document: JourneyDocument }) {
  const { t } = useTranslation('journeys');
  const navigate = useNavigate();
  const { data: journeys } = useAllJourneys();
  const existing = journeys?.find(({ id }) => id === document.id);
  const [decision, setDecision] = useState<Decision>('rename');
  const names = useNameForm({ name: document.name, id: idFor(document) });
  const create = useJourneyChange(createJourney);
  const overwrite = useJourneyChange(overwriteDraft);
  const open = (id: string) => void navigate({ to: '/journeys/$journeyId', params: { journeyId: id } });

  function submit(): void {
    if (existing !== undefined && decision === 'overwrite') {
      const { name } = existing;
      overwrite.mutate(
        { ...document, affinity: existing.affinity },
        {
          onSuccess: () => {
            showToast(t('import.overwritten', { name }));
            open(existing.id);
          },
          onError: names.takeError,
        },
      );
      return;
    }
    const fields = names.check();
    if (fields === undefined) return;
    create.mutate({ ...document, ...fields, affinity }, { onSuccess: ({ id }) => open(id), onError: names.takeError });
  }

  return (
    <DialogForm
      title={t('import.title')}
      submitLabel={t('import.submit')}
      isBusy={create.isPending || overwrite.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Summary document={document} affinity={affinity} />
      {existing !== undefined && (
        <Conflict existing={existing} document={document} decision={decision} onDecide={setDecision} />
      )}
      {(existing === undefined || decision === 'rename') && <NameFields names={names} />}
    </DialogForm>
  );
}

const idFor = ({ id, name }: JourneyDocument) => (faultOfId(id) === undefined ? id : suggestId(id) || suggestId(name));

function Summary({ document, affinity }: { readonly document: JourneyDocument; readonly affinity: Affinity }) {
  const { t } = useTranslation('journeys');
  const { name, kind, steps } = document;
  // What the sub-journeys that it calls give is the server's to know: a call of one that is missing here is no error yet.
  const errors = useMemo(
    () =>
      proveJourney(document).diagnostics.filter(
        ({ severity, code }) => severity === 'error' && code !== 'unknown-sub-journey',
      ).length,
    [document],
  );
  return (
    <Stack gap={4}>
      <Text fw={600}>{t('import.summary', { name, kind: t(`kinds.${kind}`), count: Object.keys(steps).length })}</Text>
      {document.affinity !== affinity && (
        <Text fz="sm" c="dimmed">
          {t('import.otherArea', { other: t(`title.${document.affinity}`), area: t(`title.${affinity}`) })}
        </Text>
      )}
      {errors > 0 && <Text fz="sm">{t('import.problems', { count: errors })}</Text>}
    </Stack>
  );
}

interface ConflictProps {
  readonly existing: Journey;
  readonly document: JourneyDocument;
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
}

function Conflict({ existing, document, decision, onDecide }: ConflictProps) {
  const { t } = useTranslation('journeys');
  const { id, name, kind } = existing;
  const isOther = kind !== document.kind;
  return (
    <Alert color="amber" icon={<Icon name="info" />} title={t('import.conflict', { id, name })}>
      <Radio.Group label={t('import.conflictLabel')} value={decision} onChange={(value) => onDecide(value as Decision)}>
        <Stack gap="xs" mt={4}>
          <Radio value="rename" label={t('import.rename')} />
          <Radio
            value="overwrite"
            disabled={isOther}
            label={t('import.overwrite', { name })}
            description={isOther ? t('import.overwriteKind', { kind: t(`kinds.${kind}`) }) : t('import.overwriteHint')}
          />
        </Stack>
      </Radio.Group>
    </Alert>
  );
}
