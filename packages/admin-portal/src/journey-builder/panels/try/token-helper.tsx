import { Autocomplete, Button, Group, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { canSign } from './sample-key.ts';
import { SampleKeySection } from './sample-key-section.tsx';
import { insertIntoBody, sampleClaims } from './sample-token.ts';
import { addStub } from './stub-samples.ts';
import classes from './try.module.css';
import type { TryMemory } from './try-memory.ts';
import { isObject, parseJson } from './try-request.ts';
import { useSampleToken } from './use-sample-token.ts';

const EXPIRIES = ['hour', 'expired', 'custom', 'none'] as const;

interface TokenHelperProps {
  readonly memory: TryMemory;
  readonly onClose: () => void;
}

/** Makes a token with the claims and the end that somebody picks, signed or not, and puts it where the journey reads it. */
export function TokenHelper({ memory, onClose }: TokenHelperProps) {
  const { t } = useTranslation('tryIt');
  const { t: common } = useTranslation('common');
  const { form, change, target } = memory;
  const members = membersOf(form.body);
  const [kind, setKind] = useState<'access' | 'id'>('id');
  const [subject, setSubject] = useState('user-1');
  const [expiry, setExpiry] = useState<(typeof EXPIRIES)[number]>('hour');
  const [custom, setCustom] = useState('');
  const [isSigned, setSigned] = useState(false);
  const [mfa, setMfa] = useState(true);
  const [further, setFurther] = useState('');
  const [member, setMember] = useState(() => members.find((name) => /token|jwt/i.test(name)) ?? members[0] ?? 'token');
  const [now] = useState(() => Math.floor((form.now === '' ? Date.now() : Date.parse(form.now) || Date.now()) / 1000));

  const extra = further.trim() === '' ? { value: {} } : parseJson(further);
  const customTime = Date.parse(custom) / 1000;
  const isTimeMissing = expiry === 'custom' && Number.isNaN(customTime);
  const extraError = 'fault' in extra || !isObject(extra.value) ? t('errors.notObject') : null;
  const ends = { hour: now + 3600, expired: now - 3600, custom: Math.floor(customTime), none: undefined };
  const claims = sampleClaims(
    {
      kind,
      subject,
      mfa,
      expiresAt: isTimeMissing ? undefined : ends[expiry],
      further: extraError === null && 'value' in extra ? (extra.value as Record<string, unknown>) : {},
    },
    now,
  );
  const { token, sample, error } = useSampleToken(claims, kind, isSigned);
  const body = insertIntoBody(form.body, member.trim() === '' ? 'token' : member.trim(), token ?? '');
  const isReady = !isTimeMissing && extraError === null;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('token.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack gap="sm">
        <Text fz="sm" c="dimmed">
          {t('token.text')}
        </Text>
        <Select
          label={t('token.signature')}
          description={canSign() ? null : t('token.signatures.impossible')}
          allowDeselect={false}
          value={isSigned ? 'es256' : 'none'}
          data={(['none', 'es256'] as const).map((value) => ({
            value,
            label: t(`token.signatures.${value}`),
            disabled: value === 'es256' && !canSign(),
          }))}
          onChange={(value) => setSigned(value === 'es256')}
        />
        <Group grow align="flex-start">
          <Select
            label={t('token.kind')}
            allowDeselect={false}
            value={kind}
            data={(['access', 'id'] as const).map((value) => ({ value, label: t(`token.kinds.${value}`) }))}
            onChange={(value) => setKind(value === 'access' ? 'access' : 'id')}
          />
          <TextInput
            label={t('token.subject')}
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
        </Group>
        <Group grow align="flex-start">
          <Select
            label={t('token.expiry')}
            allowDeselect={false}
            value={expiry}
            data={EXPIRIES.map((value) => ({ value, label: t(`token.expiries.${value}`) }))}
            onChange={(value) => setExpiry(EXPIRIES.find((one) => one === value) ?? 'hour')}
          />
          {expiry === 'custom' && (
            <TextInput
              type="datetime-local"
              label={t('token.expiresAt')}
              value={custom}
              error={isTimeMissing && custom !== '' ? t('errors.notATime') : null}
              onChange={(event) => setCustom(event.currentTarget.value)}
            />
          )}
        </Group>
        <Switch label={t('token.mfa')} checked={mfa} onChange={(event) => setMfa(event.currentTarget.checked)} />
        <Textarea
          label={t('token.claims')}
          className={classes.json ?? ''}
          placeholder={'{"acr": "2"}'}
          autosize
          minRows={2}
          value={further}
          error={extraError}
          onChange={(event) => setFurther(event.currentTarget.value)}
        />
        {error !== null && <ErrorState error={error} />}
        {sample !== undefined && <SampleKeySection sample={sample} />}
        <CodeBlock title={t('token.preview')} code={`${token ?? '…'}\n\n${JSON.stringify(claims, null, 2)}`} />
        <Autocomplete
          label={t('token.field')}
          data={members}
          value={member}
          error={body === undefined ? t('token.needsObject') : null}
          onChange={setMember}
        />
        <Group justify="flex-end">
          {target === 'draft' && (
            <Button
              variant="default"
              disabled={!isReady}
              onClick={() => {
                change({ stubs: addStub(form.stubs, 'verifyToken', claims) });
                onClose();
              }}
            >
              {t('token.asStub')}
            </Button>
          )}
          <Button
            disabled={!isReady || body === undefined || token === undefined}
            onClick={() => {
              if (body !== undefined) change({ body });
              onClose();
            }}
          >
            {t('token.insert')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** The members of a body that hold a text or nothing yet. */
function membersOf(body: string): string[] {
  const parsed = parseJson(body);
  if ('fault' in parsed || !isObject(parsed.value)) return [];
  return Object.entries(parsed.value).flatMap(([name, value]) =>
    isObject(value) ? Object.keys(value).map((inner) => `${name}.${inner}`) : [name],
  );
}
