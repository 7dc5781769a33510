// @vitest-environment jsdom
/** One template of Carnet that two people copied while apart: the copy that is not used says so, and can take over or go. */

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TemplatesSection } from '../../../../../src/client/features/settings/templates-section.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { templateToBegin } from '../../../../../src/client/model/own-templates.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { eligibilityChecklist } from '../../../../../src/domain/form/templates/eligibility-checklist.ts';
import { copyTemplate } from '../../../../../src/domain/template/edit-draft.ts';
import { publish } from '../../../../../src/domain/template/publish.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

const { programmeId, memberId, otherMemberId } = fixtureIds;
let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

/** Maëlle and Emma copy and publish, Emma a moment later. */
async function copiedTwice(): Promise<void> {
  for (const [id, by] of [
    ['mine', memberId],
    ['hers', otherMemberId],
  ] as const) {
    fixture.carnet.state.setState({ memberId: by });
    await fixture.carnet.run(copyTemplate(programmeId, eligibilityChecklist, id));
    await fixture.carnet.run(publish({ draftId: id, version: 2 }, `${id}-2`));
    fixture.environment.pass(1000);
  }
  fixture.carnet.state.setState({ memberId });
}

const used = () =>
  templateToBegin(fixture.carnet.state.getState(), 'eligibility-checklist/1').split('/')[1];

it.each([
  [
    'en',
    'Used for new forms',
    'This template was copied twice',
    /^Not used for new forms: the copy by Emma Clarke is\./,
  ],
  [
    'fr',
    'Utilisé pour les nouveaux formulaires',
    'Ce modèle a été copié deux fois',
    /^Pas utilisé pour les nouveaux formulaires : c’est la copie faite par Emma Clarke/,
  ],
] as const)(
  'is told in %s at the one that is not used, which can be used instead',
  async (...words) => {
    const [language, label, title, text] = words;
    await setLanguage(language);
    await copiedTwice();
    render(
      <CarnetContext value={fixture.carnet}>
        <TemplatesSection />
      </CarnetContext>,
    );
    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.getAllByText(title)).toHaveLength(1);
    const on = () => screen.getAllByRole('switch', { name: label, checked: true });
    const off = () => screen.getAllByRole('switch', { name: label, checked: false });
    expect([on(), off()].map(({ length }) => length)).toEqual([1, 1]);
    expect(used()).toBe('hers-2');
    await userEvent.click(off()[0] ?? document.body);
    await waitFor(() => expect(used()).toBe('mine-2'));
    expect([on(), off()].map(({ length }) => length)).toEqual([1, 1]);
  },
);

it('goes to the bin, and comes back by an undo', async () => {
  await copiedTwice();
  render(
    <CarnetContext value={fixture.carnet}>
      <TemplatesSection />
    </CarnetContext>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Move to the bin' }));
  await waitFor(() => expect(screen.queryByText('This template was copied twice')).toBeNull());
  expect(fixture.carnet.record('mine')?.deleted).toBeDefined();
  expect(screen.queryByText(/^Copied by/)).toBeNull();
  await fixture.carnet.undo();
  expect(await screen.findByText('This template was copied twice')).toBeVisible();
});
