// @vitest-environment jsdom
/** An answer that its question offers no more is shown as chosen, by the label that it had, and can be replaced (F212). */

import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerWord } from '../../../../../src/client/i18n/form-words.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { templates } from '../../../../../src/client/i18n/templates.ts';
import { ownTemplatesOf } from '../../../../../src/client/model/own-templates.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { FormDesk } from '../../../../../src/client/parts/form/form-desk.tsx';
import { readOwnTemplatesBy } from '../../../../../src/client/ports/own-templates.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { moveForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import type { Template } from '../../../../../src/domain/form/template.ts';
import { eligibilityChecklist } from '../../../../../src/domain/form/templates/eligibility-checklist.ts';
import { marketEntryPlan } from '../../../../../src/domain/form/templates/market-entry-plan.ts';
import { copyTemplate, dropOption } from '../../../../../src/domain/template/edit-draft.ts';
import { publish } from '../../../../../src/domain/template/publish.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { fillDomGaps } from '../../../../support/dom-gaps.ts';

let fixture: CarnetFixture;
let home: string;
let stopReading: () => void;

beforeEach(async () => {
  fillDomGaps();
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  home = await fixture.addSme({ country: 'FR', postcode: '35400' });
  stopReading = readOwnTemplatesBy(ownTemplatesOf(fixture.carnet));
});
afterEach(() => {
  cleanup();
  stopReading();
  templates.setState({}, true);
});

const valuesOf = (id: string) => present(fixture.carnet.record(id), 'a form').values;

/** A draft in which something is answered, moved over to a version of its template that does not offer that. */
async function moved(
  template: Template,
  answer: Readonly<Record<string, string | readonly string[]>>,
  [item, option]: readonly [string, string],
): Promise<string> {
  const { carnet } = fixture;
  const values = { templateId: template.id, state: 'draft', market: 'FR', ...answer } as never;
  await carnet.run(createRecord('form', home, values, 'form-1'));
  await carnet.run(copyTemplate(fixtureIds.programmeId, template, 'draft-1'));
  await carnet.run(dropOption('draft-1', item, option));
  expect(await carnet.run(publish({ draftId: 'draft-1', version: 2 }, 'version-2'))).toMatchObject({
    ok: true,
  });
  const next = `${template.id.split('/')[0]}/version-2`;
  expect(await carnet.run(moveForm('form-1', next))).toMatchObject({ ok: true });
  return next;
}

function show(templateId: 'eligibility-checklist/1' | 'market-entry-plan/1'): void {
  const market = templateId === 'market-entry-plan/1' ? 'FR' : undefined;
  render(
    <CarnetContext value={fixture.carnet}>
      <FormDesk home={home} templateId={templateId} market={market} readOnly={false} />
    </CarnetContext>,
  );
}

async function openAll(): Promise<void> {
  await screen.findAllByRole('group');
  for (const button of screen.getAllByRole('button', { expanded: false })) {
    await userEvent.click(button);
  }
}

it.each([
  ['en', /^Rescue .* \(retired answer\)$/u, /^“Rescue .*” is no longer one of the answers\./u],
  ['fr', /sauvetage .* \(réponse retirée\)$/iu, /^« .*sauvetage .* » ne fait plus partie/iu],
] as const)('one of a choice [%s]', async (language, name, words) => {
  await setLanguage(language);
  await moved(eligibilityChecklist, { 'value.difficulty': 'rescueAid' }, [
    'difficulty',
    'rescueAid',
  ]);
  show('eligibility-checklist/1');
  await openAll();
  const retired = await screen.findByRole('radio', { name });
  expect(retired).toBeChecked();
  expect(screen.getByText(words)).toBeVisible();
  expect(document.body).not.toHaveTextContent('rescueAid');
  const group = within(present(retired.closest<HTMLElement>('[role=radiogroup]'), 'a group'));
  await userEvent.click(present(group.getAllByRole('radio')[0], 'the first'));
  await waitFor(() => expect(valuesOf('form-1')['value.difficulty']).toBe('none'));
  expect(screen.queryByRole('radio', { name })).toBeNull();
});

it('one of several', async () => {
  const item = marketEntryPlan.sections.flatMap(({ items }) => items);
  const question = present(
    item.find(({ id }) => id === 'compliance'),
    'it is asked',
  );
  const options = 'options' in question ? (question.options ?? []) : [];
  const [gone, stays] = [present(options[0], 'one'), present(options[1], 'another')];
  const answer = { 'checks.compliance': [gone.id, stays.id] };
  await moved(marketEntryPlan, answer, ['compliance', gone.id]);
  show('market-entry-plan/1');
  await openAll();
  const box = await screen.findByRole('checkbox', { name: `${gone.label.en} (retired answer)` });
  expect(box).toBeChecked();
  await userEvent.click(box);
  await waitFor(() => expect(valuesOf('form-1')['checks.compliance']).toEqual([stays.id]));
  await waitFor(() => expect(box).not.toBeInTheDocument());
});

it('is named by its label in the history and where answers conflict', async () => {
  const next = await moved(eligibilityChecklist, { 'value.difficulty': 'rescueAid' }, [
    'difficulty',
    'rescueAid',
  ]);
  const template = present(await ownTemplatesOf(fixture.carnet).read(next), 'it is read');
  const word = () => answerWord(template, 'value.difficulty', 'rescueAid', 'en');
  expect(word()).toBe('An answer that is not offered here');
  await waitFor(() => expect(word()).toMatch(/^Rescue/u));
});
