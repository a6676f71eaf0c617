import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { pageQuery, pageSchema, presentPage, toPageRequest } from '../../page-schema.ts';
import { VIEWER } from '../../policy.ts';
import type { Api } from '../../type-provider.ts';
import { auditFilters } from './schema.ts';

/** The audit: who changed what, when. */
export function auditRoutes(api: Api, { storage }: AdminApiOptions): void {
  api.get(
    '/audit-entries',
    operation({
      operationId: 'listAuditEntries',
      summary: 'List changes, newest first',
      tag: 'Audit',
      policy: VIEWER,
      querystring: pageQuery(auditFilters),
      response: { 200: pageSchema('AuditEntry') },
    }),
    async ({ query }) => {
      const { targetType, targetId } = query;
      const filter = {
        ...toPageRequest(query),
        ...(targetType === undefined ? {} : { targetType }),
        ...(targetId === undefined ? {} : { targetId }),
      };
      return presentPage(await storage.audit.list(filter), (entry) => entry);
    },
  );
}
