import { ActionIcon, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';

interface StepButtonsProps {
  readonly current: number;
  readonly length: number;
  readonly onGo: (index: number) => void;
}

/** Back and forth through a run. */
export function StepButtons({ current, length, onGo }: StepButtonsProps) {
  const { t } = useTranslation('tryIt');
  return (
    <Group gap="xs" role="group" aria-label={t('step.through')}>
      <ActionIcon
        variant="default"
        aria-label={t('step.back')}
        disabled={current <= 0}
        onClick={() => onGo(current - 1)}
      >
        <Icon name="back" size={16} />
      </ActionIcon>
      <Text fz="sm" role="status">
        {t('step.of', { number: Math.min(current + 1, length), length })}
      </Text>
      <ActionIcon
        variant="default"
        aria-label={t('step.forth')}
        disabled={current >= length - 1}
        onClick={() => onGo(current + 1)}
      >
        <Icon name="forward" size={16} />
      </ActionIcon>
    </Group>
  );
}
