import { EditorView } from '@codemirror/view';
import { Button, Grid, Group, Menu, SegmentedControl, Stack } from '@mantine/core';
import type { Value } from '@waymark/expression';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ExpressionEditor } from '../../expression-editor/expression-editor.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { showErrorToast } from '../../ui/error-toast.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Surface } from '../../ui/surface.tsx';
import { showToast } from '../../ui/toast.tsx';
import { CarryOver } from './carry-over.tsx';
import { EXAMPLES } from './examples.ts';
import { FiddleInputs } from './fiddle-inputs.tsx';
import { FiddleResultCard } from './fiddle-result.tsx';
import { encodeState, type FiddleState, MAX_LINK_LENGTH, START } from './fiddle-state.ts';
import { FunctionBrowser } from './function-browser.tsx';
import { useFiddle } from './use-fiddle.ts';

/** Tries an expression or a template. All of it happens in the page; nothing is sent. */
export function FiddleScreen() {
  const { t } = useTranslation('fiddle');
  const { state, setState, inputs, isReady, result } = useFiddle();
  const editor = useRef<HTMLDivElement>(null);
  const change = (fields: Partial<FiddleState>) => setState((before) => ({ ...before, ...fields }));
  const { mode, profile, source } = state;
  const { variables, request } = inputs;
  const samples = variables.ok ? variables.value : {};
  const policySamples: Readonly<Record<string, Value>> = request.ok ? { request: request.value } : {};

  function insert(text: string): void {
    const content = editor.current?.querySelector<HTMLElement>('.cm-content');
    const view = content === null || content === undefined ? null : EditorView.findFromDOM(content);
    if (view === null) return;
    view.dispatch(view.state.replaceSelection(mode === 'template' ? `\${${text}}` : text));
    view.focus();
  }

  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={<Actions state={state} change={change} />}
      />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            <Surface p="md" aria-label={t(`modes.${mode}`)}>
              <Stack gap="sm">
                <Group gap="md">
                  <SegmentedControl
                    transitionDuration={0}
                    aria-label={t('mode')}
                    value={mode}
                    onChange={(value) => change({ mode: value as FiddleState['mode'] })}
                    data={(['expression', 'template'] as const).map((value) => ({ value, label: t(`modes.${value}`) }))}
                  />
                  <SegmentedControl
                    transitionDuration={0}
                    aria-label={t('profile')}
                    value={profile}
                    onChange={(value) => change({ profile: value as FiddleState['profile'] })}
                    data={(['extended', 'mosaic'] as const).map((value) => ({ value, label: t(`profiles.${value}`) }))}
                  />
                </Group>
                <div ref={editor}>
                  <ExpressionEditor
                    value={source}
                    onChange={(text) => change({ source: text })}
                    mode={mode}
                    profile={profile}
                    samples={samples}
                    policySamples={policySamples}
                    ariaLabel={t(`modes.${mode}`)}
                    minLines={5}
                    formatWidth={80}
                  />
                </div>
                <CarryOver source={source} mode={mode} onChange={(text) => change({ source: text })} />
              </Stack>
            </Surface>
            <FiddleResultCard result={result} isReady={isReady} />
            <FiddleInputs state={state} inputs={inputs} onChange={change} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <FunctionBrowser onInsert={insert} onTry={(text) => change({ source: text, mode: 'expression' })} />
        </Grid.Col>
      </Grid>
    </>
  );
}

function Actions(props: { readonly state: FiddleState; readonly change: (fields: Partial<FiddleState>) => void }) {
  const { state, change } = props;
  const { t } = useTranslation('fiddle');
  function share(): void {
    const fragment = encodeState(state);
    if (fragment === null) {
      showToast(t('tooLong', { limit: MAX_LINK_LENGTH }));
      return;
    }
    const link = `${window.location.origin}${window.location.pathname}#${fragment}`;
    copyText(link).then(() => showToast(t('linkCopied')), showErrorToast);
  }
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" rightSection={<Icon name="down" size={14} />}>
            {t('examples')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {EXAMPLES.map(({ key, state: example }) => (
            <Menu.Item key={key} onClick={() => change({ ...START, profile: state.profile, ...example })}>
              {t(`exampleNames.${key}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" leftSection={<Icon name="copy" size={16} />} onClick={share}>
        {t('share')}
      </Button>
    </>
  );
}
