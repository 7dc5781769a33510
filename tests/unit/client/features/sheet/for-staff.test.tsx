// @vitest-environment jsdom
/**
 * Ratings of a person and private notes are for staff: never in the page while the owner looks on, never before somebody who
 * only reads, and in the history only once they are asked for. For paper and tables see `taking-along.test.tsx`.
 */

import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { offeredCommands } from '../../../../../src/client/model/commands.ts';
import { noteFormMode } from '../../../../../src/client/model/form-place.ts';
import { searchIndexOf } from '../../../../../src/client/model/search.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { beginForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import { fillingModes } from '../../../../../src/domain/form/filling-mode.ts';
import { smeProfile } from '../../../../../src/domain/form/templates/sme-profile.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { fillDomGaps } from '../../../../support/dom-gaps.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

/** Each a word of its own, so that it can be looked for in everything that is in the page. */
const privateNote = 'Zibeline';
const noteOnOwner = 'Quetsche';

beforeAll(async () => {
  fillDomGaps();
  await initI18n('en');
});
beforeEach(async () => {
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
  const form = { home: smeId, filledBy: 'manager' } as const;
  const assessed = { 'value.means': 3, 'note.means': privateNote };
  await fixture.carnet.run(
    beginForm({ ...form, templateId: 'readiness-assessment/1', answers: assessed }, 'assessment'),
  );
  const rated = { 'value.motivation': 2, 'note.motivation': noteOnOwner };
  await fixture.carnet.run(
    beginForm({ ...form, templateId: 'sme-profile/1', answers: rated }, 'profile'),
  );
});
afterEach(() => {
  cleanup();
  for (const place of ['assessment', 'profile', `${smeId}/assessment`]) {
    noteFormMode(place, 'together');
  }
});

/** Also what is typed into a box, named for a screen reader or held in an attribute. */
function inThePage(): string {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')];
  return [document.documentElement.outerHTML, ...boxes.map(({ value }) => value)].join('\n');
}

async function read(roles: readonly 'chief'[]): Promise<void> {
  await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: [...roles] }));
  // Alone, whoever keeps a programme decides alone, whatever their role.
  fixture.carnet.state.setState({ isConnected: true });
}

/** The first question that rates the owner. */
const rating = (): HTMLElement | null => screen.queryByRole('group', { name: ratingName });
const [firstSection] = smeProfile.sections;
const ratingName = firstSection?.items[0]?.label.en ?? '';

async function openAssessment(): Promise<void> {
  showSheet(fixture, `/sme/${smeId}/assessment`);
  await screen.findByRole('heading', { name: 'Profile' });
  await screen.findAllByRole('radiogroup', { name: 'Who fills it in' });
}

describe('the tab of the assessment', () => {
  it('holds ratings and notes only in the mode of the account manager', async () => {
    await openAssessment();
    for (const mode of fillingModes) {
      act(() => noteFormMode(`${smeId}/assessment`, mode));
      const isManager = mode === 'manager';
      if (isManager) expect(await screen.findByRole('group', { name: ratingName })).toBeVisible();
      else expect(rating(), mode).toBeNull();
      if (isManager) await waitFor(() => expect(inThePage()).toContain(privateNote));
      else expect(inThePage(), mode).not.toContain(privateNote);
      expect(inThePage().includes(noteOnOwner), mode).toBe(isManager);
    }
  });

  it('holds them in no mode before somebody who only reads, nor offers a way to them', async () => {
    await read(['chief']);
    noteFormMode(`${smeId}/assessment`, 'manager');
    showSheet(fixture, `/sme/${smeId}/assessment`);
    await screen.findByText(/^The profile is for the team/u);
    await screen.findByText(/of 38 answered/u);
    expect(inThePage()).not.toContain(privateNote);
    expect(inThePage()).not.toContain(noteOnOwner);
    expect(rating()).toBeNull();
    expect(screen.queryByRole('button', { name: 'Show to the team' })).toBeNull();
    expect(screen.queryByRole('radiogroup', { name: 'Who fills it in' })).toBeNull();
    const offered = Object.keys(offeredCommands());
    expect(offered).toEqual(expect.arrayContaining(['exportCsv', 'print']));
    expect(offered).not.toEqual(expect.arrayContaining(['exportCsvStaff']));
    expect(offered).not.toEqual(expect.arrayContaining(['printStaff']));
  });
});

describe('the history', () => {
  beforeEach(async () => {
    const { carnet, environment } = fixture;
    // What waits and was written at one time counts as one command.
    environment.pass(1000);
    await carnet.run(
      setFields('profile', { 'value.motivation': 4, 'note.motivation': 'Mirabelle' }),
    );
    environment.pass(1000);
    await carnet.run(setFields('assessment', { 'value.means': 4, 'note.means': 'Reinette' }));
  });
  const words = /Mirabelle|Reinette|Quetsche|Zibeline/u;
  const line = async (): Promise<HTMLElement> => {
    const [found] = await screen.findAllByText('Form · Answer · Motivation');
    return found?.closest('li') ?? document.body;
  };

  it('keeps them out of the page until they are asked for', async () => {
    showSheet(fixture, `/sme/${smeId}/history`);
    expect(await line()).toHaveTextContent('for the team');
    expect((await screen.findAllByText(/Assessment, 19 Nov/u)).length).toBeGreaterThan(0);
    expect(inThePage()).not.toMatch(words);
    expect(within(await line()).queryByRole('button', { name: /^Restore/u })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show to the team' }));
    expect(await screen.findByText('Mirabelle')).toBeVisible();
    expect(await screen.findByText('Reinette')).toBeVisible();
    expect(within(await line()).getByRole('button', { name: /^Restore/u })).toBeVisible();
  });

  it('never shows them to somebody who only reads', async () => {
    await read(['chief']);
    showSheet(fixture, `/sme/${smeId}/history`);
    expect(await line()).toHaveTextContent('for the team');
    expect(inThePage()).not.toMatch(words);
    expect(screen.queryByRole('button', { name: 'Show to the team' })).toBeNull();
  });
});

it('search finds none of them', async () => {
  const { carnet } = fixture;
  await carnet.loadLazy(smeId, 'form');
  const index = searchIndexOf(carnet);
  expect(index.search('Kerlan').groups).not.toEqual([]);
  for (const word of [privateNote, noteOnOwner]) expect(index.search(word).groups).toEqual([]);
});
