/** Backup files: what goes out comes back, and what comes from elsewhere is refused whole, with its reason. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backupLimits,
  backupVersion,
  type BackupContent,
} from '../../../../src/protocol/backup-file.ts';
import type { BackupHeader } from '../../../../src/domain/backup/backup.ts';
import { deleteRecord, setFields } from '../../../../src/domain/command/command.ts';
import { eachOnce, readBackup, writeBackup } from '../../../../src/client/storage/backup.ts';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import type { SheetStore } from '../../../../src/client/ports/sheet-store.ts';
import {
  sampleGroups,
  sampleMemberId,
  sampleProgrammeId,
} from '../../../../src/domain/sample/sample-programme.ts';
import { carnetFixture, type CarnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

const header: BackupHeader = {
  programmeId: fixtureIds.programmeId,
  programmeName: 'E-Channel',
  memberId: fixtureIds.memberId,
  memberName: 'Maëlle Guivarc’h',
  exportedAt: Date.UTC(2020, 10, 24, 9, 0),
};

async function contentOf(store: SheetStore): Promise<BackupContent> {
  const log = await store.readWholeLog();
  return { log, outbox: await store.readOutbox(), drafts: await store.readDrafts() };
}

/** Everything that screens and history show, apart from when it was confirmed here. */
async function everything(store: SheetStore) {
  const opening = await store.open();
  const log = await store.readWholeLog();
  return {
    programme: opening.programme,
    heads: opening.heads.toSorted((a, b) => (a.home < b.home ? -1 : 1)),
    journals: await Promise.all(opening.heads.map(({ home }) => store.readJournal(home))),
    log: log.map(({ operation, group, outcome }) => ({ operation, group, outcome })),
    drafts: await store.readDrafts(),
  };
}

/** After everything that was done in these tests. */
const takenInAt = 2_000_000_000_000;

async function takenIn(file: Blob, store: SheetStore = memoryStore(fixtureIds.programmeId)) {
  const read = await readBackup(file);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  await store.begin(fixtureIds.memberId);
  const report = await store.importLog(read.value.groups, () => true, takenInAt);
  for (const draft of read.value.drafts) await store.putDraft(draft);
  return { store, report };
}

const hostile = [
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://example.org")',
  '__proto__',
  'a\u202Eb',
  'nul\u0000',
  'lone \uD800 surrogate',
  'line\nbreak\u2028and more',
];

/** A programme with some history: created, changed, deleted, confirmed, and a draft. */
async function lived(steps: readonly (readonly [number, string])[]): Promise<CarnetFixture> {
  const fixture = await carnetFixture();
  const { carnet } = fixture;
  const smes = [await fixture.addSme()];
  for (const [kind, text] of steps) {
    const smeId = smes.at(-1) ?? '';
    if (kind === 0) smes.push(await fixture.addSme({ name: text }));
    if (kind === 1) await fixture.addContact(smeId, { summary: { lang: 'fr', text } });
    if (kind === 2) await carnet.run(setFields(smeId, { town: text }));
    if (kind === 3) await carnet.run(setFields(fixtureIds.programmeId, { reviewMonths: [3, 9] }));
    if (kind === 4) await carnet.run(deleteRecord(await fixture.addAction(smeId)));
    if (kind === 5) await carnet.keepDraft(`composer:${smeId}`, text);
    if (kind === 6) await carnet.undo();
    if (kind === 7) await carnet.confirmNow();
  }
  return fixture;
}

test('what a device holds comes back from its backup copy, whatever was typed', async () => {
  const text = fc.oneof(
    fc.constantFrom(...hostile),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }).filter((t) => t.trim() !== ''),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(7), text), { maxLength: 12 }), async (steps) => {
      const { carnet, store } = await lived(steps);
      const content = await contentOf(store);
      const file = await writeBackup(header, content);
      const { store: copy } = await takenIn(file);
      await carnet.confirmNow();
      expect(await everything(copy)).toEqual(await everything(store));
    }),
    { numRuns: 40, seed: 20_201_124 },
  );
});

