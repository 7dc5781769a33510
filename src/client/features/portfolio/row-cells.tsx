/** The cells of one row of the list. The reason why a row stands where it does is visible in its own cell. */

import { type Alert, type AlertLevel, worstLevel } from '../../../domain/alert/alert.ts';
import { daysBetween } from '../../../domain/calendar/local-date.ts';
import { hasAlert } from '../../../domain/portfolio/filter.ts';
import type { NextDate, PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { foundBeside } from '../../../domain/portfolio/searched-text.ts';
import { stages } from '../../../domain/sme/sme.ts';
import { contactIcons } from '../../model/contact-icons.ts';
import { SheetMark } from '../../parts/entry-mark/entry-mark.tsx';
import { classNames } from '../../ui/class-names.ts';
import { DataMark } from '../../ui/data-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StageSteps } from '../../ui/stage-steps.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { type ListTexts, useContactsComing, useListFormat, useListTexts } from './list-texts.ts';
import { Marked } from './marked.tsx';
import styles from './portfolio-table.module.css';
import reasons from './row-reason.module.css';

/** A next date stands out from a week before. */
const soonDays = 7;
/** `prospect` has no segment. */
const segmentCount = stages.length - 1;

interface CellProps {
  readonly row: PortfolioRow;
  readonly today: string;
}

export function StageCell({
  row,
  padCode,
}: {
  readonly row: PortfolioRow;
  readonly padCode: string;
}) {
  const t = useListTexts();
  const name = t(`domain:option.stage.${row.stage}`);
  const current = Math.max(0, (stages as readonly string[]).indexOf(row.stage));
  return (
    <>
      <span className={styles.stageWide} title={name}>
        <StageSteps count={segmentCount} current={current} name={name} />
      </span>
      <span className={styles.stagePhone}>
        {padCode} · {name}
        <PhoneReason row={row} />
      </span>
    </>
  );
}

interface NameAsideProps {
  readonly row: PortfolioRow;
  /** The words that the list is filtered by. */
  readonly words: string;
  /** The town has a column of its own. */
  readonly townShown: boolean;
}

/**
 * Beside the name: what holds the words looked for, and why the SME asks for attention; where nothing does, its town.
 */
export function NameAside({ row, words, townShown }: NameAsideProps) {
  const reason = useReason(row);
  const found = words === '' ? [] : foundBeside(row, words);
  const town = reason === undefined && found.length === 0 && !townShown ? row.town : undefined;
  return (
    <>
      {found.length === 0 ? null : (
        <bdi className={styles.found}>
          <Marked text={found.join(' · ')} query={words} />
        </bdi>
      )}
      {reason === undefined ? null : (
        <span className={classNames(reasons.reason, reasons[reason.level])} title={reason.all}>
          <ReasonWords words={reason.words} />
          <More count={reason.more} />
        </span>
      )}
      {town === undefined ? null : (
        <bdi className={styles.town} title={town}>
          {town}
        </bdi>
      )}
    </>
  );
}

/** A figure with its unit, such as `39 j`: the last one of a reason says how bad it is. */
const figures = /−?\d+(?:[\s,.]\d+)*(?:\s[jd](?!\p{L}))?/gu;

/** A reason whose words are cut off where the room ends; its figure never is. */
function ReasonWords({ words }: { readonly words: string }) {
  const figure = [...words.matchAll(figures)].at(-1);
  if (figure === undefined) return <span className={reasons.words}>{words}</span>;
  const end = figure.index + figure[0].length;
  return (
    <>
      <span className={reasons.words}>{words.slice(0, figure.index).trim()}</span>{' '}
      <span className={reasons.figure}>{figure[0].trim()}</span>{' '}
      <span className={reasons.words}>{words.slice(end).trim()}</span>
    </>
  );
}

/** On a phone the reason stands on the second line, before what is open. */
function PhoneReason({ row }: { readonly row: PortfolioRow }) {
  const t = useListTexts();
  const reason = useReason(row);
  const { openIssues } = row;
  return (
    <>
      {reason === undefined ? null : (
        <>
          {' · '}
          <span className={classNames(reasons.short, reasons[reason.level])}>
            {reason.words}
            <More count={reason.more} />
          </span>
        </>
      )}
      {openIssues > 0 ? <> · {t('table.issues', { count: openIssues })}</> : null}
    </>
  );
}

/** How many alerts there are besides the one that is said; never cut off. */
function More({ count }: { readonly count: number }) {
  const t = useListTexts();
  return count === 0 ? null : <span> {t('alerts:reason.more', { count })}</span>;
}

interface RowReason {
  /** The alert that weighs most. */
  readonly words: string;
  readonly more: number;
  readonly all: string;
  /** The worst of all, which is the health of the row unless somebody judged it. */
  readonly level: AlertLevel;
}

/** Why the row stands where it does, in words; nothing for a row that asks for no attention. */
function useReason({ alerts, override }: PortfolioRow): RowReason | undefined {
  const t = useListTexts();
  const [first] = alerts;
  if (first === undefined) {
    if (override === undefined || override.level === 'ok') return undefined;
    const words = t('alerts:reason.byHand');
    return { words, more: 0, all: override.reason, level: override.level };
  }
  const words = alerts.map((alert) => reasonWords(alert, t));
  return {
    words: briefWords(first, t),
    more: alerts.length - 1,
    all: words.join(' · '),
    level: worstLevel(alerts) ?? first.level,
  };
}

function reasonWords({ id, count = 0, days = 0 }: Alert, t: ListTexts): string {
  return t(`alerts:reason.${id}`, { count, days });
}

/** In a row there is room for what it is and how bad: `review overdue 18 d`. */
function briefWords(alert: Alert, t: ListTexts): string {
  const { id, count = 0, days = 0 } = alert;
  switch (id) {
    case 'silence':
    case 'lateReview':
    case 'overdueAction':
    case 'stuckInStage':
      return t(`alerts:brief.${id}`, { count, days });
    default:
      return reasonWords(alert, t);
  }
}

export function LastContactCell({ row, today }: CellProps) {
  const t = useListTexts();
  const format = useListFormat();
  const { lastContact } = row;
  const contactsComing = useContactsComing();
  const silence = row.alerts.find(({ id }) => id === 'silence');
  const mode = lastContact?.mode;
  return (
    <span className={classNames(styles.last, silence !== undefined && styles.silent)}>
      {mode === undefined ? null : (
        <>
          <Icon name={contactIcons[mode]} />
          <VisuallyHidden>{t(`domain:option.contactMode.${mode}`)}</VisuallyHidden>
        </>
      )}
      <span className={lastContact === undefined ? styles.faint : undefined}>
        {lastContact === undefined
          ? t(contactsComing ? 'table.coming' : 'table.never')
          : format.relativeDay(lastContact.at.slice(0, 10), today)}
      </span>
      {silence === undefined ? null : (
        <>
          <Icon name="silence" size={14} className={styles.hourglass} />
          <VisuallyHidden>{t('table.silent', { days: silence.days ?? 0 })}</VisuallyHidden>
        </>
      )}
    </span>
  );
}

export function NextCell({ row, today }: CellProps) {
  const t = useListTexts();
  const format = useListFormat();
  const contactsComing = useContactsComing();
  const { next } = row;
  if (next === undefined) {
    if (row.group === 'paused' || row.group === 'ended') return <Nothing />;
    return (
      <span className={styles.faint}>{t(contactsComing ? 'table.coming' : 'table.toPlan')}</span>
    );
  }
  const soon = daysBetween(today, next.on) <= soonDays;
  const day = soon && !next.late ? format.day(next.on, today) : format.dayMonth(next.on, today);
  return (
    <span
      className={classNames(
        styles.next,
        next.late && styles.late,
        soon && !next.late && styles.soon,
      )}
    >
      <NextIcon next={next} />
      <span>{next.late ? t('table.late', { day }) : day}</span>
    </span>
  );
}

function NextIcon({ next }: { readonly next: NextDate }) {
  const t = useListTexts();
  const { kind, late, mode, review } = next;
  const words =
    kind === 'reviewDue'
      ? t('table.reviewDue')
      : review
        ? t('table.review')
        : mode === undefined
          ? t('table.plannedNote')
          : t('table.planned', { mode: t(`domain:option.contactMode.${mode}`) });
  const drawing = review || mode === undefined ? 'review' : contactIcons[mode];
  return (
    <>
      <Icon name={late ? 'late' : drawing} size={14} className={styles.nextIcon} />
      <VisuallyHidden>{words}</VisuallyHidden>
    </>
  );
}

export function OpenCell({ row }: { readonly row: PortfolioRow }) {
  const t = useListTexts();
  const format = useListFormat();
  const { openIssues, overdueActions } = row;
  if (openIssues === 0 && overdueActions === 0) return <Nothing words={t('table.nothingOpen')} />;
  return (
    <span className={styles.open}>
      {openIssues === 0 ? null : (
        <Figure
          icon="issue"
          figure={format.number(openIssues)}
          words={t('table.issues', { count: openIssues })}
          strong={hasAlert(row, 'openProblem')}
        />
      )}
      {overdueActions === 0 ? null : (
        <Figure
          icon="action"
          figure={format.number(overdueActions)}
          words={t('table.late_actions', { count: overdueActions })}
          strong={hasAlert(row, 'overdueAction')}
          late
        />
      )}
    </span>
  );
}

interface FigureProps {
  readonly icon: 'issue' | 'action';
  readonly figure: string;
  /** The same, in words. */
  readonly words: string;
  /** It is a reason why the row stands first. */
  readonly strong: boolean;
  readonly late?: boolean | undefined;
}

function Figure({ icon, figure, words, strong, late = false }: FigureProps) {
  return (
    <span
      title={words}
      className={classNames(styles.figure, strong && styles.strong, late && styles.late)}
    >
      <Icon name={icon} size={14} />
      <span aria-hidden="true">{figure}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}

interface MarkCellProps {
  readonly row: PortfolioRow;
  readonly changed: boolean;
}

export function MarkCell({ row, changed }: MarkCellProps) {
  const t = useListTexts();
  return row.conflict ? (
    <DataMark kind="conflict">{t('table.conflict')}</DataMark>
  ) : (
    <SheetMark smeId={row.id} changed={changed} />
  );
}

function Nothing({ words }: { readonly words?: string | undefined }) {
  return (
    <span className={styles.faint}>
      <span aria-hidden="true">–</span>
      {words === undefined ? null : <VisuallyHidden>{words}</VisuallyHidden>}
    </span>
  );
}
