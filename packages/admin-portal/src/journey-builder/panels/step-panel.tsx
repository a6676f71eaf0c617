import { findStepKind } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useBuilder } from '../builder-provider.tsx';
import { StepForm } from './step-form/step-form.tsx';

/** The step that is selected: everything about it can be changed here. */
export function StepPanel() {
  const { t } = useTranslation('stepForm');
  const selection = useBuilder((state) => state.selection);
  const [id] = selection.length === 1 ? selection : [];
  const kind = useBuilder(({ document }) => (id === undefined ? undefined : document.steps[id]?.kind));
  if (id === undefined) {
    return (
      <EmptyState icon="journey" title={t('nothingSelected')}>
        {t('nothingSelectedText')}
      </EmptyState>
    );
  }
  if (kind === undefined || findStepKind(kind) === undefined) {
    return (
      <EmptyState icon="warning" title={t('unknownKind')}>
        {t('unknownKindText', { kind })}
      </EmptyState>
    );
  }
  return <StepForm key={id} id={id} />;
}
