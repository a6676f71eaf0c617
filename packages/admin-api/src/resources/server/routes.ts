import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { VIEWER } from '../../policy.ts';
import type { Api } from '../../type-provider.ts';

/** What the server is and how it was started. All of it is set where it starts; nothing here can be changed. */
export function serverRoute(api: Api, { baseUrl, describeServer, clock = Date.now }: AdminApiOptions): void {
  api.get(
    '/server',
    operation({
      operationId: 'getServer',
      summary: 'About the server',
      tag: 'Server',
      policy: VIEWER,
      response: { 200: { $ref: 'Server#' } },
    }),
    async () => ({
      version: null,
      dataDirectory: null,
      databaseBytes: null,
      runs: null,
      ...(await describeServer?.()),
      nodeVersion: process.versions.node,
      baseUrl: baseUrl(),
      startedAt: Math.round(clock() - process.uptime() * 1000),
    }),
  );
}
