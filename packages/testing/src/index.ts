export { type AdminAnswer, type AdminSession, signIn } from './admin-session.ts';
export { fetchClientToken } from './client-token.ts';
export { answeringJourney, createClient, expressionJourney, publish, saveDraft } from './journey-samples.ts';
export { ConnectionClosed, RawConnection, requestText } from './raw-connection.ts';
export type { RawResponse } from './raw-response.ts';
export { readClaims, readSigningKey, signToken } from './signing-key.ts';
export { type ChildOptions, type ChildServer, readDemo, spawnWaymark, startChildServer } from './start-child-server.ts';
export { startTestServer, type TestServer } from './start-test-server.ts';
