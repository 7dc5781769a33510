// @vitest-environment jsdom
/** A device that holds records which no reader could draw, as an earlier version took them in. */

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortfolioScreen } from '../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import {
  type LazySummary,
  readableStored,
  summaryIn,
} from '../../../../src/domain/entity/lazy-summary.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import { setFields } from '../../../../src/domain/command/command.ts';
import { carnetFixture, fixtureIds, testEnvironment } from '../../../support/carnet-fixture.ts';
import { showSheet } from '../../../support/sheet-fixture.tsx';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  Element.prototype.scrollIntoView = () => undefined;
});

/** Without some fields, which only an earlier version took in. */
function without(operation: Operation, ...names: readonly string[]): Operation {
  const fields = Object.entries(operation.fields).filter(([name]) => !names.includes(name));
  return { ...operation, fields: Object.fromEntries(fields) };
}

/** As the summary of a sheet was stored before days were looked at. */
function formBrief(agreedOn: string): LazySummary {
  const gaps = { en: { missing: 1, stale: 0, draft: 0 } };
  const state = 'agreed' as const;
  const brief = { id: 'plan-1', templateId: 'market-entry-plan/1', state, changedAt: 1, gaps };
  return { count: 1, facts: [{ ...brief, agreedOn, onDate: '2020-01-07' }] };
}

async function damagedDevice() {
  const environment = testEnvironment();
  const fixture = await carnetFixture({ environment });
  const smeId = 'sme-nameless';
  const author = {
    by: fixtureIds.memberId,
    at: environment.now(),
    newId: () => environment.newId(),
  };
  const sme = createOperation(
    author,
    'sme',
    { home: smeId, id: smeId },
    {
      name: 'x',
      country: 'FR',
      launchPadId: fixtureIds.padFr,
      track: 'programme',
      stage: 'enrolled',
    },
  );
  const contact = createOperation(
    author,
    'contact',
    { home: smeId, id: 'contact-1' },
    {
      at: '2020-11-18T10:00',
      kind: 'interim',
      mode: 'phone',
      state: 'held',
      reached: true,
      summary: { lang: 'en', text: 'Labels received' },
    },
  );
  const broken = { ...sme.fields, town: { value: { a: 1 } }, languages: { value: { b: [] } } };
  const groups = [[without({ ...sme, fields: broken }, 'name')], [without(contact, 'at')]];
  for (const group of groups) {
    await fixture.store.append({ state: 'sealed', tab: environment.tab, group });
  }
  await fixture.store.confirmSealed(() => true, environment.now());
  // The next start of the same device.
  const reopened = await carnetFixture({ environment, device: fixture.device });
  return { ...reopened, smeId };
}

describe('A damaged record', () => {
  it('stands in the list under a name of its own, and its sheet opens (F88)', async () => {
    const fixture = await damagedDevice();
    expect(fixture.carnet.state.getState().phase).toBe('ready');
    const memory = memoryLocation({ path: '/' });
    render(
      <CarnetContext value={fixture.carnet}>
        <Router hook={memory.hook} searchHook={memory.searchHook}>
          <PortfolioScreen />
        </Router>
      </CarnetContext>,
    );
    expect(await screen.findByRole('link', { name: /⚠ nameless/ })).toBeInTheDocument();
    cleanup();

    showSheet(fixture, `/sme/${fixture.smeId}`);
    expect(await screen.findByRole('heading', { name: /⚠ nameless/ })).toBeInTheDocument();
    await fixture.carnet.loadJournal(fixture.smeId);
    await waitFor(() =>
      expect(fixture.carnet.state.getState().journals.get(fixture.smeId)).toMatchObject([
        { values: { at: '2020-11-19T09:42', summary: { text: 'Labels received' } } },
      ]),
    );
  });

  it('breaks no list with a day of a plan that is none, stored or summarised (F96)', async () => {
    const fixture = await carnetFixture();
    const support = { supportFrom: '2020-01-01', supportUntil: '2021-01-01' } as const;
    const smeId = await fixture.addSme({ name: 'Kerlan', stage: 'enrolled', ...support });
    const author = { by: fixtureIds.memberId, at: 1, newId: () => 'never' };
    const plan = createOperation(
      author,
      'form',
      { home: smeId, id: 'plan-1' },
      {
        templateId: 'market-entry-plan/1',
        state: 'agreed',
        'value.form.agreedOn': 'the day before',
        'text.aims': { lang: 'fr', text: 'Vendre' },
      },
    );
    await fixture.store.append({ state: 'sealed', tab: 'tab-0', group: [plan] });
    await fixture.store.confirmSealed(() => true, fixture.environment.now());
    await fixture.carnet.settled();
    const memory = memoryLocation({ path: '/' });
    render(
      <CarnetContext value={fixture.carnet}>
        <Router hook={memory.hook} searchHook={memory.searchHook}>
          <PortfolioScreen />
        </Router>
      </CarnetContext>,
    );
    expect(await screen.findByRole('link', { name: /Kerlan/ })).toBeInTheDocument();
    const sheet = fixture.carnet.state.getState().sheets.get(smeId);
    expect(sheet?.forms?.map(({ id, agreedOn }) => [id, agreedOn])).toEqual([
      ['plan-1', undefined],
    ]);

    const form = readableStored('form', formBrief('gestern'));
    const [brief] = summaryIn({ form }, 'form').facts ?? [];
    expect(brief).toMatchObject({ id: 'plan-1', onDate: '2020-01-07' });
    expect(brief).not.toHaveProperty('agreedOn');
    const sound = formBrief('2020-01-08');
    expect(readableStored('form', sound)).toBe(sound);
  });

  it('is mended like any other (F88)', async () => {
    const { carnet, smeId } = await damagedDevice();
    const mended = await carnet.run(
      setFields(smeId, { name: 'Atelier Kerlan', town: 'Saint-Malo' }),
    );
    expect(mended.ok).toBe(true);
    await waitFor(() =>
      expect(carnet.state.getState().sheets.get(smeId)?.sme.values).toMatchObject({
        name: 'Atelier Kerlan',
        town: 'Saint-Malo',
      }),
    );
  });
});
