import { Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clampStep, overlayOf } from '../../features/runs/run-overlay.ts';
import { Icon } from '../../ui/icon.tsx';
import { useBuilder, useBuilderStore } from '../builder-provider.tsx';
import { PublishedFields } from './try/published-fields.tsx';
import { sampleRequest } from './try/sample-request.ts';
import { TryCurlSection } from './try/try-curl-section.tsx';
import { TryFormFields } from './try/try-form.tsx';
import { stepsOfOutcome } from './try/try-outcome.ts';
import { TryResult } from './try/try-result.tsx';
import { useStepKeys } from './try/use-step-keys.ts';
import { useTry } from './try/use-try.ts';

/** Composes a request, sends it to the draft or to the published version, and shows what happens. */
export function TryPanel() {
  const { t } = useTranslation('tryIt');
  const document = useBuilder((state) => state.document);
  const proven = useBuilder((state) => state.proof?.document);
  const store = useBuilderStore();
  const { memory, caller, faults, isSending, send, findSubJourney } = useTry();
  const { outcome, current, target, isTouched, change, remember } = memory;
  const isSub = document.kind === 'sub-journey';

  const fill = proven === undefined ? undefined : () => change(sampleRequest(proven, findSubJourney, Date.now()));
  // biome-ignore lint/correctness/useExhaustiveDependencies: it fills an untouched form once the draft is proven
  useEffect(() => {
    if (!isTouched && fill !== undefined) fill();
  }, [isTouched, fill === undefined]);

  const steps = useMemo(() => stepsOfOutcome(outcome), [outcome]);
  useEffect(() => {
    if (steps.length > 0) store.getState().showOverlay(overlayOf(steps, current));
  }, [steps, current, store]);
  const go = useMemo(
    () => (index: number) => remember({ current: clampStep(index, steps.length) }),
    [remember, steps.length],
  );
  useStepKeys(current, steps.length, go);

  return (
    <Stack gap="md">
      {!isSub && (
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('target.label')}
          value={target}
          data={(['draft', 'published'] as const).map((value) => ({ value, label: t(`target.${value}`) }))}
          onChange={(value) => remember({ target: value === 'published' ? 'published' : 'draft' })}
        />
      )}
      {target === 'published' && !isSub ? (
        <PublishedFields memory={memory} caller={caller} />
      ) : (
        <Text fz="xs" c="dimmed">
          {isSub ? t('subJourneyHint') : t('draftHint')}
        </Text>
      )}
      <TryFormFields memory={memory} faults={faults} onFill={fill} />
      <Button loading={isSending} leftSection={<Icon name="play" size={16} />} onClick={() => void send()}>
        {t('send')}
      </Button>
      {outcome === undefined ? (
        <Text fz="sm" c="dimmed">
          {t('empty')}
        </Text>
      ) : (
        <TryResult
          outcome={outcome}
          document={document}
          current={current}
          onGo={go}
          onClear={() => {
            remember({ outcome: undefined });
            store.getState().showOverlay(undefined);
          }}
        />
      )}
      <TryCurlSection memory={memory} caller={caller} document={document} />
    </Stack>
  );
}
