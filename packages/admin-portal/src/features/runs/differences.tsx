import { List, Table, Text } from '@mantine/core';
import type { ChangeGroup } from '@waymark/journey';
import { useTranslation } from 'react-i18next';

/** In what two runs differ: where their ways part and what changes in the answer. */
export function Differences({ parting, answer, unanswered }: Pick<ChangeGroup, 'parting' | 'answer' | 'unanswered'>) {
  const { t } = useTranslation('runs');
  const end = t('replay.end');
  return (
    <>
      {parting !== null && (
        <Text fz="sm">
          {t('replay.parting', { count: parting.after, before: parting.before ?? end, now: parting.now ?? end })}
        </Text>
      )}
      {answer.length > 0 && (
        <Table withTableBorder aria-label={t('replay.answer')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('replay.part')}</Table.Th>
              <Table.Th scope="col">{t('replay.before')}</Table.Th>
              <Table.Th scope="col">{t('replay.now')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answer.map(({ part, before, now }) => (
              <Table.Tr key={part}>
                <Table.Td>{part}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{before ?? '—'}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{now ?? '—'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {unanswered.length > 0 && (
        <div>
          <Text fz="sm">{t('replay.unanswered')}</Text>
          <List size="sm">
            {unanswered.map((one) => (
              <List.Item key={one}>{one}</List.Item>
            ))}
          </List>
        </div>
      )}
    </>
  );
}
