/** What an alert says, in the reader's words: the fact, the rule it was raised by, and what is wrong with putting it off. */

import { useTranslation } from 'react-i18next';
import type { Alert, AlertId } from '../../domain/alert/alert.ts';
import type { AlertContext } from '../../domain/alert/context.ts';
import { limitIdsOf } from '../../domain/alert/limits.ts';
import { holdDaysMax } from '../../domain/alert/hold.ts';
import type { FieldError } from '../../domain/entity/validate.ts';
import type { Stage } from '../../domain/sme/sme.ts';
import { useFormat } from './use-format.ts';

export interface AlertTexts {
  /** A few words, for a row or a link. */
  readonly reason: (alert: Alert) => string;
  /** One sentence. */
  readonly fact: (alert: Alert) => string;
  /** When it is raised, with the limits of the programme. */
  readonly rule: (id: AlertId, context: AlertContext, stage?: Stage) => string;
  readonly holdError: (error: FieldError | undefined) => string | undefined;
}

export function useAlertTexts(today: string): AlertTexts {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  return {
    reason: ({ id, count = 0, days = 0, share = 0 }) => t(`reason.${id}`, { count, days, share }),
    fact: (alert) => {
      const { id, days = 0, share = 0, since, on, closedBy } = alert;
      const fact = t(`fact.${id}`, {
        count: alert.count ?? days,
        days,
        share,
        since: since === undefined ? '' : format.dayMonth(since, today),
        on: on === undefined ? '' : format.dayMonth(on, today),
        month: on === undefined ? '' : format.month(on, 'long'),
        why: closedBy === undefined ? '' : t(`closedBy.${closedBy}`),
      });
      const { yearBack } = alert;
      return yearBack === undefined ? fact : `${fact} ${t('season', { count: yearBack })}`;
    },
    rule: (id, { limits }, stage) => {
      const [limit] = limitIdsOf(id, stage);
      // Where each stage has its own limits, there is no rule for the others; some rules have none to set.
      if (limit === undefined && limitIdsOf(id).length > 0) return '';
      const { watch, risk = 0 } = limit === undefined ? { watch: 0 } : limits[limit];
      return t(`rule.${id}`, { watch, risk });
    },
    holdError: (error) => {
      if (error === undefined) return undefined;
      if (error.field === 'until') {
        return error.reason === 'required'
          ? t('hold.untilRequired')
          : t('hold.untilInvalid', { max: holdDaysMax });
      }
      return error.reason === 'tooLong'
        ? t('hold.reasonTooLong', { max: error.max ?? 0 })
        : t('hold.reasonRequired');
    },
  };
}
