/**
 * Two sheets of one business become one: which facts the sheet that goes on takes over, and which a person chooses, since the
 * two sheets say different things. Facts that are said together, such as an address, are chosen together.
 *
 * Proposed is what loses nothing: both texts, one after the other. Of a single value it is the one of the sheet that goes on,
 * unless that came from the other sheet when it was merged before, where it was changed since.
 */

import type { LocalMonth } from '../calendar/local-date.ts';
import { combineVersions } from '../conflict/combine-versions.ts';
import type { Merging } from '../entity/declaration.ts';
import type { Field } from '../entity/field.ts';
import { fieldOf, fieldsOf } from '../entity/registry.ts';
import { checkField } from '../entity/validate.ts';
import type { JoinedMonth } from '../figures/join-months.ts';
import { type AnyRecord, type Stamp, stampOf } from '../operation/record.ts';
import { alikeJson, type Json } from '../../std/json.ts';
import { sme } from './sme.ts';

const { own, together }: Merging = sme.merging ?? { own: [], together: [] };

/** Of the facts that belong to one sheet, those that go with another one of them. */
const beside: readonly string[] = ['stageDates', 'stageBeforePause', 'mergedInto'];

/** Which of two values is chosen. */
export type Side = 'here' | 'there' | 'both';

type Said = Readonly<Record<string, Json | undefined>>;

/** Facts of which the two sheets say different things. */
export interface Difference {
  /** The first of the fields, or the id of the record of a month. */
  readonly id: string;
  readonly entity: 'sme' | 'figures';
  /** What is changed on the sheet that goes on. */
  readonly record: string;
  /** The records of the other sheet that say something else. */
  readonly others: readonly string[];
  readonly month?: LocalMonth | undefined;
  readonly fields: readonly string[];
  /** What each side says; both together where the fields can hold that. */
  readonly said: { readonly [S in Side]: Said | undefined };
  /** What is chosen unless a person says otherwise. */
  readonly usual: Side;
}

/** What the sheet that goes on takes over. */
export interface Takeover {
  /** Field to its new value. */
  readonly filled: Readonly<Record<string, Json>>;
  readonly different: readonly Difference[];
  /** Facts that belong to each sheet alone, of which the other one says something else: they stay as they are here. */
  readonly own: readonly string[];
}

/** What was chosen, by the id of each difference. */
export type Choices = Readonly<Record<string, Side>>;

/** The values that a choice writes. */
export function chosenValues(
  { id, said, usual }: Difference,
  choices: Choices,
): Readonly<Record<string, Json | undefined>> {
  const side = choices[id] ?? usual;
  return side === 'here' ? {} : (said[side] ?? {});
}

/** What of the one SME fills in the other, and what is to be chosen. */
export function takeoverOf(from: AnyRecord, into: AnyRecord): Takeover {
  const filled: Record<string, Json> = {};
  const different: string[] = [];
  for (const [name, field] of Object.entries(fieldsOf('sme'))) {
    const there = from.values[name];
    const here = into.values[name];
    if (own.includes(name) || there === undefined) continue;
    if (here === undefined && !isSameMatter(name, from, into)) {
      different.push(name);
      continue;
    }
    const joined = joinedValue(field, here, there);
    if (here === undefined || !alikeJson(joined, here)) filled[name] = joined;
    if (here !== undefined && saysElse(field, here, there)) different.push(name);
  }
  const matters = new Set(different.map((name) => matterOf(name)));
  return {
    filled,
    different: [...matters].map((fields) => differenceIn(fields, from, into)),
    own: own.filter((name) => {
      const there = from.values[name];
      return there !== undefined && !beside.includes(name) && !alikeJson(there, into.values[name]);
    }),
  };
}

/** A month that both sheets have, where they say different things of it. */
export function monthDifference(
  { month, from: others, into: id, fields, here, there }: JoinedMonth,
  into: AnyRecord | undefined,
  mark: Stamp | undefined,
): Difference | undefined {
  if (fields.length === 0) return undefined;
  const pick = (values: object): Said => picked(values as Said, fields);
  const isOfMerge = into !== undefined && fields.every((name) => isAsMerged(into, name, mark));
  return {
    id,
    entity: 'figures',
    record: id,
    others,
    month,
    fields,
    said: { here: pick(here), there: pick(there), both: undefined },
    usual: isOfMerge ? 'there' : 'here',
  };
}

