import { Autocomplete } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../../api/client.ts';
import { usePages } from '../../../api/use-pages.ts';
import type { FieldControlProps } from './field-control-props.ts';
import { useStepForm } from './step-form-context.tsx';

/** The name of a key set, one of the server's or one that is made later. */
export function KeySetField({ path, value, label, ids }: FieldControlProps) {
  const { t } = useTranslation('stepForm');
  const { set, readOnly } = useStepForm();
  const { items = [] } = usePages(['key-sets', 'list'], (query) =>
    unwrap(api.GET('/api/v1/key-sets', { params: { query } })),
  );
  return (
    <Autocomplete
      aria-label={label}
      aria-describedby={ids.description}
      size="sm"
      data={items.map(({ name }) => name)}
      value={typeof value === 'string' ? value : ''}
      placeholder={items.length === 0 ? t('noKeySets') : t('choose')}
      maxLength={64}
      disabled={readOnly}
      onChange={(name) => set(path, name)}
    />
  );
}
