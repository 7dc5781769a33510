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
import { asciiLength, type Json } from '../../std/json.ts';
import { valuesIn } from '../../std/json-weight.ts';

/** A field up to this length, with what stands beside it, may change in a record that is too long. */
const shortField = 4096;
/** What all fields of that kind may take together in such a record, in characters: far more than those of a sheet. */
const shortFieldsMax = 256_000;
/** Texts from this length on are looked at for what JSON escapes. */
const longText = 64;
/** What an id, a time and their names take, about. */
const stampLength = 120;
/** Values that a settlement may add to a record with too many: what it chooses may be one of those that it remembers. */
const settledValues = 1000;

/**
 * Measures records, about as long as they are as JSON in ASCII, which is how they are written: a letter beyond it counts
 * six. What did not change since is not measured again: a push may change one record hundreds of times. Nothing is looked up by a text: of texts from 16,384 characters on, V8 tells those of one length
 * apart by comparing each with each.
 */
export class RecordMeasure {
  private readonly parts = new WeakMap<object, number>();
  /** The values in them. */
  private readonly counts = new WeakMap<object, number>();

  /**
   * @param before the record as it was, where it was there: one that is too long already may still be made shorter, and its short
   *   fields may change: an earlier version let it grow, or a colleague filled it, and the town is to be written down all the same
   */
  isTooLong(record: AnyRecord, before: AnyRecord | undefined): boolean {
    const { recordLengthMax, undeclaredLengthMax } = syncLimits;
    if (before !== undefined) this.valuesLength(before.values);
    this.valuesLength(record.values, before?.values);
    const length = this.lengthOf(record, recordLengthMax);
    if (this.isTooManyValues(record, before, length)) return true;
    // Nearly all are shorter than what even a part of them may be.
    if (length <= undeclaredLengthMax) return false;
    const undeclared = this.undeclaredLengthOf(record);
    if (undeclared > undeclaredLengthMax) {
      if (before === undefined || undeclared > this.undeclaredLengthOf(before)) return true;
    }
    if (length <= recordLengthMax) return false;
    if (before === undefined) return true;
    const lengthMax = Math.max(this.lengthOf(before), recordLengthMax);
    if (this.lengthOf(record, lengthMax) <= lengthMax) return false;
    return !this.hasOnlyShortChanges(record, before) && !this.hasLessBeside(record, before);
  }

  /**
   * Whether it holds too many values: tiny ones take up to a hundred times as much memory as letters do [S18]. One that has too many
   * already is treated as one that is too long.
   */
  private isTooManyValues(
    record: AnyRecord,
    before: AnyRecord | undefined,
    length: number,
  ): boolean {
    const { recordValuesMax } = syncLimits;
    // No value is shorter than a letter.
    if (length < recordValuesMax) return false;
    const { declared, undeclared } = this.valuesOf(record);
    const was = before && this.valuesOf(before);
    // Nobody sees these: they take no room from the others.
    if (undeclared > Math.max(recordValuesMax, was?.undeclared ?? 0)) return true;
    if (declared <= Math.max(recordValuesMax, was?.declared ?? 0)) return false;
    if (before === undefined || was === undefined) return true;
    if (this.hasOnlyShortChanges(record, before)) return false;
    return declared - was.declared > settledValues || !this.hasLessBeside(record, before);
  }

  private valuesOf(record: AnyRecord): { readonly declared: number; readonly undeclared: number } {
    const { entity, values, conflicts, settled } = record;
    let [declared, undeclared] = [0, 0];
    for (const name of Object.keys({ ...values, ...conflicts, ...settled })) {
      const count = this.fieldValues(record, name);
      if (fieldOf(entity, name) === undefined) undeclared += count;
      else declared += count;
    }
    return { declared, undeclared };
  }

