import type { JourneyDocument } from '../../document/journey-document.ts';
import { RESPONSE_CODES } from '../../steps/http-complete/response-codes.ts';
import type { Refused } from './journey-answers.ts';

/** What the server answers before a journey runs, in the order in which it checks: docs/decisions/0001. */
export function refusalsOf({ kind, settings = {} }: JourneyDocument): Refused[] {
  if (kind !== 'backend-api') return [];
  const { enforceToken = true, allowedClients } = settings;
  return [
    refused(405, 'The method is neither POST nor GET.'),
    refused(
      400,
      'The body is not well-formed JSON or not UTF-8, or nested too deeply; the query is broken; a header that may stand once stands twice.',
    ),
    refused(415, 'The body is not application/json, or it is compressed.'),
    refused(413, 'The body is larger than 1 MiB.'),
    refused(404, 'No version of the journey is published.'),
    ...(enforceToken
      ? [refused(401, 'The call has no client access token, or one that is malformed, expired or badly signed.')]
      : []),
    refused(400, 'The query parameter clientId is missing, repeated or unknown.'),
    ...(enforceToken ? [refused(403, 'The token belongs to another client than clientId names.')] : []),
    ...(allowedClients === undefined ? [] : [refused(403, 'The client is not among those that may call the journey.')]),
  ];
}

const refused = (status: number, when: string): Refused => ({ status, reason: RESPONSE_CODES[status] ?? '', when });
