import { Button, Collapse, Stack } from '@mantine/core';
import type { JourneyDocument } from '@waymark/journey';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { callCurl, tokenCurl } from './try-curl.ts';
import type { TryMemory } from './try-memory.ts';
import { readForm } from './try-request.ts';

interface TryCurlSectionProps {
  readonly memory: TryMemory;
  readonly document: JourneyDocument;
}

/** The same call for a shell, with the values of this server. */
export function TryCurlSection({ memory, document }: TryCurlSectionProps) {
  const { t } = useTranslation('tryIt');
  const [isOpen, setIsOpen] = useState(false);
  const read = readForm({ ...memory.form, now: '', stubs: '' });
  if ('faults' in read || document.kind === 'sub-journey') return null;
  const { origin } = window.location;
  const clientId = memory.clientId.trim();
  const enforceToken = document.settings?.enforceToken ?? true;
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
          {enforceToken && <CodeBlock title={t('tokenCurl')} code={tokenCurl(origin, clientId)} />}
          <CodeBlock title={t('invokeCurl')} code={callCurl(origin, document.id, clientId, read.call, enforceToken)} />
        </Stack>
      </Collapse>
    </div>
  );
}
