/** Which version a form is: counted along the forms that gave way to it. */

import { describe, expect, it } from 'vitest';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import { versionNumbers } from '../../../../src/domain/form/standing.ts';
import { counting } from '../../../support/counting.ts';

const plan = (id: string, replaces?: string): FormBrief => ({
  id,
  templateId: 'market-entry-plan/1',
  state: 'agreed',
  changedAt: 0,
  ...(replaces === undefined ? {} : { replaces }),
});

describe('the version of a form', () => {
  it('counts the forms whose place it took, one after the other', () => {
    const numbers = versionNumbers([plan('c', 'b'), plan('a'), plan('b', 'a')]);
    expect(Object.fromEntries(numbers)).toEqual({ a: 1, b: 2, c: 3 });
  });

  it('counts an older form that is not here any more, and ends where two name each other', () => {
    expect(versionNumbers([plan('b', 'gone')]).get('b')).toBe(2);
    expect(versionNumbers([plan('a', 'b'), plan('b', 'a')]).get('a')).toBe(2);
  });

  it.each([
    ['oldest', -1],
    ['newest', 1],
  ] as const)('looks at each form once, the %s first of a long chain (F316)', (_, step) => {
    const count = 300;
    const { seen, items } = counting(count, (at) => plan(`${at}`, `${at + step}`));
    const numbers = versionNumbers(items);
    expect(items.map(({ id }) => numbers.get(id)).toSorted((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: count }, (_form, at) => at + 2),
    );
    expect(seen.times).toBeLessThan(count * 10);
  });
});
