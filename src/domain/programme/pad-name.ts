/**
 * The name of a launch pad. Carnet proposes that of its country, in the language of whoever begins the programme: while it
 * stands, each reader and each report has it in their own language. A name that somebody typed stays as typed.
 */

import { type Language, languages } from '../entity/field.ts';
import type { LaunchPad } from '../operation/record.ts';
import { countries } from './programme.ts';

/** The name of a launch pad in a language. */
export function padName(
  { name, country = '' }: { readonly name: string; readonly country?: string | undefined },
  language: Language,
): string {
  if (!countries.some((one) => one === country)) return name;
  const nameIn = (one: Language) => new Intl.DisplayNames(one, { type: 'region' }).of(country);
  return languages.some((one) => nameIn(one) === name) ? (nameIn(language) ?? name) : name;
}

/** The launch pads with their names in a language. */
export function withPadNames(pads: readonly LaunchPad[], language: Language): readonly LaunchPad[] {
  return pads.map((pad) => ({
    ...pad,
    values: { ...pad.values, name: padName(pad.values, language) },
  }));
}
