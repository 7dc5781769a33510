/**
 * Folds items. Where that throws, those at which it throws are left out, and no others: one value that nobody thought of must not
 * stop a device from following (F287).
 *
 * @throws what `fold` throws for no items at all
 */
export function foldTolerantly<T, F>(items: readonly T[], fold: (items: readonly T[]) => F): F {
  const isSound = (some: readonly T[]): boolean => {
    try {
      fold(some);
      return true;
    } catch {
      return false;
    }
  };
  /** By halves, so that a few among many cost few folds. Of two halves that only throw together, the first stays. */
  const soundOf = (some: readonly T[]): readonly T[] => {
    if (isSound(some)) return some;
    if (some.length < 2) return [];
    const middle = Math.ceil(some.length / 2);
    const first = soundOf(some.slice(0, middle));
    const both = [...first, ...soundOf(some.slice(middle))];
    return isSound(both) ? both : first;
  };
  try {
    return fold(items);
  } catch {
    return fold(soundOf(items));
  }
}
