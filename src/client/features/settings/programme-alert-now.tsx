/** The alert about the programme as it stands today: what it says, how fresh that is, what to do, and putting it off. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { unsnoozeAlert } from '../../../domain/alert/snooze-alert.ts';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { everything, filterPairs } from '../../../domain/portfolio/filter.ts';
import { useAlertTexts } from '../../i18n/use-alert-texts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useProgrammeAlerts } from '../../model/use-alerts.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { PutOffButton } from '../../parts/hold/put-off.tsx';
import { useChange } from '../../parts/record/use-change.ts';
import { paths } from '../../ports/routes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Row, Stack } from '../../ui/page.tsx';
import styles from './alerts-section.module.css';

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
          <PutOffButton recordId={programmeId} alert={alert} />
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
