import { useTranslation } from 'react-i18next';
import type { NewClient } from '../../api/generated/admin-api.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { tokenCurl } from './curl-lines.ts';

/** After a client was created: its id, its secret this once, and how to try both. */
export function ClientReady({ client, onClose }: { readonly client: NewClient; readonly onClose: () => void }) {
  const { t } = useTranslation('applications');
  const { secret } = client.newSecret;
  return (
    <SecretOnce
      title={t('client.createdTitle', { name: client.name })}
      values={[
        { label: t('client.clientId'), value: client.id },
        { label: t('client.clientSecret'), value: secret },
      ]}
      onClose={onClose}
    >
      <CodeBlock title={t('client.tokenCurl')} code={tokenCurl(client, secret, window.location.origin)} />
    </SecretOnce>
  );
}
