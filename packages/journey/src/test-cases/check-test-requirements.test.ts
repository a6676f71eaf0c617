import { expect, it } from 'vitest';
import type { JourneySettings } from '../document/journey-document.ts';
import { answer, journeyOf } from '../test-fixtures.ts';
import { checkTestRequirements } from './check-test-requirements.ts';
import type { JourneyTest } from './journey-test.ts';

const journey = (settings: JourneySettings, tests?: JourneyTest[]) =>
  journeyOf(
    {
      ask: {
        kind: 'condition',
        config: { condition: '@policy.request().body.ok == true' },
        branches: { yes: 'good', no: 'bad' },
      },
      good: answer(200),
      bad: answer(403),
    },
    { settings, ...(tests === undefined ? {} : { tests }) },
  );

const good = { name: 'good', request: { body: { ok: true } }, expect: { status: 200 } };
const bad = { name: 'bad', request: { body: { ok: false } }, expect: { status: 403 } };
const wrong = { name: 'wrong', request: { body: { ok: false } }, expect: { status: 200 } };

it.each<[string, JourneySettings, JourneyTest[] | undefined, string[]]>([
  ['nothing where nothing is required', {}, [wrong], []],
  ['a test that fails', { requireTests: true }, [good, wrong], ['failing-test /tests/1']],
  ['nothing where all pass', { requireTests: true }, [good], []],
  ['branches that no test takes', { requiredCoverage: 51 }, [good], ['low-coverage /settings/requiredCoverage']],
  ['nothing where enough are taken', { requiredCoverage: 50 }, [good], []],
  ['nothing where all are taken', { requireTests: true, requiredCoverage: 100 }, [good, bad], []],
  [
    'both',
    { requireTests: true, requiredCoverage: 100 },
    [wrong],
    ['failing-test /tests/0', 'low-coverage /settings/requiredCoverage'],
  ],
])('finds %s', async (_what, settings, tests, expected) => {
  const found = await checkTestRequirements(journey(settings, tests));
  expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(expected);
  for (const { severity } of found) expect(severity).toBe('error');
});

it('says which test fails and why, and which branches are missing', async () => {
  const [failing, low] = await checkTestRequirements(journey({ requireTests: true, requiredCoverage: 80 }, [wrong]));
  expect(failing?.message).toBe('The test "wrong" fails: status: expected 200, got 403.');
  expect(low?.message).toBe(
    'The tests take 1 of 2 branches (50 %), and the journey requires 80 %: add tests for ask:yes.',
  );
});
