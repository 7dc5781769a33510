/** Who and when, as the panel says it. */

import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';

/** Day and time of a moment, in milliseconds since 1970, where this device is. */
export function useTimeOf(): (at: number) => string {
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  return (at) => format.dayTime(localDateTimeIn(at, environment.zone()), today);
}

/** The name of a member, or a word for somebody who is not known here. */
export function useNameOf(home: string): (id: string) => string {
  return useDescribe(useToday(), useNames(home)).nameOf;
}
