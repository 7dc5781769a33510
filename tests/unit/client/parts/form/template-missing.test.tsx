// @vitest-environment jsdom
/** A template that this Carnet cannot read, or not now: it says so wherever it is needed, and work goes on with that of Carnet (F211). */

import { cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SinceLine } from '../../../../../src/client/features/templates/since-line.tsx';
import { useTemplateDraft } from '../../../../../src/client/features/templates/use-template-draft.ts';
import { useVisitForms } from '../../../../../src/client/features/visit/use-visit-forms.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { templates } from '../../../../../src/client/i18n/templates.ts';
import { ownTemplatesOf } from '../../../../../src/client/model/own-templates.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { FormDesk } from '../../../../../src/client/parts/form/form-desk.tsx';
import { useTemplateForName } from '../../../../../src/client/parts/form/use-template.ts';
import { usePrepareReview } from '../../../../../src/client/parts/review/use-prepare-review.ts';
import {
  readOwnTemplatesBy,
  type OwnTemplates,
} from '../../../../../src/client/ports/own-templates.ts';
import { type Command, createRecord } from '../../../../../src/domain/command/command.ts';
import type { Template } from '../../../../../src/domain/form/template.ts';
import { eligibilityChecklist } from '../../../../../src/domain/form/templates/eligibility-checklist.ts';
import { monthlyReview } from '../../../../../src/domain/form/templates/monthly-review.ts';
import { recordAs } from '../../../../../src/domain/operation/record.ts';
import { copyTemplate } from '../../../../../src/domain/template/edit-draft.ts';
import { publish } from '../../../../../src/domain/template/publish.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

const builtIn = 'eligibility-checklist/1';
const newer = 'eligibility-checklist/version-2';
let fixture: CarnetFixture;
let home: string;
let stopReading: () => void;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  home = await fixture.addSme({ country: 'FR', postcode: '35400' });
  readBy(ownTemplatesOf(fixture.carnet));
});
afterEach(() => {
  cleanup();
  stopReading();
  templates.setState({}, true);
});

function readBy(own: Partial<OwnTemplates>): void {
  stopReading = readOwnTemplatesBy(own);
}

/** A version that a newer Carnet publishes, in a format of its own. */
async function publishNewer(template: Template = eligibilityChecklist): Promise<void> {
  const { carnet } = fixture;
  await carnet.run(copyTemplate(fixtureIds.programmeId, template, 'draft-1'));
  const ofNewer: Command = (context) => {
    const made = publish({ draftId: 'draft-1', version: 2 }, 'version-2')(context);
    if (!made.ok) return made;
    const text = JSON.stringify(made.value).replaceAll('"template/1"', '"template/2"');
    expect(text).toContain('"template/2"');
    return { ...made, value: JSON.parse(text) as typeof made.value };
  };
  expect(await carnet.run(ofNewer)).toMatchObject({ ok: true });
}

const wrapper = ({ children }: { readonly children: ReactNode }) => (
  <CarnetContext value={fixture.carnet}>
    <Router hook={memoryLocation({ path: '/' }).hook}>{children}</Router>
  </CarnetContext>
);
const desk = (readOnly = false) =>
  render(<FormDesk home={home} templateId={builtIn} readOnly={readOnly} />, { wrapper });
const forms = () => lazyRecordsOf(fixture.carnet.state.getState(), home, 'form') ?? [];

describe('a template that a newer Carnet published', () => {
  it.each([
    ['en', /was published with a newer version of Carnet/u, 'Start with the Carnet template'],
    ['fr', /publié avec une version plus récente de Carnet/u, 'Commencer avec le modèle de Carnet'],
  ] as const)('says so before a form is begun, and offers that of Carnet [%s]', async (...row) => {
    const [language, words, start] = row;
    await setLanguage(language);
    await publishNewer();
    desk();
    expect(await screen.findByText(words)).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: start }));
    await waitFor(() =>
      expect(forms()).toMatchObject([{ values: { templateId: builtIn, state: 'draft' } }]),
    );
  });

  it('has the name of its kind where nothing can be begun, and in the journal', async () => {
    await publishNewer();
    desk(true);
    expect(await screen.findByText('Not filled in yet: Criteria checklist')).toBeVisible();
    const { result } = renderHook(() => useTemplateForName(newer), { wrapper });
    await waitFor(() => expect(result.current?.id).toBe(builtIn));
  });

  it('is not what a draft is moved over to', async () => {
    await fixture.carnet.run(createRecord('form', home, { templateId: builtIn, state: 'draft' }));
    await publishNewer();
    desk();
    await screen.findByRole('group', { name: 'Is your business registered and trading?' });
    await waitFor(() => expect(templates.getState()[builtIn]).toBeDefined());
    expect(screen.queryByRole('button', { name: 'Move to version 2' })).toBeNull();
  });

  it('is not what a review is prepared with', async () => {
    await publishNewer(monthlyReview);
    const { result } = renderHook(() => usePrepareReview(), { wrapper });
    const sheet = present(fixture.carnet.state.getState().sheets.get(home), 'it is there');
    await result.current(sheet);
    await fixture.carnet.loadLazy(home, 'form');
    expect(forms()).toMatchObject([{ values: { templateId: 'monthly-review/1' } }]);
  });

  it('keeps no visit waiting for the forms that are filled in with it', async () => {
    await publishNewer();
    const { carnet } = fixture;
    await carnet.run(createRecord('form', home, { templateId: newer, state: 'draft' }));
    await carnet.run(createRecord('form', home, { templateId: builtIn, state: 'draft' }));
    const { result } = renderHook(() => useVisitForms(home), { wrapper });
    await waitFor(() => expect(result.current).toMatchObject({ unread: [newer] }));
    expect(result.current?.forms).toHaveLength(1);
  });

  it('is told in the editor, where what changed since cannot be', async () => {
    await publishNewer();
    function Since() {
      const record = present(recordAs(fixture.carnet.record('draft-1'), 'template'), 'a draft');
      return <SinceLine view={useTemplateDraft(record)} />;
    }
    render(<Since />, { wrapper });
    expect(
      await screen.findByText(/Version 2 was published with a newer version of Carnet/u),
    ).toBeVisible();
  });
});

it('is tried again where it could not be read', async () => {
  await publishNewer();
  let isBroken = true;
  readBy({
    read: async () => {
      if (isBroken) throw new Error('The device does not answer');
      return { ...eligibilityChecklist, id: newer };
    },
  });
  desk();
  expect(await screen.findByText('The template for this form could not be read.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Start with the Carnet template' })).toBeVisible();
  isBroken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: 'Start' })).toBeVisible();
});
