import { ActionIcon, Badge, Button, Group, Stack, Tabs, Text, Tooltip } from '@mantine/core';
import {
  type ComponentType,
  type KeyboardEventHandler,
  lazy,
  type RefObject,
  Suspense,
  useEffect,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../ui/copy-text.ts';
import { showErrorToast } from '../ui/error-toast.tsx';
import { Icon } from '../ui/icon.tsx';
import { LoadingState } from '../ui/loading-state.tsx';
import { announce } from './announcer.tsx';
import { useBuilderActions } from './builder-actions.ts';
import { useBuilder } from './builder-provider.tsx';
import type { PanelTab } from './builder-store.ts';
import classes from './workbench.module.css';

const lazyPanel = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));
const StepPanel = lazyPanel(async () => (await import('./panels/step-panel.tsx')).StepPanel);
const ProblemsPanel = lazyPanel(async () => (await import('./panels/problems-panel.tsx')).ProblemsPanel);
const AnswersPanel = lazyPanel(async () => (await import('./panels/answers-panel.tsx')).AnswersPanel);
const TryPanel = lazyPanel(async () => (await import('./panels/try-panel.tsx')).TryPanel);
const TestsPanel = lazyPanel(async () => (await import('./panels/tests-panel.tsx')).TestsPanel);
const JourneySettings = lazyPanel(async () => (await import('./settings/journey-settings.tsx')).JourneySettings);

interface SidePanelProps {
  readonly onKeyDown: KeyboardEventHandler<HTMLElement>;
  readonly ref: RefObject<HTMLElement | null>;
}

/** Everything about the selected step or the journey. */
export function SidePanel({ onKeyDown, ref }: SidePanelProps) {
  const { t } = useTranslation('builder');
  const tab = useBuilder((state) => state.tab);
  const openTab = useBuilder((state) => state.openTab);
  const hidePanel = useBuilder((state) => state.hidePanel);
  useFocusedTab(ref, tab);
  const hasStep = useBuilder(({ selection }) => selection.length > 0);
  const errors = useBuilder(
    ({ proof }) => proof?.diagnostics.filter(({ severity }) => severity === 'error').length ?? 0,
  );
  return (
    <aside ref={ref} onKeyDown={onKeyDown} className={classes.panel} aria-label={t('panel.label')} tabIndex={-1}>
      <Tabs
        value={tab}
        onChange={(value) => openTab((value ?? 'step') as PanelTab)}
        keepMounted={false}
        className={classes.tabs ?? ''}
      >
        <Group gap={0} wrap="nowrap" className={classes.tabHead ?? ''}>
          <Tabs.List flex={1} className={classes.tabList ?? ''}>
            <Tabs.Tab value="step">{t(hasStep ? 'panel.step' : 'panel.journey')}</Tabs.Tab>
            <Tabs.Tab
              value="problems"
              {...(errors > 0
                ? {
                    rightSection: (
                      <Badge
                        size="sm"
                        circle
                        className={classes.errors ?? ''}
                        aria-label={t('header.problems', { count: errors })}
                      >
                        {errors}
                      </Badge>
                    ),
                  }
                : {})}
            >
              {t('panel.problems')}
            </Tabs.Tab>
            <Tabs.Tab value="answers">{t('panel.answers')}</Tabs.Tab>
            <Tabs.Tab value="try">{t('panel.try')}</Tabs.Tab>
            <Tabs.Tab value="tests">{t('panel.tests')}</Tabs.Tab>
          </Tabs.List>
          <Tooltip label={t('panel.hide')}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('panel.hide')} onClick={hidePanel} mx={4}>
              <Icon name="forward" size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <div className={classes.tabBody}>
          <Suspense fallback={<LoadingState />}>
            <Tabs.Panel value="step">
              <SelectionPanel />
            </Tabs.Panel>
            <Tabs.Panel value="problems">
              <ProblemsPanel />
            </Tabs.Panel>
            <Tabs.Panel value="answers">
              <AnswersPanel />
            </Tabs.Panel>
            <Tabs.Panel value="try">
              <TryPanel />
            </Tabs.Panel>
            <Tabs.Panel value="tests">
              <TestsPanel />
            </Tabs.Panel>
          </Suspense>
        </div>
      </Tabs>
    </aside>
  );
}

/** What was pressed to come to another tab may be gone with the tab before: then the focus goes to the new one. */
function useFocusedTab(panel: RefObject<HTMLElement | null>, tab: PanelTab): void {
  const last = useRef(tab);
  useEffect(() => {
    if (last.current === tab) return;
    last.current = tab;
    if (document.activeElement !== document.body) return;
    panel.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus({ preventScroll: true });
  }, [panel, tab]);
}

function SelectionPanel() {
  const selection = useBuilder((state) => state.selection);
  const [only] = selection;
  if (only === undefined) return <JourneySettings />;
  if (selection.length > 1) return <SeveralSteps ids={selection} />;
  return <StepPanel />;
}

function SeveralSteps({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('builder');
  const actions = useBuilderActions();
  const readOnly = useBuilder((state) => state.readOnly);
  const copy = () =>
    copyText(actions.textOf(ids)).then(() => announce(t('said.copied', { count: ids.length })), showErrorToast);
  return (
    <Stack align="flex-start">
      <Text fw={600}>{t('panel.several', { count: ids.length })}</Text>
      <Button variant="default" onClick={() => void copy()}>
        {t('panel.copyAll')}
      </Button>
      {!readOnly && (
        <>
          <Button variant="default" onClick={() => actions.duplicate(ids)}>
            {t('panel.duplicateAll')}
          </Button>
          <Button color="red.8" onClick={() => actions.remove(ids)}>
            {t('panel.removeAll')}
          </Button>
        </>
      )}
    </Stack>
  );
}
