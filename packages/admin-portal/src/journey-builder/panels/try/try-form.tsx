import { Button, Collapse, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';
import { MoreFields } from './more-fields.tsx';
import { TokenHelper } from './token-helper.tsx';
import classes from './try.module.css';
import type { TryMemory } from './try-memory.ts';
import { type Faults, parseJson, type TryForm } from './try-request.ts';
import { useFaultText } from './use-fault-text.ts';

interface TryFormFieldsProps {
  readonly memory: TryMemory;
  readonly faults: Faults;
  /** Fills the form with what the journey reads; undefined while the draft has errors. */
  readonly onFill: (() => void) | undefined;
}

/** The request: its body, and behind a button everything else. */
export function TryFormFields({ memory, faults, onFill }: TryFormFieldsProps) {
  const { t } = useTranslation('tryIt');
  const faultText = useFaultText();
  const { form, change } = memory;
  const hasMore = (['params', 'headers', 'ip', 'now', 'stubs', 'clientId'] as const).some(
    (name) => form[name].length > 0,
  );
  const [showsMore, setShowsMore] = useState(hasMore);
  const [showsToken, setShowsToken] = useState(false);
  const moreFault = (Object.keys(faults) as (keyof TryForm)[]).some((name) => name !== 'body');
  const isOpen = showsMore || moreFault;
  const liveFault = form.body.trim() === '' ? undefined : parseJson(form.body);
  const bodyFault = faults.body ?? (liveFault !== undefined && 'fault' in liveFault ? liveFault.fault : undefined);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('method')}
          data={['POST', 'GET']}
          value={form.method}
          onChange={(method) => change({ method: method === 'GET' ? 'GET' : 'POST' })}
        />
        <Group gap={4}>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<Icon name="key" size={14} />}
            onClick={() => setShowsToken(true)}
          >
            {t('token.open')}
          </Button>
          {onFill !== undefined && (
            <Button size="compact-xs" variant="subtle" leftSection={<Icon name="edit" size={14} />} onClick={onFill}>
              {t('fromJourney')}
            </Button>
          )}
        </Group>
      </Group>
      {form.method === 'GET' ? (
        <Text fz="sm" c="dimmed">
          {t('bodyOfGet')}
        </Text>
      ) : (
        <Textarea
          label={t('body')}
          className={classes.json ?? ''}
          autosize
          minRows={5}
          maxRows={12}
          spellCheck={false}
          value={form.body}
          error={faultText(bodyFault)}
          onChange={(event) => change({ body: event.currentTarget.value })}
        />
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        justify="flex-start"
        aria-expanded={isOpen}
        leftSection={<Icon name={isOpen ? 'down' : 'forward'} size={14} />}
        onClick={() => setShowsMore(!isOpen)}
      >
        {t('more')}
      </Button>
      <Collapse expanded={isOpen}>
        <MoreFields memory={memory} faults={faults} />
      </Collapse>
      {showsToken && <TokenHelper memory={memory} onClose={() => setShowsToken(false)} />}
    </Stack>
  );
}
