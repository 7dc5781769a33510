/** The documents of an SME. */

import { Documents } from '../../../parts/files/documents.tsx';
import { Page } from '../../../ui/page.tsx';
import type { SheetTabProps } from '../sheet-tab.ts';

export function DocumentsTab({ sheet, readOnly }: SheetTabProps) {
  return (
    <Page>
      <Documents home={sheet.sme.id} readOnly={readOnly} />
    </Page>
  );
}
