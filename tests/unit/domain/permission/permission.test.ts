/** The table of who may write what, row by row. */

import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/std/assert.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import {
  createOperation,
  deleteOperation,
  setOperation,
} from '../../../../src/domain/operation/build.ts';
import {
  mayChange,
  mayRemove,
  mayWrite,
  rulesOfRole,
} from '../../../../src/domain/permission/permission.ts';
import { memberRoles, type MemberRole } from '../../../../src/domain/programme/programme.ts';

let count = 0;
const author = {
  by: 'member',
  at: 0,
  newId: () => {
    count += 1;
    return `id-${count}`;
  },
};

const creation = createOperation(
  author,
  'sme',
  { home: 'sme-1', id: 'sme-1' },
  {
    name: 'Atelier Kerlan',
    country: 'FR',
    launchPadId: 'pad-fr',
    track: 'programme',
    stage: 'prospect',
  },
);
const sme = present(applyOperation(undefined, creation, 'later'), 'created').record;
const set = (patch: Record<string, unknown>) =>
  present(setOperation(author, sme, patch), 'something differs');
const contact = createOperation(author, 'contact', 'sme-1', {
  at: '2020-11-19T10:00',
  kind: 'interim',
  state: 'held',
});
const pad = createOperation(author, 'launchPad', 'programme-1', {
  name: 'France',
  code: 'FR',
  country: 'FR',
  timeZone: 'Europe/Paris',
});

const fr = (role: MemberRole) => ({ roles: [role], launchPadId: 'pad-fr' });
const uk = (role: MemberRole) => ({ roles: [role], launchPadId: 'pad-uk' });

describe('who may write', () => {
  it.each(['toString', 'valueOf', 'hasOwnProperty', 'toString.x'])(
    'a field named as what every object has is ruled like any unknown one: %s (F114)',
    (field) => {
      const operation = { ...set({ town: 'Dinard' }), fields: { [field]: { value: 'x' } } };
      expect(mayWrite(fr('coordinator'), operation, sme)).toBe(true);
      expect(mayWrite(fr('observer'), operation, sme)).toBe(false);
    },
  );

  const staff = ['accountManager', 'technical', 'coordinator', 'projectManager'];

  it.each(memberRoles)('%s logs a contact on any SME exactly when it is staff', (role) => {
    expect(mayWrite(uk(role), contact, undefined)).toBe(staff.includes(role));
  });

  it.each(memberRoles)(
    '%s changes the stage of an SME of its own pad as the table says',
    (role) => {
      const allowed = ['accountManager', 'coordinator', 'projectManager'].includes(role);
      expect(mayWrite(fr(role), set({ stage: 'screening' }), sme)).toBe(allowed);
    },
  );

  it('leaves the library of the programme to coordination, and the documents of a sheet to staff', () => {
    const values = { name: 'Labels.pdf', kind: 'file' } as const;
    const programmeId = 'programme-1';
    const guide = createOperation(author, 'attachment', programmeId, values);
    const document = createOperation(author, 'attachment', 'sme-1', values);
    for (const role of memberRoles) {
      const writer = { ...fr(role), programmeId };
      const coordinates = ['coordinator', 'projectManager'].includes(role);
      expect(mayWrite(writer, guide, undefined)).toBe(coordinates);
      expect(mayWrite(writer, document, undefined)).toBe(staff.includes(role));
      // What a change says of its home does not count where the record is there.
      const record = present(applyOperation(undefined, guide, 'later'), 'created').record;
      const moved = { ...deleteOperation(author, record), home: 'sme-1' };
      expect(mayWrite(writer, moved, record)).toBe(coordinates);
    }
  });

  it('leaves the identity of an SME to its own pad and to coordination', () => {
    const rename = set({ name: 'Atelier Kerlan SARL' });
    expect(mayWrite(uk('accountManager'), rename, sme)).toBe(false);
    expect(mayWrite(uk('coordinator'), rename, sme)).toBe(true);
    // Asking again whether it stays is as free as saying so; taking it out of the trash is not.
    const again = { ...set({ sector: 'Jouets' }), kind: 'reopen', fields: {} } as const;
    const trashed = { ...sme, deleted: { at: 1, by: 'member', operationId: 'gone' } };
    expect(mayWrite(uk('accountManager'), again, sme)).toBe(true);
    expect(mayWrite(uk('accountManager'), again, trashed)).toBe(false);
    expect(mayWrite(uk('accountManager'), set({ sector: 'Céramique' }), sme)).toBe(true);
    expect(mayWrite(uk('accountManager'), deleteOperation(author, sme), sme)).toBe(false);
  });

  it('holds a change for its strictest field', () => {
    expect(mayWrite(uk('accountManager'), set({ sector: 'x', stage: 'screening' }), sme)).toBe(
      false,
    );
  });

  it('lets a pad take its SME to another pad, and not take one from it', () => {
    const moved = set({ launchPadId: 'pad-uk' });
    expect(mayWrite(fr('accountManager'), moved, sme)).toBe(true);
    expect(mayWrite(uk('accountManager'), moved, sme)).toBe(false);
  });

  it('leaves pads, members and the programme to coordination', () => {
    expect(mayWrite(fr('accountManager'), pad, undefined)).toBe(false);
    expect(mayWrite(fr('projectManager'), pad, undefined)).toBe(true);
  });

  it('has a row for every role', () => {
    expect(Object.keys(rulesOfRole).sort()).toEqual([...memberRoles].sort());
  });

  it('says of one field what it says of a change to it', () => {
    for (const role of memberRoles) {
      for (const writer of [fr(role), uk(role)]) {
        expect(mayChange(writer, sme, 'stage')).toBe(
          mayWrite(writer, set({ stage: 'eligible' }), sme),
        );
        expect(mayChange(writer, sme, 'town')).toBe(mayWrite(writer, set({ town: 'Brest' }), sme));
      }
    }
  });

  it('says of the bin what it says of a deletion and a restoration', () => {
    for (const role of memberRoles) {
      for (const writer of [fr(role), uk(role)]) {
        const remove = deleteOperation(author, sme);
        expect(mayRemove(writer, sme)).toBe(mayWrite(writer, remove, sme));
        expect(mayRemove(writer, sme)).toBe(mayWrite(writer, { ...remove, kind: 'restore' }, sme));
      }
    }
    expect(mayRemove(fr('accountManager'), sme)).toBe(true);
    expect(mayRemove(uk('accountManager'), sme)).toBe(false);
    expect(mayRemove(fr('technical'), sme)).toBe(false);
  });
});