  private countOf(part: unknown): number {
    if (typeof part !== 'object' || part === null) return 1;
    const known = this.counts.get(part);
    if (known !== undefined) return known;
    const count = valuesIn(JSON.stringify(part));
    this.counts.set(part, count);
    return count;
  }

  /** Whether something was settled: what it remembers is no longer than what stood there, and goes with the next change. */
  private hasLessBeside(record: AnyRecord, before: AnyRecord): boolean {
    const [now, was] = [record, before].map((one) => this.lengthOf({ ...one, settled: {} }));
    return (now ?? 0) < (was ?? 0);
  }

  private hasOnlyShortChanges(record: AnyRecord, before: AnyRecord): boolean {
    const { values, conflicts, settled } = record;
    let short = 0;
    for (const name of Object.keys({ ...values, ...conflicts, ...settled })) {
      const value = values[name];
      const isLong = typeof value === 'string' && value.length > shortField;
      if (isLong && isSameField(record, before, name)) continue;
      const length = this.fieldLength(record, name);
      if (length <= shortField) short += length;
      else if (length > this.fieldLength(before, name)) return false;
      else if (this.fieldValues(record, name) > this.fieldValues(before, name)) return false;
    }
    return short <= shortFieldsMax;
  }

  /** That of a value, its writer and its stamp, and the versions beside it. */
  private fieldLength({ values, conflicts, settled }: AnyRecord, name: string): number {
    const versions = [...(conflicts?.[name] ?? []), ...(settled?.[name]?.versions ?? [])];
    let length = name.length + 2 * stampLength + this.valueLength(values[name] ?? null);
    for (const { value } of versions) length += stampLength + this.valueLength(value);
    return length;
  }

  private fieldValues({ values, conflicts, settled }: AnyRecord, name: string): number {
    const beside = [conflicts?.[name], settled?.[name]?.versions];
    return [values[name], ...beside].reduce<number>((sum, part) => sum + this.countOf(part), 0);
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
  lengthOf({ values, conflicts, settled, writers, stamps }: AnyRecord, enough = Infinity): number {
    let length = 0;
    for (const part of [writers, stamps]) {
      if (part !== undefined) length += Object.keys(part).length * stampLength;
    }
    length += this.valuesLength(values);
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

  /** @param before as they were, where that was measured: what is the same is not measured again */
  private valuesLength(values: AnyRecord['values'], before: AnyRecord['values'] = {}): number {
    const known = this.parts.get(values);
    if (known !== undefined) return known;
    const beforeLength = this.parts.get(before);
    let length = beforeLength ?? 0;
    const fieldLength = (name: string, value: Json): number =>
      name.length + this.valueLength(value);
    const there = beforeLength === undefined ? {} : before;
    for (const [name, value] of Object.entries(values)) {
      const was = Object.hasOwn(there, name) ? there[name] : undefined;
      if (was === value) continue;
      length += fieldLength(name, value) - (was === undefined ? 0 : fieldLength(name, was));
    }
    for (const [name, was] of Object.entries(there)) {
      if (!Object.hasOwn(values, name)) length -= fieldLength(name, was);
    }
    this.parts.set(values, length);
    return length;
  }

  private valueLength(value: Json): number {
    if (typeof value === 'object' && value !== null) return this.partLength(value);
    if (typeof value !== 'string') return String(value).length;
    return value.length < longText ? value.length + 2 : asciiLength(JSON.stringify(value));
  }

  private partLength(part: object): number {
    const known = this.parts.get(part);
    if (known !== undefined) return known;
    const length = asciiLength(JSON.stringify(part));
    this.parts.set(part, length);
    return length;
  }
}

/** Whether a field and what stands beside it is what it was: the same values, without a look into them. */
function isSameField(record: AnyRecord, before: AnyRecord, name: string): boolean {
  return (
    record.values[name] === before.values[name] &&
    record.conflicts?.[name] === before.conflicts?.[name] &&
    record.settled?.[name] === before.settled?.[name]
  );
}
