/** What was noted at a contact leaves only where that contact is known and not confidential, wherever it is now. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellableAt } from '../../../../src/domain/contact/confidential.ts';
import type { Contact } from '../../../../src/domain/operation/record.ts';

const stamp = { at: 0, by: 'member' };
const at = '2020-11-10T10:00';

function contact(id: string, values: Partial<Contact['values']> = {}, isDeleted = false): Contact {
  return {
    home: 'sme-1',
    created: stamp,
    changed: stamp,
    id,
    entity: 'contact',
    values: { at, kind: 'interim', mode: 'phone', state: 'held', ...values },
    ...(isDeleted ? { deleted: { ...stamp, operationId: 'o' } } : {}),
  };
}

const secret = { confidential: true };
const noted = { values: { from: { contactId: 'old' } } };
const mayTell = (...contacts: readonly Contact[]): boolean => tellableAt(contacts)(noted);

describe('what was noted at a contact', () => {
  it('leaves where nothing says that it was noted at one', () => {
    expect(tellableAt([])({ values: {} })).toBe(true);
    expect(tellableAt([])({ values: { from: {} } })).toBe(true);
  });

  it('is as confidential as that contact, also in the trash (F124)', () => {
    expect(mayTell(contact('old'))).toBe(true);
    expect(mayTell(contact('old', secret))).toBe(false);
    expect(mayTell(contact('old', {}, true))).toBe(true);
    expect(mayTell(contact('old', secret, true))).toBe(false);
  });

  it('stays where the contact is not known', () => {
    expect(mayTell()).toBe(false);
    expect(mayTell(contact('another'))).toBe(false);
  });

  it('follows a contact that was moved to another sheet, and again to a third', () => {
    const old = contact('old', {}, true);
    const moved = { movedFrom: 'old' };
    expect(mayTell(old, contact('there', moved))).toBe(true);
    expect(mayTell(old, contact('there', { ...moved, ...secret }))).toBe(false);
    const between = contact('there', moved, true);
    expect(mayTell(old, between, contact('third', { movedFrom: 'there' }))).toBe(true);
    expect(mayTell(old, between, contact('third', { movedFrom: 'there', ...secret }))).toBe(false);
    // The move was taken back: it is here again, and speaks for itself.
    expect(mayTell(contact('old', secret), contact('there', moved, true))).toBe(false);
  });

  it('stays where contacts say that they were moved in a circle', () => {
    const one = contact('old', { movedFrom: 'other' }, true);
    expect(mayTell(one, contact('other', { movedFrom: 'old' }, true))).toBe(false);
  });
});

describe('a chain of moved contacts', () => {
  const chain = (length: number, last: Partial<Contact['values']> = {}): readonly Contact[] =>
    Array.from({ length }, (_, place) => {
      const isLast = place === length - 1;
      const from = place === 0 ? {} : { movedFrom: place === 1 ? 'old' : `c-${place - 1}` };
      return contact(
        place === 0 ? 'old' : `c-${place}`,
        { ...from, ...(isLast ? last : {}) },
        !isLast,
      );
    });

  it('is followed to its end, however long it is (F309)', () => {
    expect(mayTell(...chain(20_000))).toBe(true);
    expect(mayTell(...chain(20_000, secret))).toBe(false);
  });

  it('is looked at once for all that was noted along it (F309)', () => {
    let looks = 0;
    const contacts = chain(500).map(
      (one) =>
        new Proxy(one, {
          get: (target, key) => {
            looks += 1;
            return Reflect.get(target, key);
          },
        }),
    );
    const tells = tellableAt(contacts);
    expect(tells(noted)).toBe(true);
    const once = looks;
    expect(once).toBeLessThan(500 * 12);
    for (let place = 1; place < 500; place += 1) {
      expect(tells({ values: { from: { contactId: `c-${place}` } } })).toBe(true);
    }
    expect(looks).toBeLessThan(once + 500 * 3);
  });

  it('ends where each branch of it ends, as told one after the other', () => {
    const ids = ['old', 'a', 'b', 'c', 'd'];
    const any = fc.constantFrom(...ids);
    const some = fc.array(
      fc.record({ from: fc.option(any), isSecret: fc.boolean(), isDeleted: fc.boolean() }),
      { minLength: ids.length, maxLength: ids.length },
    );
    const told = (known: readonly Contact[], id: string, asked: readonly string[]): boolean => {
      const own = known.find((one) => one.id === id);
      const copies = known.filter(({ values }) => values.movedFrom === id);
      if (asked.includes(id)) return false;
      if ((own !== undefined && own.deleted === undefined) || copies.length === 0) {
        return own !== undefined && own.values.confidential !== true;
      }
      return copies.every((copy) => told(known, copy.id, [...asked, id]));
    };
    fc.assert(
      fc.property(some, (drawn) => {
        const known = drawn.map(({ from, isSecret, isDeleted }, place) =>
          contact(
            ids[place] ?? '',
            { ...(from === null ? {} : { movedFrom: from }), ...(isSecret ? secret : {}) },
            isDeleted,
          ),
        );
        const tells = tellableAt(known);
        for (const id of ids) {
          expect(tells({ values: { from: { contactId: id } } })).toBe(told(known, id, []));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
