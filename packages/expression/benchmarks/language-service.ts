/**
 * Time of what an editor asks while somebody types, on an expression of 4 kB:
 * `node packages/expression/benchmarks/language-service.ts`. Prints the median and the 95th percentile in milliseconds.
 */
import {
  completionsAt,
  diagnose,
  formatExpression,
  hoverAt,
  type LanguageContext,
  signatureHelpAt,
} from '../src/index.ts';

const context: LanguageContext = {
  samples: {
    token: 'eyJ',
    users: Array.from({ length: 50 }, (_, id) => ({
      id,
      name: `User ${id}`,
      roles: ['a', 'b'],
      address: { city: 'X' },
    })),
  },
  policySamples: { request: { body: { amount: 5 }, query: {}, headers: {}, method: 'POST', ip: '127.0.0.1' } },
};
const bindings = Array.from(
  { length: 48 },
  (_, index) =>
    `v${index} = @std.filter(users, (u) => u.address.city == "X" && u.id > ${index} ? u.roles != null : false)`,
);
const source = `letr claims = @crypto.extractTokenClaims(token), ${bindings.join(', ')} return @std.map(v3, (u) => {"id": u.id})`;
const places = Array.from({ length: 40 }, (_, index) => Math.floor((index * source.length) / 40));

function measure(name: string, run: (offset: number) => unknown): void {
  for (let round = 0; round < 3; round++) for (const place of places) run(place);
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (const place of places) {
      const start = performance.now();
      run(place);
      times.push(performance.now() - start);
    }
  }
  times.sort((left, right) => left - right);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2).padStart(7);
  console.log(`${name.padEnd(22)} median ${at(0.5)} ms   95 % ${at(0.95)} ms`);
}

console.log(`${source.length} characters, 40 places, Node ${process.version}`);
measure('completion', (offset) => completionsAt(source, offset, context));
measure('completion, broken', (offset) => completionsAt(`${source.slice(0, offset)}users[0].`, offset + 9, context));
measure('hover', (offset) => hoverAt(source, offset, context));
measure('signature help', (offset) => signatureHelpAt(source, offset, context));
measure('format', () => formatExpression(source));
measure('diagnostics', () => diagnose(source, context));
