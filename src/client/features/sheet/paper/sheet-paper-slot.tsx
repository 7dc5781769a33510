/**
 * Puts the whole sheet on paper, whichever of its tabs is open and however printing was asked for: while the
 * browser prints, the paper stands beside the application, which is then hidden.
 *
 * The browser does not wait for anything: the journal is read once the sheet is shown, the forms when it stays shown. Who
 * prints by the keys of the browser before that gets a paper that says what is missing; who asks Carnet gets it all.
 */

import { useEffect, useEffectEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { notify } from '../../../model/notices.ts';
import { usePaperTaken } from '../../../model/paper.ts';
import type { Contact } from '../../../../domain/operation/record.ts';
import type { Sheet } from '../../../model/state.ts';
import { useCarnet, useCarnetState } from '../../../model/use-carnet.ts';
import { useContactsOfNotes } from '../../../model/use-contacts-of-notes.ts';
import { useIntroductionsTo } from '../../../model/use-introductions-to.ts';
import { useIsPrinting } from '../../../ui/use-is-printing.ts';
import { useJournal } from '../journal/use-journal.ts';
import { SheetPaper } from './sheet-paper.tsx';
import styles from './sheet-paper-slot.module.css';
import { useReadForms } from './use-forms-to-take.ts';

/** How long a sheet is shown before its forms are read for paper: walking through the list reads none. */
const stayMs = 2000;

const none: readonly Contact[] = [];

interface SheetPaperSlotProps {
  readonly sheet: Sheet;
  /** Printing was asked for, with the profile and notes or without. */
  readonly asked: { readonly staff: boolean } | undefined;
  readonly onDone: () => void;
}

export function SheetPaperSlot({ sheet, asked, onDone }: SheetPaperSlotProps) {
  const { t } = useTranslation('export');
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const { contacts, failed } = useJournal(sheet.sme.id);
  const stays = useStays();
  const forms = useReadForms(sheet.sme.id, stays || asked !== undefined);
  const printing = useIsPrinting();
  const taken = usePaperTaken();
  const others = useContactsOfNotes(sheet, asked !== undefined);
  const isJournalRead = failed || (contacts !== undefined && others !== undefined);
  const met = useIntroductionsTo(sheet.sme.id, asked === undefined ? 'known' : 'leaving');
  const isReady = isJournalRead && forms !== 'reading' && (met.isRead || met.failed);
  const end = useEffectEvent(onDone);
  const refuse = useEffectEvent((): void => {
    notify({ message: t('coming'), tone: 'problem' });
    end();
  });
  useEffect(() => {
    if (asked === undefined) return;
    if (contactsComing) {
      refuse();
      return;
    }
    if (!isReady) return;
    const done = (): void => end();
    let current = true;
    window.addEventListener('afterprint', done, { once: true });
    // Not while React works: the page is drawn again as soon as printing begins.
    queueMicrotask(() => {
      if (current) window.print();
    });
    return () => {
      current = false;
      window.removeEventListener('afterprint', done);
    };
  }, [asked, contactsComing, isReady]);
  if (!printing || taken) return null;
  return createPortal(
    <div className={styles.paper}>
      <SheetPaper
        sheet={sheet}
        contacts={contacts}
        others={others ?? none}
        introductions={met.contacts}
        staff={asked?.staff === true}
      />
    </div>,
    document.body,
  );
}

function useStays(): boolean {
  const { environment } = useCarnet();
  const [stays, setStays] = useState(false);
  useEffect(() => environment.later(() => setStays(true), stayMs), [environment]);
  return stays;
}
