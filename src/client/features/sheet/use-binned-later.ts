/**
 * A sheet that somebody moves to the bin while one types on it stays as it is drawn until the field is left: the focus and the
 * caret stay, and letters that are typed on never become shortcuts. What is typed by then may even bring the sheet back.
 */

import { useEffect, useState } from 'react';
import { isInputBox } from '../../model/input-box.ts';

const isTextOfSheet = (target: EventTarget | null): boolean =>
  isInputBox(target) && target.closest('[role="tabpanel"]') !== null;

/** Whether the sheet is to be drawn as one in the bin. */
export function useBinnedLater(smeId: string, isTrashed: boolean): boolean {
  const [seen, setSeen] = useState({ smeId, isTrashed, isHeld: false });
  if (seen.smeId !== smeId || seen.isTrashed !== isTrashed) {
    const isHeld = isTrashed && seen.smeId === smeId && isTextOfSheet(document.activeElement);
    setSeen({ smeId, isTrashed, isHeld });
  }
  const { isHeld } = seen;
  useEffect(() => {
    if (!isHeld) return undefined;
    const onLeft = ({ relatedTarget }: FocusEvent): void => {
      if (!isTextOfSheet(relatedTarget)) setSeen((now) => ({ ...now, isHeld: false }));
    };
    document.addEventListener('focusout', onLeft);
    return () => document.removeEventListener('focusout', onLeft);
  }, [isHeld]);
  return isTrashed && !isHeld;
}
