/**
 * Runs before each file of browser tests: what the pages showed is added to the reason of a test that failed. Where one of them drew
 * nothing, the browser is to blame: the test runs once more (`vitest.config.ts`), and that is said in the output.
 */
import { afterEach, beforeEach } from 'vitest';
import { drewNothing } from '../../scripts/suites.ts';
import { forgetLooks, lastLooks } from './last-look.ts';

// What closed after the last test, in the end of its file, is none of this one's.
beforeEach(forgetLooks);

afterEach(async ({ task }) => {
  const errors = task.result?.state === 'fail' ? (task.result.errors ?? []) : [];
  if (errors.length === 0) return;
  const looks = (await lastLooks()).map((look) => `\npage: ${look}`).join('');
  if (drewNothing.test(looks)) {
    process.stderr.write(
      `${task.name} failed while a page drew nothing: it is repeated once${looks}\n`,
    );
  }
  for (const error of errors) {
    error.message += looks;
    if (error.stack !== undefined) error.stack += looks;
  }
});
