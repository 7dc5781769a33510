/** How a bug is planted: a wrapper around a port, from outside of the code that it breaks. */

import type { SyncStore, SyncTransport } from '../../../src/client/ports/sync.ts';
import type { Operation } from '../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../src/domain/operation/record.ts';
import type {
  ProgrammeReader,
  ProgrammeWriter,
  SheetStorage,
} from '../../../src/server/ports/sheet-storage.ts';
import type { SimTab } from '../tab.ts';
import type { Changes, Stage } from '../world.ts';

export interface PlantedBug {
  /** The least that must be in the world for it to show. */
  readonly stage: Stage;
  /** People attach files as well. */
  readonly hasFiles?: boolean;
  /** The rule of docs/sync-protocol.md by which it has to be found. */
  readonly breaks: string;
  readonly changes: Changes;
  /** Seeds after which it must have been found, where what it needs is rare. */
  readonly seedsMax?: number;
}

/** The same port with some of its methods in another way. */
export function over<T extends object>(inner: T, methods: Partial<T>): T {
  return new Proxy(inner, {
    get: (target, name) => {
      if (Object.hasOwn(methods, name)) return Reflect.get(methods, name) as unknown;
      const found: unknown = Reflect.get(target, name, target);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
}

type Storing = NonNullable<Changes['storage']>;

/** Changes what a transaction of a server reads and writes. */
export const writing =
  (methods: (writer: ProgrammeWriter) => Partial<ProgrammeWriter>): Storing =>
  (inner) =>
    over<SheetStorage>(inner, {
      write: (id, work) => inner.write(id, (writer) => work(over(writer, methods(writer)))),
    });

/** Changes the records that a transaction decides with. */
export const seeingRecordsAs = (
  writer: ProgrammeWriter,
  as: (record: AnyRecord) => AnyRecord,
): Partial<ProgrammeWriter> => ({
  records: async (ids) => (await writer.records(ids)).map(as),
  recordsUnlessLonger: async (ids, bytesMax) =>
    (await writer.recordsUnlessLonger(ids, bytesMax))?.map(as),
});

/** Changes what a server reads for a pull or a snapshot. */
export const reading =
  (methods: (reader: ProgrammeReader) => Partial<ProgrammeReader>): Storing =>
  (inner) =>
    over<SheetStorage>(inner, {
      read: (id, work) => inner.read(id, (reader) => work(over(reader, methods(reader)))),
    });

/** Changes the store of the exchange, as a tab calls it. */
export const syncing = (
  methods: (inner: SyncStore, tab: SimTab) => Partial<SyncStore>,
): Changes => ({
  sync: (inner, tab) => over(inner, methods(inner, tab)),
});

/** Changes what a tab sends, or what it hears. */
export const sending = (
  methods: (inner: SyncTransport, tab: SimTab) => Partial<SyncTransport>,
): Changes => ({ transport: (inner, tab) => over(inner, methods(inner, tab)) });

/** Rows vanish from a disk, as if the code had removed them. */
export async function dropRows(
  { device }: SimTab,
  which: (state: string, group: readonly Operation[]) => boolean,
): Promise<void> {
  const { outbox } = await device.disk.read();
  await device.disk.removeRows(
    outbox.filter(({ state, group }) => which(state, group)).map(({ key }) => key),
  );
}
