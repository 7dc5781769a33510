/** Contacts are read from a page as they were packed into it, whatever is in them, and lie there as cells. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRecords } from '../../../../src/client/storage/pack-contacts.ts';
import { unpackRecords } from '../../../../src/client/storage/packed-contacts.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';

const home = 'sme-1';
const id = fc.string({ minLength: 1, maxLength: 6 });
const stamp = fc.record({
  at: fc.integer({ min: 0, max: 3 }),
  by: fc.constantFrom('emma', 'yann'),
});
const mark = fc.record({ at: fc.nat(), by: id, operationId: id });
const text = fc.record(
  { lang: fc.constantFrom('fr', 'en'), text: fc.string(), translation: fc.string() },
  { requiredKeys: ['lang', 'text'] },
);
const plainText = fc.record({ lang: fc.constantFrom('fr', 'en'), text: fc.string() });
const value = fc.oneof(plainText, text, fc.jsonValue({ maxDepth: 1 }));
const alternative = fc.record({ at: fc.nat(), by: id, operationId: id, value });
const field = fc.constantFrom(
  'at',
  'minutes',
  'summary',
  'internalNote',
  'topics',
  'newer',
  'newer.one',
);
const contact = fc.record(
  {
    id,
    entity: fc.constant('contact' as const),
    home: fc.constant(home),
    values: fc.dictionary(field, value, { noNullPrototype: true }),
    created: stamp,
    changed: stamp,
    sequence: fc.nat(),
    writers: fc.dictionary(field, id, { noNullPrototype: true }),
    stamps: fc.dictionary(field, stamp, { noNullPrototype: true }),
    last: id,
    deleted: mark,
    contested: mark,
    conflicts: fc.dictionary(field, fc.array(alternative, { minLength: 1, maxLength: 2 }), {
      noNullPrototype: true,
    }),
    settled: fc.dictionary(
      field,
      fc.record({ operationId: id, versions: fc.array(alternative, { maxLength: 2 }) }),
      { noNullPrototype: true },
    ),
    settledDeletion: fc.record({ operationId: id, mark }),
  },
  { requiredKeys: ['id', 'entity', 'home', 'values', 'created', 'changed'] },
) as fc.Arbitrary<AnyRecord>;

const ordinary = (index: number): AnyRecord => ({
  id: `contact-${index}`,
  entity: 'contact',
  home,
  values: {
    at: '2020-11-19T10:42',
    kind: 'note',
    summary: { lang: 'fr', text: `Appelé ${index}` },
  },
  created: { at: index, by: 'maelle' },
  changed: { at: index, by: 'maelle' },
  sequence: index,
});

describe('Packed contacts', () => {
  it('are read as they were, also from where the browser copied them to', () => {
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 8 }), (contacts) => {
        const packed = structuredClone(packRecords(contacts));
        expect(unpackRecords('contact', home, packed)).toStrictEqual(structuredClone(contacts));
      }),
    );
  });

  it('name their fields once, and neither their sheet nor a change that is none', () => {
    const { columns, cells } = packRecords([ordinary(1), ordinary(2)]);
    expect(columns).toEqual([
      { field: 'at' },
      { field: 'kind' },
      { field: 'summary', isText: true },
    ]);
    expect(cells.slice(0, cells.length / 2)).toEqual([
      ...['contact-1', 1, 1, 'maelle', undefined, undefined, undefined],
      ...['2020-11-19T10:42', 'note', 'fr', 'Appelé 1'],
    ]);
  });

  it('take no more room for fields that a newer version wrote than these hold, whatever others have (F288)', () => {
    const contacts = Array.from({ length: 100 }, (_, index): AnyRecord => {
      const own = Array.from({ length: 100 }, (_, at) => [`newer.${index}-${at}`, 1] as const);
      const { values, ...rest } = ordinary(index);
      return { ...rest, values: { ...values, ...Object.fromEntries(own) } };
    });
    const packed = packRecords([...contacts, ordinary(100)]);
    expect(packed.columns).toHaveLength(3);
    expect(packed.cells).toHaveLength(101 * 11);
    expect(unpackRecords('contact', home, packed)).toStrictEqual([...contacts, ordinary(100)]);
    // As they are, not put together anew: that takes as long as the square of their fields.
    expect(unpackRecords('contact', home, packed)[0]?.values).toBe(contacts[0]?.values);
  });

  it('are read where such fields had columns of their own', () => {
    const packed = {
      columns: [{ field: 'at' }, { field: 'newer' }],
      cells: ['contact-1', 1, 1, 'emma', undefined, undefined, undefined, '2020-11-19T10:42', 7],
    };
    const [read] = unpackRecords('contact', home, packed);
    expect(read?.values).toEqual({ at: '2020-11-19T10:42', newer: 7 });
  });

  it('keep a text as it is in a page where one of that field is translated', () => {
    const translated = {
      ...ordinary(2),
      values: { summary: { lang: 'fr', text: 'a', translation: 'b' } },
    };
    const { columns } = packRecords([ordinary(1), translated]);
    expect(columns.at(-1)).toEqual({ field: 'summary' });
  });
});
