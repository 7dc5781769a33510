/** How many of the first texts are enough: up to the one with which they reach a length, in UTF-16 code units. */
export function countUpTo(texts: readonly string[], lengthMax: number): number {
  return enough(
    texts.map(({ length }) => length),
    lengthMax,
  );
}

/** The same of lengths. */
export function enough(lengths: readonly number[], lengthMax: number): number {
  let sum = 0;
  const reached = lengths.findIndex((length) => {
    sum += length;
    return sum >= lengthMax;
  });
  return reached < 0 ? lengths.length : reached + 1;
}
