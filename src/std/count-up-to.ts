/** How many of the first texts are enough: up to the one with which they reach a length, in UTF-16 code units. */
export function countUpTo(texts: readonly string[], lengthMax: number): number {
  let length = 0;
  const reached = texts.findIndex((text) => {
    length += text.length;
    return length >= lengthMax;
  });
  return reached < 0 ? texts.length : reached + 1;
}
