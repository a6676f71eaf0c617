import { Button, Collapse, Select, Stack, Text } from '@mantine/core';
import type { JourneyDocument } from '@waymark/journey';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { Caller } from './caller-of.ts';
import { callCurl, tokenCurl } from './try-curl.ts';
import type { TryMemory } from './try-memory.ts';
import { readForm } from './try-request.ts';

interface TryCurlSectionProps {
  readonly memory: TryMemory;
  readonly caller: Caller;
  readonly document: JourneyDocument;
}

/** The same call for a shell, with the values of this server. */
export function TryCurlSection({ memory, caller, document }: TryCurlSectionProps) {
  const { t } = useTranslation('tryIt');
  const [isOpen, setIsOpen] = useState(false);
  const read = readForm({ ...memory.form, now: '', stubs: '' });
  if ('faults' in read || document.kind === 'sub-journey') return null;
  const { origin } = window.location;
  const enforceToken = document.settings?.enforceToken ?? true;
  const invoke = callCurl(origin, document.id, caller.clientId, read.call, enforceToken);
  return (
    <div>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-expanded={isOpen}
        leftSection={<Icon name={isOpen ? 'down' : 'forward'} size={14} />}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('curl')}
      </Button>
      <Collapse expanded={isOpen}>
        <Stack gap="sm" mt="xs">
          {enforceToken && <TokenLines memory={memory} caller={caller} origin={origin} />}
          <CodeBlock title={t('invokeCurl')} code={invoke} />
          <Text fz="xs" c="dimmed">
            {t('curlHint')}
          </Text>
        </Stack>
      </Collapse>
    </div>
  );
}

/** What comes before the call: the secret, and the token that it is good for. */
function TokenLines({ memory, caller, origin }: Omit<TryCurlSectionProps, 'document'> & { readonly origin: string }) {
  const { t } = useTranslation('tryIt');
  const { clientId, choices } = caller;
  return (
    <>
      {choices.length > 1 && (
        <Select
          size="xs"
          label={t('caller')}
          data={choices.map(({ id, label }) => ({ value: id, label }))}
          value={choices.some(({ id }) => id === clientId) ? clientId : null}
          searchable
          allowDeselect={false}
          onChange={(id) => id !== null && memory.remember({ clientId: id })}
        />
      )}
      <CodeBlock title={t('tokenCurl')} code={tokenCurl(origin, caller)} />
      <Text fz="xs" c="dimmed">
        {t('secretHint')}
      </Text>
    </>
  );
}
