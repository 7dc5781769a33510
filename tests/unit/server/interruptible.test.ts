/** Work that would go on for minutes is ended from outside, whatever it does (F175). */

import { describe, expect, it } from 'vitest';
import { interruptible } from '../../../src/server/interruptible.ts';

describe('work that is ended from outside', () => {
  it('answers what it answers, and throws what it throws', () => {
    expect(interruptible(() => [1, 2], 1000)).toEqual({ value: [1, 2] });
    const broken = (): never => {
      throw new RangeError('Too far');
    };
    expect(() => interruptible(broken, 1000)).toThrow(new RangeError('Too far'));
  });

  it.each([
    [
      'a loop',
      (): number => {
        for (let turn = 0; ; turn += 1) if (turn < 0) return turn;
      },
    ],
    ['an expression', (): boolean => /^(?:a+)+$/.test(`${'a'.repeat(60)}b`)],
    [
      'work that catches everything',
      (): number => {
        for (let turn = 0; ; turn += 1) {
          try {
            if (turn < 0) return turn;
          } catch {
            // Goes on.
          }
        }
      },
    ],
  ])('ends %s (F175)', (_name, work) => {
    expect(interruptible<boolean | number>(work, 50)).toBe('interrupted');
    expect(interruptible(() => 'the next', 1000)).toEqual({ value: 'the next' });
  });
});
