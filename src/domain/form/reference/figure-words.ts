/** The figure of a legal value as a reader writes it: with its sign, in the form of the language, never with the code of its unit. */

import type { Language } from '../../entity/field.ts';
import { formatDate, formatMoney, formatNumber, formatPercent } from '../format.ts';
import type { Wording } from '../template.ts';
import { printWordings } from '../wordings.ts';
import type { ReferenceValue } from './reference-value.ts';

/** What an amount counts for; other units are words of the label. */
const per: Readonly<Record<string, Wording>> = {
  consignment: { en: 'per consignment', fr: 'par envoi' },
  item: { en: 'per item', fr: 'par article' },
  year: { en: 'a year', fr: 'par an' },
};

const amount = /^([A-Z]{3})(?:\/(.+))?$/u;

/** Nothing where the rule has no figure. */
export function figureWords(
  { value, unit }: Pick<ReferenceValue, 'value' | 'unit'>,
  language: Language,
): string {
  if (value === null) return '';
  if (typeof value === 'string') {
    return unit === 'month' ? formatDate(`${value}-01`, language, 'month') : value;
  }
  if (unit === 'percent') return formatPercent(value, language);
  if (unit === 'fte') return `${formatNumber(value, language)}\u00a0${printWordings.fte[language]}`;
  const [, currency, of = ''] = amount.exec(unit ?? '') ?? [];
  if (currency === undefined) return formatNumber(value, language);
  return [formatMoney(value, currency, language), per[of]?.[language] ?? '']
    .filter((words) => words !== '')
    .join(' ');
}
