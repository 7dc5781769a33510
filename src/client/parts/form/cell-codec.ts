/** Figures as people type them, and back. What cannot be read is told apart, so that each field decides what becomes of it. */

import { element, type Language, type Money } from '../../../domain/entity/field.ts';

/** `1,234` and `1.234` are one thousand two hundred and thirty-four in either language, as in the figures of months. */
const grouped = /^-?[1-9]\d{0,2}([.,'’])\d{3}(?:\1\d{3}){0,2}(?:(?!\1)[.,]\d{1,6})?$/u;
const plain = /^-?\d{1,12}(?:[.,]\d{1,6})?$/u;

/**
 * A number with a comma or a point before its decimals, whatever stands between thousands, and a sign; `undefined` when
 * it is none. A percentage has no thousands: `2,125` is a duty of two and an eighth.
 */
export function readFigure(text: string, isPercent = false): number | undefined {
  const bare = text.replaceAll(/\s/gu, '').replace('−', '-');
  const separator = isPercent ? undefined : grouped.exec(bare)?.[1];
  if (separator !== undefined) {
    return Number(bare.replaceAll(separator, '').replace(',', '.'));
  }
  return plain.test(bare) ? Number(bare.replace(',', '.')) : undefined;
}

/** A number as it is typed in a language, such that it is read back as it is: no spaces between thousands. */
export function showFigure(value: unknown, language: Language, isPercent = false): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  const digits = String(value);
  // Three decimals would be read as thousands.
  const shown = readFigure(digits, isPercent) === value ? digits : `${digits}0`;
  return language === 'fr' ? shown.replace('.', ',') : shown;
}

/** An amount, where a value is one. */
export function moneyIn(value: unknown): Money | undefined {
  const parsed = element.money.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
