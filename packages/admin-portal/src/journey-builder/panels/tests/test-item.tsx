import { ActionIcon, Button, Group, Menu, Stack, Text } from '@mantine/core';
import type { JourneyTest, TestResult } from '@waymark/journey';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';
import classes from './tests.module.css';

/** What can be done with a test. */
export interface TestActions {
  readonly onRun: (test: JourneyTest) => void;
  readonly onShowPath: (test: JourneyTest) => void;
  readonly onTry: (test: JourneyTest) => void;
  readonly onEdit: (test: JourneyTest) => void;
  readonly onDuplicate: (test: JourneyTest) => void;
  readonly onDelete: (test: JourneyTest) => void;
}

interface TestItemProps {
  readonly test: JourneyTest;
  readonly result: TestResult | undefined;
  readonly readOnly: boolean;
  readonly actions: TestActions;
}

/** A test in the list: whether it passes, and behind its name in what it differs. */
export function TestItem({ test, result, readOnly, actions }: TestItemProps) {
  const { t } = useTranslation('testsTab');
  const { t: common } = useTranslation('common');
  const hasFailed = result !== undefined && result.differences.length > 0;
  const [isOpened, setIsOpened] = useState<boolean>();
  const isOpen = isOpened ?? hasFailed;
  const state = result === undefined ? 'notRun' : hasFailed ? 'failed' : 'passed';
  return (
    <li className={classes.test}>
      <div className={classes.row}>
        <span className={classes.state} data-state={state} role="img" aria-label={t(state)}>
          <Icon name={state === 'passed' ? 'check' : state === 'failed' ? 'cross' : 'more'} size={16} />
        </span>
        <button type="button" className={classes.name} aria-expanded={isOpen} onClick={() => setIsOpened(!isOpen)}>
          {test.name}
          <Text span fz="xs" c="dimmed">
            {' · '}
            {t('expectsStatus', { status: test.expect.status })}
          </Text>
        </button>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" size="sm" aria-label={t('actions', { name: test.name })}>
              <Icon name="more" size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => actions.onRun(test)}>{t('run')}</Menu.Item>
            <Menu.Item onClick={() => actions.onTry(test)}>{t('tryIt')}</Menu.Item>
            {!readOnly && (
              <>
                <Menu.Item onClick={() => actions.onEdit(test)}>{t('edit')}</Menu.Item>
                <Menu.Item onClick={() => actions.onDuplicate(test)}>{t('duplicate')}</Menu.Item>
                <Menu.Item onClick={() => actions.onDelete(test)}>{common('delete')}</Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      {isOpen && (
        <Stack gap={6} className={classes.details ?? ''}>
          {hasFailed && (
            <ul className={classes.differences} aria-label={t('differences')}>
              {result.differences.map((difference) => (
                <li key={difference}>{difference}</li>
              ))}
            </ul>
          )}
          {test.expect.path !== undefined && <Way label={t('expectedPath')} path={test.expect.path} />}
          {result !== undefined && (hasFailed || test.expect.path === undefined) && (
            <Way label={t('path')} path={result.path} />
          )}
          <Group gap={4}>
            <Button size="compact-xs" variant="default" onClick={() => actions.onShowPath(test)}>
              {t('showPath')}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => actions.onTry(test)}>
              {t('tryIt')}
            </Button>
          </Group>
        </Stack>
      )}
    </li>
  );
}

const Way = ({ label, path }: { readonly label: string; readonly path: readonly string[] }) => (
  <Text fz="xs" style={{ overflowWrap: 'anywhere' }}>
    <Text span inherit fw={600} c="dimmed">
      {label}:
    </Text>{' '}
    <span translate="no">{path.join(' → ')}</span>
  </Text>
);
