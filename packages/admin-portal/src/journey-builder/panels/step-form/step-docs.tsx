import { List, Stack, Text } from '@mantine/core';
import type { StepKind } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { parseDocs } from '../../../expression-editor/parse-docs.ts';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { DocsSpans } from './docs-spans.tsx';
import classes from './step-docs.module.css';

/** What a kind of step is for, with an example of its fields. */
export function StepDocs({ definition }: { readonly definition: StepKind }) {
  const { t } = useTranslation('stepForm');
  const hasExample = Object.keys(definition.example as object).length > 0;
  return (
    <Stack gap="xs" className={classes.docs ?? ''} role="note" aria-label={t('docsOf', { kind: definition.name })}>
      {parseDocs(definition.docs).map((block, index) =>
        block.kind === 'paragraph' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes.
          <Text key={index} fz="sm">
            <DocsSpans spans={block.spans} />
          </Text>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes.
          <List key={index} fz="sm" size="sm">
            {block.items.map((spans) => (
              <List.Item key={spans.map(({ text }) => text).join('')}>
                <DocsSpans spans={spans} />
              </List.Item>
            ))}
          </List>
        ),
      )}
      {hasExample && <CodeBlock title={t('example')} code={JSON.stringify(definition.example, null, 2)} />}
    </Stack>
  );
}
