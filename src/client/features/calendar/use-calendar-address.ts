/** The address of the calendar, to read and to change. */

import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useToday } from '../../model/use-carnet.ts';
import { addressFrom, type CalendarAddress, hiddenFrom, searchOf } from './calendar-address.ts';

export interface AddressState {
  readonly address: CalendarAddress;
  /** Moving from day to day, or closing a dialog, takes no step of the back button. */
  readonly change: (patch: Partial<CalendarAddress>, step?: 'step' | 'inPlace') => void;
}

export function useCalendarAddress(): AddressState {
  const today = useToday();
  const [parameters, setParameters] = useSearchParams();
  const hide = parameters.get('hide') ?? '';
  // The same set as long as it says the same: what is selected with it is not selected anew for another day.
  const hidden = useMemo(() => hiddenFrom(hide), [hide]);
  const address = useMemo(
    () => ({ ...addressFrom(parameters, today), hidden }),
    [parameters, today, hidden],
  );
  return {
    address,
    change: (patch, step = 'step') =>
      setParameters(searchOf({ ...address, ...patch }, today), { replace: step === 'inPlace' }),
  };
}
