import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchClientToken, readDemo, signIn, startChildServer } from '@waymark/testing';
import { Random } from '../hostile/random.ts';
import { inspectDatabase } from './inspect-database.ts';
import { Ledger } from './ledger.ts';
import { createWorkplace, type Workplace, WrongAnswer, write } from './writer.ts';

export interface KillReport {
  /** What was wrong, with the number of the round. */
  readonly faults: string[];
  acknowledged: number;
  /** Writes that had no answer when the server was killed, and how many of them were done nevertheless. */
  inFlight: number;
  inFlightDone: number;
  /** Milliseconds of the slowest start after a kill. */
  slowestStart: number;
}

const WRITERS = 4;

/** Kills a server in the middle of writes, again and again on the same data, and looks at what is left each time. */
export async function runKillRounds(rounds: number, seed: number): Promise<KillReport> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'waymark-kill-'));
  const random = new Random(seed);
  const ledger = new Ledger();
  const known = new Set<string>();
  const report: KillReport = { faults: [], acknowledged: 0, inFlight: 0, inFlightDone: 0, slowestStart: 0 };
  const workplaces: Workplace[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      const began = performance.now();
      const server = await startChildServer(dataDirectory);
      report.slowestStart = Math.max(report.slowestStart, performance.now() - began);
      const demo = readDemo(dataDirectory, server.baseUrl);
      const session = await signIn(demo);
      if (round === 0) {
        for (let writer = 0; writer < WRITERS; writer++)
          workplaces.push(await createWorkplace(session, `writer-${writer}`));
      } else {
        const faults = await Promise.all(
          workplaces.map((workplace) => checkServed(server.baseUrl, demo.clientId, workplace, dataDirectory)),
        );
        report.faults.push(...faults.flat().map((fault) => `round ${round}: ${fault}`));
      }
      if (round === 0) for (const key of inspectDatabase(dataDirectory).audited) known.add(key);
      if (round < rounds) {
        const writing = Promise.allSettled(workplaces.map((workplace) => write(session, workplace, ledger)));
        await new Promise((resolve) => setTimeout(resolve, 50 + random.below(550)));
        await server.stop('SIGKILL');
        for (const outcome of await writing)
          if (outcome.status === 'rejected' && outcome.reason instanceof WrongAnswer)
            report.faults.push(`round ${round}: ${outcome.reason.message}`);
        checkDatabase(dataDirectory, ledger, known, round, report);
      } else await server.stop();
      if (server.errors() !== '') report.faults.push(`round ${round}: ${server.errors().slice(0, 500)}`);
    }
    report.acknowledged = ledger.acknowledged.size;
    return report;
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

/** Every acknowledged write is there once; besides, at most what was asked for and not answered. */
function checkDatabase(
  dataDirectory: string,
  ledger: Ledger,
  known: Set<string>,
  round: number,
  report: KillReport,
): void {
  const { integrity, foreignKeyFaults, audited, disagreements } = inspectDatabase(dataDirectory);
  const fault = (text: string) => report.faults.push(`round ${round}: ${text}`);
  if (integrity !== 'ok') fault(`integrity: ${integrity}`);
  if (foreignKeyFaults > 0) fault(`${foreignKeyFaults} rows refer to nothing`);
  for (const text of disagreements) fault(text);
  const present = new Set(audited);
  if (present.size !== audited.length) fault('a write is in the audit twice');
  for (const key of ledger.acknowledged) if (!present.has(key)) fault(`lost: ${key}`);
  const pending = ledger.takePending();
  report.inFlight += pending.length;
  for (const key of audited.filter((written) => !known.has(written) && !ledger.acknowledged.has(written))) {
    const index = pending.indexOf(key.split(' ')[0] ?? '');
    if (index === -1) fault(`nobody asked for ${key}`);
    else pending.splice(index, 1);
    report.inFlightDone++;
    known.add(key);
  }
}

/** After a restart the latest published version answers and the latest acknowledged secret is good. */
async function checkServed(
  baseUrl: string,
  clientId: string,
  { journeyId, goodSecret, ...workplace }: Workplace,
  dataDirectory: string,
): Promise<string[]> {
  const response = await fetch(`${baseUrl}/ido/api/v2/invoke-api-journey/${journeyId}?clientId=${clientId}`);
  const published = inspectDatabase(dataDirectory).audited.filter((key) =>
    key.startsWith(`journey.published ${journeyId} `),
  );
  const expected = published.length > 0 ? 200 : 404;
  const faults = response.status === expected ? [] : [`${journeyId} answers ${response.status}`];
  await response.text();
  const token = await fetchClientToken({ baseUrl, clientId: workplace.clientId, clientSecret: goodSecret }).catch(
    () => undefined,
  );
  return token === undefined ? [...faults, `${journeyId}: the acknowledged secret is not good`] : faults;
}
