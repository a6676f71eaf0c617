import { ConnectionClosed, RawConnection, type RawResponse } from '@waymark/testing';
import { generateRequest } from './generate-request.ts';
import type { HostileRequest, Target } from './hostile-request.ts';

/** What came of many requests. */
export interface AttackReport {
  readonly answers: Map<number, number>;
  /** Requests that the server answered by closing the connection. */
  closed: number;
  /** Requests that were waited for in vain: the server waits for the rest of them. */
  unanswered: number;
  /** Correlation ids of calls that were answered with the documented 500. */
  readonly failedRuns: Set<string>;
  /** What must not happen, with the number of the request. */
  readonly faults: string[];
}

export interface AttackOptions {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly connections: number;
  readonly target: Target;
}

const ANSWER_TIMEOUT_MS = 10_000;
/** Bytes that are not a whole request leave the server waiting; nobody else waits that long. */
const WAITING_MS = 40;
const FAILED_RUN = 'The journey failed. Its operator finds the reason under the correlation id.';

/** Sends the requests of these numbers, each on one of a few connections that are kept as long as they live. */
export async function attack(options: AttackOptions): Promise<AttackReport> {
  const report: AttackReport = { answers: new Map(), closed: 0, unanswered: 0, failedRuns: new Set(), faults: [] };
  let next = options.from;
  const worker = async () => {
    let connection = await RawConnection.open(options.target.demo.baseUrl);
    while (next < options.to) {
      const index = next++;
      const request = generateRequest(options.seed, index, options.target);
      if (!(await send(connection, request, index, report))) {
        connection.close();
        connection = await RawConnection.open(options.target.demo.baseUrl);
      }
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  return report;
}

/** @returns Whether the connection can carry another request. */
async function send(
  connection: RawConnection,
  request: HostileRequest,
  index: number,
  report: AttackReport,
): Promise<boolean> {
  if (request.expects === 'abandon') {
    connection.write(request.bytes);
    if (index % 2 === 0) connection.reset();
    return false;
  }
  const patience = request.expects === 'answer' ? ANSWER_TIMEOUT_MS : patienceFor(request);
  try {
    let response = await within(patience, connection.exchange(request.bytes, request));
    while (response !== undefined && response.status === 100)
      response = await within(patience, connection.read(request));
    if (response === undefined) {
      if (request.expects === 'answer' || patience === ANSWER_TIMEOUT_MS)
        report.faults.push(`#${index} ${request.what}: no answer`);
      report.unanswered++;
      return false;
    }
    note(response, request, index, report);
    return response.headers.connection?.[0] !== 'close' && !connection.isClosed && connection.unread === 0;
  } catch (error) {
    if (!(error instanceof ConnectionClosed))
      report.faults.push(`#${index} ${request.what}: ${(error as Error).message}`);
    else if (request.expects === 'answer') report.faults.push(`#${index} ${request.what}: closed without an answer`);
    report.closed++;
    return false;
  }
}

/** Whole requests are answered, whatever is in them; only broken ones may leave the server waiting. */
const patienceFor = ({ correlationId, what }: HostileRequest) =>
  correlationId !== undefined || what === 'token service' || what === 'admin API' ? ANSWER_TIMEOUT_MS : WAITING_MS;

function note(response: RawResponse, request: HostileRequest, index: number, report: AttackReport): void {
  const { status, headers, body } = response;
  report.answers.set(status, (report.answers.get(status) ?? 0) + 1);
  const fault = (text: string) => report.faults.push(`#${index} ${request.what}: ${text}`);
  if (/node:|\bat .+:\d+\)|\.ts:|node_modules/.test(body)) fault(`shows the inside: ${body.slice(0, 200)}`);
  const id = headers['x-correlation-id']?.[0];
  if (request.correlationId !== undefined && id !== undefined && id !== request.correlationId)
    fault(`got the answer of ${id}`);
  if (status < 500) return;
  const documented = status === 500 && request.mayFail && id !== undefined && JSON.parse(body).message === FAILED_RUN;
  if (documented) report.failedRuns.add(id);
  else fault(`answered ${status}: ${body.slice(0, 300)}`);
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout>;
  const expiry = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  promise.catch(() => undefined);
  return Promise.race([promise, expiry]).finally(() => clearTimeout(timer));
}
