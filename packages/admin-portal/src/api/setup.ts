import { askServer } from './ask-server.ts';
import type { Setup } from './generated/admin-api.ts';

/** Whether the first owner is still to be created. @throws ConnectionError */
export async function isSetupRequired(): Promise<boolean> {
  const response = await askServer('/api/v1/setup');
  return response.ok && ((await response.json()) as Setup).required;
}
