import { Accordion, Badge, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FunctionDefinition, signatureOf, typedSignature } from '@waymark/expression';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { Surface } from '../../ui/surface.tsx';
import { DocsText } from './docs-text.tsx';
import classes from './function-browser.module.css';
import { searchFunctions } from './search-functions.ts';

interface FunctionBrowserProps {
  readonly onInsert: (text: string) => void;
  readonly onTry: (source: string) => void;
}

/** Every function with its documentation, to be searched, inserted and tried. */
export function FunctionBrowser({ onInsert, onTry }: FunctionBrowserProps) {
  const { t } = useTranslation('fiddle');
  const [query, setQuery] = useState('');
  const groups = useMemo(() => searchFunctions(query), [query]);
  const count = groups.reduce((sum, { functions }) => sum + functions.length, 0);
  return (
    <Surface p="md" aria-label={t('functions.title')}>
      <Title order={2} fz="md" mb="xs">
        {t('functions.title')}
      </Title>
      <TextInput
        aria-label={t('functions.search')}
        placeholder={t('functions.search')}
        leftSection={<Icon name="search" size={16} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <Text fz="xs" c="dimmed" my={6} role="status">
        {t('functions.found', { count })}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <div className={classes.list} tabIndex={0}>
        {groups.map(({ namespace, docs, functions }) => (
          <section key={namespace} aria-label={namespace === '' ? t('functions.global') : namespace}>
            <Text fz="sm" fw={650} mt="sm">
              {namespace === '' ? t('functions.global') : `@${namespace}`}
            </Text>
            {docs !== '' && (
              <Text fz="xs" c="dimmed">
                {docs}
              </Text>
            )}
            <Accordion variant="default" chevronPosition="left" order={3}>
              {functions.map((definition) => (
                <Accordion.Item key={definition.name} value={definition.name}>
                  <Accordion.Control px={4} className={classes.name ?? ''}>
                    <span translate="no">{signatureOf(definition)}</span>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <Details definition={definition} onInsert={onInsert} onTry={onTry} />
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          </section>
        ))}
      </div>
    </Surface>
  );
}

function Details({ definition, onInsert, onTry }: FunctionBrowserProps & { readonly definition: FunctionDefinition }) {
  const { t } = useTranslation('fiddle');
  const { name, docs, parameters, examples, caution, extension } = definition;
  return (
    <Stack gap="xs" fz="sm">
      <code className={classes.code}>{typedSignature(definition)}</code>
      <DocsText text={docs} />
      {parameters.length > 0 && (
        <ul className={classes.parameters}>
          {parameters.map((parameter) => (
            <li key={parameter.name}>
              <code>{parameter.name}</code>: {parameter.docs}
            </li>
          ))}
        </ul>
      )}
      {caution !== undefined && <Text fz="sm">{t('functions.caution', { caution })}</Text>}
      {extension === true && (
        <Badge color="amber" size="sm">
          {t('functions.extension')}
        </Badge>
      )}
      {examples.map((example) => (
        <div key={example.source}>
          <code className={classes.code}>
            {example.source}
            {'result' in example && ` → ${JSON.stringify(example.result)}`}
          </code>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('functions.tryExample', { example: example.source })}
            onClick={() => onTry(example.source)}
          >
            {t('functions.try')}
          </Button>
        </div>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<Icon name="plus" size={14} />}
          aria-label={t('functions.insertName', { name: `@${name}` })}
          onClick={() =>
            onInsert(
              `@${name}(${parameters
                .filter(({ optional, rest }) => !optional && !rest)
                .map((parameter) => parameter.name)
                .join(', ')})`,
            )
          }
        >
          {t('functions.insert')}
        </Button>
      </Group>
    </Stack>
  );
}
