import { brokenBytes } from './hostile-bytes.ts';
import { wrongCall, wrongFields } from './hostile-calls.ts';
import { wrongDocument } from './hostile-documents.ts';
import type { HostileRequest, Target } from './hostile-request.ts';
import { wrongAdminRequest, wrongTokenRequest } from './hostile-services.ts';
import { Random } from './random.ts';

/** The request of this number: a function of seed and number, so that one that went wrong can be made again. */
export function generateRequest(seed: number, index: number, target: Target): HostileRequest {
  const random = new Random(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const kind = random.next();
  if (kind < 0.3) return wrongFields(random, target, `soak-${index}`);
  if (kind < 0.6) return wrongCall(random, target, `soak-${index}`);
  if (kind < 0.7) return wrongTokenRequest(random, target);
  if (kind < 0.8) return wrongAdminRequest(random, target);
  if (kind < 0.87) return wrongDocument(random, target);
  return brokenBytes(random, target);
}
