/** The dialogs of a sheet, opened from wherever its parts need them; one at a time. */

import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useMergedBefore } from '../../model/use-merged-before.ts';
import { ActionEditor } from '../../parts/action/action-editor.tsx';
import { useClosedWithPage } from '../../parts/dialog/use-closed-with-page.ts';
import { paths } from '../../ports/routes.ts';
import { IssueEditor } from './issues/issue-editor.tsx';
import { OpenDialog, type SheetDialog } from './use-open-dialog.ts';

const ContactForm = lazy(async () => ({
  default: (await import('./contact-form/contact-form.tsx')).ContactForm,
}));
const RecordHistory = lazy(async () => ({
  default: (await import('../../parts/history/record-history-dialog.tsx')).RecordHistoryDialog,
}));
const Health = lazy(async () => ({
  default: (await import('./side/health-dialog.tsx')).HealthDialog,
}));
const Introduce = lazy(async () => ({
  default: (await import('../../parts/introduction/introduction-dialog.tsx')).IntroductionDialog,
}));
const HandOver = lazy(async () => ({
  default: (await import('./hand-over-dialog.tsx')).HandOverDialog,
}));
const MoveContact = lazy(async () => ({
  default: (await import('./contact-form/move-contact-dialog.tsx')).MoveContactDialog,
}));

const Merge = lazy(async () => ({
  default: (await import('./merge-dialog.tsx')).MergeDialog,
}));

interface SheetDialogsProps {
  readonly smeId: string;
  readonly children: ReactNode;
}

export function SheetDialogs({ smeId, children }: SheetDialogsProps) {
  const [dialog, setDialog] = useState<SheetDialog | undefined>(undefined);
  const open = useMemo(() => (next: SheetDialog) => setDialog(next), []);
  const close = (): void => setDialog(undefined);
  useClosedWithPage(dialog, close);
  useContactOfAddress(smeId, open);
  useMergeOfAddress(smeId, open);
  return (
    <OpenDialog value={open}>
      {children}
      <Suspense fallback={null}>
        {dialog === undefined ? null : (
          <DialogOf key={dialog.kind} dialog={dialog} smeId={smeId} onClose={close} />
        )}
      </Suspense>
    </OpenDialog>
  );
}

/** Opens the contact that the address names (`paths.contactField`), over its entry in the journal. */
function useContactOfAddress(smeId: string, open: (dialog: SheetDialog) => void): void {
  const [, navigate] = useLocation();
  const mayWrite = useMayWrite();
  const asked = new URLSearchParams(useSearch());
  const contactId = asked.get('contact') ?? '';
  const field = asked.get('field') ?? '';
  const isRead = useCarnetState((state) => state.journals.has(smeId));
  useEffect(() => {
    if (contactId === '' || !isRead) return;
    // Closed, it leaves the focus to its entry, and is not opened again by Back.
    navigate(paths.entry(smeId, contactId), { replace: true });
    if (mayWrite) open({ kind: 'contact', contactId, field });
  }, [smeId, contactId, field, isRead, mayWrite, navigate, open]);
}

/** Offers to merge the sheet that the address names once more (`mergePath`); one that was never merged here is left alone. */
function useMergeOfAddress(smeId: string, open: (dialog: SheetDialog) => void): void {
  const [, navigate] = useLocation();
  const mayWrite = useMayWrite();
  const from = new URLSearchParams(useSearch()).get('merge') ?? '';
  const root = useCarnetState((state) => state.sheets.get(from)?.root);
  const isOffered = useMergedBefore(root).into === smeId;
  useEffect(() => {
    if (!isOffered) return;
    navigate(paths.sheet(smeId), { replace: true });
    if (mayWrite) open({ kind: 'merge', from });
  }, [smeId, from, isOffered, mayWrite, navigate, open]);
}

interface DialogOfProps {
  readonly dialog: SheetDialog;
  readonly smeId: string;
  readonly onClose: () => void;
}

function DialogOf({ dialog, smeId, onClose }: DialogOfProps) {
  switch (dialog.kind) {
    case 'action':
      return (
        <ActionEditor home={smeId} action={dialog.action} from={dialog.from} onClose={onClose} />
      );
    case 'issue':
      return (
        <IssueEditor smeId={smeId} issue={dialog.issue} from={dialog.from} onClose={onClose} />
      );
    case 'contact':
      return (
        <ContactForm
          smeId={smeId}
          contactId={dialog.contactId}
          field={dialog.field}
          initial={dialog.initial}
          line={dialog.line}
          along={dialog.along}
          fileIds={dialog.fileIds}
          onAdded={dialog.onAdded}
          onClose={onClose}
        />
      );
    case 'health':
      return <Health smeId={smeId} onClose={onClose} />;
    case 'introduce':
      return <Introduce home={smeId} onClose={onClose} />;
    case 'handOver':
      return <HandOver smeId={smeId} to={dialog.to} onClose={onClose} />;
    case 'move':
      return <MoveContact smeId={smeId} contactId={dialog.contactId} onClose={onClose} />;
    case 'merge':
      return <Merge smeId={smeId} from={dialog.from} onClose={onClose} />;
    case 'history':
      return <RecordHistory home={smeId} recordId={dialog.recordId} onClose={onClose} />;
  }
}
