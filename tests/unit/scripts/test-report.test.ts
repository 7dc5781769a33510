import { describe, expect, it } from 'vitest';
import { namesOfFailed, namesOfUncaught, type SuiteReport } from '../../../scripts/test-report.ts';

const counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

function reportOf(...testResults: SuiteReport['testResults']): SuiteReport {
  return { ...counts, testResults };
}

describe('what failed, at the end of a run', () => {
  it('names the file, the test and the first line of why, without colours', () => {
    const failed = {
      fullName: 'a week keeps what was typed',
      status: 'failed',
      failureMessages: ['\u001B[31mAssertionError\u001B[39m: expected 1 to be 2\n    at somewhere'],
    };
    const passed = { fullName: 'a week ends', status: 'passed', failureMessages: [] };
    const name = '/tests/e2e/week.e2e.ts';
    const report = reportOf({ name, status: 'failed', assertionResults: [passed, failed] });
    expect(namesOfFailed(report)).toEqual([
      'week.e2e.ts › a week keeps what was typed: AssertionError: expected 1 to be 2',
    ]);
  });

  it('names a file that could not be loaded, and nothing where all passed', () => {
    const broken = {
      name: 'C:\\carnet\\tests\\broken.test.ts',
      status: 'failed',
      message: 'Cannot find module\nmore',
      assertionResults: [],
    };
    const fine = { name: '/fine.test.ts', status: 'passed', assertionResults: [] };
    expect(namesOfFailed(reportOf(broken, fine))).toEqual(['broken.test.ts: Cannot find module']);
  });

  it('tells of a browser test what was waited for, where, and what its pages showed', () => {
    const message = [
      'TimeoutError: locator.waitFor: Timeout 40000ms exceeded.',
      'Call log:',
      "\u001B[2m  - waiting for getByRole('dialog') to be visible\u001B[22m",
      '    at goAndFill (/carnet/tests/e2e/way.e2e.ts:86:3)',
      '    at /carnet/node_modules/runner.js:1:1',
      'page: at: /sme/1; frame: none in 2000 ms',
    ].join('\n');
    const failed = { fullName: 'the way', status: 'failed', failureMessages: [message] };
    const name = '/tests/e2e/way.e2e.ts';
    expect(namesOfFailed(reportOf({ name, status: 'failed', assertionResults: [failed] }))).toEqual(
      [
        'way.e2e.ts › the way: TimeoutError: locator.waitFor: Timeout 40000ms exceeded.',
        "    - waiting for getByRole('dialog') to be visible",
        '    at goAndFill (/carnet/tests/e2e/way.e2e.ts:86:3)',
        '    page: at: /sme/1; frame: none in 2000 ms',
      ],
    );
  });

  it('cuts a reason that is very long', () => {
    const failed = { fullName: 'long', status: 'failed', failureMessages: ['x'.repeat(1000)] };
    const [line] = namesOfFailed(
      reportOf({ name: '/a.test.ts', status: 'failed', assertionResults: [failed] }),
    );
    expect(line).toMatch(/^a\.test\.ts › long: x{240}…$/u);
  });

  it('names what was thrown outside every test', () => {
    expect(
      namesOfUncaught(['/tests/unit/a.test.tsx: Broken: the device\n  at b', 'no test file: x']),
    ).toEqual([
      'a.test.tsx › thrown outside its tests: Broken: the device',
      'no test file › thrown outside its tests: x',
    ]);
  });
});
