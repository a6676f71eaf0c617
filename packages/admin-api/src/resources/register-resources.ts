import type { AdminApiOptions } from '../options.ts';
import { diagnosticSchema, problemSchema } from '../problem-schema.ts';
import type { Api } from '../type-provider.ts';
import { validateRequest } from '../validate-request.ts';
import { administratorRoutes } from './administrators/routes.ts';
import { administratorSchema } from './administrators/schema.ts';
import { applicationRoutes } from './applications/routes.ts';
import { applicationSchema } from './applications/schema.ts';
import { auditRoutes } from './audit/routes.ts';
import { auditEntrySchema } from './audit/schema.ts';
import { clientRoutes } from './clients/routes.ts';
import { clientSchema, clientSecretSchema, newClientSchema, newClientSecretSchema } from './clients/schema.ts';
import { clientSecretRoutes } from './clients/secret-routes.ts';
import { draftRoutes } from './journeys/draft-routes.ts';
import { openApiRoute } from './journeys/openapi-route.ts';
import { JourneyPresenter } from './journeys/present-journey.ts';
import { journeyRoutes } from './journeys/routes.ts';
import {
  draftSchema,
  journeySchema,
  savedDraftSchema,
  simulatedRunSchema,
  testReportSchema,
  validationSchema,
} from './journeys/schema.ts';
import { simulateRoute } from './journeys/simulate-route.ts';
import { testRoute } from './journeys/test-route.ts';
import { keySetRoutes } from './key-sets/routes.ts';
import { keySetSchema, keySetUseSchema } from './key-sets/schema.ts';
import { backtestRoute } from './runs/backtest-route.ts';
import { explanationRoute } from './runs/explanation-route.ts';
import { RecordedPlans } from './runs/recorded-plans.ts';
import { replayRoute } from './runs/replay-route.ts';
import { runRoutes } from './runs/routes.ts';
import {
  backtestReportSchema,
  runExplanationSchema,
  runReplaySchema,
  runSchema,
  runSummarySchema,
} from './runs/schema.ts';
import { serverRoute } from './server/routes.ts';
import { serverSchema } from './server/schema.ts';
import { ownSessionsRoutes } from './session/own-sessions-routes.ts';
import { passwordRoute } from './session/password-route.ts';
import { sessionRoutes } from './session/routes.ts';
import { ownSessionSchema, sessionSchema } from './session/schema.ts';
import { setupRoutes } from './setup/routes.ts';
import { setupSchema } from './setup/schema.ts';
import { signingKeyRoutes } from './signing-keys/routes.ts';
import { signingKeySchema } from './signing-keys/schema.ts';
import { statisticsRoutes } from './statistics/routes.ts';
import { runStatisticsSchema } from './statistics/schema.ts';
import { publishRoute } from './versions/publish-route.ts';
import { versionRoutes } from './versions/routes.ts';
import { publishedVersionSchema, versionSchema, versionSummarySchema } from './versions/schema.ts';

/** The schemas that have a name in the OpenAPI document. */
export const NAMED_SCHEMAS = [
  problemSchema,
  diagnosticSchema,
  administratorSchema,
  sessionSchema,
  ownSessionSchema,
  setupSchema,
  applicationSchema,
  clientSchema,
  clientSecretSchema,
  newClientSchema,
  newClientSecretSchema,
  journeySchema,
  draftSchema,
  savedDraftSchema,
  validationSchema,
  versionSchema,
  versionSummarySchema,
  publishedVersionSchema,
  keySetSchema,
  keySetUseSchema,
  signingKeySchema,
  auditEntrySchema,
  runSummarySchema,
  runSchema,
  runExplanationSchema,
  runReplaySchema,
  backtestReportSchema,
  simulatedRunSchema,
  testReportSchema,
  runStatisticsSchema,
  serverSchema,
];

/** Adds the routes of every resource. */
export function registerResources(api: Api, options: AdminApiOptions): void {
  // Set where the schemas are added: Fastify would put its own compiler back otherwise.
  api.setValidatorCompiler(validateRequest);
  // The answers are built field by field; no schema has to filter them, and none is compiled at the start.
  api.setSerializerCompiler(() => JSON.stringify);
  for (const schema of NAMED_SCHEMAS) api.addSchema(schema);
  sessionRoutes(api, options);
  passwordRoute(api, options);
  ownSessionsRoutes(api, options);
  setupRoutes(api, options);
  administratorRoutes(api, options);
  applicationRoutes(api, options);
  clientRoutes(api, options);
  clientSecretRoutes(api, options);
  const journeys = new JourneyPresenter(options.storage);
  journeyRoutes(api, options, journeys);
  openApiRoute(api, options);
  draftRoutes(api, options);
  publishRoute(api, options);
  versionRoutes(api, options, journeys);
  keySetRoutes(api, options);
  signingKeyRoutes(api, options);
  auditRoutes(api, options);
  const plans = new RecordedPlans(options.storage);
  simulateRoute(api, options);
  testRoute(api, options);
  runRoutes(api, options);
  explanationRoute(api, options, plans);
  replayRoute(api, options, plans);
  backtestRoute(api, options, plans);
  statisticsRoutes(api, options);
  serverRoute(api, options);
}
