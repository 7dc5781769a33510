// @vitest-environment jsdom
/** A monthly review that two people prepared while apart: both are told, one draft goes on, and one review is counted. */

import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { reopenForm } from '../../../../../src/domain/form/commands/settle-form.ts';
import type { Json } from '../../../../../src/std/json.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ enrolledOn: '2020-10-19' });
});
afterEach(cleanup);

const review = { templateId: 'monthly-review/1', state: 'draft', onDate: '2020-11-19' } as const;
const prepare = (id: string, more: Readonly<Record<string, Json>> = {}) =>
  fixture.carnet.run(createRecord('form', smeId, { ...review, ...more }, id));
const open = () => showSheet(fixture, `/sme/${smeId}/reviews`);
const numbers = () =>
  within(screen.getByRole('combobox', { name: /^(Reviews|Revues)$/ }))
    .getAllByRole('option')
    .map(({ textContent }) => textContent.replace(/ ·.*· /u, ' · '));

it.each([
  ['en', 'This form was started twice', 'Continue with this one', 'Apply the ticked answers'],
  [
    'fr',
    'Ce formulaire a été commencé deux fois',
    'Continuer avec celui-ci',
    'Reprendre les réponses cochées',
  ],
] as const)('is told in %s, and one of the drafts goes on as the only review', async (...texts) => {
  const [language, title, take, apply] = texts;
  await setLanguage(language);
  await prepare('mine', { 'value.confidence': 4 });
  await prepare('hers', { 'value.confidence': 2 });
  open();
  const twice = within(await screen.findByRole('region', { name: title }));
  expect(screen.getByRole('tab', { name: /Reviews|Revues/ })).toHaveTextContent('2');
  const [first] = twice.getAllByRole('button', { name: take });
  await userEvent.click(first ?? document.body);
  await userEvent.click(twice.getByRole('button', { name: apply }));
  await waitFor(() => expect(screen.queryByRole('region', { name: title })).toBeNull());
  const told = { en: ['Review', 'draft', 'replaced'], fr: ['Revue', 'brouillon', 'remplacée'] };
  const [name, draft, replaced] = told[language];
  expect(new Set(numbers())).toEqual(new Set([`${name} 1 · ${draft}`, `${name} · ${replaced}`]));
  expect(screen.getByRole('tab', { name: /Reviews|Revues/ })).toHaveTextContent('1');
});

it.each([
  ['en', 'Continue with this one', 'draft'],
  ['fr', 'Continuer avec celui-ci', 'brouillon'],
] as const)(
  'goes on in %s where each of the two chose the draft of the other (F158)',
  async (...texts) => {
    const [language, take, draft] = texts;
    await setLanguage(language);
    await prepare('mine', { state: 'replaced' });
    await prepare('hers', { state: 'replaced' });
    open();
    await userEvent.click(await screen.findByRole('button', { name: take }));
    await waitFor(() => expect(screen.queryByRole('button', { name: take })).toBeNull());
    await waitFor(() => expect(numbers().filter((name) => name.endsWith(draft))).toHaveLength(1));
    expect(screen.getByRole('tab', { name: /Reviews|Revues/ })).toHaveTextContent('1');
  },
);

it.each([
  ['en', 'Follow-up letter', /^Set aside: /u],
  ['fr', 'Lettre de suivi', /^Mis de côté\s: /u],
] as const)('offers no letter after one that was set aside [%s]', async (...texts) => {
  const [language, letter, aside] = texts;
  await setLanguage(language);
  await prepare('aside', { state: 'replaced' });
  const { unmount } = open();
  expect(await screen.findByText(aside)).toBeVisible();
  expect(screen.queryByRole('button', { name: letter })).toBeNull();
  unmount();
  await fixture.carnet.run(setFields('aside', { state: 'complete', outcome: { kind: 'review' } }));
  open();
  expect(await screen.findByRole('button', { name: letter })).toBeVisible();
});

it('goes on at once, where both drafts say the same', async () => {
  await prepare('mine');
  await prepare('hers');
  open();
  const twice = within(await screen.findByRole('region', { name: 'This form was started twice' }));
  const [first] = twice.getAllByRole('button', { name: 'Continue with this one' });
  await userEvent.click(first ?? document.body);
  expect(twice.getByText('Both drafts have the same answers.')).toBeVisible();
  await userEvent.click(twice.getByRole('button', { name: 'Continue without the other one' }));
  await waitFor(() => expect(screen.queryByText('Both drafts have the same answers.')).toBeNull());
  expect(screen.getByRole('tab', { name: /Reviews/ })).toHaveTextContent('1');
});

it('is no review before the next one, where its draft was set aside', async () => {
  await prepare('aside', { state: 'replaced', onDate: '2020-11-09' });
  await prepare('next');
  open();
  expect(await screen.findByText(/^Since 19 Oct.*31 days/)).toBeVisible();
});

it('is not what an earlier one is that somebody reopened, nor one that was begun a month before', async () => {
  await prepare('earlier', { onDate: '2020-11-12' });
  const settled = { state: 'complete', outcome: { kind: 'review' } } as const;
  await fixture.carnet.run(setFields('earlier', settled));
  await fixture.carnet.run(reopenForm('earlier', 'A figure was missing.'));
  await prepare('last', { onDate: '2020-10-18' });
  await prepare('next');
  open();
  await screen.findByRole('combobox', { name: 'Reviews' });
  expect(screen.queryByRole('region', { name: 'This form was started twice' })).toBeNull();
});

it('is not what a next version is, which opens as soon as it is begun', async () => {
  await prepare('agreed', { onDate: '2020-10-18' });
  await fixture.carnet.run(setFields('agreed', { state: 'complete', outcome: { kind: 'review' } }));
  open();
  await userEvent.click(await screen.findByRole('button', { name: 'Start next version' }));
  await waitFor(() => expect(numbers()).toHaveLength(2));
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Start next version' })).toBeNull(),
  );
  expect(screen.getByRole('combobox', { name: 'Reviews' })).not.toHaveValue('agreed');
});
