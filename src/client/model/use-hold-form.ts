/** The form of a statement that holds for a time and for a reason: an alert put off, a health set by hand. */

import { useState } from 'react';
import { addDays } from '../../domain/calendar/local-date.ts';
import type { Command } from '../../domain/command/command.ts';
import { holdDaysMax } from '../../domain/alert/hold.ts';
import { type Hold, holdErrors } from '../../domain/alert/snooze-alert.ts';
import type { FieldError } from '../../domain/entity/validate.ts';
import type { RunError } from './receipt.ts';
import { useRun, useToday } from './use-carnet.ts';
import { type HalfTypedTexts, useHalfTypedTexts } from './use-half-typed.ts';

/** What the form shows; that one only reads was said where it was refused. */
type Failure = Exclude<RunError, { readonly kind: 'readOnly' }>;

/** A week is first proposed. */
const daysProposed = 7;

export interface HoldForm extends Hold, Pick<HalfTypedTexts, 'choice' | 'choose'> {
  readonly setUntil: (until: string) => void;
  readonly setReason: (reason: string) => void;
  /** The days between which it may end. */
  readonly min: string;
  readonly max: string;
  /** What is wrong with a field, once somebody tried. */
  readonly errorOf: (field: keyof Hold) => FieldError | undefined;
  /** Why the whole was not taken. */
  readonly failure: Failure | undefined;
  /** Runs the command where all is well; answers whether it was taken. */
  readonly submit: (command: (hold: Hold) => Command, done: string) => Promise<boolean>;
}

/**
 * @param place what is put off or judged, such as `snooze:<sme id>/<alert>`: a half-typed reason is kept there, with what was chosen beside it
 * @param held what holds now, which the form then changes
 */
export function useHoldForm(place: string, held?: Hold): HoldForm {
  const today = useToday();
  const run = useRun();
  const half = useHalfTypedTexts(place);
  const { until: chosen } = half.choices;
  // A day that was chosen earlier and is over by now is proposed anew.
  const [isChosenNow, setChosenNow] = useState(false);
  const isChosen = typeof chosen === 'string' && (isChosenNow || chosen === '' || chosen >= today);
  const until = isChosen ? chosen : (held?.until ?? addDays(today, daysProposed));
  const reason = half.textOf('reason', held?.reason) ?? held?.reason ?? '';
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const hold = { until, reason };
  const refused = failure?.kind === 'invalid' ? failure.errors : [];
  const errors = tried ? [...holdErrors(hold, today), ...refused] : [];
  const edit =
    (set: (text: string) => void) =>
    (text: string): void => {
      setFailure(undefined);
      set(text);
    };
  return {
    ...hold,
    ...{ choice: half.choice, choose: half.choose },
    setUntil: edit((next) => {
      setChosenNow(true);
      half.choose({ until: next });
    }),
    setReason: edit((text) => half.type('reason', text, held?.reason ?? '')),
    min: today,
    max: addDays(today, holdDaysMax),
    errorOf: (field) => errors.find((error) => error.field === field),
    failure,
    submit: async (command, done) => {
      setTried(true);
      if (holdErrors(hold, today).length > 0) return false;
      const isTaken = await half.add(async () => {
        const result = await run(command(hold), { done });
        setFailure(result.ok || result.error.kind === 'readOnly' ? undefined : result.error);
        return result.ok;
      });
      return isTaken === true;
    },
  };
}
