/** The parts of a reading in words: the same below the line of a sheet, in the day and in the palette. */

import { useTranslation } from 'react-i18next';
import type { ComposerMode } from '../../../domain/composer/vocabulary/ways.ts';
import type { Reading } from '../../../domain/composer/reading.ts';
import { contactModeOf } from '../../../domain/contact/log-contact.ts';
import { useModeName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../model/use-carnet.ts';
import type { ReadingPart } from './reading-parts.ts';

/** Says a part of a reading; `nameOf` knows the people and the members. */
export function usePartWords(
  nameOf: (id: string) => string,
): (part: ReadingPart, reading: Reading) => string {
  const { t } = useTranslation(['sheet', 'domain']);
  const format = useFormat();
  const modeName = useModeWords();
  const when = useWhenWords();
  return (part, reading) => {
    switch (part.kind) {
      case 'mode':
        if (part.mode === undefined) return t('domain:option.contactKind.interim');
        return part.mode === 'issue' && reading.issue !== undefined
          ? t(`domain:option.issueKind.${reading.issue.kind}`)
          : modeName(part.mode);
      case 'reached':
        return t(`sheet:composer.reached.${part.mark}`);
      case 'minutes':
        return format.duration(part.minutes);
      case 'person':
      case 'owner':
        return nameOf(part.id);
      case 'newPerson':
        return t('sheet:composer.newPerson', { name: part.name });
      case 'contactKind':
        return t(`domain:option.contactKind.${part.contactKind}`);
      case 'severity':
        return t(`domain:option.severity.s${part.severity}`);
      case 'moment':
        return when(reading);
      case 'action':
        return t('sheet:composer.action', { title: part.action.title });
      case 'due':
        return when({ date: part.due, time: undefined, mode: 'issue', state: 'held' });
    }
  };
}

function useModeWords(): (mode: ComposerMode) => string {
  const { t } = useTranslation('sheet');
  const modeName = useModeName();
  return (mode) =>
    mode === 'issue' ? t('composer.mode.issue') : modeName(contactModeOf(mode) ?? 'note');
}

/** `today 10:42`, `Tue 18 May, 09:00`, `planned for Thu 20 May, 10:00`. */
function useWhenWords(): (reading: Pick<Reading, 'date' | 'time' | 'mode' | 'state'>) => string {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const now = useNow();
  const today = now.slice(0, 10);
  const day = (date: string): string =>
    date === today ? format.relativeDay(date, today) : format.day(date, today);
  return ({ date = today, time, mode, state }) => {
    const hour = time === undefined ? undefined : format.time(`${date}T${time}`);
    if (state === 'planned') {
      const when = hour === undefined ? day(date) : t('composer.dayHour', { day: day(date), hour });
      return t('composer.plannedFor', { when });
    }
    if (mode === 'issue') return day(date);
    if (hour !== undefined) return t('composer.dayHour', { day: day(date), hour });
    return date === today ? `${day(today)} ${format.time(now)}` : day(date);
  };
}
