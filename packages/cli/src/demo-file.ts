import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Demo } from '@waymark/server';

/** The demo's credentials, which `npm start` left in the data folder; undefined where there is no demo. */
export function readDemoFile(): Demo | undefined {
  try {
    return JSON.parse(readFileSync(join(process.env.WAYMARK_DATA || './data', 'demo.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
