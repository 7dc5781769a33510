/**
 * Whether a change makes a record longer than a record may be. Everybody who reads it, and every later change of it, pays
 * for its length, so that no number of pushes may make it endless [S18]. A small change of a large map leaves the whole of it
 * beside itself where both are in conflict: so records are measured, whatever changed them.
 *
 * What stands in fields that this version does not declare is kept for a newer one and seen by nobody, so that it has less
 * room than all the rest.
 */

import { fieldOf } from '../../domain/entity/registry.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { syncLimits } from '../../protocol/limits.ts';
import type { Json } from '../../std/json.ts';

/** Texts from this length on are looked at for what JSON escapes; each of them once. */
const longText = 64;
/** What an id, a time and their names take, about. */
const stampLength = 120;

/**
 * Measures records, about as long as they are as JSON. What did not change since is not measured again: a push may change
 * one record hundreds of times.
 */
export class RecordMeasure {
  private readonly parts = new WeakMap<object, number>();
  private readonly texts = new Map<string, number>();

  /** @param before the record as it was, where it was there: one that is too long already may still be made shorter */
  isTooLong(record: AnyRecord, before: AnyRecord | undefined): boolean {
    const { recordLengthMax, undeclaredLengthMax } = syncLimits;
    const length = this.lengthOf(record, recordLengthMax);
    // Nearly all are shorter than what even a part of them may be.
    if (length <= undeclaredLengthMax) return false;
    const undeclared = this.undeclaredLengthOf(record);
    if (undeclared > undeclaredLengthMax) {
      if (before === undefined || undeclared > this.undeclaredLengthOf(before)) return true;
    }
    if (length <= recordLengthMax) return false;
    if (before === undefined) return true;
    const lengthMax = Math.max(this.lengthOf(before), recordLengthMax);
    return this.lengthOf(record, lengthMax) > lengthMax;
  }

  /** How much longer some records are than they were, in characters, where they are longer. */
  longerBy(records: readonly AnyRecord[], before: readonly AnyRecord[]): number {
    const known = new Map(before.map((record) => [record.id, record]));
    let longer = 0;
    for (const record of records) {
      const was = known.get(record.id);
      longer += Math.max(0, this.lengthOf(record) - (was === undefined ? 0 : this.lengthOf(was)));
    }
    return longer;
  }

  private undeclaredLengthOf({ entity, values, conflicts, settled }: AnyRecord): number {
    const isDeclared = (name: string): boolean => fieldOf(entity, name) !== undefined;
    let length = 0;
    for (const name of Object.keys(values)) {
      // Beside each value stand its writer and its stamp, under the same name.
      if (!isDeclared(name)) length += 3 * name.length + this.valueLength(values[name] ?? null);
    }
    const beside = Object.entries(conflicts ?? {});
    for (const [name, { versions }] of Object.entries(settled ?? {})) beside.push([name, versions]);
    for (const [name, versions] of beside) {
      if (!isDeclared(name)) length += name.length + this.versionsLength(versions);
    }
    return length;
  }

  /** @param enough where it reaches that, the rest is not measured: it may be many times as long */
  private lengthOf({ values, conflicts, settled, writers, stamps }: AnyRecord, enough = Infinity) {
    let length = 0;
    for (const part of [writers, stamps]) {
      if (part !== undefined) length += Object.keys(part).length * stampLength;
    }
    for (const name of Object.keys(values)) {
      length += name.length + this.valueLength(values[name] ?? null);
    }
    const remembered = Object.values(settled ?? {}).map(({ versions }) => versions);
    for (const versions of [...Object.values(conflicts ?? {}), ...remembered]) {
      if (length > enough) return length;
      length += this.versionsLength(versions);
    }
    return length;
  }

  /** A change of one field leaves the versions of the others as they are. */
  private versionsLength(versions: readonly { readonly value: Json }[]): number {
    const known = this.parts.get(versions);
    if (known !== undefined) return known;
    let length = 0;
    for (const { value } of versions) length += stampLength + this.valueLength(value);
    this.parts.set(versions, length);
    return length;
  }

  private valueLength(value: Json): number {
    if (typeof value === 'object' && value !== null) return this.partLength(value);
    if (typeof value !== 'string') return String(value).length;
    if (value.length < longText) return value.length + 2;
    const known = this.texts.get(value);
    if (known !== undefined) return known;
    const { length } = JSON.stringify(value);
    this.texts.set(value, length);
    return length;
  }

  private partLength(part: object): number {
    const known = this.parts.get(part);
    if (known !== undefined) return known;
    const { length } = JSON.stringify(part);
    this.parts.set(part, length);
    return length;
  }
}
