import { Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createFixtureHost, diagnose, evaluateExpression, toJsonText } from '@waymark/expression';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../ui/code-block.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Surface } from '../../ui/surface.tsx';

/** Tries an expression in the page itself. */
export function FiddleScreen() {
  const { t } = useTranslation('fiddle');
  const [source, setSource] = useState('1 + 2');
  const findings = diagnose(source);
  const value = useQuery({ queryKey: ['fiddle', source], queryFn: () => evaluate(source), staleTime: 0, gcTime: 0 });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Surface>
        <Stack>
          <Textarea
            label={t('expression')}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
            autosize
            minRows={3}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          {findings.length > 0 && (
            <CodeBlock title={t('findings')} code={findings.map(({ message }) => message).join('\n')} />
          )}
          <CodeBlock title={t('result')} code={value.data ?? ''} />
        </Stack>
      </Surface>
    </>
  );
}

async function evaluate(source: string): Promise<string> {
  try {
    return toJsonText(await evaluateExpression(source, { host: createFixtureHost({}) }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
