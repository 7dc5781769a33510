/** Who and when, and why a change took no effect: as the panel says it, and the address of what it would create. */

import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useDescribe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import type { StuckGroup } from '../../ports/sync.ts';

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

/** Why a change took no effect, and what becomes of its text. */
export function useWhyStuck(home: string): (stuck: Omit<StuckGroup, 'key' | 'group'>) => string {
  const { t } = useTranslation('sync');
  const time = useTimeOf();
  const nameOf = useNameOf(home);
  return ({ outcome, dismissed, forked }) =>
    dismissed === undefined
      ? t(`stuck.${forked === true ? 'forked' : outcome}`)
      : t('stuck.dismissed', { name: nameOf(dismissed.by), when: time(dismissed.at) });
}
