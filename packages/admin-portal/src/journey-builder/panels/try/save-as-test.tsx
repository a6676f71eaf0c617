import { Group, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RoleButton } from '../../../ui/role-button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useBuilder } from '../../builder-provider.tsx';
import { testNameOf, testOfCall, withTest } from './test-of-call.ts';
import type { TryOutcome } from './try-outcome.ts';
import type { TryCall } from './try-request.ts';

/** Keeps a call and its answer as a test of the journey. */
export function SaveAsTest({ outcome }: { readonly outcome: TryOutcome }) {
  const { t } = useTranslation('tryIt');
  const apply = useBuilder((state) => state.apply);
  const readOnly = useBuilder((state) => state.readOnly);
  const saved = savable(outcome);
  const suggestion = saved === undefined ? '' : testNameOf(saved.result);
  const [name, setName] = useState(suggestion);
  useEffect(() => setName(suggestion), [suggestion]);
  if (saved === undefined || readOnly) return null;
  const save = () => {
    const test = testOfCall(name.trim() === '' ? suggestion : name.trim(), saved.call, saved.result);
    apply((document) => withTest(document, test), t('saveLabel'));
    showToast(t('savedAsTest'));
  };
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        size="xs"
        flex={1}
        label={t('testName')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RoleButton needs="editor" size="xs" variant="default" onClick={save}>
        {t('saveAsTest')}
      </RoleButton>
    </Group>
  );
}

type Savable = { readonly call: TryCall; readonly result: Parameters<typeof testOfCall>[2] };

/** A refusal of the server, and a redirect that the browser hides, say nothing that a test could expect. */
function savable(outcome: TryOutcome): Savable | undefined {
  if (outcome.kind === 'simulated') return outcome;
  if (outcome.kind !== 'published') return undefined;
  const { call, answer, record, at } = outcome;
  if (record === null || record === undefined) return undefined;
  const result = { status: record.status, headers: answer.headers, body: answer.body, steps: record.steps, now: at };
  return { call: { ...call, now: new Date(at).toISOString() }, result };
}
