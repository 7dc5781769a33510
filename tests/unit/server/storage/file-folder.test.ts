/** The folder of files: full, cut by a crash, shared by senders, cleared of uploads that nobody goes on with. */

import { createHash } from 'node:crypto';
import {
  mkdtemp,
  open,
  readdir,
  readlink,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StorageFull } from '../../../../src/server/ports/sheet-storage.ts';
import { fileFolder } from '../../../../src/server/storage/file-folder.ts';

const content = Buffer.from('what was signed');
const hash = createHash('sha256').update(content).digest('hex');
const place = { programmeId: '../programme 1', hash, sender: 'maelle' };
const { length } = content;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-file-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function* arriving(...parts: readonly (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield part;
  }
}
const names = () => readdir(folder, { recursive: true });

/** How many files below a folder this process has open; none where the system cannot tell. */
async function openIn(below: string): Promise<number> {
  const descriptors = await readdir('/proc/self/fd').catch(() => []);
  const paths = await Promise.all(
    descriptors.map((one) => readlink(`/proc/self/fd/${one}`).catch(() => '')),
  );
  return paths.filter((path) => path.startsWith(below)).length;
}

describe('a folder of files (F78)', () => {
  it('keeps programmes apart under names that lead nowhere else', async () => {
    const files = fileFolder({ folder });
    await files.append(place, { offset: 0, length, bytes: arriving(content) });
    expect(await files.size(place)).toBe(length);
    expect(await files.size({ ...place, programmeId: 'programme 2' })).toBeUndefined();
    expect((await names()).every((name) => /^[0-9a-f/\\]+$/.test(name))).toBe(true);
  });

  it('goes on after a crash with what the disk has of an upload', async () => {
    const half = content.subarray(0, 6);
    await fileFolder({ folder }).append(place, { offset: 0, length, bytes: arriving(half) });
    const restarted = fileFolder({ folder });
    expect(await restarted.offset(place)).toBe(6);
    const rest = { offset: 6, length, bytes: arriving(content.subarray(6)) };
    expect(await restarted.append(place, rest)).toEqual({ kind: 'whole' });
  });

  it('throws away an upload that a power cut damaged, so that the next one can be whole', async () => {
    const files = fileFolder({ folder });
    const half = content.subarray(0, 6);
    await files.append(place, { offset: 0, length, bytes: arriving(half) });
    const upload = (await names()).find((name) => name.endsWith('.upload')) ?? '';
    await writeFile(join(folder, upload), Buffer.alloc(6));
    const rest = { offset: 6, length, bytes: arriving(content.subarray(6)) };
    expect(await files.append(place, rest)).toEqual({ kind: 'otherFile' });
    expect(await files.offset(place)).toBe(0);
    const all = { offset: 0, length, bytes: arriving(content) };
    expect(await files.append(place, all)).toEqual({ kind: 'whole' });
  });

  it('writes no upload twice at once', async () => {
    const files = fileFolder({ folder });
    let go: () => void = () => undefined;
    const slow = new ReadableStream<Uint8Array>({
      start: (controller) => {
        go = () => {
          controller.enqueue(content);
          controller.close();
        };
      },
    });
    const first = files.append(place, { offset: 0, length, bytes: slow });
    const second = await files.append(place, { offset: 0, length, bytes: arriving(content) });
    expect(second).toEqual({ kind: 'busy' });
    go();
    expect(await first).toEqual({ kind: 'whole' });
  });

  it('shared by two servers keeps a whole file as it is, whatever the other one was still writing', async () => {
    const [one, other] = [fileFolder({ folder }), fileFolder({ folder })];
    let go: () => void = () => undefined;
    let isAsked: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    async function* late(): AsyncGenerator<Uint8Array> {
      isAsked();
      await waiting;
      yield Buffer.alloc(6, 'x');
    }
    const writing = other.append(place, { offset: 0, length, bytes: late() });
    // It has the upload open from here on.
    await opened;
    const piece = { offset: 0, length, bytes: arriving(content) };
    expect(await one.append(place, piece)).toEqual({ kind: 'whole' });
    go();
    expect(await writing).toEqual({ kind: 'whole' });
    const bytes = await new Response((await other.read(place))?.bytes).text();
    expect(bytes).toBe(content.toString());
    expect((await names()).filter((name) => name.endsWith('.upload'))).toEqual([]);
  });

  it('shared by two servers counts what the other one made whole under way no more', async () => {
    const [one, other] = [0, 1].map(() => fileFolder({ folder, underWayBytesMax: 2 * length }));
    for (let count = 0; count < 4; count += 1) {
      const bytes = Buffer.from(content).fill(count, 0, 1);
      const next = { ...place, hash: createHash('sha256').update(bytes).digest('hex') };
      const begin = { offset: 0, length, bytes: arriving(bytes.subarray(0, 9)) };
      expect(await one?.append(next, begin)).toEqual({ kind: 'begun', offset: 9 });
      const rest = { offset: 9, length, bytes: arriving(bytes.subarray(9)) };
      expect(await other?.append(next, rest)).toEqual({ kind: 'whole' });
    }
  });

  it('of a programme that has used up its room takes no more', async () => {
    const files = fileFolder({ folder, programmeBytesMax: length + 3 });
    await files.append(place, { offset: 0, length, bytes: arriving(content) });
    const other = Buffer.from('more');
    const next = { ...place, hash: createHash('sha256').update(other).digest('hex') };
    const piece = { offset: 0, length: other.length, bytes: arriving(other) };
    expect(await files.append(next, piece)).toEqual({ kind: 'full' });
    const elsewhere = { ...next, programmeId: 'programme 2' };
    const again = { offset: 0, length: other.length, bytes: arriving(other) };
    expect(await files.append(elsewhere, again)).toEqual({ kind: 'whole' });
  });

  it('counts what never becomes whole, for its programme and for its sender, and no more once it is cleared', async () => {
    const files = fileFolder({ folder, programmeBytesMax: 100, underWayBytesMax: 50 });
    const begun = (letter: string, sender: string) =>
      files.append(
        { ...place, sender, hash: letter.repeat(64) },
        { offset: 0, length: 40, bytes: arriving(Buffer.alloc(39)) },
      );
    expect(await begun('a', 'maelle')).toMatchObject({ kind: 'begun' });
    expect(await begun('b', 'maelle')).toEqual({ kind: 'full' });
    expect(await begun('a', 'daniel')).toMatchObject({ kind: 'begun' });
    expect(await begun('c', 'priya')).toEqual({ kind: 'full' });
    // A server that starts anew counts the same.
    const restarted = fileFolder({ folder, programmeBytesMax: 100, underWayBytesMax: 50 });
    const piece = { offset: 0, length: 40, bytes: arriving(Buffer.alloc(39)) };
    const another = { ...place, sender: 'priya', hash: 'c'.repeat(64) };
    expect(await restarted.append(another, piece)).toEqual({ kind: 'full' });
    for (const name of await names()) await utimes(join(folder, name), 1000, 1000);
    // Where the clock was ahead (F254).
    for (const name of await names()) await utimes(join(folder, name), 9000, 9000);
    await files.clear(5_000_000);
    expect(await begun('b', 'maelle')).toEqual({ kind: 'full' });
    await files.clear(5_000_000, 8_000_000);
    expect(await begun('b', 'maelle')).toMatchObject({ kind: 'begun' });
    expect(await begun('c', 'priya')).toMatchObject({ kind: 'begun' });
  });

  it('is counted anew for a piece that is refused, and not for each where that takes long', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 100));
    const other = fileFolder({ folder });
    await other.append(place, { offset: 0, length, bytes: arriving(content) });
    const files = fileFolder({ folder, programmeBytesMax: length });
    const next = { ...place, hash: 'b'.repeat(64) };
    const begun = () =>
      files.append(next, { offset: 0, length, bytes: arriving(content.subarray(0, 1)) });
    expect(await begun()).toEqual({ kind: 'full' });
    for (const name of await names())
      await rm(join(folder, name), { recursive: true, force: true });
    expect(await begun()).toEqual({ kind: 'full' });
    now += 2_000;
    expect(await begun()).toMatchObject({ kind: 'begun' });
    vi.restoreAllMocks();
  });

  it('leaves the disk room for what else lies there', async () => {
    const files = fileFolder({ folder, freeBytesMin: Number.MAX_SAFE_INTEGER });
    const piece = { offset: 0, length, bytes: arriving(content) };
    expect(await files.append(place, piece)).toEqual({ kind: 'full' });
  });

  it('does not begin anew what has arrived, for a piece at 0 of whoever does not know of it', async () => {
    const files = fileFolder({ folder });
    await files.append(place, { offset: 0, length, bytes: arriving(content.subarray(0, 6)) });
    const again = { offset: 0, length, bytes: arriving(content.subarray(0, 3)) };
    expect(await files.append(place, again)).toEqual({ kind: 'elsewhere' });
    expect(await files.offset(place)).toBe(6);
  });

  it('keeps nothing open of what is asked for and never read', async () => {
    const files = fileFolder({ folder });
    await files.append(place, { offset: 0, length, bytes: arriving(content) });
    const asked = await Promise.all(Array.from({ length: 50 }, () => files.read(place)));
    expect(asked.every((file) => file?.length === length)).toBe(true);
    expect(await openIn(folder)).toBe(0);
  });

  it('on a full disk says so and leaves no part behind, so that it can be brought later', async () => {
    const files = fileFolder({ folder });
    const handle = await open(join(folder, 'probe'), 'w');
    await handle.close();
    const write = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'write');
    write.mockRejectedValue(Object.assign(new Error('no room'), { code: 'ENOSPC' }));
    const piece = { offset: 0, length, bytes: arriving(content) };
    await expect(files.append(place, piece)).rejects.toThrow(StorageFull);
    write.mockRestore();
    expect((await names()).filter((name) => name.endsWith('.upload'))).toEqual([]);
    const again = { offset: 0, length, bytes: arriving(content) };
    expect(await files.append(place, again)).toEqual({ kind: 'whole' });
  });

  it('is cleared of uploads that nobody went on with, and of nothing that is whole', async () => {
    const files = fileFolder({ folder });
    await files.append(place, { offset: 0, length, bytes: arriving(content) });
    const old = { ...place, hash: 'a'.repeat(64) };
    await files.append(old, { offset: 0, length: 9, bytes: arriving(content.subarray(0, 3)) });
    const fresh = { ...place, hash: 'b'.repeat(64) };
    await files.append(fresh, { offset: 0, length: 9, bytes: arriving(content.subarray(0, 3)) });
    for (const name of await names()) {
      if (name.includes('a'.repeat(64)) || name.endsWith(hash)) {
        await utimes(join(folder, name), 1000, 1000);
      }
    }
    await files.clear(5_000_000);
    expect(await files.offset(old)).toBe(0);
    expect(await files.offset(fresh)).toBe(3);
    expect(await files.size(place)).toBe(length);
  });
});

