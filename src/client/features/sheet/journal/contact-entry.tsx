/** One contact in the journal: when, how, who with whom, what was said, and what came out of it. */

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteRecord } from '../../../../domain/command/command.ts';
import { localDateTimeIn } from '../../../../domain/calendar/local-date.ts';
import { hasPassed } from '../../../../domain/contact/has-passed.ts';
import { heldInTime } from '../../../../domain/contact/held-in-time.ts';
import { settleContact } from '../../../../domain/contact/settle-contact.ts';
import type { Action, Contact, Issue } from '../../../../domain/operation/record.ts';
import { useModeName } from '../../../i18n/use-contact-words.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { contactIcons } from '../../../model/contact-icons.ts';
import { useCarnet } from '../../../model/use-carnet.ts';
import { useAppointment } from '../../../parts/date/use-appointment.ts';
import { useChange } from '../../../parts/record/use-change.ts';
import { EntryMark } from '../../../parts/entry-mark/entry-mark.tsx';
import { IntroducedTo } from '../../../parts/introduction/introduced-to.tsx';
import { LazyFilesShown } from '../../../parts/files/lazy-files.tsx';
import { useSettleKeys } from '../../../parts/settle/settle-keys.ts';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { MarginEntry } from '../../../ui/margin-list.tsx';
import { type MenuItem, MenuButton } from '../../../ui/menu-button.tsx';
import type { People } from '../../../parts/record/people.ts';
import { useOpenDialog } from '../use-open-dialog.ts';
import { ContactMore } from './contact-more.tsx';
import { ContactOutcome } from './contact-outcome.tsx';
import { useEntryDay } from './entry-day.ts';
import styles from './entry.module.css';
import { EntryText, LanguageMark } from './entry-text.tsx';
import { LoggedTwice } from './logged-twice.tsx';

interface ContactEntryProps {
  readonly contact: Contact;
  readonly people: People;
  readonly actions: readonly Action[];
  readonly issues: readonly Issue[];
  readonly today: string;
  /** Planned for a day that has passed. */
  readonly overdue: boolean;
  /** The address points at it. */
  readonly marked: boolean;
  readonly readOnly: boolean;
}

export const ContactEntry = memo(function ContactEntry(props: ContactEntryProps) {
  const { contact, actions, issues, today, marked, readOnly } = props;
  const format = useFormat();
  const day = useEntryDay(today);
  const keys = useSettleKeys();
  const settle = useSettle(contact);
  const { environment } = useCarnet();
  const { values } = contact;
  const zone = environment.zone();
  const review = values.kind === 'monthlyReview';
  const { time, there, ...when } = useAppointment()(values, { home: contact.home });
  // Its day has come: what became of it is asked in place. Before, the menu has it.
  const due = values.state === 'planned' && values.at.slice(0, 10) <= today;
  // As of when it is drawn: a long journal is not drawn anew every minute.
  const passed = due && hasPassed(values, { now: localDateTimeIn(environment.now(), zone), zone });
  return (
    <MarginEntry
      id={contact.id}
      mark={day(when.day)}
      submark={
        <>
          {time}
          {time === undefined || values.minutes === undefined ? null : <br />}
          {values.minutes === undefined ? null : format.duration(values.minutes)}
        </>
      }
      node={review ? 'review' : values.mode === undefined ? 'note' : contactIcons[values.mode]}
      tone={review ? 'accent' : 'plain'}
      pending={values.state === 'planned'}
    >
      <article
        className={classNames(marked && styles.marked)}
        {...(due && !readOnly && passed ? keys.handlers((state) => settle[state]()) : {})}
      >
        {/* Of what is over, nobody asks what another clock said. */}
        <EntryHead
          {...props}
          settle={settle}
          there={values.state === 'planned' ? there : undefined}
        />
        {values.summary === undefined ? null : <EntryText text={values.summary} />}
        <ContactMore contact={contact} />
        {values.messageId === undefined ? null : <LoggedTwice {...props} />}
        <LazyFilesShown home={contact.home} about={{ aboutId: contact.id }} readOnly={readOnly} />
        <ContactOutcome actions={actions} issues={issues} readOnly={readOnly} />
        {due && !readOnly ? <Settle settle={settle} passed={passed} /> : null}
      </article>
    </MarginEntry>
  );
});

