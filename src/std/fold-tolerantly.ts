/**
 * Folds items. Where that throws, those that throw on their own are left out: one value that nobody thought of must not stop a device
 * from taking in all others (F287).
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
  try {
    return fold(items);
  } catch {
    const sound = items.filter((item) => isSound([item]));
    return fold(isSound(sound) ? sound : []);
  }
}
