/**
 * A role that is lowered while one types counts once the box is left, wherever it is: until then the box, its focus and its
 * caret stay, and what is typed on is written. The server holds what the role no longer allows. Why everything is read-only
 * after that is then said, but never on the screen of a visit, where the owner may look on and what is noted goes on.
 */

import { useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { notify } from '../model/notices.ts';
import { isAllowed, type Right } from '../model/own-rights.ts';
import { useCarnet, useCarnetState } from '../model/use-carnet.ts';
import { useHeldWhileTyped } from '../model/use-held-while-typed.ts';
import { visitBase } from '../ports/routes.ts';

interface HeldRightProps {
  /** Told what one goes on with, for `HeldRightContext`: before a role is lowered, so that nothing is closed meanwhile. */
  readonly onChange: (right: Right | undefined) => void;
}

export function HeldRight({ onChange }: HeldRightProps) {
  const coordinates = useCarnetState((state) => isAllowed('coordinate', state));
  const writes = useCarnetState((state) => isAllowed('write', state));
  const coordinated = useHeldWhileTyped('coordinate', coordinates || undefined) === true;
  const written = useHeldWhileTyped('write', writes || undefined) === true;
  const right = coordinated ? 'coordinate' : written ? 'write' : undefined;
  useLayoutEffect(() => onChange(right), [onChange, right]);
  useNotice(written && !writes);
  return null;
}

/** Says at once where the words go from now on, and once the box is left why it is read-only, unless the role was raised by then. */
function useNotice(isHeld: boolean): void {
  const { t } = useTranslation('sheet');
  const { state } = useCarnet();
  const [location] = useLocation();
  const isVisit = location.startsWith(visitBase);
  useEffect(() => {
    if (!isHeld || isVisit) return undefined;
    notify({ message: t('journal.roleLowered'), tone: 'problem' });
    return () => {
      const now = state.getState();
      if (isAllowed('write', now)) return;
      const message = t(isAllowed('read', now) ? 'journal.onlyReads' : 'journal.reportsOnly');
      notify({ message, tone: 'problem' });
    };
  }, [isHeld, isVisit, state, t]);
}
