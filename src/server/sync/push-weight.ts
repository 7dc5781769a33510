/**
 * What a push makes the server do besides reading it, told before anything is decided [S18]: the records that it touches
 * are read and written whole, and each group that changes a record copies its fields, so that many small groups on a few
 * large records cost far more than they weigh.
 */

import type { AnyRecord } from '../../domain/operation/record.ts';
import type { Json } from '../../std/json.ts';
import { textsAt } from './raw-operations.ts';

/** What is touched together at most, in bytes: eight records of the greatest length. */
export const touchedBytesMax = 48 * 1024 * 1024;
/** Fields that the groups of one push may copy: two hundred groups on the record with the most of them. */
export const copiedFieldsMax = 1_000_000;

/** What a push may do. */
export interface PushWeight {
  readonly touchedBytes: number;
  readonly copiedFields: number;
  /** What is looked up and written for each is no matter of its length. */
  readonly operations: number;
}

/** More than that is rejected as too large. */
export const weightMax: PushWeight = {
  touchedBytes: touchedBytesMax,
  copiedFields: copiedFieldsMax,
  operations: 8000,
};
/** More than that is done one push at a time: it takes as long as some dozens of ordinary ones [S12]. */
export const lightWeightMax: PushWeight = {
  touchedBytes: 1024 * 1024,
  copiedFields: 60_000,
  operations: 2000,
};
/** A field that is copied takes about as long as so many bytes that are touched. */
export const bytesOfField = 32;
/** The same of an operation, with what is looked up and written for it. */
export const bytesOfOperation = 4096;

/** What is copied or compared of a field takes about as long for so many characters as for an entry of a map. */
const charactersOfEntry = 64;
/** To merge a text takes so many times as long as to compare it: both are taken apart into sentences, twice where they are not in the normal form. */
const mergeFactor = 16;

/**
 * How many fields of records groups copy, about: those that are there, with what stands beside them, and those that the push names. Each
 * operation copies the maps and sets that it changes, and compares the texts, however little it says of them.
 */
export function copiedFields(
  groups: readonly (readonly Json[])[],
  records: readonly AnyRecord[],
): number {
  return copiedByGroups(groups, records) + copiedByOperations(groups.flat(), records);
}

function copiedByOperations(operations: readonly Json[], records: readonly AnyRecord[]): number {
  const known = new Map(records.map((record) => [record.id, record]));
  const there = new Map<string, number>();
  let copied = 0;
  for (const operation of operations) {
    const [id = ''] = textsAt([operation], 'record');
    for (const [name, change] of Object.entries(fieldsOf(operation))) {
      const place = `${id}\n${name}`;
      const before = there.get(place) ?? weightOf(known.get(id)?.values[name]);
      const { value, ...parts } = isObject(change) ? change : {};
      let after = before;
      const isMerged = value !== undefined && isTextual(known.get(id)?.values[name]);
      copied += isMerged ? mergeFactor * before : before;
      for (const part of Object.values(parts)) {
        const elements = elementsIn(part);
        copied += elements;
        after += weightOf(part, elements);
      }
      // What is written in place of something is not added to it; what comes is as long as the push.
      if (value !== undefined) {
        const elements = elementsIn(value);
        copied += elements;
        after = Math.max(before, weightOf(value, elements));
      }
      there.set(place, after);
    }
  }
  return copied;
}

/** What it takes to copy or to compare a value, in entries of a map. */
function weightOf(value: Json | undefined, elements = elementsIn(value)): number {
  // A field may be named as what every object has.
  const text = JSON.stringify(value) as string | undefined;
  return Math.max(elements, Math.ceil((text ?? '').length / charactersOfEntry));
}

/** Elements of a set or a map: each that comes is looked at by itself. */
const elementsIn = (value: Json | undefined): number =>
  isObject(value) ? Object.keys(value).length : 0;

/** Whether a value may be a text, in one language or two: what is written in its place is merged into it. */
const isTextual = (value: Json | undefined): boolean =>
  typeof value === 'string' || (isObject(value) && !Array.isArray(value));

const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null;

function copiedByGroups(
  groups: readonly (readonly Json[])[],
  records: readonly AnyRecord[],
): number {
  const counts = new Map(records.map((record) => [record.id, fieldsIn(record)]));
  for (const operation of groups.flat()) {
    const [id] = textsAt([operation], 'record');
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + namedFields(operation));
  }
  let copied = 0;
  for (const group of groups) {
    for (const id of new Set(textsAt(group, 'record'))) copied += counts.get(id) ?? 0;
  }
  return copied;
}

/** What a change of a record walks: its fields, and the versions that stand beside them. */
function fieldsIn({ values, conflicts }: AnyRecord): number {
  const versions = Object.values(conflicts ?? {}).reduce((sum, { length }) => sum + length, 0);
  return Object.keys(values).length + versions;
}

const namedFields = (operation: Json): number => Object.keys(fieldsOf(operation)).length;

function fieldsOf(operation: Json): Readonly<Record<string, Json>> {
  const fields = isObject(operation) ? operation['fields'] : undefined;
  return isObject(fields) ? fields : {};
}
