/**
 * A record as it stands: its values, and which operation last wrote each field.
 */

import { readableValues } from '../entity/readable.ts';
import { type EntityName, isEntityName, type Values } from '../entity/registry.ts';
import type { Json } from '../../std/json.ts';

/** When and by whom. `at` in milliseconds since 1970. */
export interface Stamp {
  readonly at: number;
  readonly by: string;
}

/** A value that lost the lead against a concurrent one and waits for a person to settle it. */
export interface Alternative extends Stamp {
  readonly value: Json;
  readonly operationId: string;
}

/** The versions that a settlement of a field decided between, the one that led first. */
export interface Settled {
  /** The settlement. */
  readonly operationId: string;
  readonly versions: readonly Alternative[];
}

/** The mark of a deletion that met a change, and the operation that decided whether the record stays. */
export interface SettledDeletion {
  readonly operationId: string;
  readonly mark: Stamp & { readonly operationId: string };
}

/**
 * Versions of one field that stand beside the one that leads. The oldest give way: they are in the history, and a person
 * who has twenty to choose from is not helped by the twenty-first [P4].
 */
export const alternativesMax = 20;
/** Fields of one record that hold something: a form has up to 500 items with five fields each. */
export const recordFieldsMax = 5000;
/** Elements of a set or a map after changes of several people: each alone writes fewer (`elementCountMax`). */
export const mergedElementsMax = 1000;

/** The latest of them, as many as may stand beside a value. */
export function latestVersions<T>(beside: T[]): T[] {
  return beside.length > alternativesMax ? beside.slice(-alternativesMax) : beside;
}

export interface AnyRecord {
  readonly id: string;
  readonly entity: EntityName;
  readonly home: string;
  /** Only fields that hold something. */
  readonly values: Readonly<Record<string, Json>>;
  /** Fields last written by another operation than the one that created the record. */
  readonly writers?: Readonly<Record<string, string>> | undefined;
  /** When and by whom those fields were written; what lacks here, `changed` tells. */
  readonly stamps?: Readonly<Record<string, Stamp>> | undefined;
  readonly created: Stamp;
  readonly changed: Stamp;
  /** The operation that last changed the record, where it is not the one that created it. */
  readonly last?: string | undefined;
  /** Place of that operation in the order of the programme, once it was confirmed. */
  readonly sequence?: number | undefined;
  /** In the trash since; the values are kept for a restore. */
  readonly deleted?: (Stamp & { readonly operationId: string }) | undefined;
  /** Someone moved it to the trash while someone else changed it: it stays until a person says otherwise. */
  readonly contested?: (Stamp & { readonly operationId: string }) | undefined;
  /** Open conflicts, by field. */
  readonly conflicts?: Readonly<Record<string, readonly Alternative[]>> | undefined;
  /** What settlements that still stand decided between, by field. */
  readonly settled?: Readonly<Record<string, Settled>> | undefined;
  /** Who had moved it to the trash, before somebody settled whether it stays. */
  readonly settledDeletion?: SettledDeletion | undefined;
}

/** A record of an entity that this version does not know, as a newer one keeps it [X1]. */
export interface NewerRecord {
  readonly id: string;
  readonly entity: string;
  readonly home: string;
  readonly sequence?: number | undefined;
}

/** A record as it travels. */
export type CarriedRecord = AnyRecord | NewerRecord;

/** Whether this version knows what a record is. */
export function isKnownRecord(record: CarriedRecord): record is AnyRecord {
  return isEntityName(record.entity);
}

/** A record whose values have the type of its entity. */
export interface RecordOf<N extends EntityName> extends Omit<AnyRecord, 'values' | 'entity'> {
  readonly entity: N;
  readonly values: Values<N>;
}

export type Programme = RecordOf<'programme'>;
export type LaunchPad = RecordOf<'launchPad'>;
export type Member = RecordOf<'member'>;
export type CalendarEvent = RecordOf<'calendarEvent'>;
export type Sme = RecordOf<'sme'>;
export type Contact = RecordOf<'contact'>;
export type Action = RecordOf<'action'>;
export type Issue = RecordOf<'issue'>;
export type Lesson = RecordOf<'lesson'>;
export type Organisation = RecordOf<'organisation'>;

/** Records that were looked at, as they can be read. */
const known = new WeakMap<AnyRecord, AnyRecord>();
/** The same of records by id: maps never change once they are shown. */
const knownMaps = new WeakMap<ReadonlyMap<string, AnyRecord>, ReadonlyMap<string, AnyRecord>>();

/** The record as it can be read: itself where it is sound. */
export function readable(record: AnyRecord): AnyRecord {
  const before = known.get(record);
  if (before !== undefined) return before;
  const values = readableValues(record);
  const found = values === record.values ? record : { ...record, values };
  known.set(record, found);
  known.set(found, found);
  return found;
}

/** The records by id, each as it can be read; the same map where all are sound. */
export function readableAll(
  records: ReadonlyMap<string, AnyRecord>,
): ReadonlyMap<string, AnyRecord> {
  const before = knownMaps.get(records);
  if (before !== undefined) return before;
  let copy: Map<string, AnyRecord> | undefined;
  for (const [id, record] of records) {
    const found = readable(record);
    if (found === record) continue;
    copy ??= new Map(records);
    copy.set(id, found);
  }
  const found = copy ?? records;
  knownMaps.set(records, found);
  return found;
}

/**
 * The record as one of the named entity, or `undefined` if it is another. The cast is the one place where
 * stored values get their type: what cannot be read of them is left out or stood in for.
 */
export function recordAs<N extends EntityName>(
  record: AnyRecord | undefined,
  entity: N,
): RecordOf<N> | undefined {
  return record?.entity === entity ? (readable(record) as unknown as RecordOf<N>) : undefined;
}

/** When and by whom the field was last written, as far as it is known. */
export function stampOf(
  record: Pick<AnyRecord, 'stamps' | 'writers' | 'created' | 'changed'>,
  field: string,
): Stamp {
  const { stamps, writers } = record;
  const stamp = stamps !== undefined && Object.hasOwn(stamps, field) ? stamps[field] : undefined;
  if (stamp !== undefined) return stamp;
  return writers !== undefined && Object.hasOwn(writers, field) ? record.changed : record.created;
}

/** The operation that last changed the record. */
export function lastOf(record: AnyRecord): string {
  return record.last ?? record.id;
}

/** Whether someone still has to choose: between two values, or between keeping and deleting. */
export function isContested(record: Pick<AnyRecord, 'contested' | 'conflicts'>): boolean {
  return (
    record.contested !== undefined ||
    (record.conflicts !== undefined && Object.keys(record.conflicts).length > 0)
  );
}

/** The operation that last wrote the field; the creating one unless a later one did. */
export function writerOf(record: AnyRecord, field: string): string {
  const { writers } = record;
  const own = writers !== undefined && Object.hasOwn(writers, field);
  return (own ? writers[field] : undefined) ?? record.id;
}
