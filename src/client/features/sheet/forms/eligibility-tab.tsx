/** Eligibility: the criteria, gone through together with the owner, what they come to, and a sheet that explains it. */

import { useTranslation } from 'react-i18next';
import { FormDesk } from '../../../parts/form/form-desk.tsx';
import { Page } from '../../../ui/page.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import type { SheetTabProps } from '../sheet-tab.ts';
import { EligibilityResult } from './eligibility-result.tsx';

export function EligibilityTab({ sheet, readOnly }: SheetTabProps) {
  const { t } = useTranslation('sheet');
  return (
    <Page>
      <VisuallyHidden>
        <h2>{t('header.eligibility')}</h2>
      </VisuallyHidden>
      <FormDesk
        home={sheet.sme.id}
        templateId="eligibility-checklist/1"
        readOnly={readOnly}
        result={(view, goTo) => <EligibilityResult sme={sheet.sme} view={view} goTo={goTo} />}
      />
    </Page>
  );
}
