import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PairRows } from './pair-rows.tsx';
import { addStub } from './stub-samples.ts';
import classes from './try.module.css';
import type { TryMemory } from './try-memory.ts';
import type { Faults } from './try-request.ts';
import { useFaultText } from './use-fault-text.ts';

const SAMPLES = ['verifyToken', 'verifyTokenError', 'environment', 'decrypt'] as const;

interface MoreFieldsProps {
  readonly memory: TryMemory;
  readonly faults: Faults;
}

/** Query, headers and, for the draft, who calls, when, and what is outside. */
export function MoreFields({ memory, faults }: MoreFieldsProps) {
  const { t } = useTranslation('tryIt');
  const faultText = useFaultText();
  const { form, change, target } = memory;
  return (
    <Stack gap="sm">
      <PairRows
        label={t('params')}
        addLabel={t('addParam')}
        pairs={form.params}
        error={faultText(faults.params)}
        onChange={(params) => change({ params })}
      />
      <PairRows
        label={t('headers')}
        addLabel={t('addHeader')}
        pairs={form.headers}
        error={faultText(faults.headers)}
        onChange={(headers) => change({ headers })}
      />
      {target === 'draft' && (
        <>
          <Group grow gap="xs" align="flex-start">
            <TextInput
              size="xs"
              label={t('clientId')}
              value={form.clientId}
              error={faultText(faults.clientId)}
              onChange={(event) => change({ clientId: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              label={t('appId')}
              value={form.appId}
              onChange={(event) => change({ appId: event.currentTarget.value })}
            />
          </Group>
          <TextInput
            size="xs"
            label={t('ip')}
            placeholder="127.0.0.1"
            value={form.ip}
            onChange={(event) => change({ ip: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            label={t('now')}
            description={t('nowHint')}
            value={form.now}
            error={faultText(faults.now)}
            onChange={(event) => change({ now: event.currentTarget.value })}
          />
          <Textarea
            size="xs"
            className={classes.json ?? ''}
            label={t('stubs')}
            description={t('stubsHint')}
            autosize
            minRows={2}
            maxRows={12}
            spellCheck={false}
            value={form.stubs}
            error={faultText(faults.stubs)}
            onChange={(event) => change({ stubs: event.currentTarget.value })}
          />
          <Group gap={4}>
            <Text fz="xs" c="dimmed">
              {t('stubsAdd')}
            </Text>
            {SAMPLES.map((sample) => (
              <Button
                key={sample}
                size="compact-xs"
                variant="default"
                onClick={() => change({ stubs: addStub(form.stubs, sample) })}
              >
                {t(`stubNames.${sample}`)}
              </Button>
            ))}
          </Group>
        </>
      )}
    </Stack>
  );
}
