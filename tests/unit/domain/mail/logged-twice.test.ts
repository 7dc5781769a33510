/** Which of two contacts that one email was logged as says so. */

import { expect, test } from 'vitest';
import { loggedBefore } from '../../../../src/domain/mail/logged-twice.ts';
import type { Contact } from '../../../../src/domain/operation/record.ts';

const contact = (id: string, at: number, messageId?: string): Contact => ({
  id,
  entity: 'contact',
  home: 'sme',
  values: { at: '2020-11-19T10:00', kind: 'interim', state: 'held', messageId },
  created: { at, by: 'emma' },
  changed: { at, by: 'emma' },
});

test('the later of two; of two of one moment always the same', () => {
  const all = [contact('b', 5, '<1>'), contact('a', 9, '<1>'), contact('c', 9, '<2>')];
  const [first, second, other] = all as [Contact, Contact, Contact];
  expect(loggedBefore(first, all)).toBeUndefined();
  expect(loggedBefore(second, all)).toBe(first);
  expect(loggedBefore(other, all)).toBeUndefined();
  const same = [contact('b', 5, '<1>'), contact('a', 5, '<1>')] as const;
  expect(loggedBefore(same[0], same)).toBe(same[1]);
  expect(loggedBefore(same[1], same)).toBeUndefined();
});

test('none without an email, nor beside one that is in the bin', () => {
  const gone = { ...contact('a', 1, '<1>'), deleted: { at: 3, by: 'emma', operationId: 'o' } };
  expect(loggedBefore(contact('b', 2, '<1>'), [gone])).toBeUndefined();
  expect(loggedBefore(contact('b', 2), [contact('a', 1)])).toBeUndefined();
});
