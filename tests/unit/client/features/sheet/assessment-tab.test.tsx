// @vitest-environment jsdom
/** The questionnaire on new markets: held back until the day of the country, then begun and answered like other forms. */

import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import { beginForm, replaceForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import {
  type CarnetFixture,
  carnetFixture,
  testEnvironment,
} from '../../../../support/carnet-fixture.ts';
import { fillDomGaps } from '../../../../support/dom-gaps.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeAll(async () => {
  fillDomGaps();
  await initI18n('en');
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const forms = () => lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'form') ?? [];
const part = async () => {
  const title = await screen.findByRole('heading', { name: 'New markets' });
  return within(title.closest('section') ?? document.body);
};

async function show(country: Values<'sme'>['country'], on = '2020-11-19'): Promise<void> {
  const environment = testEnvironment('tab-1', Date.parse(`${on}T09:42:00Z`));
  fixture = await carnetFixture({ environment });
  smeId = await fixture.addSme({ country });
  showSheet(fixture, `/sme/${smeId}/assessment`);
}

describe('the questionnaire on new markets', () => {
  it.each([
    ['GB', '1 February 2021'],
    ['FR', '1 April 2021'],
  ] as const)(
    'says in %s until which day it is held back, and offers nothing',
    async (country, day) => {
      await show(country);
      const questionnaire = await part();
      expect(
        await questionnaire.findByText(`New-market questionnaire: available from ${day}`),
      ).toBeVisible();
      expect(questionnaire.queryByRole('button', { name: 'Start' })).toBeNull();
    },
  );

  it('says where no date is set for the country', async () => {
    await show('DE', '2022-03-01');
    const questionnaire = await part();
    expect(
      await questionnaire.findByText(/no date has been set for this business’s country/u),
    ).toBeVisible();
  });

  it('is begun from its day on, with the questions of the country and the date', async () => {
    await show('GB', '2025-03-03');
    const questionnaire = await part();
    await userEvent.click(await questionnaire.findByRole('button', { name: 'Start' }));
    await waitFor(() =>
      expect(forms().map(({ values }) => values)).toMatchObject([
        { templateId: 'new-market-questionnaire/1', state: 'draft', onDate: '2025-03-03' },
      ]),
    );
    await userEvent.click(
      await questionnaire.findByRole('button', { name: /^Where you stand/u, expanded: false }),
    );
    expect(
      await questionnaire.findByRole('group', {
        name: 'Responsible person in the EU for product safety',
      }),
    ).toBeVisible();
    const sold = await questionnaire.findByRole('group', {
      name: 'In the last six months, have you sold across the Channel?',
    });
    await userEvent.click(within(sold).getByRole('radio', { name: 'Never' }));
    await waitFor(() => expect(forms()[0]?.values['value.sold']).toBe('never'));
  });

  it('keeps a draft whose country no longer has it, without its questions and without completing', async () => {
    await show('GB', '2025-03-03');
    const form = {
      home: smeId,
      templateId: 'new-market-questionnaire/1',
      filledBy: 'sme',
    } as const;
    await fixture.carnet.run(beginForm({ ...form, answers: { 'value.sold': 'never' } }, 'form-1'));
    await fixture.carnet.run(setFields(smeId, { country: 'DE' }));
    const questionnaire = await part();
    expect(
      await questionnaire.findByText(/no date has been set for this business’s country/u),
    ).toBeVisible();
    expect(questionnaire.queryByRole('button', { name: 'Complete' })).toBeNull();
    expect(questionnaire.getByRole('button', { name: 'Delete' })).toBeVisible();
    expect(forms()[0]?.values['value.sold']).toBe('never');
  });
});

describe('an assessment that was repeated', () => {
  it('names each version by its day, its state and its progress', async () => {
    fixture = await carnetFixture();
    smeId = await fixture.addSme({ country: 'GB' });
    const first = fixture.environment.newId();
    const answers = { 'value.means': 3, 'value.rules': 2 } as const;
    const assessment = { home: smeId, templateId: 'readiness-assessment/1' } as const;
    await fixture.carnet.run(
      beginForm({ ...assessment, filledBy: 'together', onDate: '2020-10-02', answers }, first),
    );
    await fixture.carnet.run(setFields(first, { state: 'complete' }));
    await fixture.carnet.run(replaceForm(first, 'newer'));
    showSheet(fixture, `/sme/${smeId}/assessment`);
    const version = await screen.findByRole('combobox', { name: 'Version shown' });
    const names = within(version)
      .getAllByRole('option')
      .map(({ textContent }) => textContent);
    expect(names).toEqual([
      expect.stringMatching(/ · draft · 2 of 38 answered$/u),
      '2\u00a0October 2020 · completed · 2 of 38 answered',
    ]);
  });

  it('is compared with the first one by area, although the head no longer holds what came of that', async () => {
    fixture = await carnetFixture();
    smeId = await fixture.addSme({ country: 'GB' });
    const assessment = { home: smeId, templateId: 'readiness-assessment/1' } as const;
    const outcome = { template: 'readiness-assessment/1', answers: 'x', openGates: [] } as const;
    const assessed = async (id: string, onDate: string, score: 2 | 3): Promise<void> => {
      const answers = { 'value.means': score, 'value.rules': score };
      await fixture.carnet.run(
        beginForm({ ...assessment, filledBy: 'together', onDate, answers }, id),
      );
      const scores = { value: score * 20 };
      await fixture.carnet.run(
        setFields(id, {
          state: 'complete',
          outcome: { ...outcome, on: onDate, scores, unsureShare: 0 },
        }),
      );
    };
    await assessed('form-1', '2020-06-02', 2);
    await assessed('form-2', '2020-11-02', 3);
    showSheet(fixture, `/sme/${smeId}/assessment`);
    expect(await screen.findByText('first, 2 June 2020')).toBeVisible();
  });
});
