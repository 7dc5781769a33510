/** A form as it never stands before anybody: nothing hides a question, so that each of them can be looked at. */

import { formView } from '../../src/domain/form/form-view.ts';
import type { Template } from '../../src/domain/form/template.ts';
import type { FormView } from '../../src/domain/form/view.ts';

export function wholeFormView(template: Template): FormView {
  const view = formView(template, {}, { onDate: '2020-11-19', country: 'FR', postcode: '35400' });
  return {
    ...view,
    withheld: undefined,
    sections: view.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ ...item, hidden: undefined })),
    })),
  };
}
