import type { DefaultAnswer, JourneyDocument } from '../../document/journey-document.ts';
import { hasNoBody, isRedirect, needsLocation } from '../../steps/http-complete/response-codes.ts';
import {
  headerNameFault,
  isFieldValue,
  isRedirectTarget,
  setsOwnCookie,
} from '../../steps/http-complete/response-headers.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { documentFinding } from '../diagnostic-codes.ts';

const PLACE = '/settings/defaultAnswer';

/** Checks that the answer for aborted and failed runs can be sent as it is. */
export function checkDefaultAnswer({ settings }: JourneyDocument): JourneyDiagnostic[] {
  const answer = settings?.defaultAnswer;
  return answer === undefined ? [] : [...checkHeaders(answer), ...checkLocation(answer), ...checkBody(answer)];
}

function checkHeaders({ headers = [] }: DefaultAnswer): JourneyDiagnostic[] {
  const seen = new Set<string>();
  return headers.flatMap(({ name, value }, index): JourneyDiagnostic[] => {
    const place = `${PLACE}/headers/${index}`;
    const lower = name.toLowerCase();
    const fault = headerNameFault(name);
    const isRepeated = seen.has(lower) && lower !== 'set-cookie';
    seen.add(lower);
    return [
      ...(fault === null ? [] : [documentFinding(`${place}/name`, 'forbidden-header', `Header "${name}" ${fault}.`)]),
      ...(isRepeated
        ? [
            documentFinding(
              `${place}/name`,
              'duplicate-name',
              `Header "${name}" stands twice: keep one of the two rows.`,
            ),
          ]
        : []),
      ...checkValue(name, value, `${place}/value`),
    ];
  });
}

function checkValue(name: string, value: string, place: string): JourneyDiagnostic[] {
  const lower = name.toLowerCase();
  const fault = !isFieldValue(value)
    ? `The value of header "${name}" has line breaks or characters outside ASCII: remove or encode them.`
    : setsOwnCookie(name, value)
      ? 'Cookies whose names begin with waymark_ belong to the server: choose another name.'
      : lower === 'location' && !isRedirectTarget(value)
        ? 'The Location must be an http(s) URL such as https://example.com/sorry, or a path such as /sorry.'
        : undefined;
  return fault === undefined ? [] : [documentFinding(place, 'invalid-field', fault)];
}

function checkLocation({ responseCode, headers = [] }: DefaultAnswer): JourneyDiagnostic[] {
  const index = headers.findIndex(({ name }) => name.toLowerCase() === 'location');
  if (index < 0 && needsLocation(responseCode)) {
    const message = `Response code ${responseCode} is a redirect: add a header "Location" with the place that it leads to.`;
    return [documentFinding(`${PLACE}/headers`, 'missing-redirect-uri', message)];
  }
  if (index < 0 || isRedirect(responseCode) || responseCode === 201) return [];
  const message = `Nobody follows a Location of an answer with response code ${responseCode}: choose a 3xx code or remove the header.`;
  return [documentFinding(`${PLACE}/headers/${index}/name`, 'ignored-field', message)];
}

function checkBody({ responseCode, responseType = 'json', body }: DefaultAnswer): JourneyDiagnostic[] {
  if (body === undefined) return [];
  if (hasNoBody(responseCode)) {
    const message = `An answer with response code ${responseCode} has no body: remove it or choose another code.`;
    return [documentFinding(`${PLACE}/body`, 'ignored-field', message)];
  }
  if (responseType === 'json' || typeof body === 'string') return [];
  const message = `The body of a ${responseType} answer must be text: put it in quotes, or choose the type json.`;
  return [documentFinding(`${PLACE}/body`, 'invalid-field', message)];
}