test('changes that waited are in the copy', async () => {
  const { store } = await lived([[1, 'Appelée']]);
  const content = await contentOf(store);
  expect(content.outbox.length).toBeGreaterThan(0);
  const { store: copy } = await takenIn(await writeBackup(header, content));
  expect((await copy.open()).heads).toHaveLength(1);
});

test('(F63) the same file taken in twice changes nothing the second time', async () => {
  const { store } = await lived([
    [1, 'Appelée'],
    [2, 'Rennes'],
  ]);
  const file = await writeBackup(header, await contentOf(store));
  const { store: copy, report } = await takenIn(file);
  const before = await everything(copy);
  const again = await takenIn(file, copy);
  expect(again.report).toEqual({ added: 0, known: report.added });
  expect(await everything(copy)).toEqual(before);
});

test('(F63) a copy of which half is known already is completed', async () => {
  const { store } = await lived([
    [1, 'Appelée'],
    [2, 'Rennes'],
    [0, 'Deuxième'],
  ]);
  const file = await writeBackup(header, await contentOf(store));
  const read = await readBackup(file);
  if (!read.ok) throw new Error('not read');
  const half = memoryStore(fixtureIds.programmeId, memoryDevice());
  await half.begin(fixtureIds.memberId);
  const { groups } = read.value;
  await half.importLog(groups.slice(0, 2), () => true, takenInAt);
  const { report } = await takenIn(file, half);
  expect(report).toEqual({ added: groups.length - 2, known: 2 });
  expect(await everything(half)).toEqual(await everything((await takenIn(file)).store));
});

test('the whole sample comes back from its copy', async () => {
  const store = memoryStore(sampleProgrammeId);
  await store.begin(sampleMemberId);
  await store.importLog(sampleGroups(), () => true, takenInAt);
  const content = await contentOf(store);
  const file = await writeBackup({ ...header, programmeId: sampleProgrammeId }, content);
  const read = await readBackup(file);
  expect(read.ok ? 'read' : read.error).toBe('read');
  const { store: copy } = await takenIn(file, memoryStore(sampleProgrammeId));
  expect(await everything(copy)).toEqual(await everything(store));
});

