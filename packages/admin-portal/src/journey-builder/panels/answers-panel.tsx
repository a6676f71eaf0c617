import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Right-hand panel of the builder. */
export function AnswersPanel() {
  const { t } = useTranslation('common');
  return <Text c="dimmed">{t('loading')}</Text>;
}
