export { adminApi } from './admin-api.ts';
export { createFirstAdministrator, type FirstAdministrator } from './create-first-administrator.ts';
export { PROBLEMS, type ProblemCode } from './errors.ts';
export { createOpenApiDocument } from './openapi.ts';
export type { AdminApiOptions, ProvePublication, ServerFacts } from './options.ts';
export { SetupCode } from './resources/setup/setup-code.ts';
export { hashPassword, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './session/passwords.ts';
