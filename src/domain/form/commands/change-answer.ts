/**
 * Changing a part of an answer: one box of many, one row, one cell, one link. What changes is told, never the whole as it
 * was shown: two ticks in a hurry both stand, and a row that goes takes nothing of another one with it.
 */

import { type Command, setFields } from '../../command/command.ts';
import { element, type Money } from '../../entity/field.ts';
import type { Json } from '../../../std/json.ts';
import { evidenceFieldOf, fieldOfItem, itemKey, type ItemKey, markFieldOf } from '../fields.ts';
import { type CellPlace, rowsIn, withCell, withoutRow } from '../rows.ts';
import type { Item } from '../template.ts';

/** Sets a field from what stands in it when it is written. */
function changeField(
  formId: string,
  field: string,
  change: (stored: Json | undefined) => Json | undefined,
  along: Readonly<Record<string, Json | undefined>> = {},
): Command {
  return (context) => {
    const stored = context.record(formId)?.values[field];
    return setFields(formId, { ...along, [field]: change(stored) })(context);
  };
}

/** The words of a set, whatever else stands in it. */
function wordsIn(stored: Json | undefined): readonly string[] {
  const all: readonly Json[] = Array.isArray(stored)
    ? stored
    : stored === undefined
      ? []
      : [stored];
  return all.filter((word) => typeof word === 'string');
}

function withWord(stored: Json | undefined, word: string, isOn: boolean): Json | undefined {
  const others = wordsIn(stored).filter((each) => each !== word);
  const next = isOn ? [...others, word] : others;
  return next.length === 0 ? undefined : next;
}

/** Where an answer is given: `padId` in a section that each launch pad fills in for itself. */
export interface AnswerPlace {
  readonly formId: string;
  readonly item: Item;
  readonly padId?: string | undefined;
}

/** Takes a word into the answer or out of it. */
export function tickWord(
  { formId, item, padId }: AnswerPlace,
  word: string,
  isOn: boolean,
): Command {
  const mark = markFieldOf(itemKey(item.id, padId));
  const field = fieldOfItem(item, padId) ?? mark;
  return changeField(formId, field, (stored) => withWord(stored, word, isOn), {
    [mark]: undefined,
  });
}

/** Changes one cell of an answer in rows; nothing empties it, and a row without cells goes. */
export function changeCell(
  formId: string,
  field: string,
  place: CellPlace,
  value: Json | undefined,
): Command {
  return changeField(formId, field, (stored) => withCell(stored, place, value));
}

/** Changes the currency of an amount: the answer itself, or one cell of it. */
export function changeCurrency(
  formId: string,
  field: string,
  currency: Money['currency'],
  place?: CellPlace,
): Command {
  return changeField(formId, field, (stored) => {
    const amount = element.money.safeParse(
      place === undefined ? stored : rowsIn(stored)[place[0]]?.[place[1]],
    );
    if (!amount.success) return stored;
    const money = { ...amount.data, currency };
    return place === undefined ? money : withCell(stored, place, money);
  });
}

/** Takes one row out of an answer. */
export function removeRow(formId: string, field: string, row: string): Command {
  return changeField(formId, field, (stored) => withoutRow(stored, row));
}

/** Adds a link that proves an answer, or takes it away. */
export function proveItem(formId: string, key: ItemKey, link: string, isOn: boolean): Command {
  return changeField(formId, evidenceFieldOf(key), (stored) => withWord(stored, link, isOn));
}
