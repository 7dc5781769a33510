/** What the journal shows besides contacts: issues, stages, pauses, who followed the SME, silences, the context. */

import { useTranslation } from 'react-i18next';
import type { CalendarEvent } from '../../../../domain/operation/record.ts';
import type { TimelineEntry } from '../../../../domain/sheet/timeline.ts';
import { useTemplateForName } from '../../../parts/form/use-template.ts';
import { sideOf } from '../../../../domain/text/text-pair.ts';
import { IntroducedTo } from '../../../parts/introduction/introduced-to.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCarnetState } from '../../../model/use-carnet.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/icon.tsx';
import { MarginEntry } from '../../../ui/margin-list.tsx';
import { useOpenDialog } from '../use-open-dialog.ts';
import { useEntryDay } from './entry-day.ts';
import styles from './entry.module.css';
import { LanguageMark } from './entry-text.tsx';

type Remark = Exclude<TimelineEntry, { readonly kind: 'contact' }>;
type Of<K extends Remark['kind']> = Extract<Remark, { readonly kind: K }>;

interface RemarkEntryProps {
  readonly entry: Remark;
  readonly today: string;
  readonly marked: boolean;
  readonly readOnly: boolean;
}

export function RemarkEntry({ entry, today, marked, readOnly }: RemarkEntryProps) {
  switch (entry.kind) {
    case 'issueOpened':
    case 'issueClosed':
      return <IssueEntry entry={entry} today={today} marked={marked} readOnly={readOnly} />;
    case 'stage':
      return <StageEntry entry={entry} today={today} />;
    case 'paused':
    case 'resumed':
      return <PauseEntry entry={entry} today={today} />;
    case 'form':
      return <FormEntry entry={entry} today={today} />;
    case 'handover':
      return <HandoverEntry entry={entry} today={today} />;
    case 'introduction':
      return <IntroductionEntry entry={entry} today={today} />;
    case 'context':
      return <ContextEntry entry={entry} today={today} />;
    case 'silence':
      return <SilenceEntry entry={entry} />;
  }
}

/** A form, by the name of its template. */
function FormEntry({ entry, today }: { readonly entry: Of<'form'>; readonly today: string }) {
  const { t } = useTranslation('sheet');
  const { language } = useFormat();
  const template = useTemplateForName(entry.form.templateId);
  const day = useEntryDay(today);
  return (
    <MarginEntry id={entry.key} kind="brief" mark={day(entry.on)} node="report">
      <div className={styles.line}>
        <b>{t(`journal.form.${entry.event}`)}</b>
        <span>{template?.short[language]}</span>
      </div>
    </MarginEntry>
  );
}

interface IssueEntryProps {
  readonly entry: Of<'issueOpened' | 'issueClosed'>;
  readonly today: string;
  readonly marked: boolean;
  readonly readOnly: boolean;
}

function IssueEntry({ entry, today, marked, readOnly }: IssueEntryProps) {
  const { t } = useTranslation('sheet');
  const day = useEntryDay(today);
  const open = useOpenDialog();
  const { issue } = entry;
  const { title, kind, openedOn } = issue.values;
  const closed = entry.kind === 'issueClosed';
  return (
    <MarginEntry
      id={entry.key}
      kind="brief"
      mark={day(closed ? entry.on : openedOn)}
      node={closed ? 'issueClosed' : 'issue'}
      tone={closed ? 'ok' : kind === 'opportunity' ? 'accent' : 'risk'}
    >
      <div className={classNames(styles.line, marked && styles.marked)}>
        <b>{closed ? t(`journal.issueClosed.${kind}`) : t(`journal.issueOpened.${kind}`)}</b>
        {readOnly ? (
          <span lang={title.lang}>{title.text}</span>
        ) : (
          <button
            type="button"
            lang={title.lang}
            className={styles.link}
            onClick={() => open({ kind: 'issue', issue })}
          >
            {title.text}
          </button>
        )}
        <LanguageMark text={title} />
        {closed ? (
          <span className={styles.faint}>{t('journal.after', { count: entry.days })}</span>
        ) : null}
      </div>
    </MarginEntry>
  );
}

interface StageEntryProps {
  readonly entry: Of<'stage'>;
  readonly today: string;
}

function StageEntry({ entry, today }: StageEntryProps) {
  const { t } = useTranslation(['sheet', 'domain']);
  const day = useEntryDay(today);
  return (
    <MarginEntry id={entry.key} kind="brief" mark={day(entry.on)} node="forward">
      <div className={styles.line}>
        <b>{t('journal.stage')}</b>
        <span>{t(`domain:option.stage.${entry.stage}`)}</span>
      </div>
    </MarginEntry>
  );
}

