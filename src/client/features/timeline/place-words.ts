/**
 * Where the words of the bars of a lane stand, so that none is cut: in their bar where they fit, else after it, else before it,
 * else on a line below. All lengths are in pixels from the beginning of the track.
 */

export interface Bar {
  readonly from: number;
  readonly to: number;
  /** What its words need. */
  readonly words: number;
}

/** On line 0 the words stand beside their bar, on others below the bars. */
export interface WordsPlace {
  readonly left: number;
  readonly line: number;
}

/** Between words and what is next to them, and between words and the edge of their bar. */
const gap = 6;

type Stretch = readonly [from: number, to: number];

/** The place of the words of each bar, in order; `undefined` where they stand in it. The bars come by their beginning. */
export function placeWords(
  bars: readonly Bar[],
  track: number,
): readonly (WordsPlace | undefined)[] {
  const lines: Stretch[][] = [bars.map(({ from, to }) => [from, to])];
  const isFree = (line: number, from: number, to: number): boolean =>
    from >= 0 &&
    to <= track &&
    (lines[line] ?? []).every(([begin, end]) => to + gap <= begin || end + gap <= from);
  const take = (line: number, left: number, words: number): WordsPlace => {
    const taken = lines[line] ?? [];
    lines[line] = [...taken, [left, left + words]];
    return { left, line };
  };
  return bars.map(({ from, to, words }) => {
    if (words + gap <= to - from) return undefined;
    for (const left of [to + gap, from - gap - words]) {
      if (isFree(0, left, left + words)) return take(0, left, words);
    }
    const left = Math.max(0, Math.min(from, track - words));
    let line = 1;
    while (lines[line] !== undefined && !isFree(line, left, left + words)) line += 1;
    return take(line, left, words);
  });
}
