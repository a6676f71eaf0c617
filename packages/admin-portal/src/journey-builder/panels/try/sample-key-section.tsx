import { Alert, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/api-error.ts';
import { api, unwrap } from '../../../api/client.ts';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { RoleButton } from '../../../ui/role-button.tsx';
import { SAMPLE_KEY_SET, type SampleKey } from './sample-key.ts';

const QUERY = ['key-sets', SAMPLE_KEY_SET] as const;
const params = { path: { name: SAMPLE_KEY_SET } };
/** The oldest go. */
const MAX_KEYS = 20;

/** Tells which key set makes a server take signed sample tokens, and puts the key there. */
export function SampleKeySection({ sample }: { readonly sample: SampleKey }) {
  const { t } = useTranslation('tryIt');
  const queryClient = useQueryClient();
  const keySet = useQuery({ queryKey: QUERY, queryFn: readKeySet });
  const add = useMutation({
    mutationFn: async () => {
      const known = await readKeySet();
      // Keys of browsers that forgot theirs are of no use to anybody.
      const jwks = { keys: [...(known?.jwks.keys ?? []).slice(1 - MAX_KEYS), sample.jwk] };
      if (known === null) {
        const description = t('token.key.description');
        return unwrap(api.POST('/api/v1/key-sets', { body: { name: SAMPLE_KEY_SET, description, jwks } }));
      }
      return unwrap(api.PUT('/api/v1/key-sets/{name}', { params, body: { jwks } }));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['key-sets'] }),
    meta: { showsErrors: true },
  });

  if (keySet.error !== null) return <ErrorState error={keySet.error} onRetry={() => void keySet.refetch()} />;
  if (keySet.data === undefined) return null;
  const isKnown = keySet.data?.jwks.keys.some(({ kid }) => kid === sample.jwk.kid) === true;
  return (
    <Stack gap="xs">
      {isKnown ? (
        <Alert color="amber" variant="light" icon={<Icon name="info" />}>
          {t('token.key.known', { name: SAMPLE_KEY_SET })}
        </Alert>
      ) : (
        <>
          <Text fz="sm" c="dimmed">
            {t('token.key.unknown', { name: SAMPLE_KEY_SET })}
          </Text>
          <RoleButton needs="editor" variant="default" loading={add.isPending} onClick={() => add.mutate()}>
            {t('token.key.add', { name: SAMPLE_KEY_SET })}
          </RoleButton>
          {add.error !== null && <ErrorState error={add.error} onRetry={() => add.mutate()} />}
        </>
      )}
      <CodeBlock title={t('token.key.title')} code={JSON.stringify(sample.jwk)} />
    </Stack>
  );
}

/** Null where there is no such key set. */
async function readKeySet() {
  try {
    return await unwrap(api.GET('/api/v1/key-sets/{name}', { params }));
  } catch (error) {
    if (isProblem(error, 'not-found')) return null;
    throw error;
  }
}
