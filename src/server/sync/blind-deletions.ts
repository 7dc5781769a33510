/**
 * Deletions of sheets whose authors had not seen everything on them: somebody else logged a call there meanwhile, which
 * must not vanish with the sheet [O9]. A deletion names the last operation on the sheet that its author knew of, by its
 * id, which means the same in every life of a server and in every log that is handed over.
 */

import { hasSheet, isEntityName } from '../../domain/entity/registry.ts';
import type { Json } from '../../std/json.ts';
import { answerLength, type ProgrammeReader } from '../ports/sheet-storage.ts';

/** Entries of a sheet that are looked through; one that lies behind more of them was not seen. */
const entriesMax = 500;
/** Entries that are read first, and then: what was seen is nearly always the last but a few. */
const firstReads = [1, 5, 50] as const;
/** What is read of a sheet at most at once, in UTF-16 code units: entries may be long. */
const lengthMax = 256 * 1024;
/** What is read for all deletions together, in the same unit: those of a thousand sheets of which everything was seen [S18]. */
export const lookedLengthMax = 4 * 1024 * 1024;

export interface BlindDeletions {
  readonly ids: readonly string[];
  /** More had to be read than may be: what was not looked at counts as not seen. */
  readonly isBeyond: boolean;
  /** What was read, in UTF-16 code units of JSON. */
  readonly length: number;
}

/** What may still be read. */
interface Room {
  length: number;
}

/** The ids of those deletions among operations as they came. */
export async function blindDeletions(
  reader: Pick<ProgrammeReader, 'history'>,
  operations: readonly Json[],
): Promise<BlindDeletions> {
  const blind: string[] = [];
  const sheets = new Map<string, LatestWritten>();
  const room: Room = { length: lookedLengthMax };
  for (const operation of operations) {
    const deletion = readDeletion(operation);
    if (deletion === undefined) continue;
    const { id, home } = deletion;
    const latest = sheets.get(home) ?? new LatestWritten(reader, home, room);
    sheets.set(home, latest);
    if (await latest.isByOthersSince(deletion)) blind.push(id);
  }
  return { ids: blind, isBeyond: room.length <= 0, length: lookedLengthMax - room.length };
}

/**
 * Who wrote on a sheet, the latest first, as far back as somebody asks; nothing else of the entries is kept. Whether
 * somebody else wrote since an operation is the same as whether one of them is met before it.
 */
class LatestWritten {
  private readonly reader: Pick<ProgrammeReader, 'history'>;
  private readonly home: string;
  private readonly room: Room;
  private readonly places = new Map<string, number>();
  /** By whom, and the place of the first by another than the latest author. */
  private latest: string | undefined;
  private firstOther: number | undefined;
  private before: number | undefined;
  private isAll = false;

  constructor(reader: Pick<ProgrammeReader, 'history'>, home: string, room: Room) {
    this.reader = reader;
    this.home = home;
    this.room = room;
  }

  async isByOthersSince({ by, seen }: Deletion): Promise<boolean> {
    for (;;) {
      const known = this.places.get(seen) ?? this.places.size;
      const other =
        this.latest === by ? this.firstOther : this.latest === undefined ? undefined : 0;
      if (other !== undefined && other < known) return true;
      if (this.places.has(seen)) return false;
      if (this.isAll) return false;
      if (this.room.length <= 0) return true;
      await this.readOn();
    }
  }

  private async readOn(): Promise<void> {
    const end = firstReads.find((count) => count > this.places.size) ?? entriesMax;
    const limit = end - this.places.size;
    const { entries, more } = await this.reader.history(this.home, this.before, {
      limit,
      lengthMax: Math.min(lengthMax, this.room.length),
    });
    this.room.length -= answerLength(JSON.stringify(entries));
    for (const { operation } of entries.toReversed()) {
      this.latest ??= operation.by;
      if (operation.by !== this.latest) this.firstOther ??= this.places.size;
      this.places.set(operation.operationId, this.places.size);
    }
    this.before = entries[0]?.sequence ?? this.before;
    this.isAll = !more || entries.length === 0 || this.places.size >= entriesMax;
  }
}

const isSheet = (entity: Json | undefined): boolean =>
  typeof entity === 'string' && isEntityName(entity) && hasSheet(entity);

interface Deletion {
  readonly id: string;
  readonly home: string;
  readonly by: string;
  readonly seen: string;
}

function readDeletion(operation: Json): Deletion | undefined {
  if (typeof operation !== 'object' || operation === null || Array.isArray(operation)) {
    return undefined;
  }
  const { kind, entity, operationId: id, home, by, seen } = operation as { [key: string]: Json };
  const texts = [id, home, by, seen].every((one) => typeof one === 'string' && one.length <= 64);
  if (kind !== 'delete' || !texts || !isSheet(entity)) return undefined;
  return { id, home, by, seen } as Deletion;
}
