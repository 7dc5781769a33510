/** Rounding as people do it by hand: half up, to some decimals. */

/** Absorbs what binary fractions lose: 1.005 is meant to be a half. */
const tolerance = 1e-9;

/** Half up, to a number of decimals. */
export function roundHalfUp(value: number, decimals = 0): number {
  const factor = 10 ** decimals;
  const rounded = Math.floor(value * factor + 0.5 + tolerance) / factor;
  // Not a negative zero.
  return rounded === 0 ? 0 : rounded;
}

/** A part of a whole in per cent, to one decimal; 0 where the whole is empty. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : roundHalfUp((part / whole) * 100, 1);
}
