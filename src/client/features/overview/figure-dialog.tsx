/** What stands behind a number: the records that it counts, or the formula it was derived by with its inputs. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dateOf } from '../../../domain/calendar/local-date.ts';
import { type LoggedContact, shareOf } from '../../../domain/report/contact-figures.ts';
import type { CountedAchievement } from '../../../domain/report/achievement-figures.ts';
import { type Counted, type Figure, figureOf } from '../../../domain/report/figure.ts';
import type { PacedSme } from '../../../domain/report/intervals.ts';
import type { CountedSupport } from '../../../domain/report/support-figures.ts';
import {
  contactFields,
  contactOddities,
  mendingPlace,
  smeOddities,
  type SmeOddity,
} from '../../../domain/report/to-be-mended.ts';
import { useAchievementWords } from '../../i18n/use-achievement-words.ts';
import { useContactName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { recordPlace } from '../../model/record-place.ts';
import { useNames } from '../../model/use-names.ts';
import { paths } from '../../ports/routes.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { useFormula } from './formula.ts';
import styles from './overview.module.css';
import { useFigureTitle } from './use-figure-title.ts';
import type { Overview } from './use-overview.ts';

interface FigureDialogProps {
  readonly overview: Overview;
  readonly of: string;
  readonly onClose: () => void;
}

export function FigureDialog({ overview, of, onClose }: FigureDialogProps) {
  const { t } = useTranslation('overview');
  const title = useFigureTitle(overview)(of);
  const formula = useFormula(overview)(of);
  const isOnPaper = useIsPrinting();
  return (
    <Dialog open onClose={onClose} title={title} closeLabel={t('close')} size="wide">
      {/* The numbers are what is printed: the records behind one may be confidential. */}
      <div hidden={isOnPaper}>
        {formula === undefined ? <Records overview={overview} of={of} /> : <p>{formula}</p>}
      </div>
    </Dialog>
  );
}

function Records({ overview, of }: Pick<FigureDialogProps, 'overview' | 'of'>) {
  const { t } = useTranslation('overview');
  const { what, part } = figureOf(of);
  const { figures, contacts } = overview;
  const achievements = overview.impact.get(of);
  if (achievements !== undefined) {
    return <AchievementList achievements={achievements.records} overview={overview} />;
  }
  const support = overview.support.get(of);
  if (support !== undefined) return <SupportList smes={support.records} />;
  const pace = overview.paces.get(of);
  if (pace !== undefined) return <PaceList paces={pace.records} overview={overview} />;
  const lacking = contactOddities.find((one) => what === 'mend' && one === part);
  const ofContacts = what === 'contacts' || what === 'minutes' || lacking !== undefined;
  if (!ofContacts) {
    const found: Figure | undefined = figures.get(of);
    const oddity = smeOddities.find((one) => what === 'mend' && one === part);
    return <List records={found?.records ?? []} oddity={oddity} />;
  }
  if (contacts.phase === 'reading') return <SkeletonLines label={t('contacts.reading')} />;
  if (contacts.phase === 'failed') return <p>{t('contacts.failed')}</p>;
  const found = contacts.figures.get(of)?.records ?? [];
  return (
    <ContactList
      contacts={found}
      overview={overview}
      topic={what === 'minutes' && part !== '' ? part : undefined}
      lacking={lacking}
    />
  );
}

interface ListProps {
  readonly records: readonly Counted[];
  /** What is to be mended, on the sheet of each SME. */
  readonly oddity: SmeOddity | undefined;
}

/** SMEs, or records with a text: each opens where it is written. */
function List({ records, oddity }: ListProps) {
  const { t } = useTranslation('overview');
  const names = useNames('');
  const placeOf = usePlace();
  const sheets = useCarnetState((state) => state.sheets);
  const place = (record: Counted): string => {
    const sheet = oddity === undefined ? undefined : sheets.get(record.home);
    if (oddity === undefined || sheet === undefined) return placeOf(record);
    const { tab, field } = mendingPlace(oddity, sheet);
    return paths.field(record.home, field, tab);
  };
  if (records.length === 0) return <p>{t('records.none')}</p>;
  return (
    <ol className={styles.records}>
      {records.map(({ home, id }, index) => (
        // A record counts once for each of its texts.
        <li key={`${id} ${index}`}>
          <Link href={place({ home, id })} dir="auto" className={styles.link}>
            {names(id) ?? t('records.unnamed')}
          </Link>
          {home === id ? null : <span className={styles.quiet}>{names(home)}</span>}
        </li>
      ))}
    </ol>
  );
}

