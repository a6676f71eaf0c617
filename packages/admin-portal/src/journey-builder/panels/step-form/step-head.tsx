import { ActionIcon, Badge, Group, Stack, Textarea, TextInput, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeInput } from '../../../ui/code-input.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { showUndoToast } from '../../../ui/toast.tsx';
import { useBuilder } from '../../builder-provider.tsx';
import { duplicateSteps } from '../../model/copy-steps.ts';
import { idFault } from '../../model/new-step-id.ts';
import { removeSteps } from '../../model/remove-steps.ts';
import { renameStep, setStepName } from '../../model/rename-step.ts';
import { setStep } from '../../model/set-step.ts';
import { FieldFrame } from './field-frame.tsx';
import { StepDocs } from './step-docs.tsx';
import { useStepForm } from './step-form-context.tsx';
import { problemsAt } from './step-problems.ts';

/** What every step has: its kind, its name, why it is there, and its id. */
export function StepHead() {
  const { t } = useTranslation('stepForm');
  const { id, step, definition, readOnly, change, diagnostics } = useStepForm();
  const [showsDocs, setShowsDocs] = useState(false);
  const { name = '', description = '' } = step;
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Badge variant="light" tt="none" radius="sm">
          {definition.name}
        </Badge>
        <HeadButtons showsDocs={showsDocs} onDocs={() => setShowsDocs(!showsDocs)} />
      </Group>
      {showsDocs && <StepDocs definition={definition} />}
      <FieldFrame field="name" label={t('name')} problems={problemsAt(diagnostics, 'name')}>
        {() => (
          <TextInput
            aria-label={t('name')}
            size="sm"
            value={name}
            placeholder={definition.name}
            maxLength={200}
            disabled={readOnly}
            onChange={({ currentTarget: { value } }) =>
              change((document) => setStepName(document, id, value), t('changes.rename'), `name ${id}`)
            }
          />
        )}
      </FieldFrame>
      <FieldFrame field="id" label={t('id')} description={t('idText')} hidesDescription>
        {(ids) => <StepIdField key={id} describedBy={ids.description} />}
      </FieldFrame>
      <FieldFrame field="description" label={t('description')} optional>
        {() => (
          <Textarea
            aria-label={t('description')}
            size="sm"
            autosize
            minRows={1}
            maxRows={8}
            maxLength={4000}
            value={description}
            placeholder={t('descriptionHint')}
            disabled={readOnly}
            onChange={({ currentTarget: { value } }) =>
              change(
                (document) => {
                  const { description: _before, ...rest } = document.steps[id] ?? step;
                  return setStep(document, id, value === '' ? rest : { ...rest, description: value });
                },
                t('changes.describe'),
                `description ${id}`,
              )
            }
          />
        )}
      </FieldFrame>
    </Stack>
  );
}

function HeadButtons({ showsDocs, onDocs }: { readonly showsDocs: boolean; readonly onDocs: () => void }) {
  const { t } = useTranslation('stepForm');
  const { id, step, definition, readOnly, change, document } = useStepForm();
  const select = useBuilder((state) => state.select);
  const undo = useBuilder((state) => state.undo);
  const duplicate = () => {
    const copy = duplicateSteps(document, [id]);
    change(() => copy.document, t('changes.duplicate'));
    select(copy.ids);
  };
  const remove = () => {
    change((current) => removeSteps(current, [id]), t('changes.delete', { name: step.name ?? definition.name }));
    showUndoToast(t('deleted', { name: step.name ?? id }), undo);
  };
  return (
    <Group gap={2} wrap="nowrap">
      <HeadButton icon="info" label={showsDocs ? t('hideDocs') : t('showDocs')} onClick={onDocs} isOn={showsDocs} />
      {!readOnly && <HeadButton icon="copy" label={t('duplicate')} onClick={duplicate} />}
      {!readOnly && <HeadButton icon="trash" label={t('delete')} onClick={remove} />}
    </Group>
  );
}

function HeadButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly isOn?: boolean;
}) {
  const { icon, label, onClick, isOn } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        aria-label={label}
        onClick={onClick}
        {...(isOn === undefined ? {} : { 'aria-expanded': isOn })}
      >
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

/** The id, taken over when the field is left or Enter is pressed: everything that names the step follows. */
function StepIdField({ describedBy }: { readonly describedBy: string }) {
  const { t } = useTranslation('stepForm');
  const { id, readOnly, change, document } = useStepForm();
  const select = useBuilder((state) => state.select);
  const [draft, setDraft] = useState(id);
  const fault = idFault(document.steps, draft, id);
  const take = () => {
    if (draft === id || fault !== undefined) return;
    change((current) => renameStep(current, id, draft), t('changes.changeId'));
    select([draft]);
  };
  return (
    <TextInput
      aria-label={t('id')}
      aria-describedby={describedBy}
      size="sm"
      value={draft}
      maxLength={64}
      spellCheck={false}
      autoComplete="off"
      disabled={readOnly}
      styles={codeInput}
      error={fault === undefined ? undefined : t(`idFaults.${fault}`)}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take();
        if (key === 'Escape') setDraft(id);
      }}
    />
  );
}
