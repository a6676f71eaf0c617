import { Fieldset, Select, Stack, Switch, Textarea } from '@mantine/core';
import { type DefaultAnswer, findStepKind } from '@waymark/journey';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface DefaultAnswerFieldsProps {
  readonly value: DefaultAnswer | undefined;
  readonly readOnly: boolean;
  readonly onChange: (value: DefaultAnswer | undefined) => void;
}

const TYPES = ['json', 'text', 'html'] as const;

/** What callers get from a run without an answer of its own. */
export function DefaultAnswerFields({ value, readOnly, onChange }: DefaultAnswerFieldsProps) {
  const { t } = useTranslation('builder');
  return (
    <Fieldset legend={t('settings.defaultAnswer')}>
      <Stack gap="sm">
        <Switch
          label={t('settings.ownDefault')}
          description={t('settings.defaultAnswerHelp')}
          checked={value !== undefined}
          disabled={readOnly}
          onChange={({ currentTarget: { checked } }) => onChange(checked ? { responseCode: 500 } : undefined)}
        />
        {value !== undefined && (
          <>
            <Select
              label={t('settings.responseCode')}
              data={responseCodes().map(String)}
              value={String(value.responseCode)}
              searchable
              allowDeselect={false}
              readOnly={readOnly}
              onChange={(code) => onChange({ ...value, responseCode: Number(code) })}
            />
            <Select
              label={t('settings.responseType')}
              data={[...TYPES]}
              value={value.responseType ?? 'json'}
              allowDeselect={false}
              readOnly={readOnly}
              onChange={(type) => onChange({ ...value, responseType: (type ?? 'json') as (typeof TYPES)[number] })}
            />
            <BodyField value={value} readOnly={readOnly} onChange={onChange} />
          </>
        )}
      </Stack>
    </Fieldset>
  );
}

function BodyField(props: Omit<DefaultAnswerFieldsProps, 'value'> & { readonly value: DefaultAnswer }) {
  const { value, readOnly, onChange } = props;
  const { t } = useTranslation('builder');
  const isJson = (value.responseType ?? 'json') === 'json';
  const [text, setText] = useState(() => textOf(value));
  const [fault, setFault] = useState<string>();
  const take = (next: string) => {
    setText(next);
    setFault(undefined);
    const { body: _old, ...rest } = value;
    if (next.trim() === '') onChange(rest);
    else if (!isJson) onChange({ ...rest, body: next });
    else {
      try {
        onChange({ ...rest, body: JSON.parse(next) as unknown });
      } catch (error) {
        setFault(error instanceof Error ? error.message : String(error));
      }
    }
  };
  return (
    <Textarea
      label={t('settings.body')}
      value={text}
      autosize
      minRows={2}
      maxRows={12}
      readOnly={readOnly}
      ff="monospace"
      error={fault && t('settings.bodyJson', { message: fault })}
      onChange={({ currentTarget }) => take(currentTarget.value)}
    />
  );
}

const textOf = ({ body, responseType = 'json' }: DefaultAnswer): string =>
  body === undefined ? '' : responseType === 'json' ? JSON.stringify(body, undefined, 2) : String(body);

/** The statuses that the completing step knows: the default answer takes the same. */
function responseCodes(): readonly number[] {
  const schema = findStepKind('http-complete')?.config as
    | { readonly properties?: { readonly responseCode?: { readonly enum?: readonly number[] } } }
    | undefined;
  return schema?.properties?.responseCode?.enum ?? [500];
}
