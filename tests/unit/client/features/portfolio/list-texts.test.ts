/** The texts of the list, looked up once each. */
import { expect, test, vi } from 'vitest';
import {
  type ListTexts,
  remembering,
} from '../../../../../src/client/features/portfolio/list-texts.ts';

test('a text is looked up once, and again for other values', () => {
  const look = vi.fn((key: string, values?: { readonly count: number }) =>
    values === undefined ? key : `${key} ${values.count}`,
  );
  const t = remembering(look as unknown as ListTexts);
  for (let time = 0; time < 3; time += 1) {
    expect(t('table.toPlan')).toBe('table.toPlan');
    expect(t('table.issues', { count: 1 })).toBe('table.issues 1');
    expect(t('table.issues', { count: 2 })).toBe('table.issues 2');
  }
  expect(look).toHaveBeenCalledTimes(3);
});
