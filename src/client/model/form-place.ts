/**
 * Where each form was left on this device: the question that had the focus last, and for whom the page was shown. Kept in
 * localStorage with ids alone: losing it costs a search, not an answer. Whom the page is shown to is a matter of this
 * screen: what another device chooses never brings private notes before an owner's eyes.
 */

import * as z from 'zod/mini';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type FillingMode, fillingModes } from '../../domain/form/template.ts';
import { connectKept, type KeptPlace } from './kept-state.ts';

/** The forms that are remembered; the one that was left longest ago goes first. */
export const placesMax = 200;

const schema = z.record(
  z.string(),
  z.object({ item: z.optional(z.string()), mode: z.optional(z.enum(fillingModes)) }),
);
type FormPlaces = z.infer<typeof schema>;
export type FormPlace = FormPlaces[string];

const places = createStore<FormPlaces>(() => ({}));

/** Takes over what is stored, and what other tabs store later; stores every change from now on. */
export function connectFormPlaces(place: KeptPlace): void {
  connectKept({ key: 'carnet.forms', schema, store: places, empty: {} }, place);
}

/** Remembers where a form is left. */
export function noteFormPlace(
  formId: string,
  noted: { readonly item?: string; readonly mode?: FillingMode },
): void {
  const { [formId]: before, ...others } = places.getState();
  const kept = Object.entries(others).slice(-(placesMax - 1));
  places.setState({ ...Object.fromEntries(kept), [formId]: { ...before, ...noted } }, true);
}

/** Where a form was left; nothing for one that was not opened here. */
export function formPlaceOf(formId: string): FormPlace | undefined {
  return places.getState()[formId];
}

/** For whom a form is shown, as chosen on this device. */
export function useFormMode(formId: string): FillingMode | undefined {
  return useStore(places, (state) => state[formId]?.mode);
}
