// @vitest-environment jsdom
/** Every question of every template on a screen, in both languages: named, with a control, and without a text that lacks. */

import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { FormPanel } from '../../../../../src/client/parts/form/form-panel.tsx';
import { builtInTemplates, templateIds } from '../../../../../src/domain/form/built-in.ts';
import { formView } from '../../../../../src/domain/form/form-view.ts';
import { itemsOf, type Template } from '../../../../../src/domain/form/template.ts';
import { type FormView, itemsIn } from '../../../../../src/domain/form/view.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
const templates: Template[] = [];

beforeAll(async () => {
  for (const id of templateIds) templates.push(await builtInTemplates[id]());
});
beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
});
afterEach(cleanup);

/** Everything is shown: nothing hides a question, and each section is open, as it is in a form of one section. */
function wholeView(template: Template): FormView {
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

describe.each(['en', 'fr'] as const)('every question of every template, in %s', (language) => {
  it('is named, has a control or its words, and no text lacks', async () => {
    await setLanguage(language);
    let shown = 0;
    for (const template of templates) {
      const view = wholeView(template);
      const { container } = show(view);
      for (const { key, item } of itemsIn(view)) {
        const group = container.querySelector<HTMLElement>(`[data-item="${key}"]`);
        expect(group, `${template.id} ${key}`).toHaveAccessibleName(item.label[language]);
        const answer = group?.querySelector('[data-answer]');
        const isFilledIn = item.type === 'auto' || item.type === 'derived';
        if (isFilledIn) expect(answer?.textContent, key).not.toBe('');
        else expect(answer?.querySelector(control), `${template.id} ${key}`).not.toBeNull();
        shown += 1;
      }
      // A text that lacks shows its key.
      expect(container.textContent).not.toMatch(/(form|sheet):?\.?[a-z]+\.[a-zA-Z]+/u);
      for (const element of container.querySelectorAll(control)) {
        expect(element, `${template.id}: ${element.outerHTML}`).toHaveAccessibleName();
      }
      cleanup();
    }
    expect(shown).toBe(templates.flatMap(itemsOf).length);
  });

  it('takes "not sure", but for what nobody types', async () => {
    await setLanguage(language);
    const unsure = { en: 'Not sure', fr: 'Je ne sais pas' }[language];
    for (const template of templates) {
      const view = wholeView(template);
      const { container } = show(view);
      for (const { key, item } of itemsIn(view)) {
        const group = container.querySelector<HTMLElement>(`[data-item="${key}"]`);
        if (group === null) throw new Error(`${key} is not shown`);
        const found = within(group).queryAllByText(unsure);
        const isFilledIn = item.type === 'auto' || item.type === 'derived';
        expect(found.length, `${template.id} ${key}`).toBe(isFilledIn ? 0 : 1);
      }
      cleanup();
    }
    expect(screen.queryByRole('group')).toBeNull();
  });
});
