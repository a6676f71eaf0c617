import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { VIEWER } from '../../policy.ts';
import type { Api } from '../../type-provider.ts';
import { signingKeysSchema } from './schema.ts';

/** The keys that the token service signs with, without the keys themselves: the public parts are in its JWKS. */
export function signingKeyRoutes(api: Api, { storage }: AdminApiOptions): void {
  api.get(
    '/signing-keys',
    operation({
      operationId: 'listSigningKeys',
      summary: 'List the signing keys of the token service',
      tag: 'Signing keys',
      policy: VIEWER,
      response: { 200: signingKeysSchema },
    }),
    async () => {
      const keys = await storage.signingKeys.list();
      const items = keys.map(({ kid, algorithm, status, createdAt }) => ({ kid, algorithm, status, createdAt }));
      return { items: items.reverse() };
    },
  );
}
