import { Alert, Badge, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Surface } from '../../ui/surface.tsx';
import type { FiddleResult } from './evaluate-fiddle.ts';

/** The value with its type and time, or the error with its place. */
export function FiddleResultCard({
  result,
  isReady,
}: {
  readonly result: FiddleResult | null | undefined;
  readonly isReady: boolean;
}) {
  const { t } = useTranslation('fiddle');
  return (
    <Surface p="md" aria-label={t('result')}>
      <Stack gap="sm" aria-live="polite">
        <Group justify="space-between">
          <Title order={2} fz="md">
            {t('result')}
          </Title>
          {result?.kind === 'value' && (
            <Group gap="xs">
              <Badge color="gray" tt="none" maw="20rem" title={result.type}>
                {result.type}
              </Badge>
              <Text fz="xs" c="dimmed">
                {t('time', { time: result.milliseconds.toFixed(2) })}
              </Text>
            </Group>
          )}
        </Group>
        {result === null || result === undefined ? (
          <Text c="dimmed" fz="sm">
            {t(isReady ? 'waiting' : 'notReady')}
          </Text>
        ) : result.kind === 'value' ? (
          <>
            <CodeBlock title={t(result.isText ? 'text' : 'value')} code={result.text} />
            {result.isCut && <Text fz="sm">{t('cut')}</Text>}
          </>
        ) : (
          <Alert color="red" variant="light" icon={<Icon name="warning" />} title={result.code}>
            <Text fz="sm">{result.message}</Text>
            {result.place !== undefined && (
              <Text fz="sm" mt={6}>
                {t('place', { line: result.place.line, column: result.place.column })}{' '}
                {result.place.excerpt !== '' && <Code translate="no">{result.place.excerpt}</Code>}
              </Text>
            )}
          </Alert>
        )}
        <Text fz="xs" c="dimmed">
          {t('budget')}
        </Text>
      </Stack>
    </Surface>
  );
}