interface PauseEntryProps {
  readonly entry: Of<'paused' | 'resumed'>;
  readonly today: string;
}

function PauseEntry({ entry, today }: PauseEntryProps) {
  const { t } = useTranslation(['stages', 'sheet', 'domain']);
  const day = useEntryDay(today);
  const { from, reason, left } = entry.pause;
  if (entry.kind === 'resumed') {
    return (
      <MarginEntry id={entry.key} kind="brief" mark={day(entry.on)} node="forward">
        <div className={styles.line}>
          <b>{t(left === undefined ? 'stages:journal.resumed' : 'stages:journal.cameBack')}</b>
          <span className={styles.faint}>{t('sheet:journal.after', { count: entry.days })}</span>
        </div>
      </MarginEntry>
    );
  }
  return (
    <MarginEntry id={entry.key} kind="brief" mark={day(from)} node="onHold">
      <div className={styles.line}>
        <b>{left === undefined ? t('stages:journal.paused') : t('sheet:journal.stage')}</b>
        {left === undefined ? null : <span>{t(`domain:option.stage.${left}`)}</span>}
        {reason === undefined ? null : <bdi>{reason}</bdi>}
      </div>
    </MarginEntry>
  );
}

interface HandoverEntryProps {
  readonly entry: Of<'handover'>;
  readonly today: string;
}

function HandoverEntry({ entry, today }: HandoverEntryProps) {
  const { t } = useTranslation('stages');
  const day = useEntryDay(today);
  const members = useCarnetState((state) => state.members);
  const { on, from, to, note } = entry.handover;
  const nameOf = (id: string): string =>
    members.find((member) => member.id === id)?.values.name ?? t('handover.former');
  return (
    <MarginEntry id={entry.key} kind="brief" mark={day(on)} node="person">
      <div className={styles.line}>
        <b>
          {from === undefined
            ? t('journal.entrusted', { to: nameOf(to) })
            : t('journal.handedOver', { from: nameOf(from), to: nameOf(to) })}
        </b>
        {note === undefined ? null : <bdi>{note}</bdi>}
      </div>
    </MarginEntry>
  );
}

interface IntroductionEntryProps {
  readonly entry: Of<'introduction'>;
  readonly today: string;
}

/** An introduction that stands in the journal of the other side, with the way there. */
function IntroductionEntry({ entry, today }: IntroductionEntryProps) {
  const { t } = useTranslation('domain');
  const day = useEntryDay(today);
  const { home, values } = entry.contact;
  const { at, outcome = 'waiting' } = values;
  return (
    <MarginEntry id={entry.key} kind="brief" mark={day(at.slice(0, 10))} node="people">
      <div className={styles.line}>
        <b>{t('option.contactKind.introduction')}</b>
        <IntroducedTo id={home} />
        <span className={styles.faint}>{t(`option.introductionOutcome.${outcome}`)}</span>
      </div>
    </MarginEntry>
  );
}

interface ContextEntryProps {
  readonly entry: Of<'context'>;
  readonly today: string;
}

function ContextEntry({ entry, today }: ContextEntryProps) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const day = useEntryDay(today);
  const { title, from, precision } = entry.event.values;
  // The translation is the reader's own words; without one the original says more than nothing.
  const translated = sideOf(title, format.language);
  const text = translated === '' ? title.text : translated;
  const lang = translated === '' ? title.lang : format.language;
  return (
    <MarginEntry
      id={entry.key}
      kind="aside"
      node="context"
      mark={precision === 'month' ? format.month(from.slice(0, 7), 'short') : day(from)}
    >
      <span className={classNames(styles.line, styles.italic)}>
        <span>
          {t('journal.contextOf')} <span lang={lang}>{text}</span>
          <Until event={entry.event} today={today} />
        </span>
        {translated === '' ? <LanguageMark text={title} /> : null}
      </span>
    </MarginEntry>
  );
}

function Until({ event, today }: { readonly event: CalendarEvent; readonly today: string }) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const { to, from, precision } = event.values;
  if (to === undefined || to === from) return null;
  return precision === 'month' ? (
    <>{t('journal.untilMonth', { month: format.month(to.slice(0, 7), 'long') })}</>
  ) : (
    <>{t('journal.untilDay', { day: format.dayMonth(to, today) })}</>
  );
}

function SilenceEntry({ entry }: { readonly entry: Of<'silence'> }) {
  const { t } = useTranslation('sheet');
  const { days: count, lasting } = entry;
  return (
    <MarginEntry id={entry.key} kind="gap">
      <span className={styles.line}>
        <Icon name="silence" size={14} />
        {lasting ? t('journal.silent', { count }) : t('journal.silence', { count })}
      </span>
    </MarginEntry>
  );
}
