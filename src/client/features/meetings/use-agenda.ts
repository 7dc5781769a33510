/**
 * The agenda as it is drawn while somebody writes: what a colleague takes off meanwhile goes from under nobody. An item under
 * which something is half-typed stays in sight, and the one that is typed in stays as it stands until its box is left: the
 * focus and the caret stay, and letters that are typed on never become shortcuts.
 */

import { useEffect, useMemo, useState } from 'react';
import {
  type AgendaItem,
  agendaOf,
  type Decision,
  type Meeting,
  numbered,
  offTheAgenda,
} from '../../../domain/meeting/agenda.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { isInputBox } from '../../model/input-box.ts';
import { halfTypedOn } from '../../parts/composer/half-typed-words.ts';
import { useIsPrinting } from '../../ui/use-is-printing.ts';

const newTexts: readonly string[] = ['meetingText', 'meetingReason'];

/** The items; the element that draws one says its id as `data-item`. */
export function useAgenda(meeting: Meeting): readonly AgendaItem[] {
  const drafts = useCarnetState((state) => state.drafts);
  const isOnPaper = useIsPrinting();
  const begun = halfTypedOn(drafts, (id) => id === meeting.id && !isOnPaper)
    .filter(({ place }) => newTexts.includes(place))
    .map(({ field }) => field)
    .toSorted()
    .join('/');
  const items = useMemo(() => agendaOf(meeting, begun.split('/')), [meeting, begun]);
  const [seen, setSeen] = useState({ items, shown: items });
  if (seen.items !== items) {
    const shown = withHeld(items, seen.shown, itemOf(document.activeElement));
    setSeen({ items, shown });
  }
  const isHeld = seen.shown !== seen.items;
  useEffect(() => {
    if (!isHeld) return undefined;
    const onLeft = ({ target, relatedTarget }: FocusEvent): void => {
      if (itemOf(target) === itemOf(relatedTarget)) return;
      setSeen((now) => ({ ...now, shown: now.items }));
    };
    document.addEventListener('focusout', onLeft);
    return () => document.removeEventListener('focusout', onLeft);
  }, [isHeld]);
  return seen.shown;
}

/** The item in whose text somebody writes. */
function itemOf(target: EventTarget | null): string | undefined {
  return isInputBox(target)
    ? target.closest<HTMLElement>('[data-item]')?.dataset['item']
    : undefined;
}

/** The items as they are by now, with everything that is gone of the one that is typed in, in its place. */
function withHeld(
  items: readonly AgendaItem[],
  shown: readonly AgendaItem[],
  id: string | undefined,
): readonly AgendaItem[] {
  const place = shown.findIndex((item) => item.id === id);
  const held = shown[place];
  const now = items.find((item) => item.id === id);
  if (held === undefined || (now !== undefined && isWhole(now, held))) return items;
  return numbered(items.filter((item) => item !== now).toSpliced(place, 0, both(now, held)));
}

/** Whether an item has all that it had. */
function isWhole(now: AgendaItem, held: AgendaItem): boolean {
  const keys = now.decisions.map(({ key }) => key);
  return (
    now.isOff === held.isOff &&
    (now.said !== undefined || held.said === undefined) &&
    held.decisions.every(({ key }) => keys.includes(key))
  );
}

function both(now: AgendaItem | undefined, held: AgendaItem): AgendaItem {
  if (now === undefined) return { ...held, isOff: true, minutes: undefined };
  const every = [...now.decisions, ...held.decisions];
  const keys = [...new Set(every.map(({ key }) => key))];
  const decisionOf = (key: string): Decision | undefined =>
    every.find((decision) => decision.key === key);
  return {
    ...now,
    title: now.title === offTheAgenda ? held.title : now.title,
    said: now.said ?? held.said,
    decisions: keys.toSorted().flatMap((key) => decisionOf(key) ?? []),
  };
}
