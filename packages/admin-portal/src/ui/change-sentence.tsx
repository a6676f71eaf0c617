import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/generated/admin-api.ts';
import { changeTargetOf } from './change-target.ts';
import { TextLink } from './link-button.tsx';

/** "anna@example.com published Step up", with a link to what was changed. */
export function ChangeSentence({ entry }: { readonly entry: AuditEntry }) {
  const { name } = changeTargetOf(entry);
  const action = useActionText();
  const isAboutOneself = name === entry.actor.id || entry.targetId === entry.actor.id;
  return (
    <Text fz="sm">
      {entry.actor.name} <span>{action(entry.action)}</span>
      {!isAboutOneself && (
        <>
          {' '}
          <ChangeTargetLink entry={entry} />
        </>
      )}
    </Text>
  );
}

/** What was changed, as a link where there is something to see. */
export function ChangeTargetLink({ entry }: { readonly entry: AuditEntry }) {
  const { name, to, search } = changeTargetOf(entry);
  if (to === undefined) return <span>{name}</span>;
  return (
    <TextLink to={to} underline="always" {...(search === undefined ? {} : { search: search as never })}>
      {name}
    </TextLink>
  );
}

/** Says an action in words; one that this portal does not know yet stays as it is. */
export function useActionText(): (action: string) => string {
  const { t } = useTranslation('audit');
  return (action) => t(`actions.${action}` as 'actions.client.created', { defaultValue: action });
}
