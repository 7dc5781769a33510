/**
 * Puts the whole sheet on paper, whichever of its tabs is open and however printing was asked for: while the
 * browser prints, the paper stands beside the application, which is then hidden.
 *
 * The browser does not wait for anything: this part and the journal are read once the sheet is shown. Who prints
 * before that gets the tab as it stands, or a paper that says what is missing.
 */

import { createPortal } from 'react-dom';
import { usePaperTaken } from '../../../model/paper.ts';
import type { Sheet } from '../../../model/state.ts';
import { useIsPrinting } from '../../../ui/use-is-printing.ts';
import { useJournal } from '../journal/use-journal.ts';
import { SheetPaper } from './sheet-paper.tsx';
import styles from './sheet-paper-slot.module.css';

export function SheetPaperSlot({ sheet }: { readonly sheet: Sheet }) {
  const { contacts } = useJournal(sheet.sme.id);
  const printing = useIsPrinting();
  const taken = usePaperTaken();
  if (!printing || taken) return null;
  return createPortal(
    <div className={styles.paper}>
      <SheetPaper sheet={sheet} contacts={contacts} />
    </div>,
    document.body,
  );
}
