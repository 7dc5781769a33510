/**
 * Visit mode: one topic at a time, notes stamped with the time, nothing to file. It fills the screen, because it stands on
 * the table of the owner; a shared view shows them their part of it and nothing else.
 */

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect } from 'wouter';
import type { Contact } from '../../../domain/operation/record.ts';
import type { Sheet } from '../../model/state.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { mergedSheet } from '../../model/merged-sheets.ts';
import { HeldWritesContext } from '../../model/only-reads.ts';
import { dismissNotices } from '../../model/notices.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { paths, type VisitPart, visitParts } from '../../ports/routes.ts';
import { HalfTyped } from '../../parts/composer/half-typed.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { JointView } from './joint-view.tsx';
import { useVisit } from './use-visit.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { VisitDeskScreen } from './visit-desk.tsx';
import { VisitEnd } from './visit-end.tsx';

/** The owner may look on: words of staff about the business are shown on its sheet alone. */
const ofVisit: readonly string[] = ['visitLine', 'visitDecision', 'visitTopic'];

interface VisitScreenProps {
  readonly smeId: string;
  readonly contactId: string;
  /** As it stands in the address; one that does not exist shows the notes. */
  readonly part: string | undefined;
  /** Where the work is saved. */
  readonly place: ReactNode;
}

export function VisitScreen({ smeId, contactId, part, place }: VisitScreenProps) {
  const { t } = useTranslation('visit');
  const sheet = useCarnetState((state) => state.sheets.get(smeId));
  const isTrashed = useCarnetState((state) => state.trashedSheets.has(smeId));
  const into = useCarnetState((state) => mergedSheet(smeId, state));
  const { failed, retry } = useLazyRecords(smeId, 'contact');
  const journal = useCarnetState((state) => state.journals.get(smeId));
  const contact = journal?.find(({ id }) => id === contactId);
  // A role that is lowered meanwhile interrupts no visit, in front of the owner: what is noted waits for coordination.
  const [mayVisit] = useState(useMayWrite());
  if (isTrashed) {
    return (
      <Gone href={paths.sheet(smeId)} text={into === undefined ? 'inBin' : 'merged'}>
        <HalfTyped home={smeId} into={into} only={ofVisit} />
      </Gone>
    );
  }
  if (sheet === undefined) return <Gone href={paths.portfolio()} />;
  // Nobody visits to read: what was noted stands in the journal.
  if (!mayVisit) return <Redirect to={paths.sheet(smeId)} replace />;
  if (failed) {
    return (
      <Page reading>
        <EmptyState
          title={t('notRead')}
          action={<Button onClick={retry}>{t('tryAgain')}</Button>}
        />
      </Page>
    );
  }
  if (journal === undefined) return <SkeletonLines label={t('loading')} />;
  if (contact === undefined) return <Gone href={paths.sheet(smeId)} />;
  const shown = visitParts.find((one) => one === part) ?? 'notes';
  return (
    <HeldWritesContext value={true}>
      <KnownVisit key={contactId} sheet={sheet} contact={contact} part={shown} place={place} />
    </HeldWritesContext>
  );
}

interface KnownVisitProps {
  readonly sheet: Sheet;
  readonly contact: Contact;
  readonly part: VisitPart;
  readonly place: ReactNode;
}

function KnownVisit({ sheet, contact, part, place }: KnownVisitProps) {
  const visit = useVisit(sheet, contact);
  // What was said on the screen before may hold words of staff, and the owner may look on.
  useEffect(() => dismissNotices(), []);
  useWakeLock();
  if (visit.isEndedElsewhere)
    return <Gone href={paths.sheet(sheet.sme.id)} text="endedElsewhere" />;
  if (part === 'joint') return <JointView visit={visit} />;
  if (part === 'end') return <VisitEnd visit={visit} place={place} />;
  return <VisitDeskScreen visit={visit} place={place} />;
}

interface GoneProps {
  readonly href: string;
  readonly text?: 'gone' | 'endedElsewhere' | 'inBin' | 'merged';
  /** What was half-typed. */
  readonly children?: ReactNode;
}

function Gone({ href, text = 'gone', children }: GoneProps) {
  const { t } = useTranslation('visit');
  return (
    <Page reading>
      <EmptyState
        title={t(text)}
        action={
          <Link href={href} asChild>
            <ButtonLink variant="primary">{t('back')}</ButtonLink>
          </Link>
        }
      />
      {children}
    </Page>
  );
}
