/** Measures the words of a lane and its track, and answers where the words stand (`place-words.ts`), also after a change of size. */

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Bar, placeWords, type WordsPlace } from './place-words.ts';

/** A bar by the shares of the track at which it begins and ends, and what it says. */
export interface NamedBar {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

export interface WordsPlaces {
  readonly track: RefObject<HTMLSpanElement | null>;
  /** By the key of the bar; absent where the words stand in it. */
  readonly places: ReadonlyMap<string, WordsPlace>;
}

const inTheirBars: ReadonlyMap<string, WordsPlace> = new Map();

/** The words to measure are the elements with `data-words` in the track, each with the key of its bar. */
export function useWordsPlaces(bars: readonly NamedBar[]): WordsPlaces {
  const track = useRef<HTMLSpanElement>(null);
  const [places, setPlaces] = useState(inTheirBars);
  const said = JSON.stringify(bars);
  useLayoutEffect(() => {
    const element = track.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const shown = new Map(
        [...element.querySelectorAll<HTMLElement>('[data-words]')].map((words) => [
          words.dataset['words'] ?? '',
          words.scrollWidth,
        ]),
      );
      const all = JSON.parse(said) as readonly NamedBar[];
      const width = element.clientWidth;
      const measured = all.map(
        ({ key, from, to }): Bar => ({
          from: from * width,
          to: to * width,
          words: shown.get(key) ?? 0,
        }),
      );
      const found = placeWords(measured, width);
      const next = new Map(all.flatMap(({ key }, at) => pairOf(key, found[at])));
      setPlaces((before) => (isSame(before, next) ? before : next));
    };
    measure();
    if (typeof ResizeObserver !== 'function') return undefined;
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [said]);
  return { track, places };
}

const pairOf = (
  key: string,
  place: WordsPlace | undefined,
): readonly (readonly [string, WordsPlace])[] => (place === undefined ? [] : [[key, place]]);

function isSame(
  before: ReadonlyMap<string, WordsPlace>,
  next: ReadonlyMap<string, WordsPlace>,
): boolean {
  return (
    before.size === next.size &&
    [...next].every(([key, { left, line }]) => {
      const known = before.get(key);
      return known?.left === left && known.line === line;
    })
  );
}
