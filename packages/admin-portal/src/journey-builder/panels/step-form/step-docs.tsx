import { List, Stack, Text } from '@mantine/core';
import type { StepKind } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { type DocsSpan, parseDocs } from '../../../expression-editor/parse-docs.ts';
import { CodeBlock } from '../../../ui/code-block.tsx';
import classes from './step-docs.module.css';

const TAGS = { plain: 'span', code: 'code', strong: 'strong', emphasis: 'em' } as const;

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
            <Spans spans={block.spans} />
          </Text>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes.
          <List key={index} fz="sm" size="sm">
            {block.items.map((spans) => (
              <List.Item key={spans.map(({ text }) => text).join('')}>
                <Spans spans={spans} />
              </List.Item>
            ))}
          </List>
        ),
      )}
      {hasExample && <CodeBlock title={t('example')} code={JSON.stringify(definition.example, null, 2)} />}
    </Stack>
  );
}

function Spans({ spans }: { readonly spans: readonly DocsSpan[] }) {
  return spans.map(({ style, text }, index) => {
    const Tag = TAGS[style];
    // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes.
    return <Tag key={index}>{text}</Tag>;
  });
}
