/** Gives the focus to the field that the address names after `#`, as a stage that asks for it does. */

import { useEffect } from 'react';
import { useTarget } from '../journal/use-target.ts';

const controls = 'input, select, textarea, button';

export function useFieldOfAddress(): void {
  const field = useTarget();
  useEffect(() => {
    if (field === '') return;
    const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
    const control = place?.matches(controls) === true ? place : place?.querySelector(controls);
    if (control instanceof HTMLElement) control.focus();
  }, [field]);
}
