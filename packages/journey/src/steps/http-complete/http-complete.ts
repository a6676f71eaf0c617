import { type Static, Type } from 'typebox';
import { expressionOrTemplateField, formulasOf, templateField } from '../fields.ts';
import { type ConfigFinding, defineStepKind } from '../step-kind.ts';
import { compileAnswer } from './compile-answer.ts';
import { hasNoBody, isRedirect, needsLocation, RESPONSE_CODES } from './response-codes.ts';
import { headerNameFault, isFieldValue, isRedirectTarget } from './response-headers.ts';

const codes = Object.keys(RESPONSE_CODES).map(Number);

export const httpCompleteConfig = Type.Object(
  {
    responseCode: Type.Integer({ enum: codes, description: 'HTTP status of the answer.' }),
    redirectUri: Type.Optional(templateField('Where a 3xx answer leads: its Location header.')),
    headers: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 256, description: 'Header name.' }),
            value: templateField('Header value.'),
          },
          { additionalProperties: false },
        ),
        { maxItems: 50, description: 'Further headers of the answer.' },
      ),
    ),
    responseType: Type.Optional(
      Type.Union([Type.Literal('json'), Type.Literal('text'), Type.Literal('html')], {
        default: 'json',
        description: 'Format of the body; decides the Content-Type.',
      }),
    ),
    body: Type.Optional(expressionOrTemplateField('Content of the answer. Absent: an empty body.')),
  },
  { additionalProperties: false },
);

export type HttpCompleteConfig = Static<typeof httpCompleteConfig>;

/** The HTTP Complete Journey step of Mosaic: ends a backend API journey with a response of its own. */
export const httpComplete = defineStepKind({
  kind: 'http-complete',
  name: 'HTTP complete',
  category: 'Completion',
  journeyKinds: ['backend-api'],
  config: httpCompleteConfig,
  branches: [],
  effects: 'none',
  docs: `Ends the journey and sends the answer: status, headers and body.

- *Response code*: 2xx to 5xx. A 3xx needs a *redirect URI*, which becomes the \`Location\` header: an http(s) URL or a
  path that starts with one slash. Encode what you put into it with \`@strings.urlEncode\`.
- *Response type*: \`json\` (the default), \`text\` or \`html\`; it sets the Content-Type.
- *Body*: an expression or a template. For \`json\`, text that is itself JSON is sent as it is; any other value is
  written as JSON. Statuses 204, 205 and 304 have no body.
- *Headers*: values are templates. Headers of the connection, and values with line breaks, are refused.

When a formula of this step fails, the run fails and the caller gets the journey's default answer.`,
  example: {
    responseCode: 200,
    responseType: 'json',
    body: { expression: '{"decision": "allow"}' },
  },
  dataFlow: (config) =>
    formulasOf(httpCompleteConfig, config).map((reads) => ({
      reads,
      purpose: reads.path === 'redirectUri' ? 'redirect' : 'response',
    })),
  check: (config) => [...checkRedirect(config), ...checkHeaders(config), ...checkBody(config)],
  compile: compileAnswer,
});

const isConstant = (template: string) => !template.includes('${');

function checkRedirect({ responseCode, redirectUri }: HttpCompleteConfig): ConfigFinding[] {
  const path = 'redirectUri';
  if (redirectUri === undefined || redirectUri.trim() === '') {
    if (!needsLocation(responseCode)) return [];
    const message = `Response code ${responseCode} is a redirect: give the redirect URI that it leads to.`;
    return [{ severity: 'error', code: 'missing-redirect-uri', message, path }];
  }
  if (!isRedirect(responseCode)) {
    const message = `The redirect URI is not sent with response code ${responseCode}: choose a 3xx code or remove it.`;
    return [{ severity: 'warning', code: 'ignored-field', message, path }];
  }
  if (isConstant(redirectUri) && !isRedirectTarget(redirectUri)) {
    const message =
      'The redirect URI must be an http(s) URL such as https://example.com/stepup, or a path such as /stepup.';
    return [{ severity: 'error', code: 'invalid-field', message, path }];
  }
  return [];
}

function checkHeaders({ headers = [], responseCode }: HttpCompleteConfig): ConfigFinding[] {
  const findings: ConfigFinding[] = [];
  const seen = new Set<string>();
  headers.forEach(({ name, value }, index) => {
    const lower = name.toLowerCase();
    const fault =
      lower === 'location' && isRedirect(responseCode)
        ? "can't be set here: it comes from the redirect URI"
        : headerNameFault(name);
    if (fault !== null) {
      const message = `Header "${name}" ${fault}.`;
      findings.push({ severity: 'error', code: 'forbidden-header', message, path: `headers.${index}.name` });
    }
    if (isConstant(value) && !isFieldValue(value)) {
      const message = `The value of header "${name}" has line breaks or characters outside ASCII: remove or encode them.`;
      findings.push({ severity: 'error', code: 'invalid-field', message, path: `headers.${index}.value` });
    }
    if (seen.has(lower) && lower !== 'set-cookie') {
      const message = `Header "${name}" stands twice: keep one of the two rows.`;
      findings.push({ severity: 'error', code: 'duplicate-name', message, path: `headers.${index}.name` });
    }
    seen.add(lower);
  });
  return findings;
}

function checkBody({ body, responseCode }: HttpCompleteConfig): ConfigFinding[] {
  if (body === undefined || !hasNoBody(responseCode)) return [];
  const message = `An answer with response code ${responseCode} has no body: remove it or choose another code.`;
  return [{ severity: 'warning', code: 'ignored-field', message, path: 'body' }];
}
