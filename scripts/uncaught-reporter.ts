/**
 * A vitest reporter that writes down what was thrown outside every test. Vitest's JSON report leaves it out: a run whose
 * tests all pass can still fail by it, and must say by what. It writes a JSON list of texts into the file that
 * `uncaughtFileVariable` names.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

export const uncaughtFileVariable = 'CARNET_UNCAUGHT_FILE';

// oxlint-disable-next-line import/no-default-export -- vitest takes a reporter by its default export
export default class UncaughtReporter implements Reporter {
  onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (_modules, errors) => {
    const file = process.env[uncaughtFileVariable];
    if (file === undefined) return;
    const texts = errors.map((error) => {
      const { message, VITEST_TEST_PATH: path } = error;
      return `${typeof path === 'string' ? path : 'no test file'}: ${message}`;
    });
    writeFileSync(file, JSON.stringify(texts));
  };
}
