/** What plans and reviews take from channels and figures: where the business sells, and what it sold. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { connectedDay } from '../../../../domain/alert/figures-facts.ts';
import { type LocalDate, monthOf, shiftMonth } from '../../../../domain/calendar/local-date.ts';
import { beforeAfter, type Period, periodOf } from '../../../../domain/figures/compare.ts';
import { rowsByChannel } from '../../../../domain/figures/month-rows.ts';
import type { AutoAnswers, Said } from '../../../../domain/form/printed-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useLazyRecords } from '../../../model/use-records.ts';

/** @param on the day of the form: its last month is the one before */
export function useFigureFacts({ sme, channels }: Sheet, on: LocalDate): AutoAnswers {
  const { t } = useTranslation(['figures', 'domain']);
  const format = useFormat();
  const today = useToday();
  const { records } = useLazyRecords(sme.id, 'figures');
  return useMemo(() => {
    const said = (text: string): Said => ({ text, lang: format.language });
    const inWords = ({ visits, orders, revenue }: Period): string =>
      [
        visits === undefined ? undefined : t('auto.visits', { count: Math.round(visits) }),
        orders === undefined ? undefined : t('auto.orders', { count: Math.round(orders) }),
        revenue === undefined ? undefined : format.money(revenue, 'whenNeeded'),
      ]
        .filter((part) => part !== undefined)
        .join(', ');
    const month = shiftMonth(monthOf(on), -1);
    const byChannel = rowsByChannel(records ?? []);
    const places = [
      ...channels.map((channel) => ({
        ...channel.values,
        id: channel.id,
        connectedOn: connectedDay(channel),
      })),
      { id: undefined, name: t('wholeBusiness'), connectedOn: undefined },
    ].flatMap((place) => {
      const rows = byChannel.get(place.id);
      return rows === undefined ? [] : [{ ...place, rows }];
    });
    return {
      channels: channels.map(({ values: { name, kind, connection, connectedOn } }) =>
        said(
          [
            name,
            t(`domain:option.channelKind.${kind}`),
            t(`domain:option.connection.${connection}`),
            connectedOn === undefined ? '' : format.dayMonth(connectedOn, today),
          ]
            .filter((part) => part !== '')
            .join(' · '),
        ),
      ),
      'figures:lastMonth': places.flatMap(({ name, rows }) => {
        const values = rows.get(month)?.values;
        const words = values === undefined ? '' : inWords(periodOf([values]));
        return words === ''
          ? []
          : [said(t('auto.month', { channel: name, month: format.month(month), figures: words }))];
      }),
      'figures:baseline': places.flatMap(({ name, rows, connectedOn }) => {
        if (connectedOn === undefined) return [];
        const { before } = beforeAfter(rows.values(), connectedOn);
        const figures = inWords(before);
        return figures === ''
          ? []
          : [said(t('auto.baseline', { channel: name, figures, count: before.months }))];
      }),
    };
  }, [t, format, today, records, channels, on]);
}
