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

/** To copy so many characters of a field takes about as long as an entry of a map. */
const charactersOfEntry = 64;
/**
 * The same for comparing and merging, where texts are brought to their normal form and taken apart into sentences, and for
 * a set that is changed for the first time, where its elements are written as texts: tiny values take the longest.
 */
const charactersOfCompared = 8;

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

/** How long a value is: its elements, and its characters as JSON. */
interface Size {
  readonly elements: number;
  readonly characters: number;
}

function copiedByOperations(operations: readonly Json[], records: readonly AnyRecord[]): number {
  const known = new Map(records.map((record) => [record.id, record]));
  const there = new Map<string, Size>();
  const written = new Set<string>();
  let copied = 0;
  for (const operation of operations) {
    // What is beyond that is refused, however far: the rest is not looked at.
    if (copied > copiedFieldsMax) return copied;
    const [id = ''] = textsAt([operation], 'record');
    for (const [name, change] of Object.entries(fieldsOf(operation))) {
      const place = `${id}\n${name}`;
      const stands = there.get(place) ?? sizeOfField(known.get(id), name);
      const { value, ...parts } = isObject(change) ? change : {};
      // Nothing is compared with what is not there, and elements that come to a set are looked up in it.
      const isOfMap = 'put' in parts || 'dropped' in parts;
      const isOfSet = !isOfMap && ('added' in parts || 'removed' in parts);
      const isCompared = stands.characters > 0 && !isOfSet;
      copied += Math.max(stands.elements, entriesOf(stands, isCompared));
      if (isOfSet && !written.has(place)) {
        copied += entriesOf(stands, true);
        written.add(place);
      }
      let { elements, characters } = stands;
      for (const [part, came] of Object.entries({ ...parts, value })) {
        const size = sizeOf(came);
        copied += size.elements + (isCompared ? entriesOf(size, true) : 0);
        // What is written in place of something is not added to it; what comes is as long as the push.
        if (part === 'value') {
          elements = Math.max(elements, size.elements);
          characters = Math.max(characters, size.characters);
        } else if (part === 'added' || part === 'put') {
          elements += size.elements;
          characters += size.characters;
        }
      }
      there.set(place, { elements, characters });
    }
  }
  return copied;
}

/** What it takes to copy or to compare so many characters, in entries of a map. */
const entriesOf = ({ characters }: Size, isCompared: boolean): number =>
  Math.ceil(characters / (isCompared ? charactersOfCompared : charactersOfEntry));

/** A value, or a version beside it that is longer: a settlement that is taken back brings it to its place. */
function sizeOfField(record: AnyRecord | undefined, name: string): Size {
  const versions = [record?.conflicts?.[name], record?.settled?.[name]?.versions];
  let size = sizeOf(record?.values[name]);
  for (const { value } of versions.flatMap((some) => some ?? [])) {
    const { elements, characters } = sizeOf(value);
    size = {
      elements: Math.max(size.elements, elements),
      characters: Math.max(size.characters, characters),
    };
  }
  return size;
}

function sizeOf(value: Json | undefined): Size {
  // A field may be named as what every object has.
  const text = JSON.stringify(value) as string | undefined;
  return { elements: elementsIn(value), characters: (text ?? '').length };
}

/** Elements of a set or a map: each that comes is looked at by itself. */
const elementsIn = (value: Json | undefined): number =>
  isObject(value) ? Object.keys(value).length : 0;

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
