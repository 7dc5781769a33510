/** Where a form is opened: the tab of its sheet that shows forms of its purpose. */

import type { FormBrief } from '../../domain/form/form-brief.ts';
import { templateName } from '../../domain/form/template-name.ts';
import { paths, type SheetTab } from '../ports/routes.ts';

const tabs: Readonly<Record<string, SheetTab>> = {
  'eligibility-checklist': 'eligibility',
  'readiness-assessment': 'assessment',
  'sme-profile': 'assessment',
  'new-market-questionnaire': 'assessment',
  'market-entry-plan': 'plan',
};

/** The path of a form of an SME; one of an unknown purpose leads to the reviews, which show what is left. */
export function formPath(
  smeId: string,
  { id, templateId }: Pick<FormBrief, 'id' | 'templateId'>,
  part: '' | 'translate' = '',
): string {
  const tab = tabs[templateName(templateId)];
  return tab === undefined ? paths.review(smeId, id, part) : paths.form(smeId, tab, id, part);
}
