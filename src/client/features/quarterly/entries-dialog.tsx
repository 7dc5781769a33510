/** The entries behind a figure or a passage, each a link to where it is written. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dateOf } from '../../../domain/calendar/local-date.ts';
import type { Entry, ReviewSource } from '../../../domain/report/quarterly/review-source.ts';
import { useContactName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { paths } from '../../ports/routes.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './quarterly.module.css';

interface EntriesDialogProps {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly source: ReviewSource;
  readonly onClose: () => void;
}

/** As many are drawn at most: a programme may log thousands in a quarter. */
const shownMax = 300;

export function EntriesDialog({ title, entries, source, onClose }: EntriesDialogProps) {
  const { t } = useTranslation('quarterly');
  const format = useFormat();
  const { pathOf, nameOf, detailOf } = useEntryWords(source);
  const shown = entries.slice(0, shownMax);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={t('close')}
      size="wide"
      onlyRead={shown.length === 0}
    >
      <p className={styles.quiet}>{t('entries', { count: entries.length })}</p>
      <ol className={styles.entries}>
        {shown.map((entry) => (
          <li key={entry.id}>
            <Link href={pathOf(entry)} dir="auto" className={styles.link}>
              {nameOf(entry)}
            </Link>
            <span className={styles.quiet}>{detailOf(entry)}</span>
          </li>
        ))}
      </ol>
      {entries.length > shown.length ? (
        <p className={styles.quiet}>
          {t('moreEntries', {
            count: entries.length - shown.length,
            shown: format.number(shownMax),
          })}
        </p>
      ) : null}
    </Dialog>
  );
}

function useEntryWords(source: ReviewSource) {
  const { t } = useTranslation('domain');
  const format = useFormat();
  const today = useToday();
  const names = useNames('');
  const contactName = useContactName();
  const programmeId = useCarnetState((state) => state.programmeId);
  const contacts = useMemo(() => new Map(source.contacts.map((one) => [one.id, one])), [source]);
  const isOrganisation = (home: string): boolean =>
    source.organisations.some(({ id }) => id === home);
  return {
    nameOf: ({ entity, home, id }: Entry): string =>
      (entity === 'contact' || entity === 'form' || entity === 'achievement'
        ? names(home)
        : names(id)) ?? '–',
    detailOf: ({ entity, home, id }: Entry): string => {
      const contact = contacts.get(id)?.values;
      if (contact === undefined) {
        return [t(`entityName.${entity}`), home === id ? undefined : names(home)]
          .filter((words) => words !== undefined)
          .join(' · ');
      }
      const { kind, mode, at } = contact;
      return `${format.dayMonth(dateOf(at), today)} · ${contactName({ kind, mode })}`;
    },
    pathOf: ({ entity, home, id }: Entry): string => {
      if (entity === 'calendarEvent') return paths.settings('context');
      if (home === programmeId) return paths.lessons();
      if (isOrganisation(home)) {
        return home === id ? paths.organisation(home) : paths.organisationEntry(home, id);
      }
      if (entity === 'achievement') return paths.field(home, 'achievements');
      if (entity === 'form') return paths.sheet(home, 'reviews');
      return home === id ? paths.sheet(home) : paths.entry(home, id);
    },
  };
}
