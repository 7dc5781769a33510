// @vitest-environment jsdom
/** An SME that left the programme and came back: its journal names both days, and what is due counts from neither. */

import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { moveStage } from '../../../../../src/domain/stage/move-stage.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

test.each([
  ['en', /^Resumed|^after 123 days/, 'On hold'],
  ['fr', /^Reprise|^après 123 jours/, 'En pause'],
] as const)(
  'the journal tells no return that is still to come (F296) [%s]',
  async (language, back, held) => {
    await initI18n(language);
    await setLanguage(language);
    const fixture = await carnetFixture();
    const pauses = { p: { from: '2020-10-01', to: '2021-02-01' } };
    const id = await fixture.addSme({ stage: 'supported', pauses });
    showSheet(fixture, `/sme/${id}`);
    expect(await screen.findByText(held)).toBeVisible();
    expect(screen.queryByText(back)).toBeNull();
  },
);

test.each([
  ['en', 'Withdrawn', 'Came back', /^after 80 days$/],
  ['fr', 'S’est retirée', 'De retour', /^après 80 jours$/],
] as const)('the journal tells both days (F293) [%s]', async (language, left, back, days) => {
  await initI18n(language);
  await setLanguage(language);
  const { carnet, ...fixture } = await carnetFixture();
  const id = await fixture.addSme({
    stage: 'supported',
    enrolledOn: '2020-06-01',
    stageDates: { enrolled: '2020-06-01', supported: '2020-06-01' },
  });
  const evidence = {};
  const exit = { to: 'withdrawn', on: '2020-08-31', reason: 'Le magasin ferme', evidence } as const;
  expect((await carnet.run(moveStage(id, exit))).ok).toBe(true);
  const comeBack = { to: 'supported', on: '', reason: 'Il rouvre', evidence } as const;
  expect((await carnet.run(moveStage(id, comeBack))).ok).toBe(true);
  showSheet({ carnet, ...fixture }, `/sme/${id}`);
  const returned = (await screen.findByText(back)).parentElement as HTMLElement;
  expect(within(returned).getByText(days)).toBeVisible();
  const exits = screen.getAllByText(left);
  expect(exits).toHaveLength(1);
  expect(exits[0]).toBeVisible();
  expect(screen.queryByText(/^Resumed|^Reprise/)).toBeNull();
});
