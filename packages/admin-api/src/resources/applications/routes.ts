import { NO_CONTENT, operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { pageQuery, pageSchema, presentPage, toPageRequest } from '../../page-schema.ts';
import { EDITOR, VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf } from '../../session/authorize.ts';
import type { Api } from '../../type-provider.ts';
import { applicationBody, applicationParams } from './schema.ts';

/** Applications: what callers belong to. */
export function applicationRoutes(api: Api, { storage }: AdminApiOptions): void {
  const tag = 'Applications';
  const one = { $ref: 'Application#' };

  api.get(
    '/applications',
    operation({
      operationId: 'listApplications',
      summary: 'List applications',
      tag,
      policy: VIEWER,
      querystring: pageQuery({}),
      response: { 200: pageSchema('Application') },
    }),
    async ({ query }) => presentPage(await storage.applications.list(toPageRequest(query)), (item) => item),
  );

  api.post(
    '/applications',
    operation({
      operationId: 'createApplication',
      summary: 'Create an application',
      tag,
      policy: EDITOR,
      body: applicationBody,
      response: { 201: one },
    }),
    async (request, reply) => reply.code(201).send(await storage.applications.create(request.body, actorOf(request))),
  );

  api.get(
    '/applications/:applicationId',
    operation({
      operationId: 'getApplication',
      summary: 'Read an application',
      tag,
      policy: VIEWER,
      params: applicationParams,
      response: { 200: one },
      problems: ['not-found'],
    }),
    async ({ params }, reply) =>
      (await storage.applications.get(params.applicationId)) ?? sendProblem(reply, 'not-found'),
  );

  api.put(
    '/applications/:applicationId',
    operation({
      operationId: 'updateApplication',
      summary: 'Rename an application',
      tag,
      policy: EDITOR,
      params: applicationParams,
      body: applicationBody,
      response: { 200: one },
      problems: ['not-found'],
    }),
    async (request, reply) => {
      const { applicationId } = request.params;
      const outcome = await storage.applications.update(applicationId, request.body, actorOf(request));
      return outcome.kind === 'done' ? outcome.value : sendProblem(reply, 'not-found');
    },
  );

  api.delete(
    '/applications/:applicationId',
    operation({
      operationId: 'deleteApplication',
      summary: 'Delete an application',
      tag,
      policy: EDITOR,
      params: applicationParams,
      response: NO_CONTENT,
      problems: ['not-found', 'application-in-use'],
    }),
    async (request, reply) => {
      const outcome = await storage.applications.delete(request.params.applicationId, actorOf(request));
      if (outcome.kind === 'done') return reply.code(204).send();
      if (outcome.kind === 'not-found') return sendProblem(reply, 'not-found');
      return sendProblem(reply, 'application-in-use', { detail: 'Delete its clients first.' });
    },
  );
}
