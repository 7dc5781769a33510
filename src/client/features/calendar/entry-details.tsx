/** What an entry is, the way to its sheet, and what can be done with it without leaving the calendar. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type {
  ActionEntry,
  CalendarEntry,
  ContactEntry,
  MeetingEntry,
  ProjectReviewEntry,
  ReviewEntry,
} from '../../../domain/calendar/calendar-entries.ts';
import { projectQuarter } from '../../../domain/calendar/project-calendar.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { preparationOf } from '../../../domain/review/monthly-reviews.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { paths } from '../../ports/routes.ts';
import { PlaceMark } from '../../parts/entry-mark/entry-mark.tsx';
import { type SettleHandlers, useSettleKeys } from '../../parts/settle/settle-keys.ts';
import { usePrepareReview } from '../../parts/review/use-prepare-review.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useCalendarActions } from './calendar-handlers.ts';
import styles from './entry-details.module.css';
import { useEntryWords } from './entry-words.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

interface DetailsProps<Entry extends CalendarEntry> {
  readonly entry: Entry;
  readonly close: () => void;
}

export function EntryDetails({ entry, close }: DetailsProps<CalendarEntry>) {
  switch (entry.kind) {
    case 'planned':
    case 'held':
      return <ContactDetails entry={entry} close={close} />;
    case 'meeting':
      return <MeetingDetails entry={entry} close={close} />;
    case 'review':
      return <ReviewDetails entry={entry} close={close} />;
    case 'action':
      return <ActionDetails entry={entry} close={close} />;
    case 'projectReview':
      return <ProjectReviewDetails entry={entry} />;
  }
}

function ContactDetails({ entry, close }: DetailsProps<ContactEntry>) {
  const { t } = useTranslation('calendar');
  const words = useEntryWords();
  const nameOf = useNames(entry.sme.id);
  const format = useFormat();
  const actions = useCalendarActions();
  const keys = useSettleKeys();
  const { contact, sme, unsettled } = entry;
  const people = (contact.memberIds ?? []).flatMap((id) => nameOf(id) ?? []);
  const settle = (state: 'held' | 'missed' | 'cancelled') => (): void => {
    close();
    actions.handlers.settle(entry, state);
  };
  return (
    <Details
      title={words.what(entry)}
      record={contact.id}
      sme={sme}
      anchor={contact.id}
      keys={unsettled ? keys.handlers((state) => settle(state)()) : {}}
    >
      <p className={styles.when}>
        {format.dateFull(words.when(entry).day)}
        <br />
        {words.when(entry).text ?? t('entry.openHour')}
        {contact.minutes === undefined ? null : ` · ${format.duration(contact.minutes)}`}
      </p>
      {people.length === 0 ? null : (
        <p className={styles.quiet}>{t('entry.who', { names: people })}</p>
      )}
      {contact.confidential === true ? (
        <p className={styles.quiet}>
          <Icon name="lock" size={14} /> {t('entry.confidential')}
        </p>
      ) : null}
      <WritersOnly>{unsettled ? <p className={styles.late}>{keys.question}</p> : null}</WritersOnly>
      {entry.kind === 'held' ? null : (
        <div className={styles.buttons}>
          <WritersOnly>
            {contact.kind === 'monthlyReview' && !unsettled ? (
              <PrepareButton smeId={sme.id} close={close} />
            ) : null}
            <Button
              variant={unsettled ? 'primary' : 'secondary'}
              shortcut={unsettled ? keys.yes : undefined}
              onClick={settle('held')}
            >
              {t('action.held')}
            </Button>
            <Button shortcut={unsettled ? keys.no : undefined} onClick={settle('missed')}>
              {t('action.missed')}
            </Button>
            <Button onClick={settle('cancelled')}>{t('action.cancelled')}</Button>
            <MoveButton entry={entry} close={close} />
          </WritersOnly>
          <Button
            icon="exportFile"
            unavailableBecause={
              contact.confidential === true ? t('action.fileConfidential') : undefined
            }
            onClick={() => actions.saveFile(entry)}
          >
            {t('action.file')}
          </Button>
        </div>
      )}
    </Details>
  );
}

/** A meeting is opened, moved and settled on its own page. */
function MeetingDetails({ entry }: DetailsProps<MeetingEntry>) {
  const { t } = useTranslation('calendar');
  const words = useEntryWords();
  const format = useFormat();
  const actions = useCalendarActions();
  const pads = usePads();
  const { meeting, unsettled } = entry;
  const { minutes, launchPadIds = [] } = meeting;
  const { text, lang } = words.name(entry);
  const beside = words.beside(entry);
  const taking = pads.filter(({ id }) => launchPadIds.length === 0 || launchPadIds.includes(id));
  return (
    <Details title={text} lang={lang} record={meeting.id}>
      <p className={styles.when}>
        {beside === undefined ? null : (
          <>
            {beside}
            <br />
          </>
        )}
        {format.dateFull(words.when(entry).day)}
        <br />
        {words.when(entry).text ?? t('entry.openHour')}
        {minutes === undefined ? null : ` · ${format.duration(minutes)}`}
      </p>
      <p className={styles.quiet}>
        {t('entry.who', { names: taking.map(({ values }) => values.name) })}
      </p>
      {unsettled ? <p className={styles.late}>{t('entry.meetingPassed')}</p> : null}
      <p>
        <Link href={paths.meeting(meeting.id)} asChild>
          <TextLink>{t('entry.openMeeting')}</TextLink>
        </Link>
      </p>
      {meeting.state === 'held' ? null : (
        <div className={styles.buttons}>
          <Button icon="exportFile" onClick={() => actions.saveFile(entry)}>
            {t('action.file')}
          </Button>
        </div>
      )}
    </Details>
  );
}

