/** What was noted at a contact leaves only where that contact is known and not confidential, wherever it is now. */

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
