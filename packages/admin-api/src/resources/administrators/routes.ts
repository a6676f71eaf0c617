import { NO_CONTENT, operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { pageQuery, pageSchema, presentPage, toPageRequest } from '../../page-schema.ts';
import { OWNER, VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf } from '../../session/authorize.ts';
import { hashPassword } from '../../session/passwords.ts';
import type { Api } from '../../type-provider.ts';
import { administratorParams, createAdministratorBody, updateAdministratorBody } from './schema.ts';

const LAST_OWNER = { detail: 'Make somebody else an owner first.' };

/** People who may sign in. */
export function administratorRoutes(api: Api, { storage }: AdminApiOptions): void {
  const tag = 'Administrators';
  const one = { $ref: 'Administrator#' };

  api.get(
    '/administrators',
    operation({
      operationId: 'listAdministrators',
      summary: 'List administrators',
      tag,
      policy: VIEWER,
      querystring: pageQuery({}),
      response: { 200: pageSchema('Administrator') },
    }),
    async ({ query }) => presentPage(await storage.administrators.list(toPageRequest(query)), (person) => person),
  );

  api.post(
    '/administrators',
    operation({
      operationId: 'createAdministrator',
      summary: 'Add an administrator',
      tag,
      policy: OWNER,
      body: createAdministratorBody,
      response: { 201: one },
      problems: ['email-taken'],
    }),
    async (request, reply) => {
      const { email, password, role } = request.body;
      const passwordHash = await hashPassword(password);
      const outcome = await storage.administrators.create({ email, passwordHash, role }, actorOf(request));
      if (outcome.kind === 'taken') return sendProblem(reply, 'email-taken');
      return reply.code(201).send(outcome.value);
    },
  );

  api.get(
    '/administrators/:administratorId',
    operation({
      operationId: 'getAdministrator',
      summary: 'Read an administrator',
      tag,
      policy: VIEWER,
      params: administratorParams,
      response: { 200: one },
      problems: ['not-found'],
    }),
    async ({ params }, reply) =>
      (await storage.administrators.get(params.administratorId)) ?? sendProblem(reply, 'not-found'),
  );

  api.patch(
    '/administrators/:administratorId',
    operation({
      operationId: 'updateAdministrator',
      summary: 'Change role or password',
      description: 'A new password ends every session of the person.',
      tag,
      policy: OWNER,
      params: administratorParams,
      body: updateAdministratorBody,
      response: { 200: one },
      problems: ['not-found', 'last-owner'],
    }),
    async (request, reply) => {
      const { role, password } = request.body;
      const fields = {
        ...(role === undefined ? {} : { role }),
        ...(password === undefined ? {} : { passwordHash: await hashPassword(password) }),
      };
      const { administratorId } = request.params;
      const outcome = await storage.administrators.update(administratorId, fields, actorOf(request));
      if (outcome.kind === 'done') return outcome.value;
      return sendProblem(reply, outcome.kind, outcome.kind === 'last-owner' ? LAST_OWNER : {});
    },
  );

  api.delete(
    '/administrators/:administratorId',
    operation({
      operationId: 'deleteAdministrator',
      summary: 'Remove an administrator',
      tag,
      policy: OWNER,
      params: administratorParams,
      response: NO_CONTENT,
      problems: ['not-found', 'last-owner'],
    }),
    async (request, reply) => {
      const outcome = await storage.administrators.delete(request.params.administratorId, actorOf(request));
      if (outcome.kind === 'done') return reply.code(204).send();
      return sendProblem(reply, outcome.kind, outcome.kind === 'last-owner' ? LAST_OWNER : {});
    },
  );
}
