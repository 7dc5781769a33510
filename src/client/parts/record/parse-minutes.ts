/** A length as people type it, in minutes. */

const plain = /^\d{1,5}$/;
const hours = /^(\d{1,2})\s*h\s*([0-5]?\d)?$/i;

/**
 * `85`, `1h25` or `1 h 25` as minutes; nothing for an empty text. Anything else is `NaN`, which no field takes, so
 * that the domain refuses it at the field instead of it being dropped.
 */
export function parseMinutes(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (plain.test(trimmed)) return Number(trimmed);
  const found = hours.exec(trimmed);
  return found === null ? Number.NaN : Number(found[1]) * 60 + Number(found[2] ?? 0);
}
