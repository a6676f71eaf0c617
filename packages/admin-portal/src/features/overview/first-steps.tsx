import { Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../../api/generated/admin-api.ts';
import { Icon } from '../../ui/icon.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { Surface } from '../../ui/surface.tsx';
import { useFirstSteps } from './queries.ts';

const STEPS = ['application', 'client', 'journey', 'publish', 'call'] as const;

/** What to do first, ticked off as it is done; nothing once everything is. */
export function FirstSteps({ journeys }: { readonly journeys: readonly Journey[] | undefined }) {
  const { t } = useTranslation('overview');
  const { data: done } = useFirstSteps(journeys);
  if (done === undefined || STEPS.every((step) => done[step])) return null;
  const journey = journeys?.find(({ publishedVersion }) => publishedVersion !== null) ?? journeys?.[0];
  const links: Readonly<Record<(typeof STEPS)[number], string>> = {
    application: done.application ? '/applications' : '/applications/new',
    client: done.applicationId === undefined ? '/applications/new' : `/applications/${done.applicationId}`,
    journey: '/journeys',
    publish: journey === undefined ? '/journeys' : `/journeys/${journey.id}`,
    call: journey === undefined ? '/journeys' : `/journeys/${journey.id}`,
  };
  const next = STEPS.find((step) => !done[step]);
  return (
    <Surface mb="md" aria-label={t('firstSteps.title')}>
      <Title order={2}>{t('firstSteps.title')}</Title>
      <Text c="dimmed" fz="sm" mb="md">
        {t('firstSteps.text')}
      </Text>
      <Stack component="ol" gap="sm" m={0} p={0}>
        {STEPS.map((step, index) => (
          <Group key={step} component="li" gap="sm" wrap="nowrap" align="flex-start">
            <ThemeIcon
              variant={done[step] ? 'filled' : 'light'}
              color={step === next ? 'amber' : 'pine'}
              radius="xl"
              size={28}
            >
              {done[step] ? <Icon name="check" size={15} /> : <span>{index + 1}</span>}
            </ThemeIcon>
            <div>
              <Text fw={600} c={done[step] ? 'dimmed' : ''}>
                {done[step] ? (
                  t('firstSteps.done', { step: t(`firstSteps.${step}.title`) })
                ) : (
                  <TextLink to={links[step]}>{t(`firstSteps.${step}.title`)}</TextLink>
                )}
              </Text>
              {!done[step] && (
                <Text fz="sm" c="dimmed">
                  {t(`firstSteps.${step}.text`)}
                </Text>
              )}
            </div>
          </Group>
        ))}
      </Stack>
    </Surface>
  );
}
