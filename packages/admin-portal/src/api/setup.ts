import type { Setup } from './generated/admin-api.ts';

/** Whether the first owner is still to be created. @throws TypeError when the server can't be reached */
export async function isSetupRequired(): Promise<boolean> {
  const response = await fetch('/api/v1/setup');
  return response.ok && ((await response.json()) as Setup).required;
}
