import { CommandError, EXIT } from './command-error.ts';
import { readDemoFile } from './demo-file.ts';

/** How a command reaches a server. */
export interface ServerOptions {
  readonly server?: string;
  readonly email?: string;
}

/** An answer of the admin API. */
export interface ApiAnswer {
  readonly status: number;
  readonly etag: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the API's; each command reads the fields it documents.
  readonly body: any;
}

/** The server that a command talks to: the option, WAYMARK_SERVER, the demo's, else this machine's default port. */
export function serverAddress(options: ServerOptions): string {
  const address = options.server ?? process.env.WAYMARK_SERVER ?? readDemoFile()?.baseUrl ?? 'http://127.0.0.1:8080';
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) {
    throw new CommandError(
      `"${address}" is not the address of a server: give one such as http://127.0.0.1:8080.`,
      EXIT.usage,
    );
  }
  return address.replace(/\/+$/, '');
}

/** A signed-in session with the admin API of one server. */
export class AdminClient {
  /** Address of the server. */
  readonly server: string;
  readonly #cookie: string;
  readonly #csrfToken: string;

  private constructor(server: string, cookie: string, csrfToken: string) {
    this.server = server;
    this.#cookie = cookie;
    this.#csrfToken = csrfToken;
  }

  /** Signs in with WAYMARK_EMAIL and WAYMARK_PASSWORD, or as the demo's administrator on the demo's server. */
  static async signIn(options: ServerOptions): Promise<AdminClient> {
    const server = serverAddress(options);
    const { email, password } = credentials(server, options);
    const response = await request(`${server}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    const body = await readBody(response);
    if (!response.ok) throw new CommandError(`Sign-in at ${server} failed: ${problemText(body, response.status)}`);
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return new AdminClient(server, cookie, body.csrfToken);
  }

  /** Calls the admin API; a problem answer becomes a {@link CommandError}, unless its status is among `expected`. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    expected: readonly number[] = [],
  ): Promise<ApiAnswer> {
    const response = await request(`${this.server}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        'x-csrf-token': this.#csrfToken,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await readBody(response);
    if (!response.ok && !expected.includes(response.status))
      throw new CommandError(problemText(answer, response.status));
    return { status: response.status, etag: response.headers.get('etag'), body: answer };
  }

  /** Ends the session; the command's work is done either way. */
  async signOut(): Promise<void> {
    await this.call('DELETE', '/session').catch(() => undefined);
  }
}

/** Runs a command's work within one session. */
export async function withAdminClient<T>(
  options: ServerOptions,
  work: (client: AdminClient) => Promise<T>,
): Promise<T> {
  const client = await AdminClient.signIn(options);
  try {
    return await work(client);
  } finally {
    await client.signOut();
  }
}

function credentials(server: string, options: ServerOptions): { email: string; password: string } {
  const demo = readDemoFile();
  const fromDemo = demo?.baseUrl === server ? demo : undefined;
  const email = options.email ?? process.env.WAYMARK_EMAIL ?? fromDemo?.adminEmail;
  const password =
    process.env.WAYMARK_PASSWORD ?? (email === fromDemo?.adminEmail ? fromDemo?.adminPassword : undefined);
  if (email !== undefined && password !== undefined) return { email, password };
  const message =
    'Who signs in? Set WAYMARK_EMAIL and WAYMARK_PASSWORD (a password is never an option: other users would see it).';
  throw new CommandError(message, EXIT.usage);
}

/** Sends a request; a server that does not answer is a clear error instead of a stack. */
export async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(30_000) });
  } catch (error) {
    const { cause } = error as { cause?: { code?: string; message?: string } };
    throw new CommandError(
      `${new URL(url).origin} does not answer (${cause?.code ?? cause?.message ?? (error as Error).name}): is the server running?`,
    );
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a body that is not JSON is told apart by its callers' checks.
async function readBody(response: Response): Promise<any> {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the server said is wrong, for the person at the keyboard. */
export function problemText(
  body: { title?: string; detail?: string; errors?: { pointer: string; message: string }[] } | null,
  status: number,
): string {
  const lines = (body?.errors ?? []).map(({ pointer, message }) => `  ${pointer}: ${message}`);
  return [body?.detail ?? body?.title ?? `The server answered ${status}.`, ...lines].join('\n');
}
