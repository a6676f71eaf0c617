import { ConnectionError } from './api-error.ts';

/** `fetch` before anybody is signed in. @throws ConnectionError when the server can't be reached */
export async function askServer(path: string): Promise<Response> {
  try {
    return await fetch(path);
  } catch (error) {
    throw new ConnectionError('The server did not answer.', { cause: error });
  }
}
