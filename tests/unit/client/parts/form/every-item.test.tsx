// @vitest-environment jsdom
/** Every question of every template on a screen, in both languages: named, with a control, and without a text that lacks. */

import { cleanup, render, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { FormPanel } from '../../../../../src/client/parts/form/form-panel.tsx';
import { builtInTemplates, templateIds } from '../../../../../src/domain/form/built-in.ts';
import { itemsOf } from '../../../../../src/domain/form/template.ts';
import { type FormView, itemsIn } from '../../../../../src/domain/form/view.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { wholeFormView } from '../../../../support/whole-form-view.ts';

let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
});
afterEach(cleanup);

function show(view: FormView) {
  return render(
    <CarnetContext value={fixture.carnet}>
      {view.sections.map((section) => (
        <FormPanel
          key={section.key}
          formId="form-1"
          home="sme-1"
          view={{ ...view, sections: [section] }}
          mode="manager"
        />
      ))}
    </CarnetContext>,
  );
}

const control = 'input, textarea, select, [role="radio"], button';

describe.each(['en', 'fr'] as const)('every question, in %s', (language) => {
  const unsure = { en: 'Not sure', fr: 'Je ne sais pas' }[language];

  // One test for each template: with all of them in one, a busy machine comes near the limit of a test.
  it.each(templateIds)(
    'of %s has a name, a control or its words, and takes "not sure"',
    async (id) => {
      await setLanguage(language);
      const template = await builtInTemplates[id]();
      const view = wholeFormView(template);
      const { container } = show(view);
      const items = itemsIn(view);
      expect(items.length).toBe(itemsOf(template).length);
      for (const { key, item } of items) {
        const group = container.querySelector<HTMLElement>(`[data-item="${key}"]`);
        if (group === null) throw new Error(`${key} is not shown`);
        expect(group, key).toHaveAccessibleName(item.label[language]);
        const answer = group.querySelector('[data-answer]');
        // What nobody types has its words instead of a control.
        const isFilledIn = item.type === 'auto' || item.type === 'derived';
        if (isFilledIn) expect(answer?.textContent, key).not.toBe('');
        else expect(answer?.querySelector(control), key).not.toBeNull();
        expect(within(group).queryAllByText(unsure).length, key).toBe(isFilledIn ? 0 : 1);
      }
      // A text that lacks shows its key.
      expect(container.textContent).not.toMatch(/(form|sheet):?\.?[a-z]+\.[a-zA-Z]+/u);
      for (const element of container.querySelectorAll(control)) {
        expect(element, element.outerHTML).toHaveAccessibleName();
      }
    },
  );
});
