/** How the parts of a sheet open a dialog, without knowing the dialogs themselves. */

import { createContext, use } from 'react';
import type { Command } from '../../../domain/command/command.ts';
import type { Action, Contact, Issue } from '../../../domain/operation/record.ts';
import { present } from '../../../std/assert.ts';
import type { SaidLine } from '../../model/begun-over.ts';

/** What can be opened. */
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
      /** What takes the focus of one that exists. */
      readonly field?: string | undefined;
      readonly initial?: Partial<Contact['values']> | undefined;
      /** The line that says what it begins with. */
      readonly line?: SaidLine<Partial<Contact['values']>> | undefined;
      /** What else is added with it, given its id. */
      readonly along?: ((contactId: string) => readonly Command[]) | undefined;
      /** Files that were added while it was written. */
      readonly fileIds?: readonly string[] | undefined;
      /** Called once it was added. */
      readonly onAdded?: (() => void) | undefined;
    }
  | { readonly kind: 'health' }
  /** Introduces the SME to another, or to an organisation. */
  | { readonly kind: 'introduce' }
  | { readonly kind: 'handOver'; readonly to?: string | undefined }
  /** Brings the sheet of another SME to this one. */
  | { readonly kind: 'merge'; readonly from: string }
  | { readonly kind: 'move'; readonly contactId: string }
  | { readonly kind: 'history'; readonly recordId: string };

/** Given by `SheetDialogs`. */
export const OpenDialog = createContext<((dialog: SheetDialog) => void) | undefined>(undefined);

/** Opens a dialog of the sheet. Only below `SheetDialogs`. */
export function useOpenDialog(): (dialog: SheetDialog) => void {
  return present(use(OpenDialog), 'the dialogs of the sheet are above this component');
}