describe('a file that is damaged on the disk (F113)', () => {
  /** Where the whole file lies. */
  const whole = async (): Promise<string> =>
    join(folder, (await names()).find((name) => name.endsWith(hash)) ?? '');
  const bring = (files: ReturnType<typeof fileFolder>) =>
    files.append(place, { offset: 0, length, bytes: arriving(content) });

  it('is put aside and missing, so that it is brought again, also where there is room for one only', async () => {
    const said: string[] = [];
    const options = {
      folder,
      programmeBytesMax: length,
      onPutAside: (of: string) => said.push(of),
    };
    const files = fileFolder(options);
    await bring(files);
    await truncate(await whole(), 5);
    await Promise.all([files.check(place, length), files.check(place, length)]);
    expect(said).toEqual([hash]);
    expect(await files.size(place)).toBeUndefined();
    expect((await names()).filter((name) => name.endsWith('.damaged'))).toHaveLength(1);
    expect(await bring(files)).toEqual({ kind: 'whole' });
    // What was put aside takes no room of the programme, also where it is counted anew.
    const restarted = fileFolder(options);
    await truncate(await whole(), 4);
    await restarted.check(place, length);
    expect(await bring(restarted)).toEqual({ kind: 'whole' });
    expect((await files.read(place))?.length).toBe(length);
  });

  it('is not one of which a record says another length: its hash decides', async () => {
    const files = fileFolder({ folder });
    await bring(files);
    await files.check(place, 1);
    await files.check(place, 1_000_000);
    expect(await files.size(place)).toBe(length);
    await files.check({ ...place, hash: 'a'.repeat(64) }, 1);
  });

  it('and was put aside by the nightly copies no longer counts once uploads were cleared', async () => {
    const files = fileFolder({ folder, programmeBytesMax: length });
    await bring(files);
    await rm(await whole());
    await files.clear(0);
    expect(await bring(files)).toEqual({ kind: 'whole' });
  });
});
