/**
 * Which changes made here the others do not see yet, for components: those that wait, and those that took no effect.
 * There are none in a programme kept alone.
 */

import type { FieldChange, Operation } from '../../domain/operation/operation.ts';
import { alikeJson, type Json } from '../../std/json.ts';
import { isAwaiting } from '../ports/sheet-store.ts';
import type { Carnet } from './carnet.ts';
import type { CarnetState } from './state.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';

/** `awaiting` waits for a decision of coordination; `stuck` is not applied, and waits for the person. */
export type Unseen = 'waiting' | 'awaiting' | 'stuck';

/** A record, one of its fields, one element of a field that is a map, one property of that element. */
export type ChangedPlace = readonly [
  record: string,
  field?: string | undefined,
  element?: string | undefined,
  property?: string | undefined,
];

/** Read off the outbox once for each state of the programme, however many places ask. */
const known = new WeakMap<CarnetState, ReadonlyMap<string, Unseen>>();
const nothing: ReadonlyMap<string, Unseen> = new Map();

function unseenPlaces(carnet: Carnet, state: CarnetState): ReadonlyMap<string, Unseen> {
  if (state.pendingCount === 0 || !state.isConnected) return nothing;
  const before = known.get(state);
  if (before !== undefined) return before;
  const found = new Map<string, Unseen>();
  const take = (group: readonly Operation[], unseen: Unseen): void => {
    for (const place of group.flatMap(placesOf)) found.set(keyOf(place), unseen);
  };
  for (const { group } of carnet.waitingRows()) take(group, 'waiting');
  // What the person has to look at comes before what goes by itself.
  const stuck = carnet.stuckRows();
  for (const row of stuck) if (isAwaiting(row)) take(row.group, 'awaiting');
  for (const row of stuck) if (!isAwaiting(row)) take(row.group, 'stuck');
  known.set(state, found);
  return found;
}

/** How many changes made here wait for a decision of coordination. */
export function useAwaitingCount(): number {
  const carnet = useCarnet();
  return useCarnetState(() => carnet.stuckRows().filter(isAwaiting).length);
}

const keyOf = (place: ChangedPlace): string => place.filter((step) => step !== undefined).join('/');

/** A record that is new is one change: its fields are not marked one by one. */
function placesOf({ kind, record, fields }: Operation): readonly ChangedPlace[] {
  if (kind === 'create') return [[record]];
  const places: ChangedPlace[] = [[record]];
  for (const [field, change] of Object.entries(fields)) {
    places.push([record, field]);
    for (const [element, ...property] of elementsOf(change)) {
      places.push([record, field, element, ...property]);
    }
  }
  return places;
}

/** The elements of a map that a change writes or drops, and of each the properties that differ from before, or go. */
function elementsOf({ put = {}, dropped = [], previous = {} }: FieldChange) {
  const elements = [...new Set(dropped)].flatMap(
    (key): (readonly [element: string, property?: string])[] => [
      [key],
      ...Object.keys(propertiesOf(previous[key])).map((property) => [key, property] as const),
    ],
  );
  for (const [element, value] of Object.entries(put)) {
    elements.push([element]);
    const after = propertiesOf(value);
    const before = propertiesOf(previous[element]);
    for (const property of Object.keys({ ...before, ...after })) {
      if (!alikeJson(before[property], after[property])) elements.push([element, property]);
    }
  }
  return elements;
}

function propertiesOf(value: Json | undefined): Readonly<Record<string, Json>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, Json>>) : {};
}

/** What became of a change of this place, while the others do not see it. */
export function useUnseen(...place: ChangedPlace): Unseen | undefined {
  const carnet = useCarnet();
  return useCarnetState((state) => unseenPlaces(carnet, state).get(keyOf(place)));
}

/** Whether anything of this sheet waits. */
export function useSheetWaits(smeId: string): boolean {
  return useCarnetState(
    ({ isConnected, sheets }) => isConnected && (sheets.get(smeId)?.pendingCount ?? 0) > 0,
  );
}

/** Whether anything at all waits. */
export function useAnythingWaits(): boolean {
  return useCarnetState(({ isConnected, pendingCount }) => isConnected && pendingCount > 0);
}
