/**
 * Where each form was left on this device: the question that had the focus last (of the plans of an SME, the market), and the time spent on it here since it was
 * last settled, in localStorage with ids alone: losing it costs a search, not an answer. And for whom the page is shown, which is a matter of this tab: what another tab or device
 * chooses never brings private notes before an owner's eyes. It outlasts a reload and no more.
 */

import * as z from 'zod/mini';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type FillingMode, fillingModes } from '../../domain/form/filling-mode.ts';
import { connectKept, type KeptPlace } from './kept-state.ts';

const msPerMinute = 60_000;

/** The forms that are remembered; the one that was left longest ago goes first. */
export const placesMax = 200;

const placesSchema = z.record(
  z.string(),
  z.object({ item: z.optional(z.string()), spentMs: z.optional(z.number()) }),
);
type FormPlaces = z.infer<typeof placesSchema>;
export type FormPlace = FormPlaces[string];

const modesSchema = z.record(z.string(), z.enum(fillingModes));
type FormModes = z.infer<typeof modesSchema>;

const places = createStore<FormPlaces>(() => ({}));
const modes = createStore<FormModes>(() => ({}));

/**
 * Takes over what is stored, and stores every change from now on.
 *
 * @param device what other tabs store later is taken over as well
 * @param tab of this tab only
 */
export function connectFormPlaces(device: KeptPlace, tab: Pick<KeptPlace, 'storage'>): void {
  connectKept({ key: 'carnet.forms', schema: placesSchema, store: places, empty: {} }, device);
  connectKept(
    { key: 'carnet.formModes', schema: modesSchema, store: modes, empty: {} },
    { ...tab, onStored: () => undefined },
  );
}

/** Remembers where a form is left. */
export function noteFormPlace(formId: string, place: Pick<FormPlace, 'item'>): void {
  keepPlace(formId, { ...formPlaceOf(formId), ...place });
}

function keepPlace(formId: string, place: FormPlace): void {
  places.setState(withNoted(places.getState(), formId, place), true);
}

/** Adds to the time spent on a form, in milliseconds. */
export function addFormTime(formId: string, ms: number): void {
  const before = formPlaceOf(formId);
  keepPlace(formId, { ...before, spentMs: (before?.spentMs ?? 0) + ms });
}

/** The time spent on a form here since it was last settled, in whole minutes. */
export function formMinutes(formId: string): number {
  return Math.max(0, Math.round((formPlaceOf(formId)?.spentMs ?? 0) / msPerMinute));
}

/** The time spent stands in the form now. */
export function forgetFormTime(formId: string): void {
  const { spentMs: _counted, ...place } = formPlaceOf(formId) ?? {};
  keepPlace(formId, place);
}

/** Where a form was left; nothing for one that was not opened here. */
export function formPlaceOf(formId: string): FormPlace | undefined {
  return places.getState()[formId];
}

/** Remembers for whom a form is shown in this tab. */
export function noteFormMode(formId: string, mode: FillingMode): void {
  modes.setState(withNoted(modes.getState(), formId, mode), true);
}

/** For whom a form is shown, as chosen in this tab. */
export function useFormMode(formId: string): FillingMode | undefined {
  return useStore(modes, (state) => state[formId]);
}

function withNoted<T>(before: Readonly<Record<string, T>>, formId: string, noted: T) {
  const { [formId]: _former, ...others } = before;
  return { ...Object.fromEntries(Object.entries(others).slice(1 - placesMax)), [formId]: noted };
}
