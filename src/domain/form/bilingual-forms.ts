/** The forms that people of both languages read: what is in one of these is to be in both. */

import { templateName } from './template-name.ts';

const shared: ReadonlySet<string> = new Set([
  'monthly-review',
  'market-entry-plan',
  'quarterly-review',
]);

/** Whether a form of this template is read in both languages. */
export function isSharedForm(templateId: string): boolean {
  return shared.has(templateName(templateId));
}
