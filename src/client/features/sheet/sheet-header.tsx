/** The head of a sheet: who the SME is, how it does, who follows it, and what can be done with the whole sheet. */

import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Sme } from '../../../domain/operation/record.ts';
import { healthOf } from '../../../domain/alert/health.ts';
import { type Reach, reachOf } from '../../../domain/sme/reach.ts';
import { confirmHandover, openHandovers } from '../../../domain/sme/hand-over.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Sheet } from '../../model/state.ts';
import { useCommands } from '../../model/commands.ts';
import { alertsOfSheet, useAlertContext } from '../../model/use-alerts.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { leftPlace, type WorkScreen } from '../../model/left-place.ts';
import { sheetConflictCount } from '../../model/use-conflicts.ts';
import { usePreference } from '../../model/preferences.ts';
import { askStage } from '../../model/stage-question.ts';
import { paths, type SheetTab } from '../../ports/routes.ts';
import { PlaceMark } from '../../parts/entry-mark/entry-mark.tsx';
import { useManagerName } from '../../parts/programme/use-member-name.ts';
import { Button } from '../../ui/button.tsx';
import { DataMark } from '../../ui/data-mark.tsx';
import { Health } from '../../ui/health.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import type { RenderLink } from '../../ui/link.tsx';
import { Note } from '../../ui/note.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { ChangedSince } from './changes/changed-since.tsx';
import { DoubleNote } from './changes/double-note.tsx';
import { SheetActions } from './sheet-actions.tsx';
import { useOpenDialog } from './use-open-dialog.ts';
import styles from './sheet-header.module.css';
import type { Neighbours } from './use-neighbours.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

const renderLink: RenderLink = (props) => <Link {...props} />;

interface SheetTopProps {
  readonly neighbours?: Neighbours | undefined;
}

const nameOfScreen = {
  list: 'nav.portfolio',
  board: 'nav.portfolio',
  myDay: 'nav.myDay',
  calendar: 'nav.calendar',
  reviews: 'nav.reviews',
} as const satisfies Readonly<Record<WorkScreen, string>>;

/** The way back to where one came from, and the neighbours there. */
export function SheetTop({ neighbours }: SheetTopProps) {
  const { t } = useTranslation('shell');
  const [{ screen, path }] = useState(leftPlace);
  return (
    <TopBar
      renderLink={renderLink}
      back={{ label: t(nameOfScreen[screen]), href: path }}
      crumbs={
        neighbours === undefined || neighbours.position === 0 ? undefined : (
          <Position neighbours={neighbours} />
        )
      }
    />
  );
}

function Position({ neighbours }: { readonly neighbours: Neighbours }) {
  const { t } = useTranslation('sheet');
  const { position, count, previous, next } = neighbours;
  return (
    <span className={styles.position}>
      {t('header.position', { position, count })}
      <Step id={previous} label={t('header.previous')} letter="K" icon="up" />
      <Step id={next} label={t('header.next')} letter="J" icon="down" />
    </span>
  );
}

interface StepProps {
  /** Drawn where letters are switched off. */
  readonly icon: IconName;
  readonly id: string | undefined;
  readonly label: string;
  readonly letter: string;
}

function Step({ id, label, letter, icon }: StepProps) {
  const letters = usePreference((state) => state.letterShortcuts);
  if (id === undefined) return null;
  return (
    <Link
      href={paths.sheet(id)}
      replace
      title={label}
      aria-label={label}
      aria-keyshortcuts={letters ? letter : undefined}
      className={styles.step}
    >
      {letters ? <Kbd decorative>{letter}</Kbd> : <Icon name={icon} />}
    </Link>
  );
}

interface SheetHeaderProps {
  readonly sheet: Sheet;
  readonly tab: SheetTab;
  readonly isTrashed: boolean;
  /** In the trash nothing can be changed but the restore; who only reads changes nothing. */
  readonly readOnly: boolean;
}

