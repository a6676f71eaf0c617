import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { pageQuery, pageSchema, presentPage, toPageRequest } from '../../page-schema.ts';
import { VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import type { Api } from '../../type-provider.ts';
import { auditEntryParams, auditFilters } from './schema.ts';

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
      const { limit: _limit, cursor: _cursor, ...filters } = query;
      return presentPage(await storage.audit.list({ ...filters, ...toPageRequest(query) }), (entry) => entry);
    },
  );

  api.get(
    '/audit-entries/:sequence',
    operation({
      operationId: 'getAuditEntry',
      summary: 'Read a change',
      tag: 'Audit',
      policy: VIEWER,
      params: auditEntryParams,
      response: { 200: { $ref: 'AuditEntry#' } },
      problems: ['not-found'],
    }),
    async ({ params }, reply) => (await storage.audit.find(params.sequence)) ?? sendProblem(reply, 'not-found'),
  );
}
