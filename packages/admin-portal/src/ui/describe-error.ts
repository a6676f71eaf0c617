import { ApiError, ConnectionError } from '../api/api-error.ts';
import { t } from '../texts/texts.ts';

/** An error for people: what happened and what to do. */
export interface DescribedError {
  readonly title: string;
  readonly detail: string;
  /** Finds the request in the server's log. */
  readonly correlationId?: string;
}

export function describeError(error: unknown): DescribedError {
  if (error instanceof ApiError) {
    const { title, detail, correlationId, status } = error.problem;
    return { title, detail: detail ?? t(status >= 500 ? 'errors.serverFailed' : 'errors.refused'), correlationId };
  }
  if (error instanceof ConnectionError) {
    return { title: t('errors.noConnection'), detail: t('errors.noConnectionDetail') };
  }
  // A part of the portal that a newer build has replaced is not there any more.
  if (error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)) {
    return { title: t('errors.newVersion'), detail: t('errors.newVersionDetail') };
  }
  return { title: t('errors.unexpected'), detail: t('errors.unexpectedDetail', { message: errorMessage(error) }) };
}

function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