export function SheetHeader({ sheet, tab, isTrashed, readOnly }: SheetHeaderProps) {
  const { t } = useTranslation(['domain', 'sheet']);
  const today = useToday();
  const context = useAlertContext();
  const open = useOpenDialog();
  useCommands(
    readOnly
      ? {}
      : {
          setHealth: { run: () => open({ kind: 'health' }), detail: sheet.sme.values.name },
          moveStage: { run: () => askStage(sheet.sme.id), detail: sheet.sme.values.name },
        },
  );
  const { level } = healthOf(sheet, alertsOfSheet(sheet, context), today);
  const heading = useRef<HTMLHeadingElement>(null);
  const isAway = useIsScrolledAway(heading);
  return (
    <>
      {/* Said by the heading already, to those who listen. */}
      <div className={styles.stuck} aria-hidden="true">
        {isAway ? (
          <div className={styles.stuckName}>
            <bdi>{sheet.sme.values.name}</bdi>
          </div>
        ) : null}
      </div>
      <div className={styles.head}>
        <div className={styles.title}>
          <div className={styles.name}>
            <h1 ref={heading}>{sheet.sme.values.name}</h1>
            <Health level={level}>{t(`domain:option.health.${level}`)}</Health>
            {isTrashed ? null : <ConflictMark smeId={sheet.sme.id} />}
            {readOnly && !isTrashed ? <Tag>{t('sheet:header.readOnly')}</Tag> : null}
          </div>
          {isTrashed ? null : <SheetActions sme={sheet.sme} tab={tab} readOnly={readOnly} />}
        </div>
        <Facts sme={sheet.sme} today={today} />
        {/* One that went to the bin while somebody types on it is not read-only yet. */}
        {readOnly || isTrashed ? null : (
          <>
            <ReceivedNote sme={sheet.sme} today={today} />
            <DoubleNote sme={sheet.sme} />
          </>
        )}
        {isTrashed ? null : <ChangedSince smeId={sheet.sme.id} />}
      </div>
    </>
  );
}

/** Whether an element was scrolled out of the page, above its top. */
function useIsScrolledAway(element: RefObject<HTMLElement | null>): boolean {
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    const look = (): void => setIsAway((element.current?.getBoundingClientRect().bottom ?? 1) < 0);
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [element]);
  return isAway;
}

/** How much two people still have to settle on this sheet; nothing where nothing is open. */
function ConflictMark({ smeId }: { readonly smeId: string }) {
  const { t } = useTranslation('conflict');
  const count = useCarnetState((state) => sheetConflictCount(state, smeId));
  if (count === 0) return null;
  return (
    <Link href={paths.conflicts()}>
      <DataMark kind="conflict">{t('mark', { count })}</DataMark>
    </Link>
  );
}

const reachIcons = {
  phone: 'call',
  email: 'email',
  website: 'openElsewhere',
} as const satisfies Readonly<Record<Reach['kind'], IconName>>;

function Facts({ sme, today }: { readonly sme: Sme; readonly today: string }) {
  const { t } = useTranslation('sheet');
  const format = useFormat();
  const { town, sector, targetMarkets, accountManagerId, enrolledOn, launchPadId } = sme.values;
  const pads = usePads();
  const pad = pads.find(({ id }) => id === launchPadId);
  const manager = useManagerName(accountManagerId);
  const markets = Object.values(targetMarkets ?? {})
    .filter(({ until }) => until === undefined || until >= today)
    .map(({ country }) => t(`header.country.${country}`));
  return (
    <div className={styles.facts}>
      <span>
        {pad === undefined ? null : <Tag name={pad.values.name}>{pad.values.code}</Tag>}
        {town}
      </span>
      {sector === undefined ? null : <span>{sector}</span>}
      {markets.length === 0 ? null : (
        <span>
          <Icon name="direction" />
          {t('header.towards', { countries: markets })}
        </span>
      )}
      {manager === undefined ? null : (
        <span title={t('header.manager', { name: manager })}>
          <Icon name="person" />
          {manager}
        </span>
      )}
      {enrolledOn === undefined ? null : (
        <span>{t('header.enrolled', { date: format.dayMonth(enrolledOn, today) })}</span>
      )}
      {reachOf(sme).map(({ kind, text, href }) => (
        <span key={kind}>
          <Icon name={reachIcons[kind]} />
          <TextLink
            href={href}
            {...(kind === 'website' ? { target: '_blank', rel: 'noreferrer' } : {})}
          >
            {text}
          </TextLink>
        </span>
      ))}
      <PlaceMark place={[sme.id]} />
    </div>
  );
}

/** Tells a new account manager that the SME is theirs now, and from whom, until they have seen it. */
function ReceivedNote({ sme, today }: { readonly sme: Sme; readonly today: string }) {
  const { t } = useTranslation('stages');
  const format = useFormat();
  const change = useChange();
  const memberId = useCarnetState((state) => state.memberId);
  const members = useCarnetState((state) => state.members);
  const [open] = openHandovers([sme], memberId, today).filter(({ side }) => side === 'received');
  if (open === undefined) return null;
  const { on, from, note } = open.handover;
  const date = format.dayMonth(on, today);
  const name = members.find(({ id }) => id === from)?.values.name ?? t('handover.former');
  return (
    <div className={styles.received}>
      <Note
        icon="person"
        tone="accent"
        title={
          from === undefined
            ? t('handover.entrusted', { date })
            : t('handover.received', { from: name, date })
        }
        action={
          <Button
            icon="check"
            onClick={() => void change(confirmHandover(sme.id, open.handoverId))}
          >
            {t('handover.seen')}
          </Button>
        }
      >
        {note === undefined ? null : <bdi>{note}</bdi>}
      </Note>
    </div>
  );
}
