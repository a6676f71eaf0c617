import { Button, Group, List, Text } from '@mantine/core';
import { applyFix, type ExpressionMode, mosaicIncompatibilities } from '@waymark/expression';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { placeAt } from '../../ui/json-error-place.ts';

/** What of the expression would not carry over to Mosaic, with the nearest documented form. */
export function CarryOver(props: {
  readonly source: string;
  readonly mode: ExpressionMode;
  readonly onChange: (source: string) => void;
}) {
  const { source, mode, onChange } = props;
  const { t } = useTranslation('fiddle');
  const findings = useMemo(() => (source.trim() === '' ? [] : mosaicIncompatibilities(source, mode)), [source, mode]);
  if (findings.length === 0) {
    return (
      <Text fz="sm" c="dimmed">
        {t('carriesOver')}
      </Text>
    );
  }
  return (
    <div>
      <Text fz="sm" fw={600}>
        {t('carriesOverNot', { count: findings.length })}
      </Text>
      <List size="sm" spacing={4} mt={4}>
        {findings.map(({ code, message, start, end, fix }) => {
          const { line, column } = placeAt(source, start);
          return (
            <List.Item key={`${code} ${start} ${end}`}>
              <Group gap="xs" component="span">
                <span>
                  {line}:{column} {message}
                </span>
                {fix !== undefined && (
                  <Button size="compact-xs" variant="light" onClick={() => onChange(applyFix(source, fix))}>
                    {fix.title}
                  </Button>
                )}
              </Group>
            </List.Item>
          );
        })}
      </List>
    </div>
  );
}
