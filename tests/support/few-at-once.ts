/** Many calls of one account, as many at once as are heard. */

import { waitingMax } from '../../src/server/http/few-at-once.ts';

/** The answers to `count` calls, in their order. */
export async function fewAtOnce<T>(
  count: number,
  call: (index: number) => Promise<T>,
): Promise<readonly T[]> {
  const answers: T[] = [];
  for (let done = 0; done < count; done += waitingMax) {
    const length = Math.min(waitingMax, count - done);
    const some = Array.from({ length }, (_, index) => call(done + index));
    answers.push(...(await Promise.all(some)));
  }
  return answers;
}
