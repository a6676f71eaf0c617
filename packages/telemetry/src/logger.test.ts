import { describe, expect, it } from 'vitest';
import { createLogger, REDACTED_NAMES } from './logger.ts';

function capture() {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  return { logger, text: () => lines.join('') };
}

describe('the log', () => {
  it.each(REDACTED_NAMES)('never shows what stands under %s', (name) => {
    const { logger, text } = capture();
    logger.info({ [name]: 'hunter2' }, 'top');
    logger.info({ request: { [name]: 'hunter2' } }, 'second level');
    logger.info({ a: { b: { [name]: 'hunter2' } } }, 'third level');
    logger.info({ a: { b: { c: { [name]: 'hunter2' } } } }, 'fourth level');
    expect(text()).not.toContain('hunter2');
    expect(text()).toContain('[redacted]');
  });

  it('shows of a request its method and path only', () => {
    const { logger, text } = capture();
    logger.info({ req: { method: 'POST', url: '/x?token=hunter2', headers: { authorization: 'hunter2' } } }, 'request');
    expect(text()).toContain('"path":"/x"');
    expect(text()).not.toContain('hunter2');
  });

  it('shows of an error where it happened and not what it says', () => {
    const { logger, text } = capture();
    logger.error({ err: Object.assign(new Error('near "hunter2"'), { code: 'E_X' }) }, 'failed');
    expect(text()).not.toContain('hunter2');
    expect(text()).toContain('logger.test.ts');
    expect(text()).toContain('E_X');
  });
});
