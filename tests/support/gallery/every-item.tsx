/** Every question of every template, open and to be answered, in words a third longer than those of Carnet. */

import { FormPanel } from '../../../src/client/parts/form/form-panel.tsx';
import { Page, Section } from '../../../src/client/ui/page.tsx';
import { TopBar } from '../../../src/client/ui/top-bar.tsx';
import { builtInTemplates, templateIds } from '../../../src/domain/form/built-in.ts';
import type { Template } from '../../../src/domain/form/template.ts';
import { wholeFormView } from '../whole-form-view.ts';

/** As much longer as French is than English at the worst. */
const longer = (text: string): string => `${text} ${text.slice(0, Math.ceil(text.length * 0.3))}`;

/** The words of a template are what it has in the two languages, wherever they stand. */
const lengthened = (template: Template): Template =>
  JSON.parse(
    JSON.stringify(template, (key, value: unknown) =>
      (key === 'en' || key === 'fr') && typeof value === 'string' ? longer(value) : value,
    ),
  ) as Template;

const views = await Promise.all(
  templateIds.map(async (id) => wholeFormView(lengthened(await builtInTemplates[id]()))),
);

export function EveryItem({ home }: { readonly home: string }) {
  return (
    <>
      <TopBar title="Carnet" />
      <Page>
        {views.map((view) => (
          <Section key={view.template.id} title={view.template.id}>
            {view.sections.map((section) => (
              <FormPanel
                key={section.key}
                formId={view.template.id}
                home={home}
                view={{ ...view, sections: [section] }}
                mode="manager"
              />
            ))}
          </Section>
        ))}
      </Page>
    </>
  );
}
