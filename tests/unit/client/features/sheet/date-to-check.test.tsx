// @vitest-environment jsdom
/** A contact that was logged with a clock that ran ahead, as everybody else sees it. */

import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { readSummariesAhead } from '../../../../../src/client/model/summaries-ahead.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('fr');
  fixture = await carnetFixture();
});
afterEach(cleanup);

it.each([
  ['fr', { note: 'Date à vérifier', facts: 'L’essentiel', last: 'Dernier contact', day: 'auj.' }],
  ['en', { note: 'Date to check', facts: 'Key facts', last: 'Last contact', day: 'today' }],
] as const)(
  'is marked where it stands, and is the last contact as of the day it was logged (F274) (%s)',
  async (language, { note, facts, last, day }) => {
    await setLanguage(language);
    const smeId = await fixture.addSme({});
    await fixture.addContact(smeId, { at: '2020-11-18T10:00' });
    await fixture.addContact(smeId, { at: '2021-01-28T10:00' });
    showSheet(fixture, `/sme/${smeId}`);
    expect(await screen.findAllByText(note)).toHaveLength(1);
    const shown = within(screen.getByRole('region', { name: facts })).getByText(last).nextSibling;
    expect(shown).toHaveTextContent(new RegExp(day, 'iu'));
  },
);

it('is put right at a start where an earlier version stored its day as that of the last contact (F274)', async () => {
  const { carnet } = fixture;
  const [smeId, other] = [await fixture.addSme({}), await fixture.addSme({})];
  await fixture.addContact(other, { at: '2020-11-18T10:00' });
  const { sheets } = carnet.state.getState();
  const [sheet, sound] = [present(sheets.get(smeId), 'a'), present(sheets.get(other), 'b')];
  const lastHeld = { ...present(sound.summary.lastHeld, 'c'), at: '2021-01-28T10:00' };
  const before = { ...sheet, summary: { ...sheet.summary, lastHeld } };
  carnet.state.setState({ sheets: new Map([...sheets, [smeId, before]]), journals: new Map() });
  const read: string[] = [];
  await readSummariesAhead({
    environment: carnet.environment,
    state: carnet.state,
    loadJournal: async (home) => void read.push(home),
  });
  expect(read).toEqual([smeId]);
});
