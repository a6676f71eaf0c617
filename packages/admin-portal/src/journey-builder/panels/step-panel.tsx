import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { findStepKind } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useBuilder } from '../builder-provider.tsx';
import { duplicateSteps } from '../model/copy-steps.ts';
import { removeSteps } from '../model/remove-steps.ts';
import { StepForm } from './step-form/step-form.tsx';

/** The step that is selected: everything about it can be changed here. */
export function StepPanel() {
  const { t } = useTranslation('stepForm');
  const selection = useBuilder((state) => state.selection);
  const [id] = selection;
  const kind = useBuilder(({ document }) => (id === undefined ? undefined : document.steps[id]?.kind));
  if (id === undefined) {
    return (
      <EmptyState icon="journey" title={t('nothingSelected')}>
        {t('nothingSelectedText')}
      </EmptyState>
    );
  }
  if (selection.length > 1) return <SeveralSteps ids={selection} />;
  if (kind === undefined || findStepKind(kind) === undefined) {
    return (
      <EmptyState icon="warning" title={t('unknownKind')}>
        {t('unknownKindText', { kind })}
      </EmptyState>
    );
  }
  return <StepForm key={id} id={id} />;
}

function SeveralSteps({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('stepForm');
  const document = useBuilder((state) => state.document);
  const readOnly = useBuilder((state) => state.readOnly);
  const apply = useBuilder((state) => state.apply);
  const select = useBuilder((state) => state.select);
  const duplicate = () => {
    const copy = duplicateSteps(document, ids);
    apply(() => copy.document, t('changes.duplicate'));
    select(copy.ids);
  };
  return (
    <Stack gap="sm">
      <Text fw={600}>{t('severalSelected', { count: ids.length })}</Text>
      <Group gap={6}>
        {ids.slice(0, 30).map((id) => (
          <Code key={id}>{id}</Code>
        ))}
      </Group>
      {!readOnly && (
        <Group gap="xs">
          <Button size="xs" variant="default" leftSection={<Icon name="copy" size={15} />} onClick={duplicate}>
            {t('duplicate')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<Icon name="trash" size={15} />}
            onClick={() => apply((current) => removeSteps(current, ids), t('changes.deleteSeveral'))}
          >
            {t('delete')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
