/** Records that no reader could draw, as an earlier version took them in. */

import { describe, expect, it } from 'vitest';
import { type EntityName, entityNames, fieldsOf } from '../../../../src/domain/entity/registry.ts';
import { checkField } from '../../../../src/domain/entity/validate.ts';
import { type AnyRecord, readable, readableAll } from '../../../../src/domain/operation/record.ts';
import type { Json } from '../../../../src/std/json.ts';
import { sampleRecords } from '../report/quarterly/sample-source.ts';

const hostile: readonly Json[] = [{ a: [{}] }, [[1]], [null], 7, true, { lang: 'xx', text: 1 }, ''];

const recordOf = (entity: EntityName, values: AnyRecord['values']): AnyRecord => ({
  id: 'record-1',
  entity,
  home: 'home-1',
  values,
  created: { at: Date.UTC(2020, 10, 19, 9, 42), by: 'member-1' },
  changed: { at: Date.UTC(2020, 10, 19, 9, 42), by: 'member-1' },
});

describe('What can be read of a record', () => {
  it('is the record itself where it is sound', () => {
    const records = sampleRecords();
    expect(records.size).toBeGreaterThan(500);
    for (const record of records.values()) expect(readable(record)).toBe(record);
    expect(readableAll(records)).toBe(records);
  });

  it('has a value of its kind in every field that readers count on (F88)', () => {
    for (const entity of entityNames) {
      const fields = Object.entries(fieldsOf(entity));
      for (const value of [undefined, ...hostile]) {
        const values = Object.fromEntries(fields.map(([name]) => [name, value])) as Record<
          string,
          Json
        >;
        const read = readable(recordOf(entity, value === undefined ? {} : values)).values;
        for (const [name, { required, kind }] of fields) {
          const found = read[name];
          const place = `${entity}.${name} of ${JSON.stringify(value)}`;
          if (required) expect(found, place).toBeDefined();
          // A number beyond its bounds, an empty list and an empty text break nothing.
          if (found === undefined || found === '' || kind === 'integer' || kind === 'reference')
            continue;
          if (Array.isArray(found) && found.length === 0) continue;
          expect(checkField(entity, name, found), place).toBeUndefined();
        }
      }
    }
  });

  it('keeps the elements of a list or a map that can be read, and what is stored as it is (F88)', () => {
    const languages = ['fr', { a: 1 }, 'en'];
    const people = { claire: { name: 'Claire' }, nobody: { role: 1 } };
    const stored = recordOf('sme', { name: 'Atelier', languages, people });
    expect(readable(stored).values).toMatchObject({ name: 'Atelier', languages: ['fr', 'en'] });
    expect(readable(stored).values['people']).toEqual({ claire: { name: 'Claire' } });
    expect(readable(stored)).toBe(readable(stored));
    expect(stored.values).toEqual({ name: 'Atelier', languages, people });
  });

  it('is no name that every object has, where things are looked up by it (F105)', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'valueOf']) {
      const form = readable(
        recordOf('form', { templateId: name, state: name, onDate: '2020-11-19' }),
      );
      expect(form.values['templateId']).toContain('record-1');
      expect(form.values['state']).not.toBe(name);
      const sme = readable(recordOf('sme', { name: 'Atelier', stage: name, launchPadId: name }));
      expect(sme.values).toMatchObject({ name: 'Atelier', stage: 'prospect', launchPadId: '' });
      expect(checkField('form', 'templateId', name)?.reason).toBe('invalid');
    }
    // A business may be called what it likes.
    const sme = recordOf('sme', {
      name: 'constructor',
      stage: 'prospect',
      launchPadId: 'pad-fr',
      country: 'FR',
      track: 'programme',
    });
    expect(readable(sme)).toBe(sme);
  });

  it('is a name of a file that does not turn its direction (F107)', () => {
    const name = 'facture\u202Efdp.exe';
    const file = recordOf('attachment', { name, kind: 'file' });
    expect(readable(file).values['name']).toBe('facturefdp.exe');
    const family = recordOf('attachment', { name: '👨\u200D👩\u200D👧 – été.jpg', kind: 'file' });
    expect(readable(family)).toBe(family);
  });

  it('is a choice that a newer version added, and a text longer than one that is typed', () => {
    const long = { lang: 'fr', text: 'x'.repeat(30_000) };
    const values = { at: '2020-11-19T10:00', kind: 'hologram', state: 'held', summary: long };
    const contact = recordOf('contact', values);
    expect(readable(contact)).toBe(contact);
  });
});
