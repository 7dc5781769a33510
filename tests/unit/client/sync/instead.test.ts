/** A snapshot that takes the place of a programme that is here: nothing that stays is away for a moment. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SyncTransport } from '../../../../src/client/ports/sync.ts';
import type { StepResult } from '../../../../src/client/sync/machine-parts.ts';
import type { EntityName } from '../../../../src/domain/entity/registry.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { SnapshotPart, SnapshotReply } from '../../../../src/protocol/sync-messages.ts';
import { ok } from '../../../../src/std/result.ts';
import { testNow } from '../../../support/carnet-fixture.ts';
import { snapshotDevice } from '../../../support/snapshot-device.ts';

/** Between the ids of the sheets, where a server has it too. */
const programmeId = 'sme-3-programme';

/** A programme as a server tells it: how many contacts lie on which sheet, and what the records say. */
interface Told {
  readonly sheets: readonly { readonly home: string; readonly contacts: number }[];
  readonly shared: number;
  readonly word: string;
  readonly sequence: number;
}

const toldArb = (word: string, sequence: number): fc.Arbitrary<Told> =>
  fc
    .record({
      // Some ids begin as others do.
      sheets: fc.uniqueArray(
        fc.record({
          home: fc.integer({ min: 0, max: 14 }).map((number) => `sme-${number}`),
          contacts: fc.oneof(fc.nat(4), fc.constant(230)),
        }),
        { selector: ({ home }) => home, maxLength: 8 },
      ),
      // More than goes into one transaction, too.
      shared: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.constant(900)),
    })
    .map((told) => ({ ...told, word, sequence }));

function recordsOf({ sheets, shared, word, sequence }: Told): readonly AnyRecord[] {
  const stamp = { at: 1, by: 'somebody' };
  const record = (id: string, home: string, entity: EntityName, values: object) =>
    ({ id, home, entity, values, created: stamp, changed: stamp, sequence }) as AnyRecord;
  const pads = Array.from({ length: shared }, (_, index) =>
    record(`pad-${String(index).padStart(3, '0')}`, programmeId, 'launchPad', { name: word }),
  );
  const all = sheets.flatMap(({ home, contacts }) => [
    record(home, home, 'sme', { name: word }),
    ...Array.from({ length: contacts }, (_, index) =>
      record(`${home}-contact-${index}`, home, 'contact', {
        at: '2020-11-01T10:00',
        kind: 'interim',
        mode: 'phone',
        state: 'held',
        summary: { lang: 'en', text: word },
      }),
    ),
  ]);
  return [...pads, ...all];
}

/** What the programme shares comes before its sheets. */
const placeIn = (home: string, id: string): string => `${home === programmeId ? '' : home}\n${id}`;
const placeOf = ({ home, id }: AnyRecord): string => placeIn(home, id);

/** Serves a programme in parts of a few records. */
function serving(told: Told, recordsPerPart: number, pass: () => void): SyncTransport['snapshot'] {
  const records = [...recordsOf(told)].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return async (_programme, { part }) => {
    pass();
    const isHeads = part.kind === 'heads';
    const after = part.after === undefined ? '' : placeIn(part.after.home, part.after.record);
    const rest = records.filter(
      (record) =>
        part.kind !== 'older' &&
        isHeads === (record.entity !== 'contact') &&
        placeOf(record) > after,
    );
    const some = rest.slice(0, recordsPerPart);
    const last = some.at(-1);
    const goesOn: SnapshotPart | undefined =
      last !== undefined && rest.length > some.length
        ? { kind: part.kind, after: { home: last.home, record: last.id } }
        : isHeads
          ? { kind: 'recent' }
          : undefined;
    const reply: SnapshotReply = {
      epoch: 'e',
      scope: 1,
      serverTime: testNow,
      sequence: told.sequence,
      watermark: 0,
      records: some,
      total: records.length,
      ...(goesOn === undefined ? {} : { next: goesOn }),
    };
    return ok(reply);
  };
}

async function device(first: Told) {
  let snapshot = serving(first, 1000, () => undefined);
  const { sheets, store, environment, take, forget } = await snapshotDevice(
    programmeId,
    (...asked) => snapshot(...asked),
  );
  const shown = async (): Promise<readonly AnyRecord[]> => {
    const { programme, heads } = await sheets.open();
    const journals = await Promise.all(heads.map(({ home }) => sheets.readJournal(home)));
    return [...programme, ...heads.flatMap(({ records }) => records), ...journals.flat()];
  };
  const counts = async () =>
    new Map((await sheets.open()).heads.map(({ home, summary }) => [home, summary.count]));
  const serve = (told: Told, recordsPerPart: number, takesMs: number): void => {
    snapshot = serving(told, recordsPerPart, () => environment.pass(takesMs));
  };
  return { take, shown, counts, serve, forget, store };
}

/** Takes parts until the last one. */
async function takeAll(
  take: (mode: 'anew' | 'next') => Promise<StepResult>,
  afterPart = async () => {},
) {
  let result = await take('anew');
  await afterPart();
  while (result.kind === 'part' && !result.done) {
    result = await take('next');
    await afterPart();
  }
  expect(result).toMatchObject({ kind: 'part', done: true });
}

const byPlace = (records: readonly AnyRecord[]): readonly AnyRecord[] =>
  records.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));

describe('A snapshot of a programme that is here already', () => {
  it('[C10] never lets anything go that stays, and leaves exactly what the server holds', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          // Places of a server that was restored run lower than those that are here.
          before: toldArb('before', 9),
          after: toldArb('after', 5),
          recordsPerPart: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(400)),
          // A long download, or a short one that may turn out to be long.
          takesMs: fc.constantFrom(0, 1, 700, 5000),
          crashes: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 2 }),
        }),
        async ({ before, after, recordsPerPart, takesMs, crashes }) => {
          const { take, shown, counts, serve, forget, store } = await device(before);
          await takeAll(take);
          expect(byPlace(await shown())).toEqual(byPlace(recordsOf(before)));
          serve(after, recordsPerPart, takesMs);
          const staying = new Set(recordsOf(before).map(placeOf));
          const stay = recordsOf(after)
            .map(placeOf)
            .filter((place) => staying.has(place));
          const look = async (): Promise<readonly string[]> => {
            const here = new Set((await shown()).map(placeOf));
            return stay.filter((place) => !here.has(place));
          };
          let parts = 0;
          await takeAll(take, async () => {
            expect(await look()).toEqual([]);
            parts += 1;
            if (crashes.includes(parts)) forget();
          });
          expect(byPlace(await shown())).toEqual(byPlace(recordsOf(after)));
          expect(await counts()).toEqual(
            new Map(after.sheets.map(({ home, contacts }) => [home, contacts])),
          );
          expect((await store.readSync())?.cursor?.sequence).toBe(5);
        },
      ),
      { numRuns: 50 },
    );
  });
});
