import { Group, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Surface } from '../../ui/surface.tsx';

/** The first page. */
export function OverviewScreen() {
  const { t } = useTranslation('overview');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Surface>
        <Stack>
          <Title order={2}>{t('start.title')}</Title>
          <Group>
            <LinkButton to="/journeys/b2c">{t('start.journeys')}</LinkButton>
            <LinkButton to="/applications" variant="default">
              {t('start.applications')}
            </LinkButton>
            <LinkButton to="/runs" variant="default">
              {t('start.runs')}
            </LinkButton>
          </Group>
        </Stack>
      </Surface>
    </>
  );
}
