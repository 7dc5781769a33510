/**
 * The keys of the organisations: J and K walk the list, L logs, I introduces, + notes a contribution, N adds an
 * organisation, Escape closes the one that is open.
 */

import { useLetterKeys } from '../../model/use-letter-keys.ts';

export interface OrganisationKeys {
  readonly move: (step: 1 | -1) => void;
  readonly log: () => void;
  readonly introduce: () => void;
  readonly contribute: () => void;
  readonly add: () => void;
  readonly back: () => void;
  /** Whether an organisation is open, which some keys act on. */
  readonly isOpen: boolean;
  /** Who reads has the keys that lead about. */
  readonly mayWrite: boolean;
}

/** Listens while the screen is shown. */
export function useOrganisationKeys(keys: OrganisationKeys): void {
  const { isOpen, mayWrite } = keys;
  const toWrite = (act: () => void) => (isOpen && mayWrite ? act : undefined);
  useLetterKeys({
    j: () => keys.move(1),
    k: () => keys.move(-1),
    n: mayWrite ? keys.add : undefined,
    l: toWrite(keys.log),
    i: toWrite(keys.introduce),
    '+': toWrite(keys.contribute),
    Escape: isOpen ? keys.back : undefined,
  });
}
