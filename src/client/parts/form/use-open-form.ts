/**
 * Which form of several is open. One that is open stays so until somebody here chooses another one, also once it is completed here, or
 * where a colleague's draft arrives that is newer: nobody types into a form that was put under the hands. One that somebody else moves to the bin, settles or
 * replaces stays as it was as long as someone types in it: the box, its focus and its caret stay, and what is typed on is kept as
 * everything typed is.
 */

import { useState } from 'react';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useHeldWhileTyped, useWritten } from '../../model/use-held-while-typed.ts';
import type { FormRecord } from './use-forms-of.ts';

export interface OpenForm {
  readonly open: FormRecord | undefined;
  /** It is no more what is shown: it goes once the box is left. */
  readonly isHeld: boolean;
}

/** What was shown last, by which choice. */
interface Shown {
  readonly chosen: string | undefined;
  readonly form: FormRecord | undefined;
}

/**
 * @param chosen which one was asked for; another choice takes its place at once
 * @param first the one to begin with
 */
export function useOpenForm(
  forms: readonly FormRecord[] | undefined,
  chosen: string | undefined,
  first: FormRecord | undefined,
): OpenForm {
  const memberId = useCarnetState((state) => state.memberId);
  const [last, setLast] = useState<Shown>({ chosen, form: undefined });
  const named = (id: string | undefined): FormRecord | undefined =>
    forms?.find((form) => form.id === id);
  // Of two that were begun apart, after a reload as well, the one in which whoever works here wrote last.
  const own = forms?.find(
    ({ values, changed }) => values.state === 'draft' && changed.by === memberId,
  );
  const before = last.chosen === chosen ? named(last.form?.id) : undefined;
  const isStill =
    before !== undefined &&
    before.values.state !== 'replaced' &&
    (before.values.state === last.form?.values.state || before.changed.by === memberId);
  const found = (isStill ? before : undefined) ?? named(chosen) ?? own ?? first;
  const isSame =
    last.chosen === chosen &&
    last.form?.id === found?.id &&
    last.form?.values.state === found?.values.state;
  const drawn = useHeldWhileTyped(
    `${last.chosen ?? ''} ${last.form?.id ?? ''}`,
    isSame ? found : undefined,
  );
  const isHeld = !isSame && last.chosen === chosen && drawn !== undefined;
  const written = useWritten(drawn, !isHeld);
  if (!isSame && !isHeld) setLast({ chosen, form: found });
  if (!isHeld || written === undefined) return { open: found, isHeld: false };
  return { open: { ...written, values: { ...written.values, state: drawn.values.state } }, isHeld };
}
