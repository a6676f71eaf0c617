export { type AdminAnswer, type AdminSession, signIn } from './admin-session.ts';
export { fetchClientToken } from './client-token.ts';
export { startTestServer, type TestServer } from './start-test-server.ts';
