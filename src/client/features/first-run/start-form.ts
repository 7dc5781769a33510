/**
 * What the first form holds while it is being filled in, and how it is kept through a reload. What was kept is
 * checked when it is read: an older version may have kept something else, and then the form starts afresh.
 */

import * as z from 'zod/mini';
import {
  type AnswerError,
  type BeginAnswers,
  beginProgramme,
} from '../../../domain/programme/begin-programme.ts';
import { type Country, countries, memberRoles } from '../../../domain/programme/programme.ts';
import { zoneOfCountry } from '../../../domain/programme/zones.ts';

const formSchema = z.object({
  name: z.string(),
  firstMonth: z.string(),
  reviewMonths: z.string(),
  pads: z.array(
    z.object({
      name: z.string(),
      code: z.string(),
      country: z.enum(countries),
      partnerName: z.string(),
      target: z.string(),
      timeZone: z.string(),
    }),
  ),
  me: z.object({
    name: z.string(),
    role: z.enum(memberRoles),
    pad: z.optional(z.int()),
  }),
});
export type StartForm = z.infer<typeof formSchema>;
export type PadForm = StartForm['pads'][number];

/** A pad as it is offered first. */
export function newPad(country: Country, code: string, name: string): PadForm {
  return { name, code, country, partnerName: '', target: '12', timeZone: zoneOfCountry[country] };
}

/**
 * The form before anything was typed: one pad on each side of the Channel.
 *
 * @param names of the two pads, in the reader's language
 * @param month the present one, `YYYY-MM`
 * @param pad place of the pad that the reader most likely belongs to
 * @param name of whoever is signed in on this device, if somebody is
 */
export function emptyForm(
  names: { readonly uk: string; readonly fr: string },
  month: string,
  pad: number,
  name = '',
): StartForm {
  return {
    name: '',
    firstMonth: month,
    reviewMonths: '9, 12, 15, 18, 21',
    pads: [newPad('GB', 'UK', names.uk), newPad('FR', 'FR', names.fr)],
    me: { name, role: 'accountManager', pad },
  };
}

/** The form as it was kept; `undefined` when there is none that can be read. */
export function keptForm(text: string | undefined): StartForm | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = formSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Everything that is wrong with the answers as they stand. */
export function errorsIn(answers: BeginAnswers): readonly AnswerError[] {
  let count = 0;
  const newId = (): string => {
    count += 1;
    return `id-${count}`;
  };
  const result = beginProgramme({ at: 0, newId }, answers);
  return result.ok ? [] : result.error;
}
