// @vitest-environment jsdom
/** Files one after the other, with rests between them in which somebody else comes to their turn. */

import { afterEach, describe, expect, it, vi } from 'vitest';
import { withRests } from '../../../../../src/client/parts/files/with-rests.ts';
import { testEnvironment } from '../../../../support/carnet-fixture.ts';
import { eventually } from '../../../../support/eventually.ts';

/** Work of which each piece takes 60 ms, what was done so far, and how long it rested. */
function working() {
  const environment = testEnvironment();
  const done: string[] = [];
  const work = async (item: string): Promise<void> => {
    environment.pass(60);
    done.push(item);
  };
  const later = vi.spyOn(environment, 'later');
  const rests = (): readonly number[] => later.mock.calls.map(([, ms]) => ms);
  return { environment, done, work, rests };
}

describe('Work on many files', () => {
  afterEach(() => vi.restoreAllMocks());

  it('rests after each twice as long as it took, and not after the last', async () => {
    const { environment, done, work, rests } = working();
    const all = withRests(['a', 'b'], work, environment);
    await eventually(() => expect(rests()).toEqual([120]));
    expect(done).toEqual(['a']);
    environment.pass(120);
    await all;
    expect(rests()).toEqual([120]);
    expect(done).toEqual(['a', 'b']);
  });

  it('never rests longer than 200 ms', async () => {
    const { environment, done, work, rests } = working();
    const slow = async (item: string): Promise<void> => {
      await work(item);
      environment.pass(5_000);
    };
    const all = withRests(['a', 'b'], slow, environment);
    await eventually(() => expect(rests()).toEqual([200]));
    environment.pass(200);
    await all;
    expect(done).toEqual(['a', 'b']);
  });

  it('does not rest in a tab that nobody looks at', async () => {
    const { environment, done, work } = working();
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await withRests(['a', 'b', 'c'], work, environment);
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('gives on what failed, and does no more', async () => {
    const { environment, done, work } = working();
    const failing = async (item: string): Promise<void> => {
      await work(item);
      throw new Error('no room');
    };
    await expect(withRests(['a', 'b'], failing, environment)).rejects.toThrow('no room');
    expect(done).toEqual(['a']);
  });
});
