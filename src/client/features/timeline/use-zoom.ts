/** How much of the timeline is seen at once, and keeping the day under the pointer or in the middle where it is. */

import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

export const zoomNames = ['programme', 'year', 'quarter', 'month'] as const;
export type ZoomName = (typeof zoomNames)[number];

const daysSeen: Readonly<Record<Exclude<ZoomName, 'programme'>, number>> = {
  year: 366,
  quarter: 92,
  month: 31,
};
const step = 1.5;

interface Zoom {
  /** 1 shows all of it. */
  readonly factor: number;
  /** The name of what is seen; none between two of them. */
  readonly name: ZoomName | undefined;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly show: (name: ZoomName) => void;
  readonly closer: () => void;
  readonly further: () => void;
  readonly toToday: () => void;
}

/** @param days how many the timeline has */
export function useZoom(days: number): Zoom {
  const frame = useRef<HTMLDivElement>(null);
  const [factor, setFactor] = useState(1);
  /** Where to scroll once the new width is drawn: which share of the line, at which place of the frame. */
  const anchor = useRef<{ readonly share: number; readonly at: number } | undefined>(undefined);
  const factorMax = Math.max(1, days / daysSeen.month);
  const zoomTo = (next: number, at?: number): void => {
    const element = frame.current;
    const kept = Math.min(factorMax, Math.max(1, next));
    if (element !== null) {
      const place = at ?? element.clientWidth / 2;
      anchor.current = { share: (element.scrollLeft + place) / element.scrollWidth, at: place };
    }
    setFactor(kept);
  };
  const scrollToToday = (): void => {
    const element = frame.current;
    if (element === null) return;
    const line = element.querySelector('[data-today]')?.getBoundingClientRect().left ?? 0;
    const { left } = element.getBoundingClientRect();
    // The names of the lanes stay over the beginning of what is seen.
    const names = element.querySelector('[data-names]')?.clientWidth ?? 0;
    element.scrollLeft += line - left - (names + element.clientWidth) / 2;
  };
  useLayoutEffect(() => {
    const element = frame.current;
    const kept = anchor.current;
    anchor.current = undefined;
    if (element === null || kept === undefined) return;
    element.scrollLeft = kept.share * element.scrollWidth - kept.at;
  }, [factor]);
  const onOpen = useEffectEvent(scrollToToday);
  const onWheel = useEffectEvent((event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const left = frame.current?.getBoundingClientRect().left ?? 0;
    zoomTo(event.deltaY < 0 ? factor * step : factor / step, event.clientX - left);
  });
  useEffect(() => {
    onOpen();
    const element = frame.current;
    const listen = (event: WheelEvent): void => onWheel(event);
    // The browser would zoom the page.
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, []);
  const factorOf = (name: ZoomName): number =>
    name === 'programme' ? 1 : Math.max(1, days / daysSeen[name]);
  return {
    factor,
    name: zoomNames.find((name) => factorOf(name) === factor),
    frame,
    show: (name) => zoomTo(factorOf(name)),
    closer: () => zoomTo(factor * step),
    further: () => zoomTo(factor / step),
    toToday: scrollToToday,
  };
}
