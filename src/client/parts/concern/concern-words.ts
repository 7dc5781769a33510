/** What speaks against a day, in words: shown before a contact is planned or moved, and said after. */

import { useTranslation } from 'react-i18next';
import { type Concern, concernsOn, type Meeting } from '../../../domain/calendar/concerns.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useLaneWords } from './lane-words.ts';

/** The sentences about a day, read from the programme as it stands. */
export function useConcernWords(): (day: LocalDate, meeting: Meeting) => readonly string[] {
  const { t } = useTranslation(['calendar', 'domain']);
  const format = useFormat();
  const today = useToday();
  const carnet = useCarnet();
  const { eventTitle } = useLaneWords();
  const sentence = (concern: Concern, { sme }: Meeting): string => {
    switch (concern.kind) {
      case 'closure':
        return t('calendar:concern.closure', {
          sme: sme.values.name,
          day: format.dayMonth(concern.to, today),
        });
      case 'absence':
        return t('calendar:concern.absence', {
          name: concern.member.values.name,
          day: format.dayMonth(concern.to, today),
        });
      case 'holiday':
        return t('calendar:concern.holiday', {
          codes: concern.holiday.padCodes.join(', '),
          name: concern.holiday.name[format.language],
        });
      case 'dayOff':
        return t('calendar:concern.dayOff', {
          kind: t(`domain:option.calendarEventKind.${concern.event.values.kind}`),
          event: eventTitle(concern.event),
        });
      case 'effect':
        return t('calendar:concern.effect', {
          event: eventTitle(concern.event),
          effect: t(`domain:option.calendarEffect.${concern.event.values.effect ?? 'none'}`),
        });
      case 'softWindow':
        return t(`calendar:concern.${concern.window}`, { codes: concern.padCodes.join(', ') });
      case 'bridgeDay':
        return t('calendar:concern.bridgeDay', { codes: concern.padCodes.join(', ') });
      case 'weekend':
        return t('calendar:concern.weekend');
    }
  };
  return (day, meeting) => {
    const { launchPads, events, programme } = carnet.state.getState();
    return concernsOn(day, meeting, { launchPads, events, programme }).map((concern) =>
      sentence(concern, meeting),
    );
  };
}
