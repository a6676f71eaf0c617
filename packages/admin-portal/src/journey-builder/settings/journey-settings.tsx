import { MultiSelect, NumberInput, Select, Stack, Switch, Textarea, TextInput, Title } from '@mantine/core';
import {
  DEFAULT_DEADLINE_MS,
  DEFAULT_MAX_STEPS,
  type JourneyDocument,
  type JourneySettings as Settings,
} from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { useBuilder } from '../builder-provider.tsx';
import { useKnownClients } from '../use-known-clients.ts';
import { DefaultAnswerFields } from './default-answer-fields.tsx';
import { ParameterFields } from './parameter-fields.tsx';

const RECEIPTS = ['failures', 'sample', 'all'] as const;

/** Sets a setting, or leaves it out where it is undefined; settings that say nothing are left out as a whole. */
export function withSetting<Key extends keyof Settings>(
  document: JourneyDocument,
  key: Key,
  value: Settings[Key] | undefined,
): JourneyDocument {
  const { [key]: _old, ...rest } = document.settings ?? {};
  const settings = value === undefined ? rest : { ...rest, [key]: value };
  const { settings: _settings, ...others } = document;
  return Object.keys(settings).length === 0 ? others : { ...others, settings };
}

/** What holds for the journey as a whole; shown while no step is selected. */
export function JourneySettings() {
  const { t } = useTranslation('builder');
  const document = useBuilder((state) => state.document);
  const readOnly = useBuilder((state) => state.readOnly);
  const apply = useBuilder((state) => state.apply);
  const { settings = {} } = document;
  const change = (edit: (before: JourneyDocument) => JourneyDocument, merge: string) =>
    apply(edit, t('edits.settings'), { merge: `settings:${merge}` });
  const set = <Key extends keyof Settings>(key: Key, value: Settings[Key] | undefined) =>
    change((before) => withSetting(before, key, value), key);
  const number = (value: string | number) => (typeof value === 'number' ? value : undefined);
  const setDescription = (text: string) =>
    change(({ description: _old, ...rest }) => (text === '' ? rest : { ...rest, description: text }), 'description');

  return (
    <Stack gap="md">
      <Title order={2} fz="md">
        {t('settings.title')}
      </Title>
      <TextInput
        label={t('settings.name')}
        value={document.name}
        maxLength={200}
        readOnly={readOnly}
        onChange={({ currentTarget: { value } }) => change((before) => ({ ...before, name: value }), 'name')}
      />
      <TextInput label={t('settings.id')} value={document.id} readOnly variant="filled" />
      <Textarea
        label={t('settings.description')}
        value={document.description ?? ''}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        readOnly={readOnly}
        onChange={({ currentTarget: { value } }) => setDescription(value)}
      />
      {document.kind === 'sub-journey' ? (
        <ParameterFields />
      ) : (
        <>
          <Switch
            label={t('settings.enforceToken')}
            description={t('settings.enforceTokenHelp')}
            checked={settings.enforceToken ?? true}
            disabled={readOnly}
            onChange={({ currentTarget: { checked } }) => set('enforceToken', checked)}
          />
          <AllowedClients
            value={settings.allowedClients ?? []}
            readOnly={readOnly}
            onChange={(ids) => set('allowedClients', ids.length === 0 ? undefined : ids)}
          />
          <NumberInput
            label={t('settings.deadline')}
            description={t('settings.deadlineHelp')}
            placeholder={String(DEFAULT_DEADLINE_MS)}
            value={settings.deadlineMs ?? ''}
            min={1}
            max={60_000}
            allowDecimal={false}
            readOnly={readOnly}
            onChange={(value) => set('deadlineMs', number(value))}
          />
          <NumberInput
            label={t('settings.maxSteps')}
            description={t('settings.maxStepsHelp')}
            placeholder={String(DEFAULT_MAX_STEPS)}
            value={settings.maxSteps ?? ''}
            min={1}
            max={1_000_000}
            allowDecimal={false}
            readOnly={readOnly}
            onChange={(value) => set('maxSteps', number(value))}
          />
          <Select
            label={t('settings.receipts')}
            description={t('settings.receiptsHelp')}
            data={RECEIPTS.map((value) => ({ value, label: t(`settings.receiptsOptions.${value}`) }))}
            value={settings.receipts ?? 'sample'}
            allowDeselect={false}
            readOnly={readOnly}
            onChange={(value) => set('receipts', (value ?? undefined) as Settings['receipts'])}
          />
          <DefaultAnswerFields
            value={settings.defaultAnswer}
            readOnly={readOnly}
            onChange={(value) => set('defaultAnswer', value)}
          />
        </>
      )}
      <Switch
        label={t('settings.requireTests')}
        checked={settings.requireTests ?? false}
        disabled={readOnly}
        onChange={({ currentTarget: { checked } }) => set('requireTests', checked ? true : undefined)}
      />
      <NumberInput
        label={t('settings.requiredCoverage')}
        value={settings.requiredCoverage ?? ''}
        min={0}
        max={100}
        allowDecimal={false}
        readOnly={readOnly}
        onChange={(value) => set('requiredCoverage', number(value))}
      />
    </Stack>
  );
}

function AllowedClients(props: {
  readonly value: readonly string[];
  readonly readOnly: boolean;
  readonly onChange: (ids: string[]) => void;
}) {
  const { t } = useTranslation('builder');
  const data = (useKnownClients() ?? []).map(({ id, label }) => ({ value: id, label }));
  const known = new Set(data.map(({ value }) => value));
  const unknown = props.value.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id }));
  return (
    <MultiSelect
      label={t('settings.clients')}
      description={t('settings.clientsHelp')}
      data={[...data, ...unknown]}
      value={[...props.value]}
      searchable
      clearable
      readOnly={props.readOnly}
      onChange={props.onChange}
    />
  );
}
