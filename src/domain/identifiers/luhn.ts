/**
 * The Luhn control sum, which SIREN and SIRET carry. It notices every single wrong digit and nearly every
 * swap of two neighbours.
 */

/** Whether the last digit of a row of digits fits the others. */
export function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => total + weighed(Number(digit), index % 2 === 1), 0);
  return sum % 10 === 0;
}

function weighed(digit: number, doubled: boolean): number {
  if (!doubled) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