describe('a file that is not a backup copy', () => {
  const rubbish: readonly (readonly [string, Uint8Array<ArrayBuffer> | string])[] = [
    ['empty', ''],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['a text', 'Bonjour'],
    ['JSON of something else', '{"name":"x"}\n'],
    ['a list', new Uint8Array(gzipSync('[1,2]\n'))],
    ['gzip of a text', new Uint8Array(gzipSync('Bonjour'))],
    ['gzip of nothing', new Uint8Array(gzipSync(''))],
    ['broken gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6])],
    [
      'gzip of bytes that are no text',
      new Uint8Array(gzipSync(new Uint8Array([0xff, 0xfe, 0x0a]))),
    ],
  ];
  test.each(rubbish)('%s is refused as another kind of file', async (_name, bytes) => {
    expect(await readBackup(new Blob([bytes]))).toEqual({
      ok: false,
      error: { kind: 'notCarnet' },
    });
  });

  test('random bytes are never taken in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, gzip) => {
        const file = new Blob([gzip ? gzipSync(bytes) : bytes]);
        expect((await readBackup(file)).ok).toBe(false);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

describe('a copy that suffered', () => {
  async function lines(): Promise<string[]> {
    const { store, carnet } = await lived([[1, 'Appelée']]);
    await carnet.confirmNow();
    await carnet.keepDraft('composer:x', 'à moitié');
    const file = await writeBackup(header, await contentOf(store));
    const inflated = file.stream().pipeThrough(new DecompressionStream('gzip'));
    const text = await new Response(inflated).text();
    return text.trimEnd().split('\n');
  }
  const fileOf = (parts: readonly string[]): Blob => new Blob([gzipSync(`${parts.join('\n')}\n`)]);

  test('an inflated copy is read as well', async () => {
    const parts = await lines();
    expect((await readBackup(new Blob([`${parts.join('\n')}\n`]))).ok).toBe(true);
  });

  test('cut anywhere, it is refused', async () => {
    const bytes = new Uint8Array(await fileOf(await lines()).arrayBuffer());
    for (let length = 0; length < bytes.length; length += 37) {
      const read = await readBackup(new Blob([bytes.slice(0, length)]));
      expect(read.ok).toBe(false);
      if (!read.ok) expect(['notCarnet', 'incomplete']).toContain(read.error.kind);
    }
  });

  test('with a byte changed in the middle, it is refused', async () => {
    const bytes = new Uint8Array(await fileOf(await lines()).arrayBuffer());
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0x55;
    expect((await readBackup(new Blob([bytes]))).ok).toBe(false);
  });

  test('without its last lines, it is refused', async () => {
    const parts = await lines();
    const read = await readBackup(fileOf(parts.slice(0, -1)));
    expect(read).toEqual({
      ok: false,
      error: { kind: 'incomplete', entries: parts.length - 1 },
    });
    const gap = await readBackup(fileOf([...parts.slice(0, 3), ...parts.slice(4)]));
    expect(gap.ok).toBe(false);
  });

  test('of a newer version, it is refused as such', async () => {
    const parts = await lines();
    const ours = `carnet-backup/${String(backupVersion)}`;
    const first = parts[0]?.replace(ours, `carnet-backup/${String(backupVersion + 1)}`) ?? '';
    expect(await readBackup(fileOf([first, ...parts.slice(1)]))).toEqual({
      ok: false,
      error: { kind: 'newer' },
    });
  });

  const newer: readonly (readonly [string, string, string])[] = [
    ['an entity', '"entity":"programme"', '"entity":"unheardOf"'],
    ['a kind', '"kind":"create"', '"kind":"freeze"'],
    ['a version of operations', '"version":1', '"version":2'],
    ['an outcome', '"outcome":"accepted"', '"outcome":"rebased"'],
    ['a field with a dotted name', '"name":{', '"value.a-1_b":{"value":1},"name":{'],
    ['a key of an operation', '"record":', '"via":"x","record":'],
    ['a key of a change', '"name":{', '"name":{"moved":[1],'],
    ['a key of a line', '"kind":"entry"', '"kind":"entry","x":1'],
  ];
  test.each(newer)(
    'with %s of a newer version, it is taken in as it is [X1] (F77)',
    async (_, a, b) => {
      const parts = await lines();
      const second = parts[1]?.replace(a, b) ?? '';
      expect(second).not.toBe(parts[1]);
      const read = await readBackup(fileOf([parts[0] ?? '', second, ...parts.slice(2)]));
      const written = JSON.parse(second) as { readonly operation: unknown };
      expect(read.ok && read.value.groups[0]?.[0]).toEqual(written.operation);
    },
  );

  const spoilt: readonly (readonly [string, (line: string) => string])[] = [
    ['no JSON', () => '{"kind":'],
    ['another kind of line', () => '{"kind":"party"}'],
    ['an unknown entity', (line) => line.replace('"entity":"programme"', '"entity":"__proto__"')],
    ['a field called __proto__', (line) => line.replace('"name":{', '"__proto__":{')],
    ['a hidden __proto__', (line) => line.replace('"name":{', '"\\u005f_proto__":{')],
    ['a deep __proto__', (line) => line.replace('"E-Channel"', '{"a":[{"__proto__":{"x":1}}]}')],
    ['another home', (line) => line.replace('"home":"programme-1"', '"home":"programme-2"')],
    ['another id', (line) => line.replace('"record":"programme-1"', '"record":"programme-2"')],
    ['nesting', (line) => line.replace('"E-Channel"', `${'['.repeat(50)}1${']'.repeat(50)}`)],
  ];
  test.each(spoilt)('with %s, it is refused and the entry is named', async (_name, spoil) => {
    const parts = await lines();
    const second = parts[1] ?? '';
    const bad = spoil(second);
    expect(bad).not.toBe(second);
    expect(await readBackup(fileOf([parts[0] ?? '', bad, ...parts.slice(2)]))).toEqual({
      ok: false,
      error: { kind: 'damaged', entry: 2 },
    });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  // A device may hold what an earlier version took in, or a form of many long answers: its copy holds it, and can be read.
  const odd: readonly (readonly [string, (line: string) => string])[] = [
    ['a name that is a number', (line) => line.replace('"E-Channel"', '42')],
    ['a name of a megabyte', (line) => line.replace('E-Channel', 'x'.repeat(1_000_000))],
    ['a name too long', (line) => line.replace('E-Channel', 'x'.repeat(201))],
    ['no name', (line) => line.replace('"name":{"value":"E-Channel"},', '')],
  ];
  test.each(odd)('with %s, it is read as it is (F109)', async (_name, change) => {
    const parts = await lines();
    const second = change(parts[1] ?? '');
    const read = await readBackup(fileOf([parts[0] ?? '', second, ...parts.slice(2)]));
    const written = JSON.parse(second) as { readonly operation: unknown };
    expect(read.ok && read.value.groups[0]?.[0]).toEqual(written.operation);
  });

  test('of a programme whose id leads elsewhere, it is refused', async () => {
    const parts = await lines();
    for (const id of ['../x', 'a/b?c#d%zz', '\uD800']) {
      const first = JSON.stringify({ ...JSON.parse(parts[0] ?? ''), programmeId: id });
      const read = await readBackup(fileOf([first, ...parts.slice(1)]));
      expect(read).toEqual({ ok: false, error: { kind: 'damaged', entry: 1 } });
    }
  });

  test('that would inflate without end, it is given up early', async () => {
    const bomb = new Blob([
      gzipSync(`${JSON.stringify({ format: 'x' })}\n${'\n'.repeat(8_000_000)}`),
    ]);
    expect(bomb.size).toBeLessThan(100_000);
    expect((await readBackup(bomb)).ok).toBe(false);
    const parts = await lines();
    const limits = { ...backupLimits, inflatedBytesMax: 500 };
    expect(await readBackup(fileOf(parts), limits)).toEqual({
      ok: false,
      error: { kind: 'tooLarge', bytesMax: 500 },
    });
    const oneLine = new Blob([gzipSync(`${parts[0]}\n"${'x'.repeat(20_000_000)}`)]);
    expect(await readBackup(oneLine)).toEqual({
      ok: false,
      error: { kind: 'damaged', entry: 2 },
    });
    expect(await readBackup(fileOf(parts), { ...backupLimits, fileBytesMax: 10 })).toEqual({
      ok: false,
      error: { kind: 'tooLarge', bytesMax: 10 },
    });
  });
});

describe('The log of a programme that met one on the server', () => {
  test('[C11] is written with each operation once, and each group whole', async () => {
    const { store } = await takenIn(
      await writeBackup(header, await contentOf((await lived([[0, 'Dinard']])).store)),
    );
    const log = await store.readWholeLog();
    expect(log.some(({ group }) => group !== undefined)).toBe(true);
    const own = log.map((entry) => ({ ...entry, sequence: 2 * entry.sequence }));
    // The same operations at places of the server, shifted against those of the device.
    const places = log.map((entry) => ({ ...entry, sequence: 2 * entry.sequence + 5 }));
    const both = [...own, ...places].sort((a, b) => a.sequence - b.sequence);
    const once = eachOnce(both);
    expect(once.map(({ operation }) => operation.operationId)).toEqual(
      log.map(({ operation }) => operation.operationId),
    );
    const read = await readBackup(await writeBackup(header, { log: once, outbox: [], drafts: [] }));
    const alone = await readBackup(await writeBackup(header, { log, outbox: [], drafts: [] }));
    expect(read.ok && read.value.groups).toEqual(alone.ok && alone.value.groups);
  });
});
