import { ApiError } from './api-error.ts';

/**
 * Puts what the server says about fields beside them: `/redirectUris/1` becomes the field `redirectUris.1`.
 *
 * @returns what is left to be said for the whole form: undefined when every error found its field
 */
export function takeFieldErrors(
  error: unknown,
  form: { setErrors(errors: Record<string, string>): void; readonly fields: readonly string[] },
): unknown {
  if (!(error instanceof ApiError)) return error;
  const byField: Record<string, string> = {};
  let allFound = error.fieldErrors.size > 0;
  for (const [pointer, message] of error.fieldErrors) {
    const path = pointer.slice(1).replaceAll('/', '.');
    if (form.fields.includes(path.split('.', 1)[0] ?? '')) byField[path] = message;
    else allFound = false;
  }
  if (Object.keys(byField).length > 0) form.setErrors(byField);
  return allFound ? undefined : error;
}
