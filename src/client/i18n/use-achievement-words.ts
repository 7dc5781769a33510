/** What an achievement is, in words: its kind with how much, and what is to be known of it. */

import { useTranslation } from 'react-i18next';
import type { RecordOf } from '../../domain/operation/record.ts';
import { useFormat } from './use-format.ts';

type Values = RecordOf<'achievement'>['values'];

export interface AchievementWords {
  /** "Revenue abroad: €12,000". */
  readonly what: (values: Values) => string;
  /** Day, market, and what is unusual about its attribution. */
  readonly facts: (values: Values) => string;
}

export function useAchievementWords(today: string): AchievementWords {
  const { t } = useTranslation(['achievements', 'domain']);
  const format = useFormat();
  return {
    what: ({ kind, number, amount }) => {
      const name = t(`domain:option.achievementKind.${kind}`);
      const much = [
        number === undefined ? undefined : format.number(number),
        amount === undefined ? undefined : format.money(amount, 'whenNeeded'),
      ].filter((part) => part !== undefined);
      return much.length === 0
        ? name
        : t('achievements:much', { what: name, much: much.join(' · ') });
    },
    facts: ({ on, market, attribution, confidential }) =>
      [
        format.dayMonth(on, today),
        market === undefined ? undefined : t(`domain:option.country.${market}`),
        attribution === 'yes' ? undefined : t(`achievements:${attribution}`),
        confidential === true ? t('achievements:confidential') : undefined,
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
  };
}
