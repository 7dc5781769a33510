/**
 * How the SME does, and why: its health, who judged it otherwise, and each alert with the fact, the rule, one next
 * step and how fresh all of it is. What was put off stays in sight, folded.
 */

import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../../domain/alert/alert.ts';
import type { SnoozedAlert } from '../../../../domain/alert/alerts-of.ts';
import { healthOf } from '../../../../domain/alert/health.ts';
import { respectsClosures } from '../../../../domain/alert/rules.ts';
import { unsnoozeAlert } from '../../../../domain/alert/snooze-alert.ts';
import { reviewWithoutContact } from '../../../../domain/review/monthly-reviews.ts';
import { useAlertTexts } from '../../../i18n/use-alert-texts.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { alertsOfSheet, useAlertContext } from '../../../model/use-alerts.ts';
import { usePreference } from '../../../model/preferences.ts';
import type { Sheet } from '../../../model/state.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Health } from '../../../ui/health.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { TextButton } from '../../../ui/text-link.tsx';
import { useOpenDialog } from '../use-open-dialog.ts';
import styles from './alerts-block.module.css';
import { Block } from './block.tsx';
import { HealthJudgement } from './health-judgement.tsx';
import column from './side-column.module.css';
import { SnoozeForm } from './snooze-form.tsx';
import { useAlertStep } from './use-alert-step.ts';
import { useLastChange } from './use-last-change.ts';

interface AlertsBlockProps {
  readonly sheet: Sheet;
  readonly readOnly: boolean;
}

export function AlertsBlock({ sheet, readOnly }: AlertsBlockProps) {
  const { t } = useTranslation(['alerts', 'domain']);
  const today = useToday();
  const context = useAlertContext();
  const open = useOpenDialog();
  const letters = usePreference((state) => state.letterShortcuts);
  const fresh = useLastChange(sheet);
  const alerts = alertsOfSheet(sheet, context);
  const health = healthOf(sheet, alerts, today);
  const { raised, snoozed } = alerts;
  return (
    <Block
      title={t('alerts:health.title')}
      aside={<Health level={health.level}>{t(`domain:option.health.${health.level}`)}</Health>}
    >
      <HealthJudgement sheet={sheet} alerts={alerts} health={health} readOnly={readOnly} />
      {alerts.contactsComing === true ? (
        <p className={column.quiet}>{t('alerts:coming')}</p>
      ) : raised.length === 0 ? (
        <p className={column.quiet}>{t('alerts:none')}</p>
      ) : null}
      {raised.length === 0 ? null : (
        <ul className={column.list}>
          {raised.map((alert) => (
            <AlertItem key={alert.id} alert={alert} sheet={sheet} readOnly={readOnly} />
          ))}
        </ul>
      )}
      {snoozed.length === 0 ? null : (
        <SnoozedList snoozed={snoozed} smeId={sheet.sme.id} readOnly={readOnly} />
      )}
      <p className={column.quiet}>
        {raised.some(({ id }) => respectsClosures(id)) ? `${t('alerts:counts')} ` : null}
        {t('alerts:fresh', { when: fresh })}
      </p>
      {readOnly || health.override !== undefined ? null : (
        <TextButton
          aria-haspopup="dialog"
          aria-keyshortcuts={letters ? 'H' : undefined}
          onClick={() => open({ kind: 'health' })}
        >
          {t('alerts:health.set')}
        </TextButton>
      )}
    </Block>
  );
}

interface AlertItemProps {
  readonly alert: Alert;
  readonly sheet: Sheet;
  readonly readOnly: boolean;
}

function AlertItem({ alert, sheet, readOnly }: AlertItemProps) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const today = useToday();
  const context = useAlertContext();
  const texts = useAlertTexts(today);
  const step = useAlertStep(sheet);
  const name = t(`name.${alert.id}`);
  const unheld = alert.id === 'lateReview' ? reviewWithoutContact(sheet) : undefined;
  return (
    <li className={styles.alert}>
      <Health level={alert.level}>{name}</Health>
      <span className={column.text}>{texts.fact(alert)}</span>
      {unheld?.onDate === undefined ? null : (
        <span className={column.text}>
          {t('noContact', { date: format.dayMonth(unheld.onDate, today) })}
        </span>
      )}
      <span className={column.quiet}>{texts.rule(alert.id, context, sheet.sme.values.stage)}</span>
      {readOnly ? null : (
        <span className={styles.steps}>
          <Button onClick={() => step(alert)}>
            {unheld === undefined ? t(`step.${alert.id}`) : t('logReview')}
          </Button>
          <Popover
            label={t('snooze.title', { alert: name })}
            fitted
            trigger={(props) => (
              <Button {...props} variant="quiet" aria-label={t('snooze.openOf', { alert: name })}>
                {t('snooze.open')}
              </Button>
            )}
          >
            {(close) => <SnoozeForm smeId={sheet.sme.id} alert={alert} close={close} />}
          </Popover>
        </span>
      )}
    </li>
  );
}

interface SnoozedListProps {
  readonly snoozed: readonly SnoozedAlert[];
  readonly smeId: string;
  readonly readOnly: boolean;
}

function SnoozedList({ snoozed, smeId, readOnly }: SnoozedListProps) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const today = useToday();
  const change = useChange();
  return (
    <details className={styles.snoozed}>
      <summary>{t('snooze.list', { count: snoozed.length })}</summary>
      <ul className={column.list}>
        {snoozed.map(({ alert: { id }, snooze: { until, reason } }) => {
          const name = t(`name.${id}`);
          return (
            <li key={id} className={column.line}>
              <span className={column.text}>
                {name}
                <span className={column.quiet}>
                  {t('snooze.line', { date: format.dayMonth(until, today), reason })}
                </span>
              </span>
              {readOnly ? null : (
                <TextButton
                  aria-label={t('snooze.backOf', { alert: name })}
                  onClick={() =>
                    void change(unsnoozeAlert(smeId, id), {
                      done: t('snooze.backDone', { alert: name }),
                    })
                  }
                >
                  {t('snooze.back')}
                </TextButton>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
