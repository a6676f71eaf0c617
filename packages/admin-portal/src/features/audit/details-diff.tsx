import { Badge, Switch, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './details-diff.module.css';
import { diffDetails, type FieldDifference, showValue } from './diff-details.ts';

type Details = Readonly<Record<string, unknown>> | null;

const COLORS = { added: 'green', removed: 'red', changed: 'amber', same: 'gray' } as const;

/** The state before and after, field by field. */
export function DetailsDiff({ before, after }: { readonly before: Details; readonly after: Details }) {
  const { t } = useTranslation('audit');
  const [showsSame, setShowsSame] = useState(false);
  const differences = diffDetails(before, after);
  const hasSame = differences.some(({ kind }) => kind === 'same');
  const shown = differences.filter(({ kind }) => showsSame || kind !== 'same');
  return (
    <section>
      <Title order={2} fz="md" mb="xs">
        {t('entry.diff')}
      </Title>
      {hasSame && (
        <Switch
          mb="sm"
          label={t('entry.showSame')}
          checked={showsSame}
          onChange={(event) => setShowsSame(event.currentTarget.checked)}
        />
      )}
      {shown.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('entry.noDiff')}
        </Text>
      ) : (
        <Table aria-label={t('entry.diff')} verticalSpacing="xs" horizontalSpacing="xs" fz="sm" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('entry.field')}</Table.Th>
              <Table.Th scope="col">{t('entry.before')}</Table.Th>
              <Table.Th scope="col">{t('entry.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((difference) => (
              <Row key={difference.path} difference={difference} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function Row({ difference }: { readonly difference: FieldDifference }) {
  const { t } = useTranslation('audit');
  const { path, kind } = difference;
  const isNew = kind === 'added' || kind === 'changed';
  const isOld = kind === 'removed' || kind === 'changed';
  return (
    <Table.Tr className={classes.row}>
      <Table.Th scope="row" className={classes.value}>
        {path}
        <Badge size="xs" ml={6} color={COLORS[kind]} variant="light">
          {t(`entry.kinds.${kind}`)}
        </Badge>
      </Table.Th>
      <Table.Td className={isOld ? classes.old : classes.value}>
        {'before' in difference ? showValue(difference.before) : t('entry.nothing')}
      </Table.Td>
      <Table.Td className={isNew ? classes.new : classes.value}>
        {'after' in difference ? showValue(difference.after) : t('entry.nothing')}
      </Table.Td>
    </Table.Tr>
  );
}
