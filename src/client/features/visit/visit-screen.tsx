/**
 * Visit mode: one topic at a time, notes stamped with the time, nothing to file. It fills the screen, because it stands on
 * the table of the owner; a shared view shows them their part of it and nothing else.
 */

import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, useLocation } from 'wouter';
import type { Contact } from '../../../domain/operation/record.ts';
import type { Sheet } from '../../model/state.ts';
import { useCarnet, useCarnetState } from '../../model/use-carnet.ts';
import { useHeldRecord, useHeldWhileTyped } from '../../model/use-held-while-typed.ts';
import { mergedSheet } from '../../model/merged-sheets.ts';
import { HeldRightContext } from '../../model/own-rights.ts';
import { dismissNotices } from '../../model/notices.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { visitKey, visitOfKey } from '../../model/visit-key.ts';
import { carriedOver, visitIn } from '../../model/visit-state.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { paths, type VisitPart, visitParts } from '../../ports/routes.ts';
import { HalfTyped } from '../../parts/composer/half-typed.tsx';
import type { HalfTypedWords } from '../../parts/composer/half-typed-words.ts';
import { BinnedNote } from '../../parts/record/binned-note.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Note } from '../../ui/note.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { JointView } from './joint-view.tsx';
import { useMainFocus } from './use-main-focus.ts';
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
  const there = useCarnetState((state) => state.sheets.get(smeId));
  // What somebody else takes away is drawn until the line is left.
  const sheet = useHeldWhileTyped(smeId, there);
  const isTrashed = useCarnetState((state) => state.trashedSheets.has(smeId));
  const into = useCarnetState((state) => mergedSheet(smeId, state));
  const { failed, retry } = useLazyRecords(smeId, 'contact');
  const journal = useCarnetState((state) => state.journals.get(smeId));
  const found = journal?.find(({ id }) => id === contactId);
  const isBinned = useCarnetState(
    ({ trashedContacts }) =>
      trashedContacts.get(smeId)?.some(({ id }) => id === contactId) === true,
  );
  const contact = useHeldRecord(contactId, found);
  const isOfVisit = ({ id }: HalfTypedWords): boolean => id === smeId || id === contactId;
  // A role that is lowered meanwhile interrupts no visit, in front of the owner: what is noted waits for coordination.
  const [mayVisit] = useState(useMayWrite());
  const isUnderWay = useCarnetState(({ drafts }) => drafts.has(visitKey({ smeId, contactId })));
  if (isTrashed && sheet === undefined) {
    const goesOn = into !== undefined && isUnderWay && mayVisit;
    return (
      <Gone
        href={goesOn ? paths.visit(into, contactId) : paths.sheet(smeId)}
        text={into === undefined ? 'inBin' : 'merged'}
        goesOn={goesOn}
      >
        {into === undefined ? <BinnedNote id={smeId} /> : null}
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
  if (contact === undefined) {
    if (isBinned) {
      return (
        <Gone href={paths.sheet(smeId)} text="contactInBin">
          {part === 'joint' ? null : (
            <>
              <BinnedNote id={contactId} />
              <HalfTyped home={smeId} only={ofVisit} isShown={isOfVisit} />
            </>
          )}
        </Gone>
      );
    }
    const copy = journal.find(({ values }) => values.movedFrom === contactId);
    if (copy === undefined) return <Gone href={paths.sheet(smeId)} />;
    return <CopiedVisit smeId={smeId} contactId={copy.id} from={contactId} />;
  }
  const shown = visitParts.find((one) => one === part) ?? 'notes';
  return (
    <HeldRightContext value="write">
      {shown === 'joint' ? null : into === undefined ? (
        <BinnedNote id={isTrashed ? smeId : contactId} />
      ) : (
        <Note icon="forward" announced>
          {t('merged')}
        </Note>
      )}
      <KnownVisit key={contactId} sheet={sheet} contact={contact} part={shown} place={place} />
    </HeldRightContext>
  );
}

interface CopiedVisitProps {
  readonly smeId: string;
  readonly contactId: string;
  /** The contact with which it began, on a sheet that was merged into this one. */
  readonly from: string;
}

/** Goes on with a visit on the sheet into which that of its beginning was merged. */
function CopiedVisit({ smeId, contactId, from }: CopiedVisitProps) {
  const { t } = useTranslation('visit');
  const carnet = useCarnet();
  const [, navigate] = useLocation();
  const goOn = useEffectEvent(async () => {
    const { drafts } = carnet.state.getState();
    const old = [...drafts.values()].find(({ key }) => visitOfKey(key)?.contactId === from);
    const begun = visitIn(old);
    const key = visitKey({ smeId, contactId });
    if (old !== undefined && begun !== undefined) {
      const next = { ...carriedOver(begun), isLeft: begun.isLeft };
      if (!drafts.has(key)) await carnet.keepDraft(key, JSON.stringify(next));
      await carnet.keepDraft(old.key, '');
    }
  });
  useEffect(() => {
    const open = (): void => navigate(paths.visit(smeId, contactId), { replace: true });
    // What the device cannot keep is composed anew.
    goOn().then(open, open);
  }, [navigate, smeId, contactId]);
  return <SkeletonLines label={t('loading')} />;
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
  readonly text?: 'gone' | 'endedElsewhere' | 'inBin' | 'contactInBin' | 'merged';
  /** The visit goes on at `href`. */
  readonly goesOn?: boolean;
  /** What was half-typed. */
  readonly children?: ReactNode;
}

function Gone({ href, text = 'gone', goesOn = false, children }: GoneProps) {
  const { t } = useTranslation('visit');
  const main = useMainFocus();
  return (
    <main ref={main} tabIndex={-1}>
      <Page reading>
        <EmptyState
          title={t(text)}
          action={
            <Link href={href} asChild>
              <ButtonLink variant="primary">{t(goesOn ? 'resume' : 'back')}</ButtonLink>
            </Link>
          }
        />
        {children}
      </Page>
    </main>
  );
}
