/**
 * What of a form is for staff alone: ratings of a person, and the private notes on answers. Lists of changes ask here, field by
 * field, where no view of the form is made; a view asks `visibleTo`.
 */

import { familyOfName } from '../entity/field-name.ts';
import { profileName } from './forms-to-take.ts';
import { templateName } from './template-name.ts';

/** Whether a field is shown to staff alone; `values` are those of its record. */
export function isForStaff(
  entity: string,
  field: string,
  { templateId }: Readonly<Record<string, unknown>>,
): boolean {
  if (entity !== 'form') return false;
  const family = familyOfName(field);
  if (family === 'note') return true;
  const isProfile = typeof templateId === 'string' && templateName(templateId) === profileName;
  return family !== undefined && isProfile;
}
