/**
 * A form that was begun over something that says values, such as a line, and is opened again later. The same words mean other
 * values on another day (`tomorrow`), and a line may be changed meanwhile, so a value is compared with what the words meant when it
 * was begun, never with what they mean today.
 *
 * What was said and what was chosen by hand is kept in beginnings, the latest first; each holds the values that were begun at one
 * moment over the same words. A value that was chosen by hand stays until somebody writes over it: where the words say something
 * else by now it is not shown, and comes back with the words over which it was chosen.
 */

import { type Json, sameJson } from '../../std/json.ts';

/** Values by their fields; nothing, or `null`, where nothing is said. */
export type SaidValues = Readonly<Record<string, Json | undefined>>;

/** What a form is opened over. What is only proposed is not said. */
export interface Saying {
  /** What it says now. */
  readonly now: SaidValues;
  /** Whether it says nothing of a field that it does not name, as a line; a day of the calendar leaves the others alone. */
  readonly isWhole?: boolean | undefined;
  readonly line?: SaidLine<SaidValues> | undefined;
}

/** The line that says it. */
export interface SaidLine<T> {
  readonly words: string;
  /** What it would have said at an earlier moment, `YYYY-MM-DDTHH:mm`. */
  readonly asOf: (moment: string) => T;
  /** How it is read was corrected beside the words: the same words may say something else. */
  readonly isCorrected: boolean;
}

export interface Beginning {
  /** The local date and time at which it was begun; empty where an earlier version kept it. */
  readonly on: string;
  /** The words of the line that said it. */
  readonly words?: string | undefined;
  /** By the fields that were begun then; `null` where nothing was said. */
  readonly said: Readonly<Record<string, Json>>;
  /** By hand; `null` where it was emptied. */
  readonly chosen: Readonly<Record<string, Json>>;
}

/** What is shown of a field. */
export interface ShownValue {
  /** Nothing where nobody said or chose anything: it is proposed. */
  readonly value: Json | undefined;
  /** Whether it is of a beginning, and not of what is said now. */
  readonly isKept: boolean;
}

export function shownOf(
  begun: readonly Beginning[],
  saying: Saying | undefined,
  field: string,
): ShownValue {
  const found = begun.find((one) => field in one.said && isStillSaid(one, saying, field));
  if (found === undefined) return { value: saying?.now[field], isKept: false };
  const { [field]: chosen = found.said[field] ?? undefined } = found.chosen;
  return { value: chosen, isKept: true };
}

/** What a form writes. */
export interface Writing {
  readonly on: string;
  /** All fields of the form. */
  readonly fields: readonly string[];
  /** What is chosen by hand; nothing takes a choice back. */
  readonly patch: SaidValues;
}

/** The beginnings once something is written: what is said otherwise by now begins anew, and what is not shown stays kept. */
export function writtenOver(
  begun: readonly Beginning[],
  saying: Saying | undefined,
  { on, fields, patch }: Writing,
): readonly Beginning[] {
  const isNew = (field: string): boolean => !shownOf(begun, saying, field).isKept;
  const fresh: Beginning = {
    on,
    ...(saying?.line === undefined ? {} : { words: saying.line.words }),
    said: pick(fields.filter(isNew), (field) => saying?.now[field] ?? null),
    chosen: {},
  };
  const ownerOf = (field: string): Beginning =>
    begun.find((one) => field in one.said && isStillSaid(one, saying, field)) ?? fresh;
  return [fresh, ...begun].flatMap((one) => {
    const isOwn = (field: string): boolean => ownerOf(field) === one;
    // Of what is said no more only what was chosen by hand is kept, until it is written over.
    const stays = Object.keys(one.said).filter(
      (field) => isOwn(field) || (field in one.chosen && !(field in patch)),
    );
    const chosen = pick(stays, (field) =>
      isOwn(field) && field in patch ? patch[field] : one.chosen[field],
    );
    return stays.length === 0
      ? []
      : [{ ...one, said: pick(stays, (name) => one.said[name]), chosen }];
  });
}

/** The beginnings without some fields, which begin anew. */
export function withoutFields(
  begun: readonly Beginning[],
  fields: readonly string[],
): readonly Beginning[] {
  return begun.map((one) => {
    const stays = Object.keys(one.said).filter((field) => !fields.includes(field));
    return {
      ...one,
      said: pick(stays, (field) => one.said[field]),
      chosen: pick(stays, (field) => one.chosen[field]),
    };
  });
}

/** Whether the same is said of a field as when it was begun, or nothing at all by now. */
function isStillSaid(one: Beginning, saying: Saying | undefined, field: string): boolean {
  if (saying === undefined) return true;
  const { now, line, isWhole = false } = saying;
  if (!isWhole && now[field] === undefined) return true;
  if (line?.isCorrected === false && line.words === one.words) return true;
  const then = line === undefined || one.on === '' ? now : line.asOf(one.on);
  return sameJson(then[field] ?? null, one.said[field] ?? null);
}

function pick(
  fields: readonly string[],
  valueOf: (field: string) => Json | undefined,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field);
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
}

/** What a draft kept of it; nothing of anything else. */
export function beginningsIn(kept: Json | undefined): readonly Beginning[] {
  if (!Array.isArray(kept)) return [];
  return (kept as readonly Json[]).flatMap((one): readonly Beginning[] => {
    if (!isObject(one)) return [];
    const { on, words, said = null, chosen = null } = one;
    if (typeof on !== 'string' || !isObject(said) || !isObject(chosen)) return [];
    return [{ on, ...(typeof words === 'string' ? { words } : {}), said, chosen }];
  });
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
