/** Runs before each file of browser tests: what the pages showed is added to the reason of a test that failed. */
import { afterEach } from 'vitest';
import { forgetLooks, lastLooks } from './last-look.ts';

afterEach(async ({ task }) => {
  const errors = task.result?.state === 'fail' ? (task.result.errors ?? []) : [];
  if (errors.length === 0) {
    forgetLooks();
    return;
  }
  const looks = (await lastLooks()).map((look) => `\npage: ${look}`).join('');
  for (const error of errors) {
    error.message += looks;
    if (error.stack !== undefined) error.stack += looks;
  }
});
