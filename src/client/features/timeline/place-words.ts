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
  const taken = joined(bars);
  const isFree = (from: number, to: number): boolean =>
    from >= 0 &&
    to <= track &&
    taken.every(([begin, end]) => to + gap <= begin || end + gap <= from);
  const takeBelow = linesBelow(bars.length);
  return bars.map(({ from, to, words }) => {
    if (words + gap <= to - from) return undefined;
    for (const left of [to + gap, from - gap - words]) {
      if (!isFree(left, left + words)) continue;
      taken.push([left, left + words]);
      return { left, line: 0 };
    }
    const left = Math.max(0, Math.min(from, track - words));
    return { left, line: takeBelow(left, words) };
  });
}

/** The stretches that bars cover; between two that stand so close, no words fit. */
function joined(bars: readonly Bar[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to } of bars) {
    const [begin, end] = stretches.at(-1) ?? [0, -Infinity];
    if (from - end < 2 * gap) stretches[stretches.length - 1] = [begin, Math.max(end, to)];
    else stretches.push([from, to]);
  }
  return stretches;
}

/**
 * Takes a place in the first line below whose last words end before it: words that come later begin no earlier, or reach the
 * end of the track. The lines are the leaves of a tree in which each branch knows the least of its ends.
 */
function linesBelow(count: number): (left: number, words: number) => number {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, count)));
  const ends = Array.from({ length: 2 * size }, () => -Infinity);
  const endOf = (at: number): number => ends[at] ?? -Infinity;
  return (left, words) => {
    let at = 1;
    while (at < size) at = endOf(2 * at) + gap <= left ? 2 * at : 2 * at + 1;
    const line = at - size + 1;
    ends[at] = left + words;
    while (at > 1) {
      at = Math.floor(at / 2);
      ends[at] = Math.min(endOf(2 * at), endOf(2 * at + 1));
    }
    return line;
  };
}
