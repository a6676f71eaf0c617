import { Button, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Affinity } from '../../journey-parts/journey-queries.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { JourneyPicture } from './journey-picture.tsx';
import classes from './template-dialog.module.css';
import { TemplateForm } from './template-form.tsx';
import { TEMPLATES, type Template } from './templates.ts';

interface TemplateDialogProps {
  readonly affinity: Affinity;
  readonly onClose: () => void;
}

/** Offers the examples as a beginning. */
export function TemplateDialog({ affinity, onClose }: TemplateDialogProps) {
  const { t } = useTranslation('journeys');
  const { t: common } = useTranslation('common');
  const [chosen, setChosen] = useState<Template>();
  if (chosen !== undefined) {
    return <TemplateForm template={chosen} affinity={affinity} onBack={() => setChosen(undefined)} onClose={onClose} />;
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('template.title')}
      size="72rem"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Text c="dimmed" mb="md">
        {t('template.text')}
      </Text>
      <SimpleGrid component="ul" cols={{ base: 1, sm: 2, lg: 3 }} p={0} m={0} style={{ listStyle: 'none' }}>
        {TEMPLATES.map((template) => (
          <li key={template.document.id}>
            <TemplateCard template={template} onChoose={() => setChosen(template)} />
          </li>
        ))}
      </SimpleGrid>
    </Dialog>
  );
}

function TemplateCard({ template, onChoose }: { readonly template: Template; readonly onChoose: () => void }) {
  const { t } = useTranslation('journeys');
  const { document } = template;
  const { name, description, kind, steps, tests = [] } = document;
  return (
    <div className={classes.template}>
      <JourneyPicture document={document} label={t('template.picture', { name })} height={110} />
      <Text fw={600}>{name}</Text>
      <Text fz="sm">{description}</Text>
      <div className={classes.facts}>
        <span>
          {[
            t(`kinds.${kind}`),
            t('template.steps', { count: Object.keys(steps).length }),
            t('template.tests', { count: tests.length }),
          ].join(' · ')}
        </span>
        <Button
          size="xs"
          variant="light"
          className={classes.choose ?? ''}
          onClick={onChoose}
          aria-label={t('template.chooseName', { name })}
        >
          {t('template.choose')}
        </Button>
      </div>
    </div>
  );
}
