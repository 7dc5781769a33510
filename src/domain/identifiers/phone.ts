/**
 * Telephone numbers, checked for what a slip of the finger breaks: digits and plausible lengths. The full
 * numbering plans weigh 80 kB and change often; a wrong remark would cost more trust than it saves.
 *
 * A number of France or the United Kingdom is written as E.164, `+33…` or `+44…`; of any other country only
 * the length is looked at. Short numbers and extensions are reported, and kept as typed.
 */

import { type Finding, identifierLengthMax, right, wrong } from './finding.ts';

/** A country whose national numbers are known here. */
export type PhoneCountry = 'FR' | 'GB';

/** National numbers without their leading zero. */
const national = {
  FR: { prefix: '33', lengths: [9], first: /^[1-9]/ },
  GB: { prefix: '44', lengths: [9, 10], first: /^[1-35789]/ },
} as const satisfies Record<
  PhoneCountry,
  { readonly prefix: string; readonly lengths: readonly number[]; readonly first: RegExp }
>;
/** Digits of an international number, with the prefix of its country. */
const internationalLengthMin = 7;
const internationalLengthMax = 15;

/** Checks a telephone number; without an international prefix it is read as one of `country`. */
export function checkPhone(text: string, country: PhoneCountry): Finding {
  const typed = text
    .slice(0, identifierLengthMax)
    .normalize('NFKC')
    .replace(/[\s.,/()\p{Pd}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu, '');
  if (typed === '') return wrong('empty');
  if (!/^\+?\d+$/.test(typed)) return wrong('shape');
  const international = /^(?:\+|00)(\d*)$/.exec(typed)?.[1];
  if (international === undefined) return checkNational(typed, country);
  const known = Object.values(national).find((plan) => international.startsWith(plan.prefix));
  if (known !== undefined) return checkPlan(international.slice(2), known);
  return international.length >= internationalLengthMin &&
    international.length <= internationalLengthMax
    ? right(`+${international}`)
    : wrong('length');
}

function checkNational(digits: string, country: PhoneCountry): Finding {
  if (!digits.startsWith('0')) return wrong(digits.length < 9 ? 'length' : 'shape');
  return checkPlan(digits, national[country]);
}

/** `digits` may begin with the zero that people also write after the prefix: +44 (0)20 … */
function checkPlan(digits: string, plan: (typeof national)[PhoneCountry]): Finding {
  const subscriber = digits.replace(/^0/, '');
  const lengths: readonly number[] = plan.lengths;
  if (!lengths.includes(subscriber.length)) return wrong('length');
  return plan.first.test(subscriber) ? right(`+${plan.prefix}${subscriber}`) : wrong('range');
}
