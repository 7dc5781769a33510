/** The alert about the programme as it stands today: what it says, how fresh that is, what to do, and putting it off. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Alert } from '../../../domain/alert/alert.ts';
import { snoozeAlert, unsnoozeAlert } from '../../../domain/alert/snooze-alert.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { everything, filterPairs } from '../../../domain/portfolio/filter.ts';
import { useAlertTexts } from '../../i18n/use-alert-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useProgrammeAlerts } from '../../model/use-alerts.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { useHoldForm } from '../../model/use-hold-form.ts';
import { paths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DayInput } from '../../parts/date/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/page.tsx';
import { Popover } from '../../ui/popover.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './alerts-section.module.css';
import { useRunError } from './field-error.ts';

/** Where those stand who could still be enrolled. */
const inSelection = new URLSearchParams(
  filterPairs({ ...everything, stages: new Set(['screening', 'eligible']) }).map(
    ([name, value]) => [name, value],
  ),
).toString();

export function ProgrammeAlertNow({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const change = useChange();
  const today = useToday();
  const texts = useAlertTexts(today);
  const fresh = useLastSheetChange();
  const { raised, snoozed } = useProgrammeAlerts();
  const [alert] = raised;
  const [waiting] = snoozed;
  if (alert !== undefined) {
    return (
      <Stack>
        <p className={styles.now}>{t('settings.now', { fact: texts.fact(alert) })}</p>
        {fresh === undefined ? null : (
          <p className={styles.now}>{t('settings.fresh', { when: fresh })}</p>
        )}
        <Row>
          <Link href={paths.portfolio(inSelection)} asChild>
            <ButtonLink>{t('step.enrolmentBehind')}</ButtonLink>
          </Link>
          <Popover
            label={t('snooze.title', { alert: t(`name.${alert.id}`) })}
            fitted
            trigger={(props) => (
              <Button {...props} variant="quiet">
                {t('snooze.open')}
              </Button>
            )}
          >
            {(close) => <PutOff programmeId={programmeId} alert={alert} close={close} />}
          </Popover>
        </Row>
      </Stack>
    );
  }
  if (waiting === undefined) return null;
  const { until, reason } = waiting.snooze;
  const name = t(`name.${waiting.alert.id}`);
  return (
    <Row>
      <p className={styles.now}>
        {t('snooze.line', { date: format.dayMonth(until, today), reason })}
      </p>
      <Button
        variant="quiet"
        onClick={() =>
          void change(unsnoozeAlert(programmeId, waiting.alert.id), {
            done: t('snooze.backDone', { alert: name }),
          })
        }
      >
        {t('snooze.back')}
      </Button>
    </Row>
  );
}

/** How fresh the enrolments are: when an SME was last changed, in the reader's words; nothing before the first one. */
function useLastSheetChange(): string | undefined {
  const format = useFormat();
  const today = useToday();
  const { environment } = useCarnet();
  const sheets = useCarnetState((state) => state.sheets);
  const latest = useMemo(
    () => [...sheets.values()].reduce((at, { sme }) => Math.max(at, sme.changed.at), 0),
    [sheets],
  );
  if (latest === 0) return undefined;
  return format.dayTime(localDateTimeIn(latest, environment.zone()), today);
}

interface PutOffProps {
  readonly programmeId: string;
  readonly alert: Alert;
  readonly close: () => void;
}

function PutOff({ programmeId, alert, close }: PutOffProps) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const today = useToday();
  const texts = useAlertTexts(today);
  const runError = useRunError();
  const form = useHoldForm();
  const save = async (): Promise<void> => {
    const date = format.dayMonth(form.until, today);
    const done = t('snooze.done', { alert: t(`name.${alert.id}`), date });
    if (await form.submit((hold) => snoozeAlert(programmeId, alert, hold), done)) close();
  };
  const failed = form.failure?.kind === 'invalid' ? undefined : runError(form.failure);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <Field label={t('hold.reason')} error={texts.holdError(form.errorOf('reason')) ?? failed}>
          <TextInput value={form.reason} onValueChange={form.setReason} autoComplete="off" />
        </Field>
        <Field
          label={t('hold.until')}
          hint={t('snooze.untilHint')}
          error={texts.holdError(form.errorOf('until'))}
        >
          <DayInput
            value={form.until}
            min={form.min}
            max={form.max}
            onValueChange={form.setUntil}
          />
        </Field>
        <Button type="submit" variant="primary" wide>
          {t('snooze.save')}
        </Button>
      </Stack>
    </form>
  );
}
