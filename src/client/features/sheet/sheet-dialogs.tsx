/** The dialogs of a sheet, opened from wherever its parts need them; one at a time. */

import { createContext, lazy, type ReactNode, Suspense, use, useMemo, useState } from 'react';
import type { Command } from '../../../domain/command/command.ts';
import type { Action, Contact, Issue } from '../../../domain/operation/record.ts';
import { present } from '../../../std/assert.ts';
import { ActionEditor } from './actions/action-editor.tsx';
import { IssueEditor } from './issues/issue-editor.tsx';

const ContactForm = lazy(async () => ({
  default: (await import('./contact-form/contact-form.tsx')).ContactForm,
}));
const RecordHistory = lazy(async () => ({
  default: (await import('./history/record-history-dialog.tsx')).RecordHistoryDialog,
}));
const MoveContact = lazy(async () => ({
  default: (await import('./contact-form/move-contact-dialog.tsx')).MoveContactDialog,
}));

export type SheetDialog =
  | {
      readonly kind: 'action';
      readonly action?: Action | undefined;
      readonly from?: Action['values']['from'];
    }
  | {
      readonly kind: 'issue';
      readonly issue?: Issue | undefined;
      readonly from?: Issue['values']['from'];
    }
  /** Without an id: a new contact, which may begin with what was typed. */
  | {
      readonly kind: 'contact';
      readonly contactId?: string | undefined;
      readonly initial?: Partial<Contact['values']> | undefined;
      /** What else is added with it, given its id. */
      readonly along?: ((contactId: string) => readonly Command[]) | undefined;
      /** Called once it was added. */
      readonly onAdded?: (() => void) | undefined;
    }
  | { readonly kind: 'move'; readonly contactId: string }
  | { readonly kind: 'history'; readonly recordId: string };

const OpenDialog = createContext<((dialog: SheetDialog) => void) | undefined>(undefined);

/** Opens a dialog of the sheet. Only below `SheetDialogs`. */
export function useOpenDialog(): (dialog: SheetDialog) => void {
  return present(use(OpenDialog), 'the dialogs of the sheet are above this component');
}

interface SheetDialogsProps {
  readonly smeId: string;
  readonly children: ReactNode;
}

export function SheetDialogs({ smeId, children }: SheetDialogsProps) {
  const [dialog, setDialog] = useState<SheetDialog | undefined>(undefined);
  const open = useMemo(() => (next: SheetDialog) => setDialog(next), []);
  const close = (): void => setDialog(undefined);
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

interface DialogOfProps {
  readonly dialog: SheetDialog;
  readonly smeId: string;
  readonly onClose: () => void;
}

function DialogOf({ dialog, smeId, onClose }: DialogOfProps) {
  switch (dialog.kind) {
    case 'action':
      return (
        <ActionEditor smeId={smeId} action={dialog.action} from={dialog.from} onClose={onClose} />
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
          initial={dialog.initial}
          along={dialog.along}
          onAdded={dialog.onAdded}
          onClose={onClose}
        />
      );
    case 'move':
      return <MoveContact smeId={smeId} contactId={dialog.contactId} onClose={onClose} />;
    case 'history':
      return <RecordHistory home={smeId} recordId={dialog.recordId} onClose={onClose} />;
  }
}
