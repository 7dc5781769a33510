// @vitest-environment jsdom
/** A form that was begun over a line of the composer, and is opened over the same line on another day. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlanDialog } from '../../../../src/client/features/planning/plan-dialog.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../src/client/model/notices.ts';
import {
  dismissPlanQuestion,
  planQuestion,
  type PlanStart,
} from '../../../../src/client/model/plan-question.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { deleteRecord } from '../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture } from '../../../support/carnet-fixture.ts';
import { fillDomGaps } from '../../../support/dom-gaps.ts';
import { showSheet } from '../../../support/sheet-fixture.tsx';

const dayMs = 24 * 60 * 60 * 1000;
const words = {
  fr: {
    ...{ log: 'Consigner un contact', full: 'Formulaire complet', summary: /^Résumé, français/u },
    ...{ day: 'Jour', hour: 'Heure', agenda: 'Ordre du jour', minutes: 'Durée' },
    ...{ add: 'Consigner le contact', plan: /^Planifier/u, onSite: 'Sur site' },
    ...{ past: 'a hier 14h banque dit oui', coming: 'rdv demain 14h visio parler de ZZ' },
    ...{ pastLater: 'a lundi 15h banque dit oui', comingLater: 'rdv 11/12 15h visio parler de ZZ' },
    wrongLength: /Saisissez un nombre entier de minutes/u,
    binned: /mise à la corbeille entre-temps/u,
  },
  en: {
    ...{ log: 'Log a contact', full: 'Full form', summary: /^Summary, English/u },
    ...{ day: 'Day', hour: 'Time', agenda: 'Agenda', minutes: 'Duration' },
    ...{ add: 'Log contact', plan: /^Plan/u, onSite: 'On site' },
    ...{ past: 'c yesterday 2pm bank said yes', coming: 'mtg tomorrow 2pm video talk about ZZ' },
    ...{
      pastLater: 'c Monday 3pm bank said yes',
      comingLater: 'mtg 11/12 3pm video talk about ZZ',
    },
    wrongLength: /Enter whole minutes/u,
    binned: /since been moved to the bin/u,
  },
} as const;
const languages = ['fr', 'en'] as const;

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  fillDomGaps();
  await initI18n('fr');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});
afterEach(() => {
  cleanup();
  dismissPlanQuestion();
  notices.setState({ list: [] });
});

async function nextDay(): Promise<void> {
  cleanup();
  await act(async () => fixture.environment.pass(dayMs));
}

async function typed(box: HTMLElement, text: string): Promise<void> {
  await userEvent.clear(box);
  await userEvent.type(box, text);
}

const journal = () => fixture.carnet.state.getState().journals.get(smeId) ?? [];

describe.each(languages)('in %s', (language) => {
  const t = words[language];
  beforeEach(() => setLanguage(language));

  const composer = () => screen.getByRole('textbox', { name: t.log });
  const day = () => screen.getByLabelText(t.day);
  const hour = () => screen.getByLabelText(t.hour);

  describe('a contact that took place', () => {
    const summary = () => screen.getByRole('textbox', { name: t.summary });
    const open = async (line?: string) => {
      cleanup();
      showSheet(fixture, `/sme/${smeId}`);
      if (line !== undefined) await typed(composer(), line);
      await waitFor(() => expect(composer()).not.toHaveValue(''));
      await userEvent.click(screen.getByRole('button', { name: t.full }));
      await screen.findByRole('dialog');
    };
    const added = async () => {
      await userEvent.click(screen.getByRole('button', { name: t.add }));
      await waitFor(() => expect(journal()).toHaveLength(1));
      return journal()[0]?.values;
    };

    it('keeps the day that the line meant when it was begun (F224)', async () => {
      await open(t.past);
      await userEvent.type(summary(), ' AAA');
      await nextDay();
      await open();
      await userEvent.type(summary(), ' B');
      expect(await added()).toMatchObject({ at: '2020-11-18T14:00' });
    });

    it('keeps a day that was typed, also after a letter more, and the hour follows the line (F224)', async () => {
      await open(t.past);
      await userEvent.type(summary(), ' AAA');
      await typed(day(), '2020-11-12');
      await nextDay();
      await open();
      await userEvent.type(summary(), ' B');
      await open(t.past.replace('14h', '15h').replace('2pm', '3pm'));
      expect(await added()).toMatchObject({ at: '2020-11-12T15:00' });
    });

    it('shows the day that the line says by now, and keeps the one that was typed (F224)', async () => {
      await open(t.past);
      await userEvent.type(summary(), ' AAA');
      await typed(day(), '2020-11-12');
      await nextDay();
      await open(t.pastLater);
      await userEvent.type(summary(), ' B');
      expect(hour()).toHaveValue('15:00');
      await open(t.past);
      expect(await added()).toMatchObject({ at: '2020-11-12T14:00' });
    });
  });

  describe('a contact to come', () => {
    const agenda = () => screen.getByRole('textbox', { name: t.agenda, hidden: true });
    const minutes = () => screen.getByRole('textbox', { name: t.minutes, hidden: true });
    const onSite = () => screen.getByRole('radio', { name: t.onSite });
    const show = (start: PlanStart) => {
      cleanup();
      render(
        <CarnetContext value={fixture.carnet}>
          <PlanDialog start={start} onClose={cleanup} />
        </CarnetContext>,
      );
    };
    const open = async (line?: string) => {
      cleanup();
      dismissPlanQuestion();
      showSheet(fixture, `/sme/${smeId}`);
      if (line !== undefined) await typed(composer(), line);
      await waitFor(() => expect(composer()).not.toHaveValue(''));
      await userEvent.click(screen.getByRole('button', { name: t.full }));
      await waitFor(() => expect(planQuestion.getState().question).toBeDefined());
      const { question } = planQuestion.getState();
      if (question !== undefined) show(question);
    };
    const plan = () => userEvent.click(screen.getByRole('button', { name: t.plan }));
    const planned = async () => {
      await plan();
      await waitFor(() => expect(journal()).toHaveLength(1));
      return journal()[0]?.values;
    };

    it('keeps the day that the line meant when it was begun (F224)', async () => {
      await open(t.coming);
      await userEvent.type(agenda(), ' AAA');
      await nextDay();
      await open();
      await userEvent.type(agenda(), ' B');
      expect(await planned()).toMatchObject({ at: '2020-11-20T14:00', mode: 'video' });
    });

    it('keeps the day and the hour that were typed, also after a letter more (F224)', async () => {
      await open(t.coming);
      await userEvent.type(agenda(), ' AAA');
      await typed(day(), '2020-12-17');
      await typed(hour(), '16:30');
      await nextDay();
      await open();
      await userEvent.type(agenda(), ' B');
      show({ smeId });
      await userEvent.type(agenda(), ' C');
      await open();
      expect(await planned()).toMatchObject({
        at: '2020-12-17T16:30',
        agenda: { text: expect.stringMatching(/ZZ AAA B C$/u) },
      });
    });

    it('shows what the line says by now, and keeps what was typed (F224)', async () => {
      await open(t.coming);
      await userEvent.type(agenda(), ' AAA');
      await typed(day(), '2020-12-17');
      await typed(hour(), '16:30');
      await nextDay();
      await open(t.comingLater);
      await userEvent.type(agenda(), ' B');
      expect(hour()).toHaveValue('15:00');
      await open(t.coming);
      expect(await planned()).toMatchObject({ at: '2020-12-17T16:30' });
    });

    it('keeps what was chosen by hand where Carnet proposes something else (F224)', async () => {
      show({ smeId });
      await userEvent.type(agenda(), 'ZZ');
      await userEvent.click(onSite());
      const alert = { smeId, day: '2020-11-27', isProposed: true, kind: 'monthlyReview' } as const;
      show({ ...alert, mode: 'video', minutes: 60 });
      expect(onSite()).toBeChecked();
      await userEvent.type(agenda(), ' b');
      show({ smeId });
      expect(onSite()).toBeChecked();
    });

    it('keeps the kind that Carnet proposed for the words, and nothing that is proposed as chosen', async () => {
      show({ smeId, day: '2020-11-27', isProposed: true, kind: 'induction', mode: 'video' });
      await userEvent.type(agenda(), 'ZZ');
      show({ smeId });
      expect(screen.getByText(/60 min|1 h/u)).toBeVisible();
      show({ smeId, isProposed: true, kind: 'interim', mode: 'phone' });
      expect(agenda()).toHaveValue('ZZ');
      expect(await planned()).toMatchObject({ kind: 'interim', mode: 'phone' });
    });

    it('keeps the language in which its words were typed (F224)', async () => {
      show({ smeId });
      await userEvent.type(agenda(), 'ZZ');
      cleanup();
      await act(() => setLanguage(language === 'fr' ? 'en' : 'fr'));
      show({ smeId });
      const box = screen.getByDisplayValue('ZZ');
      expect(box).toHaveAttribute('lang', language);
      await userEvent.type(box, ' b');
      await userEvent.click(
        screen.getByRole('button', { name: words[language === 'fr' ? 'en' : 'fr'].plan }),
      );
      await waitFor(() =>
        expect(journal()[0]?.values.agenda).toEqual({ lang: language, text: 'ZZ b' }),
      );
    });

    it('takes hours as a length, and keeps what is none with the reason (F224)', async () => {
      show({ smeId });
      await userEvent.type(agenda(), 'ZZ');
      await typed(minutes(), '1500');
      await userEvent.tab();
      expect(minutes()).toHaveValue('1500');
      expect(screen.getAllByText(t.wrongLength)[0]).toBeVisible();
      await plan();
      await waitFor(() => expect(screen.getAllByText(t.wrongLength)).toHaveLength(2));
      expect(journal()).toEqual([]);
      show({ smeId });
      expect(minutes()).toHaveValue('1500');
      await typed(minutes(), '1h30');
      await userEvent.tab();
      expect(minutes()).toHaveValue('1h30');
      expect(await planned()).toMatchObject({ minutes: 90 });
    });

    it('says of an SME in the bin that it is there', async () => {
      show({ smeId });
      await userEvent.type(agenda(), 'ZZ');
      await act(async () => {
        await fixture.carnet.run(deleteRecord(smeId));
      });
      await plan();
      expect(await within(screen.getByRole('dialog')).findByText(t.binned)).toBeVisible();
      expect(agenda()).toHaveValue('ZZ');
    });
  });
});
