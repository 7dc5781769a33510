/** A record that is longer than records may get, as servers let them grow before there was that limit [S18]. */

import { describe, expect, it } from 'vitest';
import { createOperation, resolveOperation } from '../../../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { Json } from '../../../../src/std/json.ts';
import { present } from '../../../../src/std/assert.ts';
import { asciiJson } from '../../../../src/server/storage/ascii-json.ts';
import { RecordMeasure } from '../../../../src/server/sync/record-room.ts';
import { emma, founded, send, set, stored } from '../../../support/server-pushes.ts';
import { serverProgrammeId as home } from '../../../support/sync-server.ts';

/** A record, grown to 7 million characters by values of these names. */
async function grown(
  id: string,
  nameOf: (at: number) => string,
  {
    made = [],
    people,
    conflicts,
  }: Pick<AnyRecord, 'conflicts'> & { readonly made?: Group; readonly people?: Json } = {},
) {
  const server = await founded();
  if (made.length > 0) await send(server, 'emma', [made], { device: 'first' });
  const read = () => present(stored(server, id), 'it is there');
  const there = read();
  const more = Object.fromEntries(
    Array.from({ length: 70 }, (_, at) => [nameOf(at), 'z'.repeat(100_000)]),
  );
  const values = { ...there.values, ...more, ...(people === undefined ? {} : { people }) };
  const longer: AnyRecord = { ...there, values, conflicts };
  const disk = present(server.disk.programmes.get(home), 'it is there');
  server.disk.programmes.set(home, { ...disk, records: new Map([...disk.records, [id, longer]]) });
  const change = (fields: Operation['fields']): Group => [
    { ...set(emma, longer, { town: 'x' }), fields },
  ];
  const tell = async (groups: readonly Group[]) =>
    (await send(server, 'emma', groups)).outcomes.map(({ outcome }) => outcome);
  return { read, longer, change, tell };
}

describe('a record of more than 6 million characters', () => {
  it('is changed in its short fields, and in no long one (F152)', async () => {
    const { read, longer, change, tell } = await grown('sme-1', (at) => `zz${at}`);
    const short = await tell([
      [set(emma, longer, { town: 'Dinard' })],
      [set(emma, longer, { website: 'https://a.example' })],
      change({ sourceNote: { value: 'z'.repeat(1900) } }),
      change({ people: { put: { p1: { name: 'Ines', role: 'z'.repeat(190) } } } }),
    ]);
    expect(new Set(short)).toEqual(new Set(['accepted', 'merged']));
    expect(read().values).toMatchObject({ town: 'Dinard' });
    const people = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`p${at}`, { name: 'z'.repeat(190) }]),
    );
    const again = await grown('sme-1', (at) => `zz${at}`);
    const long = [{ people: { put: people } }, { zz1: { value: 'z'.repeat(100_100), base: 'z' } }];
    expect(await again.tell(long.map(change))).toEqual(['needsAttention', 'needsAttention']);
  });

  it('has its conflicts settled, though what was settled is remembered beside it (F152)', async () => {
    const peopleOf = (name: string): Json =>
      Object.fromEntries(
        Array.from({ length: 500 }, (_, at) => [`p${at}`, { name: name.repeat(190) }]),
      );
    const people = peopleOf('a');
    const version = { value: peopleOf('b'), operationId: 'theirs', by: 'maelle', at: 1 };
    const conflicts = { people: [version] };
    const { longer, read, tell } = await grown('sme-1', (at) => `zz${at}`, { people, conflicts });
    expect(await tell([[resolveOperation(emma, longer, { people })]])).toEqual(['accepted']);
    expect(read().conflicts).toBeUndefined();
  });

  it('does not grow without end, however many short fields somebody fills (F152)', async () => {
    const form = createOperation(emma, 'form', 'sme-1', {
      templateId: 'readiness',
      state: 'draft',
    });
    const { read, change, tell } = await grown(form.record, (at) => `value.z${at}`, {
      made: [form],
    });
    const groups = Array.from({ length: 100 }, (_, group) =>
      change(
        Object.fromEntries(
          Array.from({ length: 10 }, (_field, at) => [
            `value.a${group}x${at}`,
            { value: 'z'.repeat(900), base: form.record },
          ]),
        ),
      ),
    );
    const told = await tell(groups);
    expect(told[0]).toBe('accepted');
    expect(told.at(-1)).toBe('needsAttention');
    expect(JSON.stringify(read()).length).toBeLessThan(7_500_000);
  });
});

describe('long texts of one length', () => {
  /** That V8 tells apart by comparing them: so many take minutes where they are looked up in a map. */
  const textsOf = (count: number): [string, string][] =>
    Array.from({ length: count }, (_, at) => [
      `note.k${at}`,
      `${'z'.repeat(20_000)}${at + 10_000}`,
    ]);
  const valuesOf = (count: number): AnyRecord['values'] =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `note.k${at}`,
        `${'z'.repeat(20_000)}${at + 10_000}`,
      ]),
    );
  const recordOf = (values: AnyRecord['values']): AnyRecord => ({
    id: 'form-1',
    entity: 'form',
    home: 'sme-1',
    values,
    created: { at: 1, by: 'emma' },
    changed: { at: 1, by: 'emma' },
  });

  it('take no longer to measure than texts of many lengths (F188) [S18]', () => {
    const msOf = (record: AnyRecord): number => {
      const began = performance.now();
      new RecordMeasure().lengthOf(record);
      return performance.now() - began;
    };
    const texts = textsOf(800);
    const same = Object.fromEntries(texts);
    const different = Object.fromEntries(
      texts.map(([name, text], at) => [name, `${text}${'z'.repeat(at)}`]),
    );
    const [first = 0, second = 0] = [same, different].map((values) =>
      Math.min(...Array.from({ length: 5 }, () => msOf(recordOf({ ...values })))),
    );
    expect(first).toBeLessThan(4 * second + 5);
  });

  it('measures what changed as if the whole were measured anew (F188)', () => {
    const before = recordOf({ ...valuesOf(20), town: 'Paris', gone: 'Lyon' });
    const { gone: _gone, ...rest } = before.values;
    const after = recordOf({
      ...rest,
      'note.k3': 'short',
      town: 'Le "Havre"',
      'note.new': ['a', 1],
    });
    const measure = new RecordMeasure();
    measure.isTooLong(after, before);
    expect(measure.lengthOf(after)).toBe(new RecordMeasure().lengthOf(after));
  });

  it('counts what is beyond ASCII as it is written (F210)', () => {
    const record = recordOf({ note: '漢字'.repeat(1000), tags: ['é'.repeat(1000)] });
    const { note, tags } = record.values;
    const written = asciiJson(note).length + asciiJson(tags).length;
    const measured = new RecordMeasure().lengthOf(record);
    expect(measured).toBeGreaterThanOrEqual(written);
    expect(measured).toBeLessThan(written + 100);
  });
});