function ReviewDetails({ entry, close }: DetailsProps<ReviewEntry>) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const today = useToday();
  const { openPlan } = useCalendarActions();
  const plan = (): void => {
    close();
    const day = entry.day < today ? today : entry.day;
    openPlan({ smeId: entry.sme.id, day, kind: 'monthlyReview' });
  };
  return (
    <Details title={t('entry.review')} sme={entry.sme}>
      <p className={styles.when}>{format.dateFull(entry.day)}</p>
      {entry.late ? <p className={styles.late}>{t('entry.late')}</p> : null}
      <WritersOnly>
        <div className={styles.buttons}>
          <Button variant="primary" icon="calendar" onClick={plan}>
            {t('action.planReview')}
          </Button>
          <PrepareButton smeId={entry.sme.id} close={close} />
        </div>
      </WritersOnly>
    </Details>
  );
}

interface PrepareButtonProps {
  readonly smeId: string;
  readonly close: () => void;
}

/** Leads to the form of the next review, which is begun where it was not. */
function PrepareButton({ smeId, close }: PrepareButtonProps) {
  const { t } = useTranslation('calendar');
  const prepare = usePrepareReview();
  const sheet = useCarnetState(({ sheets }) => sheets.get(smeId));
  if (sheet === undefined) return null;
  return (
    <Button
      icon="review"
      onClick={() => {
        close();
        void prepare(sheet);
      }}
    >
      {t(`action.prepare.${preparationOf(sheet)}`)}
    </Button>
  );
}

function ActionDetails({ entry, close }: DetailsProps<ActionEntry>) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const words = useEntryWords();
  const nameOf = useNames(entry.sme.id);
  const { handlers } = useCalendarActions();
  const { ownerId } = entry.action.values;
  const owner = ownerId === undefined ? undefined : nameOf(ownerId);
  const { text, lang } = words.name(entry);
  return (
    <Details title={text} lang={lang} record={entry.action.id} sme={entry.sme}>
      <p className={styles.when}>
        {t('entry.action')} · {format.dateFull(entry.day)}
      </p>
      {owner === undefined ? null : (
        <p className={styles.quiet}>{t('entry.owner', { name: owner })}</p>
      )}
      {entry.late ? <p className={styles.late}>{t('entry.late')}</p> : null}
      <WritersOnly>
        <div className={styles.buttons}>
          <Button
            variant="primary"
            icon="check"
            onClick={() => {
              close();
              handlers.complete(entry);
            }}
          >
            {t('action.done')}
          </Button>
          <MoveButton entry={entry} close={close} />
        </div>
      </WritersOnly>
    </Details>
  );
}

function ProjectReviewDetails({ entry }: { readonly entry: ProjectReviewEntry }) {
  const { t } = useTranslation('calendar');
  const words = useEntryWords();
  const format = useFormat();
  const today = useToday();
  const firstMonth = useCarnetState((state) => state.programme?.values.firstMonth);
  if (firstMonth === undefined) return null;
  const { from, to } = projectQuarter(entry.projectMonth, firstMonth);
  return (
    <Details title={words.what(entry)}>
      <p className={styles.when}>{format.dateFull(entry.day)}</p>
      <p className={styles.quiet}>
        {t('entry.projectReviewText', { range: format.dateRange(from, to, today) })}
      </p>
    </Details>
  );
}

function MoveButton({ entry, close }: DetailsProps<ContactEntry | ActionEntry>) {
  const { t } = useTranslation('calendar');
  const { openMove } = useCalendarActions();
  return (
    <Button
      icon="calendar"
      onClick={() => {
        close();
        openMove(entry);
      }}
    >
      {t('action.move')}
    </Button>
  );
}

interface FrameProps {
  readonly title: string;
  readonly lang?: string | undefined;
  /** What it stands for, where that is a record. */
  readonly record?: string | undefined;
  readonly sme?: Sme | undefined;
  /** The entry of the journal to go to. */
  readonly anchor?: string | undefined;
  readonly keys?: SettleHandlers | undefined;
  readonly children: ReactNode;
}

function Details({ title, lang, record, sme, anchor, keys, children }: FrameProps) {
  const { t } = useTranslation('calendar');
  return (
    <div role="group" aria-label={title} className={styles.details} {...keys}>
      <h3>
        <span lang={lang}>{title}</span>{' '}
        {record === undefined ? null : <PlaceMark place={[record]} />}
      </h3>
      {sme === undefined ? null : (
        <p>
          <Link
            href={anchor === undefined ? paths.sheet(sme.id) : paths.entry(sme.id, anchor)}
            asChild
          >
            <TextLink aria-label={`${sme.values.name} · ${t('entry.sheet')}`}>
              {sme.values.name}
            </TextLink>
          </Link>
        </p>
      )}
      {children}
    </div>
  );
}
