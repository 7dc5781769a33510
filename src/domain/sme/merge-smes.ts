/**
 * Two sheets that stand for one business become one (docs/decisions/0011). A record never changes its home, so what is
 * on the other sheet is copied to the one that goes on, as a contact is that was logged on the wrong sheet; the other
 * sheet says where it went, and goes to the trash with everything that it held. One group, one undo.
 *
 * What the sheet that goes on leaves open of the business is filled in from the other one; where both say something else, a
 * person chooses. Where an SME stands in the programme (stage, pad, account manager) is never taken from there. So with the
 * figures of a month that both have: they are joined value by value, and no second record of the month is made.
 *
 * Limits: what was in the trash of the other sheet stays there. What somebody logged there without having heard of the
 * merging brings that sheet back, and it is merged once more.
 */

import {
  type Command,
  type CommandContext,
  setFields,
  together as allOf,
} from '../command/command.ts';
import type { Values } from '../entity/registry.ts';
import { createOperation, deleteOperation, setOperation } from '../operation/build.ts';
import type { Group } from '../operation/operation.ts';
import { type AnyRecord, recordAs, type RecordOf } from '../operation/record.ts';
import { type JoinedMonth, joinedMonths } from '../figures/join-months.ts';
import { type FiguresRecord, latestFirst } from '../figures/month-rows.ts';
import { present } from '../../std/assert.ts';
import { fail, ok } from '../../std/result.ts';
import type { Json } from '../../std/json.ts';
import { type Choices, chosenValues, mergeStamp, monthDifference, takeoverOf } from './takeover.ts';

/** What is on a sheet at most for it to be merged: each entry is two of the operations that a group may hold. */
export const mergeChildrenMax = 900;

export interface SmeMerge {
  /** The sheet that ends. */
  readonly from: string;
  /** The sheet that goes on. */
  readonly into: string;
  /**
   * Everything on it that is not in the trash, whatever its kind, by id; and the figures of the sheet that goes on, which
   * stay as they are.
   */
  readonly children: readonly string[];
  /** What was chosen where both say something else; of what is not named here, what is proposed. */
  readonly choices?: Choices | undefined;
}

type JsonMap = { readonly [key: string]: Json };

/** Brings the one sheet to the other. */
export function mergeSmes({ from, into, children, choices = {} }: SmeMerge): Command {
  return (context) => {
    const [ending, staying] = [liveSme(context, from), liveSme(context, into)];
    if (ending === undefined) return fail({ kind: 'gone', record: from });
    if (staying === undefined) return fail({ kind: 'gone', record: into });
    if (from === into) return ok([]);
    const found = children.flatMap((id) => context.record(id) ?? []);
    const records = found.filter(isLiveOn(from));
    const months = monthsOnBoth(records, figuresIn(found.filter(isLiveOn(into))));
    const joined = new Map(months.flatMap((month) => month.from.map((id) => [id, month.into])));
    const newIds = new Map([...idsOfCopies(records, context), ...joined]);
    const { filled: facts, different } = takeoverOf(ending, staying);
    const chosen = different.map((one) => chosenValues(one, choices));
    const mark = mergeStamp(ending, into);
    const filled = allOf([
      setFields(into, Object.assign({}, facts, ...chosen)),
      ...months.map((month) => {
        const difference = monthDifference(month, context.record(month.into), mark);
        const values = difference === undefined ? {} : chosenValues(difference, choices);
        return setFields(month.into, { ...month.filled, ...values });
      }),
    ])(context);
    if (!filled.ok) return filled;
    const group: Group[number][] = [...filled.value];
    for (const record of records) {
      const place = { home: into, id: present(newIds.get(record.id), 'every record got an id') };
      const values = pointedAnew(record, newIds) as Values<typeof record.entity>;
      if (!joined.has(record.id)) {
        group.push(createOperation(context, record.entity, place, values));
      }
      group.push(deleteOperation(context, record));
    }
    const named = setOperation(context, ending, { mergedInto: into });
    // Moved to the trash in knowledge of the mark: otherwise the two would meet as strangers.
    const marked = named === undefined ? ending : { ...ending, last: named.operationId };
    if (named !== undefined) group.push(named);
    return ok([...group, deleteOperation(context, marked)]);
  };
}

/**
 * The months of which both sheets have figures.
 *
 * @param children what lives on the sheet that ends
 * @param figures those of the sheet that goes on
 */
export function monthsOnBoth(
  children: readonly AnyRecord[],
  figures: readonly FiguresRecord[],
): readonly JoinedMonth[] {
  return joinedMonths(figuresIn(children), figures);
}

const figuresIn = (records: readonly AnyRecord[]): readonly RecordOf<'figures'>[] =>
  records.flatMap((record) => recordAs(record, 'figures') ?? []);

/** An id for each copy. Copies are of one moment: of figures, what leads has to come first by its id. */
function idsOfCopies(
  records: readonly AnyRecord[],
  context: CommandContext,
): ReadonlyMap<string, string> {
  const figures = latestFirst(figuresIn(records));
  const ids = figures.map(() => context.newId()).toSorted();
  return new Map([
    ...records.map(({ id }) => [id, context.newId()] as const),
    ...figures.map(({ id }, place) => [id, present(ids[place], 'one for each')] as const),
  ]);
}

function liveSme(context: CommandContext, id: string): AnyRecord | undefined {
  const record = context.record(id);
  return record?.entity === 'sme' && record.deleted === undefined ? record : undefined;
}

const isLiveOn =
  (home: string) =>
  (record: AnyRecord): boolean =>
    record.home === home && record.id !== home && record.deleted === undefined;

/** The values of a copy. The id of another record on the sheet becomes the id of its copy, wherever it is stored. */
function pointedAnew(
  { id, entity, values }: AnyRecord,
  newIds: ReadonlyMap<string, string>,
): Readonly<Record<string, Json>> {
  const pointed = valuesWithIds(values as JsonMap, newIds);
  return entity === 'contact' ? { ...pointed, movedFrom: id } : pointed;
}

/** Values in which the id of another record is that of its copy. */
export function valuesWithIds(
  values: Readonly<Record<string, Json>>,
  newIds: ReadonlyMap<string, string>,
): Readonly<Record<string, Json>> {
  return withIds(values, newIds) as JsonMap;
}

function withIds(value: Json, newIds: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return newIds.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item: Json) => withIds(item, newIds));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [key, withIds(item, newIds)]));
}
