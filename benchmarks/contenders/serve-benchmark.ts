/** Where and how a contender is called. */
export interface Contender {
  readonly port: number;
  readonly path: string;
  readonly token: string;
}

/** CPU time of a contender's whole process, in microseconds, and its memory in MiB. */
export interface Usage {
  readonly cpu: number;
  readonly rss: number;
}

/** Tells the benchmark where the contender listens, and answers its questions about CPU time. */
export function serveBenchmark(contender: Contender): void {
  process.on('message', (question) => {
    if (question !== 'usage') return;
    const { user, system } = process.cpuUsage();
    const usage: Usage = { cpu: user + system, rss: process.memoryUsage.rss() / 2 ** 20 };
    process.send?.(usage);
  });
  process.on('disconnect', () => process.exit());
  process.send?.(contender);
}
