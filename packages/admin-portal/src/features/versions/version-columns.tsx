import { Group, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Journey, JourneyVersionSummary } from '../../api/generated/admin-api.ts';
import type { Column } from '../../ui/data-table.tsx';
import { LinkButton, TextLink } from '../../ui/link-button.tsx';
import { RoleButton } from '../../ui/role-button.tsx';
import { Time } from '../../ui/time.tsx';
import { VersionState } from './version-state.tsx';

interface VersionColumnsOptions {
  readonly journey: Journey;
  readonly t: TFunction<'versions'>;
  readonly onRollBack: (version: number) => void;
}

/** The list of versions: who, when, why, and what can be done with each. */
export function versionColumns({
  journey,
  t,
  onRollBack,
}: VersionColumnsOptions): readonly Column<JourneyVersionSummary>[] {
  const { id: journeyId, kind, publishedVersion } = journey;
  return [
    {
      key: 'version',
      title: t('columns.version'),
      width: '7rem',
      sortBy: ({ version }) => version,
      render: ({ version }) => (
        <TextLink to="/journeys/$journeyId/versions/$version" params={{ journeyId, version: String(version) }} fw={600}>
          {t('version', { version })}
        </TextLink>
      ),
    },
    {
      key: 'state',
      title: t('columns.state'),
      width: '10rem',
      render: ({ state }) => <VersionState state={state} kind={kind} />,
    },
    {
      key: 'note',
      title: t('columns.note'),
      render: ({ version, note, warningCount }) => (
        <>
          <Text fz="sm">{note}</Text>
          {warningCount > 0 && (
            <TextLink
              to="/journeys/$journeyId/versions/$version"
              params={{ journeyId, version: String(version) }}
              fz="xs"
            >
              {t('warnings', { count: warningCount })}
            </TextLink>
          )}
        </>
      ),
    },
    {
      key: 'at',
      title: t('columns.at'),
      width: '13rem',
      sortBy: ({ createdAt }) => createdAt,
      render: ({ createdAt, createdByName, createdBy }) => (
        <>
          <Time at={createdAt} />
          <Text fz="xs" c="dimmed">
            {t('by', { who: createdByName ?? createdBy })}
          </Text>
        </>
      ),
    },
    {
      key: 'actions',
      title: t('columns.actions'),
      width: '15rem',
      render: ({ version, state }) => (
        <Group gap="xs" wrap="nowrap">
          <LinkButton
            size="xs"
            variant="default"
            to="/journeys/$journeyId/compare"
            params={{ journeyId }}
            search={
              publishedVersion !== null && publishedVersion !== version
                ? { from: version, to: publishedVersion }
                : { from: version, to: 'draft' }
            }
            aria-label={`${t('compare')} ${t('version', { version })}`}
          >
            {t('compare')}
          </LinkButton>
          {state !== 'published' && (
            <RoleButton
              size="xs"
              needs="editor"
              variant="default"
              onClick={() => onRollBack(version)}
              aria-label={`${t(state === 'disabled' ? 'enable' : 'rollBack')}: ${t('version', { version })}`}
            >
              {t(state === 'disabled' ? 'enable' : 'rollBack')}
            </RoleButton>
          )}
        </Group>
      ),
    },
  ];
}
