/** Closes what stands over a page once that page is left, as by the browser's way back: it was asked for there. */

import { useEffect, useEffectEvent, useRef } from 'react';
import { useLocation } from 'wouter';

/** @param asked what is open, the same object as long as it is; nothing where nothing is */
export function useClosedWithPage(asked: object | undefined, close: () => void): void {
  const [location] = useLocation();
  const last = useRef({ asked, location });
  const onChange = useEffectEvent(() => {
    const { asked: before, location: from } = last.current;
    last.current = { asked, location };
    if (asked !== undefined && before === asked && from !== location) close();
  });
  useEffect(() => onChange(), [asked, location]);
}
