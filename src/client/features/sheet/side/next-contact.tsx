/**
 * The next contact: the soonest that is planned, and its file for one's own calendar. Where none is, planning one is
 * one press away.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { contactEvent } from '../../../../domain/calendar/contact-event.ts';
import { zoneOfAppointment } from '../../../../domain/calendar/appointment.ts';
import { hasPassed } from '../../../../domain/contact/has-passed.ts';
import type { ContactBrief } from '../../../../domain/sme/journal-summary.ts';
import { useContactName } from '../../../i18n/use-contact-words.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDownloadCalendar } from '../../../model/calendar-file.ts';
import { askPlan } from '../../../model/plan-question.ts';
import type { Sheet } from '../../../model/state.ts';
import { useAlertContext } from '../../../model/use-alerts.ts';
import { useCarnet, useCarnetState, useNow } from '../../../model/use-carnet.ts';
import { useOnceWritten } from '../../../model/use-once-written.ts';
import { useAppointment } from '../../../parts/date/use-appointment.ts';
import { paths } from '../../../ports/routes.ts';
import { TextButton, TextLink } from '../../../ui/text-link.tsx';
import { useOpenDialog } from '../use-open-dialog.ts';
import { Block } from './block.tsx';
import styles from './side-column.module.css';

interface NextContactProps {
  readonly sheet: Sheet;
  readonly readOnly: boolean;
}

export function NextContact({ sheet, readOnly }: NextContactProps) {
  const { t } = useTranslation(['side', 'visit']);
  const nameOf = useContactName();
  const format = useFormat();
  const said = useAppointment();
  const { environment } = useCarnet();
  const now = useNow();
  const today = now.slice(0, 10);
  const open = useOpenDialog();
  const context = useAlertContext();
  const planned = sheet.summary.planned[0];
  if (planned === undefined) {
    return (
      <Block title={t('next.title')}>
        <div className={styles.line}>
          <span className={styles.quiet}>
            {context.contactsComing ? t('next.coming') : t('next.none')}
          </span>
          {readOnly ? null : (
            <TextButton onClick={() => askPlan({ smeId: sheet.sme.id })}>
              {t('next.plan')}
            </TextButton>
          )}
        </div>
      </Block>
    );
  }
  const { id } = planned;
  const shown = said(planned, { home: sheet.sme.id });
  const day = format.day(shown.day, today);
  const late = hasPassed(planned, { now, zone: environment.zone() });
  return (
    <Block title={t('next.title')}>
      <div className={styles.line}>
        <span className={styles.text}>
          <strong>{shown.text === undefined ? day : `${day}, ${shown.text}`}</strong>
          <span className={styles.quiet}>
            {`${nameOf(planned)} · ${format.relativeDay(shown.day, today)}`}
          </span>
          {late ? <span className={styles.late}>{t('next.late')}</span> : null}
        </span>
        {readOnly ? null : (
          <TextButton onClick={() => open({ kind: 'contact', contactId: id })}>
            {t('next.open')}
          </TextButton>
        )}
      </div>
      <EventFile sheet={sheet} contact={planned} />
      {readOnly ? null : (
        <Link href={paths.ready(sheet.sme.id)} asChild>
          <TextLink>{t('visit:ready.check')}</TextLink>
        </Link>
      )}
    </Block>
  );
}

interface EventFileProps {
  readonly sheet: Sheet;
  readonly contact: ContactBrief;
}

/** The contact as a file for one's own calendar; a confidential one never leaves in a file. */
function EventFile({ sheet, contact }: EventFileProps) {
  const { t } = useTranslation('calendar');
  const { language } = useFormat();
  const nameOf = useContactName();
  const download = useDownloadCalendar();
  const carnet = useCarnet();
  const pads = useCarnetState((state) => state.launchPads);
  const { name, town, launchPadId } = sheet.sme.values;
  const zone = zoneOfAppointment(contact, launchPadId, pads, carnet.environment.zone());
  const save = useOnceWritten((): void => {
    const summary = t('file.contact', { what: nameOf(contact), sme: name });
    download({
      events: [contactEvent(contact, { zone, summary, town })],
      called: t('file.name'),
      of: `${name} ${contact.at.slice(0, 10)}`,
      language,
      done: (fileName) => t('file.made', { count: 1, name: fileName }),
    });
  });
  // A summary from before it told so is not believed: the journal of this sheet is read.
  const confidential =
    contact.confidential ?? carnet.record(contact.id)?.values['confidential'] === true;
  if (confidential) return null;
  return <TextButton onClick={() => void save()}>{t('action.file')}</TextButton>;
}
