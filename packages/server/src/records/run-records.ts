import type { RunToKeep, Storage } from '@waymark/storage';
import {
  type Counters,
  type Logger,
  logRunRecordsDelayed,
  logRunRecordsLost,
  logRunRecordsRestored,
  logRunUpkeepFailed,
} from '@waymark/telemetry';
import type { RunSettings } from '../config/configuration.ts';
import { JournalFile } from './journal-file.ts';
import { RunJournal } from './run-journal.ts';
import { RunUpkeep } from './run-upkeep.ts';

/** Size of the file that records wait in while the database is away. */
const MAX_JOURNAL_BYTES = 64 * 1024 * 1024;

/** Receipts of a sample that one second has at most: of a busy server, a share would push the records out of their room. */
const MAX_SAMPLED_A_SECOND = 5;

/** The records of this server's runs, as the operator set them up. */
export class RunRecords {
  readonly #journal: RunJournal;
  readonly #upkeep: RunUpkeep;
  readonly #keepsRuns: boolean;
  readonly #keepsReceipts: boolean;
  readonly #receiptShare: number;
  /** The second of the latest receipt of the sample, and how many it had. */
  #sampleSecond = 0;
  #sampled = 0;

  constructor(
    { runs }: Pick<Storage, 'runs'>,
    dataDirectory: string,
    settings: RunSettings,
    counters: Counters,
    logger: Logger,
  ) {
    this.#keepsRuns = settings.maxAgeMs > 0;
    this.#keepsReceipts = this.#keepsRuns && settings.receiptMaxAgeMs > 0;
    this.#receiptShare = settings.receiptShare;
    this.#journal = new RunJournal(runs, new JournalFile(dataDirectory, MAX_JOURNAL_BYTES), counters, {
      delayed: (err) => logRunRecordsDelayed(logger, { err }),
      restored: (batches, damaged) => logRunRecordsRestored(logger, { batches, damaged }),
      lost: (lost, err) => logRunRecordsLost(logger, { runs: lost, err }),
    });
    this.#upkeep = new RunUpkeep(runs, this.#journal, settings, (err) => logRunUpkeepFailed(logger, { err }));
    // What an earlier process left behind; nothing waits for it.
    void this.#journal.recover();
  }

  /** The id of a run that begins. */
  newId(): string {
    return this.#journal.newId();
  }

  /** Whether a run is one of the share whose receipts are kept. @param at - Its time, epoch milliseconds */
  wantsReceipt(at: number): boolean {
    if (!this.#keepsReceipts || Math.random() >= this.#receiptShare) return false;
    if (this.#receiptShare === 1) return true;
    const second = Math.floor(at / 1000);
    if (second !== this.#sampleSecond) {
      this.#sampleSecond = second;
      this.#sampled = 0;
    }
    this.#sampled += 1;
    return this.#sampled <= MAX_SAMPLED_A_SECOND;
  }

  /** Takes a run, after its answer was sent. Never waits, never throws. */
  add(run: RunToKeep): void {
    if (!this.#keepsRuns) return;
    if (this.#keepsReceipts || run.receipt === undefined) this.#journal.add(run);
    else {
      const { receipt: _, ...record } = run;
      this.#journal.add(record);
    }
  }

  /** Writes what waits. */
  flush(): Promise<void> {
    return this.#journal.flush();
  }

  /** One round of what is done once a minute. */
  upkeep(): Promise<void> {
    return this.#upkeep.run();
  }

  /** Writes what waits, and ends. The database has to stay open until it resolves. */
  async stop(): Promise<void> {
    await this.#upkeep.stop();
    await this.#journal.stop();
  }
}
