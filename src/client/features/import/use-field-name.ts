/** How the fields of an import are called: as on the sheet, and those of the contact person with whose they are. */

import { useTranslation } from 'react-i18next';
import type { ImportField } from '../../../domain/import/import-field.ts';

export function useFieldName(): (field: ImportField) => string {
  const { t } = useTranslation(['import', 'domain']);
  return (field) => {
    switch (field) {
      case 'launchPad':
        return t('domain:field.sme.launchPadId');
      case 'accountManager':
        return t('domain:field.sme.accountManagerId');
      case 'summaryEn':
        return `${t('domain:field.sme.summary')} (EN)`;
      case 'summaryFr':
        return `${t('domain:field.sme.summary')} (FR)`;
      case 'personFirstName':
      case 'personName':
      case 'personRole':
      case 'personEmail':
      case 'personPhone':
        return t(`import:field.${field}`);
      default:
        return t(`domain:field.sme.${field}`);
    }
  };
}
