/** A part of a snapshot, from the text of the server to records. */

import { describe, expect, it, test } from 'vitest';
import { readPart } from '../../../../src/client/sync/read-part.ts';
import { turn } from '../../../../src/client/ports/turn.ts';
import { type StoredReply, snapshotText } from '../../../../src/protocol/snapshot-text.ts';
import { snapshotReplySchema } from '../../../../src/protocol/sync-messages.ts';

const head = { epoch: 'life-1', scope: 1, serverTime: 1, sequence: 1, watermark: 0, total: 2 };
const plain = {
  id: 'sme-1',
  entity: 'sme',
  home: 'sme-1',
  values: { name: 'Kerouan “l’Ancre”', note: 'two\nlines, U+2028 \u2028, ]}' },
  created: { at: 1, by: 'member-1' },
  changed: { at: 1, by: 'member-1' },
};

const read = (text: string, rest = async () => undefined) => readPart(text, rest);
const written = (records: readonly object[], more: Partial<StoredReply> = {}): string =>
  snapshotText({ ...head, ...more, records: records.map((record) => JSON.stringify(record)) });

describe('The text of a part', () => {
  const rare = { ...plain, conflicts: {}, more: 1 };
  it.each([
    ['no record', []],
    ['one', [plain]],
    ['several, of which one is not plain', [plain, rare, { ...plain, id: 'sme-2' }]],
  ])('with %s is JSON, and read as its schema reads it', async (_what, records) => {
    const text = written(records, { next: { kind: 'recent' } });
    const expected = snapshotReplySchema.parse(JSON.parse(text));
    expect(expected.records).toHaveLength(records.length);
    expect(await read(text)).toStrictEqual(expected);
  });

  it('of a server that knows no lines is read as a whole', async () => {
    const whole = { ...head, records: [plain, rare] };
    const expected = snapshotReplySchema.parse(whole);
    expect(await read(JSON.stringify(whole))).toStrictEqual(expected);
    expect(await read(JSON.stringify(whole, null, 2))).toStrictEqual(expected);
  });

  it.each([
    ['nothing', ''],
    ['another answer', '{"error":"busy"}'],
    ['a record that is none', written([plain, { ...plain, id: '' }])],
    ['a line that is cut', written([plain, plain]).replace('},\n', ',\n')],
    ['a line without its comma', written([plain, plain]).replace('},\n', '}\n')],
    ['its end missing', written([plain, plain]).slice(0, -1)],
    ['a blank line', written([plain, plain]).replace('},\n', '},\n\n')],
  ])('is refused where there is %s', async (_what, text) => {
    expect(await read(text)).toBeUndefined();
  });
});

test('A part says what follows before its records are read', async () => {
  const told: unknown[] = [];
  const next = { kind: 'recent', after: { home: 'sme-1', record: 'r' } } as const;
  const note = (one: unknown) => told.push(one);
  const hold = new Promise<undefined>(() => undefined);
  const many = Array.from({ length: 1000 }, (_, index) => ({ ...plain, id: `sme-${index}` }));
  void readPart(written(many, { next }), () => hold, note);
  expect(told).toEqual([{ next, total: expect.any(Number) as number, count: 1000 }]);
  await readPart(written([plain]), async () => undefined, note);
  expect(told).toHaveLength(1);
});

test('A long part lets others have their turn', async () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({ ...plain, id: `sme-${index}` }));
  let turns = 0;
  const reply = await read(written(many), async () => {
    turns += 1;
    await turn();
    return undefined;
  });
  expect(reply?.records).toHaveLength(1000);
  expect(turns).toBe(4);
});
