import { Group, Stack, Text } from '@mantine/core';
import { RESPONSE_CODES } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../features/runs/status-badge.tsx';
import type { Header } from './simulate.ts';
import { ValueView } from './value-view.tsx';

interface AnswerViewProps {
  /** Null: not known. */
  readonly status: number | null;
  readonly headers: readonly Header[];
  /** Undefined where the server writes it. */
  readonly body: string | undefined;
  /** How long it took, in words. */
  readonly took?: string;
}

/** An answer as a client would see it. */
export function AnswerView({ status, headers, body, took }: AnswerViewProps) {
  const { t } = useTranslation('tryIt');
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text fw={600}>{t('response')}</Text>
        {status !== null && (
          <>
            <StatusBadge status={status} />
            <Text fz="sm">{RESPONSE_CODES[status] ?? ''}</Text>
          </>
        )}
        {took !== undefined && (
          <Text fz="xs" c="dimmed">
            {took}
          </Text>
        )}
      </Group>
      {headers.length > 0 && (
        <div>
          {headers.map(({ name, value }) => (
            <Text key={`${name}:${value}`} fz="xs" translate="no" style={{ overflowWrap: 'anywhere' }}>
              <b>{name}:</b> {value}
            </Text>
          ))}
        </div>
      )}
      {body === undefined || body === '' ? (
        <Text fz="sm" c="dimmed">
          {body === undefined ? t('serverBody') : t('emptyBody')}
        </Text>
      ) : (
        <ValueView value={jsonOrText(body)} label={t('responseBody')} isText={typeof jsonOrText(body) === 'string'} />
      )}
    </Stack>
  );
}

function jsonOrText(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
