/**
 * The keys of the organisations: J and K walk the list, Enter on a row opens it, L logs, I introduces, + notes a
 * contribution, N adds an organisation, Escape closes the one that is open. Ignored while someone types, under a
 * dialog, and where letters are switched off (WCAG 2.1.4).
 */

import { useEffect, useEffectEvent } from 'react';
import { preferences } from '../../model/preferences.ts';

export interface OrganisationKeys {
  readonly move: (step: 1 | -1) => void;
  readonly log: () => void;
  readonly introduce: () => void;
  readonly contribute: () => void;
  readonly add: () => void;
  readonly back: () => void;
  /** Whether an organisation is open, which some keys act on. */
  readonly isOpen: boolean;
}

const fields =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="menu"]';

/** Listens while the screen is shown. */
export function useOrganisationKeys(keys: OrganisationKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]') !== null) return;
    if (event.target instanceof Element && event.target.closest(fields) !== null) return;
    const act = actionOf(event, keys);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.body.addEventListener('keydown', listen);
    return () => document.body.removeEventListener('keydown', listen);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: OrganisationKeys): (() => void) | undefined {
  if (event.key === 'Escape') return keys.isOpen ? keys.back : undefined;
  if (!preferences.getState().letterShortcuts) return undefined;
  if (event.key === '+') return keys.isOpen ? keys.contribute : undefined;
  if (event.shiftKey) return undefined;
  switch (event.key.toLowerCase()) {
    case 'j':
      return () => keys.move(1);
    case 'k':
      return () => keys.move(-1);
    case 'n':
      return keys.add;
    case 'l':
      return keys.isOpen ? keys.log : undefined;
    case 'i':
      return keys.isOpen ? keys.introduce : undefined;
    default:
      return undefined;
  }
}
