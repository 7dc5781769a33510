/** Small calls of one session: a few at work, some that wait, the others asked to come again (F127). */

import { describe, expect, it } from 'vitest';
import { atWorkMax, FewAtOnce, waitingMax } from '../../../../src/server/http/few-at-once.ts';

const refused = (): 'refused' => 'refused';

/** Work that ends when it is told to. */
function working(few: FewAtOnce, of: string) {
  let [atOnce, most] = [0, 0];
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const ask = () =>
    few.inTurn(
      of,
      async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await ended;
        atOnce -= 1;
        return 'done';
      },
      refused,
    );
  return { ask, end, most: () => most };
}

describe('small calls of one session', () => {
  it('are a few at once, in their order, and no more wait than may (F127)', async () => {
    const few = new FewAtOnce();
    const { ask, end, most } = working(few, 'emma');
    const asked = Array.from({ length: atWorkMax + waitingMax }, ask);
    expect(await ask()).toBe('refused');
    expect(await few.inTurn('maelle', async () => 'done', refused)).toBe('done');
    end();
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['done']));
    expect(most()).toBe(atWorkMax);
    expect(await ask()).toBe('done');
  });

  it('give their place on where they fail (F127)', async () => {
    const few = new FewAtOnce();
    const failing = () => few.inTurn('emma', () => Promise.reject(new Error('no')), refused);
    for (let count = 0; count < 2 * atWorkMax; count += 1) {
      await expect(failing()).rejects.toThrow('no');
    }
    expect(await few.inTurn('emma', async () => 'done', refused)).toBe('done');
  });
});