interface EntryHeadProps extends ContactEntryProps {
  readonly settle: Settling;
  /** The hour on the clock of the place, where that shows another one. */
  readonly there: string | undefined;
}

function EntryHead(props: EntryHeadProps) {
  const { contact, people, overdue, readOnly, settle, there } = props;
  const { t } = useTranslation(['sheet', 'domain']);
  const format = useFormat();
  const { kind, mode, state, reached, confidential, summary, direction } = contact.values;
  const { preparationMinutes: preparation = 0, introducedId, quotable } = contact.values;
  const plainKind = kind === 'interim' || kind === 'note';
  const modeName = useModeName()(mode ?? 'note');
  const unanswered = state === 'held' && mode !== undefined && reached !== true;
  return (
    <div className={styles.head}>
      <b>{plainKind ? modeName : t(`domain:option.contactKind.${kind}`)}</b>
      {kind === 'introduction' && introducedId !== undefined ? (
        <IntroducedTo id={introducedId} />
      ) : null}
      {plainKind || mode === undefined ? null : <span className={styles.who}>{modeName}</span>}
      <Who contact={contact} people={people} />
      {there === undefined ? null : <span className={styles.who}>{there}</span>}
      <LanguageMark text={summary} />
      <EntryMark record={contact} />
      {state === 'missed' || state === 'cancelled' ? (
        <span className={styles.late}>{t(`domain:option.contactState.${state}`)}</span>
      ) : null}
      {overdue ? <span className={styles.late}>{t('journal.overdue')}</span> : null}
      {heldInTime(contact) === contact ? null : (
        <span className={styles.late}>{t('journal.dateToCheck')}</span>
      )}
      {direction === 'inbound' && mode !== 'email' ? (
        <span className={styles.faint}>{t('journal.inbound')}</span>
      ) : null}
      {unanswered && direction !== 'inbound' && mode !== 'email' ? (
        <span className={styles.faint}>{t('journal.notReached')}</span>
      ) : null}
      {preparation === 0 ? null : (
        <span className={styles.faint}>
          {t('journal.preparation', { time: format.duration(preparation) })}
        </span>
      )}
      {confidential === true ? (
        <span className={classNames(styles.line, styles.faint)}>
          <Icon name="lock" size={14} />
          {t('journal.confidential')}
        </span>
      ) : null}
      {quotable === undefined ? null : (
        <span className={styles.faint}>
          {t(quotable ? 'journal.quotable' : 'journal.notQuotable')}
        </span>
      )}
      {readOnly ? null : <EntryMenu contact={contact} settle={settle} />}
    </div>
  );
}

interface WhoProps {
  readonly contact: Contact;
  readonly people: People;
}

function Who({ contact, people }: WhoProps) {
  const { t } = useTranslation('sheet');
  const { memberIds, people: attendance, mode, direction } = contact.values;
  const members = (memberIds ?? []).map(people.nameOf);
  const present = Object.entries(attendance ?? {})
    .filter(([, how]) => how !== 'absent')
    .map(([id]) => people.nameOf(id));
  const [us, them] = sidesOf(contact, members, present);
  const written = mode === 'email' || mode === 'message' || mode === 'post';
  const text = (): string | undefined => {
    if (us.length === 0 && them.length === 0) return undefined;
    if (us.length === 0 || them.length === 0) {
      return t('journal.people', { names: [...us, ...them] });
    }
    if (!written) return t('journal.with', { us, them });
    return direction === 'inbound'
      ? t('journal.received', { us, them })
      : t('journal.sent', { us, them });
  };
  const shown = text();
  return shown === undefined ? null : <span className={styles.who}>{shown}</span>;
}

