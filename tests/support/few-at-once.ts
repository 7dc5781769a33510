/** Many calls of one account, as many at once as are heard. */

import { callsInFlightMax } from '../../src/server/http/in-flight.ts';

/** The answers to `count` calls, in their order. */
export async function fewAtOnce<T>(
  count: number,
  call: (index: number) => Promise<T>,
): Promise<readonly T[]> {
  const answers: T[] = [];
  for (let done = 0; done < count; done += callsInFlightMax) {
    const length = Math.min(callsInFlightMax, count - done);
    const some = Array.from({ length }, (_, index) => call(done + index));
    answers.push(...(await Promise.all(some)));
  }
  return answers;
}
