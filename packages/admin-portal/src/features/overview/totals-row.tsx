import { Group, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Surface } from '../../ui/surface.tsx';
import { formatChange, formatCount, formatLatency, formatShare } from './format-numbers.ts';
import { type Change, changeOf, type Totals } from './totals.ts';

interface Figure {
  readonly key: 'calls' | 'errors' | 'errorShare' | 'p95';
  readonly format: (value: number) => string;
  /** Whether more of it is worse. */
  readonly isBurden: boolean;
}

const FIGURES: readonly Figure[] = [
  { key: 'calls', format: formatCount, isBurden: false },
  { key: 'errors', format: formatCount, isBurden: true },
  { key: 'errorShare', format: formatShare, isBurden: true },
  { key: 'p95', format: formatLatency, isBurden: true },
];

/** The figures of the range, each with its change against the range before. */
export function TotalsRow({
  total,
  before,
}: {
  readonly total: Totals | undefined;
  readonly before: Totals | undefined;
}) {
  const { t } = useTranslation('overview');
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md" mb="md">
      {FIGURES.map(({ key, format, isBurden }) => {
        const value = total?.[key] ?? null;
        return (
          <Surface key={key} p="md" aria-label={t(`totals.${key}`)}>
            <Text fz="sm" c="dimmed">
              {t(`totals.${key}`)}
            </Text>
            {total === undefined ? (
              <Skeleton height={30} mt={6} width="50%" />
            ) : (
              <Group gap="0 var(--mantine-spacing-sm)" align="baseline">
                <Text fz={26} fw={650} lh={1.3}>
                  {value === null ? '–' : format(value)}
                </Text>
                <ChangeText change={changeOf(before?.[key] ?? null, value)} isBurden={isBurden} />
              </Group>
            )}
          </Surface>
        );
      })}
    </SimpleGrid>
  );
}

function ChangeText({ change, isBurden }: { readonly change: Change; readonly isBurden: boolean }) {
  const { t } = useTranslation('overview');
  if (change.kind === 'none') return null;
  const isWorse = isBurden && (change.kind === 'up' || change.kind === 'new');
  const isBetter = isBurden && change.kind === 'down';
  const color = isWorse ? 'var(--wm-bad)' : isBetter ? 'var(--wm-good)' : 'var(--wm-muted)';
  const text =
    change.kind === 'up' || change.kind === 'down'
      ? t(`change.${change.kind}`, { share: formatChange(change.share) })
      : t(`change.${change.kind}`);
  return (
    <Text fz="xs" style={{ color }}>
      {text}
    </Text>
  );
}