/** Our side and theirs. Of an email, whoever nobody knows by an address is called as the email calls them. */
function sidesOf(
  { values: { direction, messageFrom, messageTo } }: Contact,
  members: readonly string[],
  present: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const instead = (named: readonly string[], other: string | undefined): readonly string[] =>
    named.length === 0 && other !== undefined ? [other] : named;
  if (direction === 'outbound') {
    return [instead(members, messageFrom), instead(present, messageTo)];
  }
  // From somebody who is not known: whoever else it names received it.
  if (messageFrom !== undefined) {
    return [[...instead(members, messageTo), ...present], [messageFrom]];
  }
  return [instead(members, messageTo), present];
}

interface EntryMenuProps {
  readonly contact: Contact;
  readonly settle: Settling;
}

function EntryMenu({ contact, settle }: EntryMenuProps) {
  const { t } = useTranslation('sheet');
  const change = useChange();
  const open = useOpenDialog();
  const { id } = contact;
  const settling = (): readonly MenuItem[] => [
    { id: 'held', icon: 'check', label: t('entry.held'), onSelect: settle.held },
    { id: 'missed', icon: 'close', label: t('entry.missed'), onSelect: settle.missed },
    { id: 'cancelled', icon: 'close', label: t('entry.cancel'), onSelect: settle.cancelled },
  ];
  const items = (): readonly MenuItem[] => [
    {
      id: 'edit',
      icon: 'write',
      label: t('entry.edit'),
      onSelect: () => open({ kind: 'contact', contactId: id }),
    },
    ...(contact.values.state === 'planned' ? settling() : []),
    {
      id: 'action',
      icon: 'action',
      label: t('entry.addAction'),
      onSelect: () => open({ kind: 'action', from: { contactId: id } }),
    },
    {
      id: 'issue',
      icon: 'issue',
      label: t('entry.addIssue'),
      onSelect: () => open({ kind: 'issue', from: { contactId: id } }),
    },
    {
      id: 'history',
      icon: 'history',
      label: t('entry.history'),
      onSelect: () => open({ kind: 'history', recordId: id }),
    },
    {
      id: 'move',
      icon: 'arrowForward',
      label: t('entry.move'),
      onSelect: () => open({ kind: 'move', contactId: id }),
    },
    {
      id: 'delete',
      icon: 'remove',
      label: t('entry.delete'),
      tone: 'risk',
      separated: true,
      onSelect: () => void change(deleteRecord(id), { done: t('entry.deleted') }),
    },
  ];
  return (
    <span className={styles.menu}>
      <MenuButton
        label={t('entry.more')}
        align="end"
        items={items}
        trigger={(props) => <IconButton {...props} small icon="more" label={t('entry.more')} />}
      />
    </span>
  );
}

/** What settles a contact, by what became of it. */
type Settling = Readonly<Record<'held' | 'missed' | 'cancelled', () => void>>;

function useSettle(contact: Contact): Settling {
  const { t } = useTranslation('sheet');
  const change = useChange();
  const settle = (state: 'held' | 'missed' | 'cancelled', done: string): void => {
    void change(settleContact(contact.id, state), { done });
  };
  return {
    held: () => settle('held', t('entry.heldDone')),
    missed: () => settle('missed', t('entry.missedDone')),
    cancelled: () => settle('cancelled', t('entry.cancelDone')),
  };
}

interface SettleProps {
  readonly settle: Settling;
  /** Its time has come and gone: one asks. */
  readonly passed: boolean;
}

/** What became of a planned contact, in one press. */
function Settle({ settle, passed }: SettleProps) {
  const { t } = useTranslation('sheet');
  const keys = useSettleKeys();
  const [yes, no] = passed ? [keys.yes, keys.no] : [];
  return (
    <div className={styles.settle}>
      {passed ? <span className={styles.question}>{keys.question}</span> : null}
      <Button icon="check" shortcut={yes} aria-keyshortcuts={yes} onClick={settle.held}>
        {t('entry.held')}
      </Button>
      <Button shortcut={no} aria-keyshortcuts={no} onClick={settle.missed}>
        {t('entry.missed')}
      </Button>
      <Button variant="quiet" onClick={settle.cancelled}>
        {t('entry.cancel')}
      </Button>
    </div>
  );
}