function usePlace(): (record: Counted) => string {
  const carnet = useCarnet();
  // A record that is read when its sheet opens is a contact here.
  return ({ home, id }) =>
    recordPlace(
      { entity: carnet.record(id)?.entity ?? 'contact', id, home },
      carnet.state.getState(),
    );
}

interface AchievementListProps {
  readonly achievements: readonly CountedAchievement[];
  readonly overview: Overview;
}

/** Achievements, latest first. */
function AchievementList({ achievements, overview }: AchievementListProps) {
  const { t } = useTranslation('overview');
  const names = useNames('');
  const words = useAchievementWords(overview.today);
  return (
    <ol className={styles.records}>
      {achievements
        .toSorted((a, b) => (a.achievement.values.on < b.achievement.values.on ? 1 : -1))
        .map(({ home, id, achievement: { values } }) => (
          <li key={id}>
            <Link href={paths.field(home, 'achievements')} dir="auto" className={styles.link}>
              {names(home) ?? t('records.unnamed')}
            </Link>
            <span className={styles.quiet}>
              {[words.what(values), words.facts(values)].join(' · ')}
            </span>
          </li>
        ))}
    </ol>
  );
}

/** SMEs with the support they got, those with least first. */
function SupportList({ smes }: { readonly smes: readonly CountedSupport[] }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const names = useNames('');
  const said = ({ minutes, preparation, value, weeks }: CountedSupport): string =>
    [
      format.duration(minutes),
      value === undefined ? undefined : format.money(value, 'whenNeeded'),
      preparation === 0 ? undefined : t('support.prepared', { time: format.duration(preparation) }),
      weeks === undefined || weeks === 0 ? undefined : t('support.weeks', { count: weeks }),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  return (
    <ol className={styles.records}>
      {smes
        .toSorted((a, b) => a.minutes - b.minutes)
        .map((sme) => (
          <li key={sme.id}>
            <Link href={paths.sheet(sme.id)} dir="auto" className={styles.link}>
              {names(sme.id) ?? t('records.unnamed')}
            </Link>
            <span className={styles.quiet}>{said(sme)}</span>
          </li>
        ))}
    </ol>
  );
}

interface PaceListProps {
  readonly paces: readonly PacedSme[];
  readonly overview: Overview;
}

/** SMEs that took both steps, those that took longest first. */
function PaceList({ paces, overview: { today } }: PaceListProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const names = useNames('');
  return (
    <ol className={styles.records}>
      {paces
        .toSorted((a, b) => b.days - a.days)
        .map(({ id, days, from, to }) => (
          <li key={id}>
            <Link href={paths.sheet(id)} dir="auto" className={styles.link}>
              {names(id) ?? t('records.unnamed')}
            </Link>
            <span className={styles.quiet}>
              {[t('intervals.days', { count: days }), format.dateRange(from, to, today)].join(
                ' · ',
              )}
            </span>
          </li>
        ))}
    </ol>
  );
}

interface ContactListProps {
  readonly contacts: readonly LoggedContact[];
  readonly overview: Overview;
  /** The number counts only what is the share of this topic. */
  readonly topic: string | undefined;
  /** What is to be mended, in the form of each contact. */
  readonly lacking: keyof typeof contactFields | undefined;
}

/** Contacts, latest first. */
function ContactList({ contacts, overview, topic, lacking }: ContactListProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const names = useNames('');
  const contactName = useContactName();
  const carnet = useCarnet();
  const placeOf = usePlace();
  const place = ({ home, id }: Counted): string =>
    lacking === undefined || !carnet.state.getState().sheets.has(home)
      ? placeOf({ home, id })
      : paths.contactField(home, id, contactFields[lacking]);
  if (contacts.length === 0) return <p>{t('records.none')}</p>;
  const lengthOf = (contact: LoggedContact, minutes: number): string => {
    const whole = format.duration(minutes);
    if (topic === undefined || contact.topics.length < 2) return whole;
    return t('records.share', { share: format.duration(shareOf(contact, topic)), whole });
  };
  return (
    <ol className={styles.records}>
      {contacts
        .toSorted((a, b) => (a.at < b.at ? 1 : -1))
        .map((contact) => (
          <li key={contact.id}>
            <Link href={place(contact)} dir="auto" className={styles.link}>
              {names(contact.home) ?? t('records.unnamed')}
            </Link>
            <span className={styles.quiet}>
              {[
                format.dayMonth(dateOf(contact.at), overview.today),
                contactName(contact),
                ...(contact.minutes === undefined ? [] : [lengthOf(contact, contact.minutes)]),
              ].join(' · ')}
            </span>
          </li>
        ))}
    </ol>
  );
}
