/** A short download, put together sheet by sheet from parts of any size. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBeginning, wholeSheets } from '../../../../src/client/sync/whole-sheets.ts';
import { type AnyRecord, isKnownRecord } from '../../../../src/domain/operation/record.ts';
import type { SnapshotPart, SnapshotReply } from '../../../../src/protocol/sync-messages.ts';

const stamp = { at: 1, by: 'somebody' };
const record = (
  entity: 'programme' | 'sme' | 'action' | 'contact',
  home: string,
  id: string,
): AnyRecord => ({
  id,
  entity,
  home,
  values: {},
  created: stamp,
  changed: stamp,
});

interface Part {
  readonly kind: SnapshotPart['kind'];
  readonly reply: SnapshotReply;
}

/** The parts that a server would give, so many records each. */
function partsOf(contactCounts: readonly number[], limit: number): readonly Part[] {
  const homes = contactCounts.map((_, index) => `sme-${String(index).padStart(3, '0')}`);
  const records = {
    // What the programme shares comes first, wherever its id would place it.
    heads: [
      record('programme', 'z-programme', 'z-programme'),
      ...homes.flatMap((home) => [
        record('sme', home, home),
        record('action', home, `${home}-action`),
      ]),
    ],
    recent: homes.flatMap((home, index) =>
      Array.from({ length: contactCounts[index] ?? 0 }, (_, at) =>
        record('contact', home, `${home}-${at}`),
      ),
    ),
    older: [],
  };
  return (['heads', 'recent', 'older'] as const).flatMap((kind, place, kinds): Part[] => {
    const all = records[kind];
    const count = Math.max(1, Math.ceil(all.length / limit));
    return Array.from({ length: count }, (_, index): Part => {
      const some = all.slice(index * limit, (index + 1) * limit);
      const last = some.at(-1);
      const following = kinds[place + 1];
      const after =
        index < count - 1 && last !== undefined
          ? { kind, after: { home: last.home, record: last.id } }
          : following && { kind: following };
      const head = { epoch: 'e', scope: 1, serverTime: 1, sequence: 1, watermark: 0, total: 1 };
      return {
        kind,
        reply: { ...head, records: some, ...(after === undefined ? {} : { next: after }) },
      };
    });
  });
}

test('Every record is stored once, each head with the first contacts of its sheet, and only the end is an end', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 8 }), (contactCounts, limit) => {
      const parts = partsOf(contactCounts, limit);
      const stored: AnyRecord[] = [];
      const heads = new Set<string>();
      let waiting: readonly AnyRecord[] = [];
      for (const [index, { kind, reply }] of parts.entries()) {
        const { part, heads: still } = wholeSheets('z-programme', waiting, reply, kind);
        waiting = still;
        for (const one of part.records.filter(isKnownRecord)) {
          if (one.entity === 'sme') heads.add(one.home);
          if (one.entity === 'contact') expect(heads).toContain(one.home);
          stored.push(one);
        }
        const isLast = index === parts.length - 1;
        expect(part.next === undefined).toBe(isLast);
        // From the older contacts on nothing waits: it goes on where it is.
        if (reply.next?.kind === 'older') expect(part.next).toEqual(reply.next);
        else if (!isLast) expect(isBeginning(part.next)).toBe(true);
        if (kind === 'heads') expect(part.records).toHaveLength(0);
        else expect(waiting.some(({ entity }) => entity === 'programme')).toBe(false);
      }
      expect(waiting).toHaveLength(0);
      const given = parts.flatMap(({ reply }) => reply.records);
      expect(stored).toHaveLength(given.length);
      expect(new Set(stored)).toEqual(new Set(given));
    }),
    { seed: 11 },
  );
});
