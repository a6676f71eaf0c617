import { Alert, Button, Group, List, Loader, Stack, Text } from '@mantine/core';
import type { JourneyTest } from '@waymark/journey';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { overlayOf } from '../../features/runs/run-overlay.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RoleButton } from '../../ui/role-button.tsx';
import { useBuilder, useBuilderStore } from '../builder-provider.tsx';
import { CoverageView } from './tests/coverage-view.tsx';
import { EditTestDialog } from './tests/edit-test-dialog.tsx';
import { openInTry } from './tests/open-in-try.ts';
import { type TestActions, TestItem } from './tests/test-item.tsx';
import classes from './tests/tests.module.css';
import { useCoverageOverlay } from './tests/use-coverage-overlay.ts';
import { useGenerate } from './tests/use-generate.ts';
import { useTestEdits } from './tests/use-test-edits.ts';
import { useTests } from './tests/use-tests.ts';
import { simulate } from './try/simulate.ts';

/** So many are listed at a time. */
const PAGE = 100;

/** The tests of the journey: run, written, generated; and which branches they take. */
export function TestsPanel() {
  const { t } = useTranslation('testsTab');
  const { t: common } = useTranslation('common');
  const store = useBuilderStore();
  const readOnly = useBuilder((state) => state.readOnly);
  const { document, tests, results, isProven, progress, error, run, coverage, findSubJourney } = useTests();
  const generating = useGenerate();
  const edits = useTestEdits();
  const [edited, setEdited] = useState<JourneyTest>();
  const [shown, setShown] = useState(PAGE);
  const [showsCoverage, setShowsCoverage] = useCoverageOverlay(coverage?.byBranch);
  const failed = tests.filter((test) => (results.get(test)?.differences.length ?? 0) > 0).length;
  const passed = tests.filter((test) => results.get(test)?.differences.length === 0).length;

  const actions: TestActions = {
    onRun: (test) => void run([test]),
    onShowPath: (test) => {
      setShowsCoverage(false);
      void simulate(document, test, findSubJourney, Date.parse('2026-01-01T00:00:00Z')).then((result) => {
        if (!('problems' in result)) store.getState().showOverlay(overlayOf(result.steps, 0));
      });
    },
    onTry: (test) => openInTry(store.getState(), test),
    onEdit: setEdited,
    onDuplicate: edits.duplicate,
    onDelete: edits.remove,
  };

  return (
    <Stack gap="md">
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="play" size={14} />}
          disabled={!isProven || tests.length === 0 || progress !== undefined}
          onClick={() => void run()}
        >
          {t('runAll')}
        </Button>
        <RoleButton
          needs="editor"
          size="xs"
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          disabled={!isProven || generating.busy !== undefined}
          onClick={() => void generating.generate()}
        >
          {t('generate')}
        </RoleButton>
      </Group>
      <div role="status">
        {progress !== undefined ? (
          <Text fz="sm">{t('running', progress)}</Text>
        ) : (
          passed + failed > 0 && (
            <Text fz="sm" fw={600} c={failed > 0 ? 'var(--wm-bad)' : 'var(--wm-good)'}>
              {t('summary', { passed, failed })}
            </Text>
          )
        )}
      </div>
      {!isProven && <Alert color="amber" variant="light" icon={<Icon name="info" />} title={t('cannotRun')} />}
      {error !== undefined && <ErrorState error={error} onRetry={() => void run()} />}
      {generating.busy !== undefined && (
        <Group gap="xs" role="status">
          <Loader size="xs" aria-hidden="true" />
          <Text fz="sm" flex={1}>
            {generating.busy}
          </Text>
          <Button size="compact-xs" variant="default" onClick={generating.stop}>
            {t('stop')}
          </Button>
        </Group>
      )}
      {generating.error !== undefined && (
        <Alert color="amber" variant="light" role="alert" icon={<Icon name="info" />} title={generating.error} />
      )}
      {generating.unreached.length > 0 && (
        <Alert
          color="amber"
          variant="light"
          icon={<Icon name="info" />}
          title={t('unreached', { count: generating.unreached.length })}
        >
          <List size="sm">
            {generating.unreached.slice(0, 10).map((one) => (
              <List.Item key={one.path}>{t('unreachedPath', { ...one })}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {coverage !== undefined && (
        <CoverageView
          report={coverage.report}
          isShown={showsCoverage}
          isBusy={generating.busy !== undefined}
          onShow={setShowsCoverage}
          onTry={(branch) => void generating.tryBranch(branch)}
        />
      )}
      {tests.length === 0 ? (
        <EmptyState icon="check" title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <ul className={classes.tests} aria-label={t('title')}>
          {tests.slice(0, shown).map((test, index) => (
            <TestItem
              // biome-ignore lint/suspicious/noArrayIndexKey: names of tests may repeat
              key={`${index} ${test.name}`}
              test={test}
              result={results.get(test)}
              readOnly={readOnly}
              actions={actions}
            />
          ))}
        </ul>
      )}
      {tests.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + PAGE)}>
          {common('loadMore')}
        </Button>
      )}
      {edited !== undefined && (
        <EditTestDialog
          test={edited}
          onClose={() => setEdited(undefined)}
          onSave={(test) => {
            edits.replace(edited, test);
            setEdited(undefined);
          }}
        />
      )}
    </Stack>
  );
}
