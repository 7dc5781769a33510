/** When alerts begin, for the whole programme: each with its limits, the way days are counted, and what is off. */

import { useTranslation } from 'react-i18next';
import { type AlertId, alertIds } from '../../../domain/alert/alert.ts';
import {
  alertsOff,
  type AlertSettings,
  type LimitId,
  limitIdsOf,
} from '../../../domain/alert/limits.ts';
import { resetAlert, switchAlert } from '../../../domain/alert/set-alert.ts';
import { setFields } from '../../../domain/command/command.ts';
import type { Programme } from '../../../domain/operation/record.ts';
import { useAlertTexts } from '../../i18n/use-alert-texts.ts';
import { useAlertContext } from '../../model/use-alerts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/page.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import styles from './alerts-section.module.css';
import { LimitFields } from './limit-fields.tsx';
import { ProgrammeAlertNow } from './programme-alert-now.tsx';
import { SavedChoice } from './saved-fields.tsx';

export function AlertsSection() {
  const { t } = useTranslation('alerts');
  const programme = useCarnetState((state) => state.programme);
  if (programme === undefined) return <EmptyState small title={t('settings.missing')} />;
  return (
    <>
      <Section title={t('title')} lead={t('settings.lead')}>
        <ul className={styles.alerts}>
          {alertIds.map((id) => (
            <AlertItem key={id} id={id} programme={programme} />
          ))}
        </ul>
      </Section>
      <Section title={t('settings.days')}>
        <Days programme={programme} />
      </Section>
    </>
  );
}

interface AlertItemProps {
  readonly id: AlertId;
  readonly programme: Programme;
}

function AlertItem({ id, programme }: AlertItemProps) {
  const { t } = useTranslation('alerts');
  const change = useChange();
  const context = useAlertContext();
  const texts = useAlertTexts(context.today);
  const settings = programme.values.alertSettings;
  const on = !alertsOff(settings).has(id);
  const limits = limitIdsOf(id);
  const name = t(`name.${id}`);
  return (
    <li className={styles.alert}>
      <SwitchRow
        label={name}
        // Where each stage has its own limits, they speak for themselves.
        detail={limits.length <= 1 ? texts.rule(id, context) : undefined}
        checked={on}
        onCheckedChange={(next) => void change(switchAlert(programme.id, id, next))}
        onText={t('settings.on')}
        offText={t('settings.off')}
      />
      {on ? (
        <>
          {limits.map((limit) => (
            <LimitFields key={limit} id={limit} programme={programme} />
          ))}
          {limits.some((limit) => isSet(settings, limit)) ? (
            <Button
              variant="quiet"
              icon="undo"
              aria-label={t('settings.resetOf', { alert: name })}
              onClick={() =>
                void change(resetAlert(programme.id, id), {
                  done: t('settings.resetDone', { alert: name }),
                })
              }
            >
              {t('settings.reset')}
            </Button>
          ) : null}
          {id === 'enrolmentBehind' ? <ProgrammeAlertNow programmeId={programme.id} /> : null}
        </>
      ) : null}
    </li>
  );
}

function isSet(settings: AlertSettings | undefined, id: LimitId): boolean {
  const { watch, risk } = settings?.[id] ?? {};
  return watch !== undefined || risk !== undefined;
}

function Days({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation(['alerts', 'domain']);
  const change = useChange();
  const { dayCount, softWindowsOff } = programme.values;
  return (
    <>
      <SavedChoice<'calendar' | 'working'>
        recordId={programme.id}
        field="dayCount"
        label={t('alerts:settings.dayCount')}
        stored={dayCount ?? 'calendar'}
        options={[
          { value: 'calendar', label: t('domain:option.dayCount.calendar') },
          { value: 'working', label: t('domain:option.dayCount.working') },
        ]}
      />
      <SwitchRow
        label={t('alerts:settings.softWindows')}
        detail={t('alerts:settings.softWindowsDetail')}
        checked={softWindowsOff !== true}
        onCheckedChange={(on) =>
          void change(setFields(programme.id, { softWindowsOff: on ? undefined : true }))
        }
        onText={t('alerts:settings.on')}
        offText={t('alerts:settings.off')}
      />
    </>
  );
}
