/** How many of the first lengths are enough: up to the one with which they reach a sum. */
export function enough(lengths: readonly number[], lengthMax: number): number {
  let sum = 0;
  const reached = lengths.findIndex((length) => {
    sum += length;
    return sum >= lengthMax;
  });
  return reached < 0 ? lengths.length : reached + 1;
}