/** When and by whom the one sheet was merged into the other before; nothing where it was not. */
export function mergeStamp(from: AnyRecord, into: string): Stamp | undefined {
  return from.values['mergedInto'] === into ? stampOf(from, 'mergedInto') : undefined;
}

/** The fields with which one is said together. The same list for each of them. */
function matterOf(field: string): readonly string[] {
  const found = together.find((fields) => fields.includes(field)) ?? alone.get(field) ?? [field];
  alone.set(field, found);
  return found;
}

const alone = new Map<string, readonly string[]>();

function differenceIn(matter: readonly string[], from: AnyRecord, into: AnyRecord): Difference {
  const fields = matter.filter((name) =>
    [from, into].some(({ values }) => values[name] !== undefined),
  );
  const [here, there]: [Record<string, Json | undefined>, Record<string, Json | undefined>] = [
    {},
    {},
  ];
  for (const name of fields) {
    const field = fieldOf('sme', name);
    const [ours, theirs] = [into.values[name], from.values[name]];
    const isMap = field?.merge === 'map' && ours !== undefined && theirs !== undefined;
    here[name] = isMap ? joinedValue(field, ours, theirs) : ours;
    there[name] = isMap ? joinedValue(field, theirs, ours) : theirs;
  }
  const both = bothOf(here, there);
  const mark = mergeStamp(from, into.id);
  const isOfMerge = fields.every((name) => isAsMerged(into, name, mark));
  return {
    id: matter[0] ?? '',
    entity: 'sme',
    record: into.id,
    others: [from.id],
    fields,
    said: { here, there, both },
    usual: isOfMerge ? 'there' : both === undefined ? 'here' : 'both',
  };
}

/** Whether a field is as an earlier merge wrote it. */
function isAsMerged(into: AnyRecord, field: string, mark: Stamp | undefined): boolean {
  if (mark === undefined) return false;
  // One that nobody ever filled in says nothing against it.
  if (into.values[field] === undefined && into.writers?.[field] === undefined) return true;
  const { at, by } = stampOf(into, field);
  return at === mark.at && by === mark.by;
}

/** Both in one. A line, such as a town or a number, has room for one only. */
function bothOf(here: Said, there: Said): Said | undefined {
  const both: Record<string, Json | undefined> = {};
  for (const name of Object.keys(here)) {
    const [ours, theirs] = [here[name], there[name]];
    if (alikeJson(ours, theirs)) {
      both[name] = ours;
      continue;
    }
    if (fieldOf('sme', name)?.kind === 'text') return undefined;
    both[name] = combineVersions('sme', name, ours, theirs);
    if (both[name] === undefined || checkField('sme', name, both[name]) !== undefined) {
      return undefined;
    }
  }
  return both;
}

function picked(values: Said, fields: readonly string[]): Said {
  return Object.fromEntries(fields.map((name) => [name, values[name]]));
}

/** Whether the one sheet says, of what a field is said together with, all that the other one says. */
function isSameMatter(field: string, from: AnyRecord, into: AnyRecord): boolean {
  const others = together.find((fields) => fields.includes(field)) ?? [];
  return others.every((name) => {
    const [there, here] = [from.values[name], into.values[name]];
    return here === undefined || (there !== undefined && alikeJson(there, here));
  });
}

type JsonMap = { readonly [key: string]: Json };

/** Whether something there is not taken over, because here it is said in another way. */
function saysElse({ merge }: Field<unknown>, here: Json, there: Json): boolean {
  if (merge === 'set') return false;
  if (merge !== 'map') return !alikeJson(here, there);
  const ours = here as JsonMap;
  return Object.entries(there as JsonMap).some(
    ([key, value]) => Object.hasOwn(ours, key) && !alikeJson(ours[key], value),
  );
}

/** Elements of both, those that were here first; of a single value, the one that is here. */
function joinedValue({ merge }: Field<unknown>, here: Json | undefined, there: Json): Json {
  if (here === undefined) return there;
  if (merge === 'set') {
    const [ours, theirs] = [here as readonly Json[], there as readonly Json[]];
    return [...ours, ...theirs.filter((item) => !ours.includes(item))];
  }
  if (merge !== 'map') return here;
  const onlyThere = Object.entries(there as JsonMap).filter(
    ([key]) => !Object.hasOwn(here as JsonMap, key),
  );
  return { ...(here as JsonMap), ...Object.fromEntries(onlyThere) };
}
