/** The focus for whoever asked to write where a box appears only then: what is typed next belongs in it. */

import { type RefObject, useEffect, useRef } from 'react';

/** @param isWanted somebody asked for the boxes in the element; the first of them takes the focus */
export function useFocusFirst(isWanted: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWanted) place.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [isWanted]);
  return place;
}
