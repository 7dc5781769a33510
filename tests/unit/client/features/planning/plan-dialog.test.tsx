// @vitest-environment jsdom
/** The planning sheet: what was half-typed in it. */

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PlanDialog } from '../../../../../src/client/features/planning/plan-dialog.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import type { PlanStart } from '../../../../../src/client/model/plan-question.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;

beforeAll(() => initI18n('en'));
beforeEach(async () => {
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ name: 'Anvil' });
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

function open(start: PlanStart = { smeId }): void {
  render(
    <CarnetContext value={fixture.carnet}>
      <PlanDialog start={start} onClose={cleanup} />
    </CarnetContext>,
  );
}
const agenda = () => screen.getByRole('textbox', { name: 'Agenda', hidden: true });

describe('The day and the hour of a planned contact', () => {
  const dayBox = () => screen.getByLabelText('Day');
  const hourBox = () => screen.getByLabelText('Time');

  it('are there again where they were typed and not planned, unless one comes with a day (F112)', async () => {
    const user = userEvent.setup();
    open();
    await user.clear(dayBox());
    await user.type(dayBox(), '2021-01-12');
    await user.clear(hourBox());
    await user.type(hourBox(), '14:35');
    const typed = dayBox().getAttribute('value');
    cleanup();
    open();
    expect(dayBox()).toHaveValue(typed);
    expect(hourBox()).toHaveValue('14:35');
    cleanup();
    open({ smeId, day: '2021-01-13' });
    expect(dayBox()).not.toHaveValue(typed);
    expect(hourBox()).not.toHaveValue('14:35');
    cleanup();
    open();
    await user.click(screen.getByRole('button', { name: /^Plan/ }));
    await waitFor(() => {
      const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
      expect(contact?.values.at).toBe('2021-01-12T14:35');
    });
    expect(fixture.carnet.state.getState().drafts.size).toBe(0);
  });
});

describe('What there is to talk about at a planned contact', () => {
  it('waits while it is half-typed, and is in sight when it is offered again (F112)', async () => {
    const user = userEvent.setup();
    open();
    expect(agenda()).not.toBeVisible();
    await user.click(screen.getByText('Details'));
    await user.type(agenda(), 'Customs');
    cleanup();
    const other = await fixture.addSme({ name: 'Brick' });
    open({ smeId: other });
    expect(agenda()).toHaveValue('');
    cleanup();
    open();
    await waitFor(() => expect(agenda()).toBeVisible());
    expect(agenda()).toHaveValue('Customs');
    await user.type(agenda(), ' codes');
    await user.click(screen.getByRole('button', { name: /^Plan/ }));
    await waitFor(() => {
      const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
      expect(contact?.values.agenda?.text).toBe('Customs codes');
    });
    expect(fixture.carnet.state.getState().drafts.size).toBe(0);
  });

  it('begins with what the line said', async () => {
    open({ smeId, agenda: { lang: 'fr', text: 'Codes douaniers' } });
    await userEvent.click(screen.getByText('Details'));
    expect(agenda()).toHaveValue('Codes douaniers');
    expect(agenda()).toHaveAttribute('lang', 'fr');
  });
});

describe('A contact that is planned from a line', () => {
  const line = {
    day: '2021-01-15',
    hour: '14:00',
    mode: 'video',
    agenda: { lang: 'en', text: 'the stand' },
  } as const;
  const begin = async (user: ReturnType<typeof userEvent.setup>) => {
    open({ smeId, ...line });
    await user.type(agenda(), ' and the leak');
    await user.click(screen.getByRole('radio', { name: 'At the pad' }));
    await user.clear(screen.getByLabelText('Day'));
    await user.type(screen.getByLabelText('Day'), '2021-01-18');
    await user.clear(screen.getByLabelText('Time'));
    await user.type(screen.getByLabelText('Time'), '16:30');
    cleanup();
  };

  it('is as it was left where the line is the same, with what was chosen by hand (F220)', async () => {
    const user = userEvent.setup();
    await begin(user);
    open({ smeId, ...line });
    expect(agenda()).toHaveValue('the stand and the leak');
    expect(screen.getByRole('radio', { name: 'At the pad' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: /^Plan/ }));
    await waitFor(() => {
      const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
      expect(contact?.values).toMatchObject({ at: '2021-01-18T16:30', mode: 'atPad' });
    });
  });

  it('keeps the hour that was left while another day is typed, whose first letters are a day that is over (F220)', async () => {
    const user = userEvent.setup();
    open();
    await user.clear(screen.getByLabelText('Time'));
    await user.type(screen.getByLabelText('Time'), '16:30');
    await user.type(agenda(), 'Customs');
    cleanup();
    open();
    await user.clear(screen.getByLabelText('Day'));
    await user.type(screen.getByLabelText('Day'), '2020-01-18');
    await user.clear(screen.getByLabelText('Day'));
    await user.type(screen.getByLabelText('Day'), '2021-01-18');
    await user.click(screen.getByRole('button', { name: /^Plan/ }));
    await waitFor(() => {
      const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
      expect(contact?.values.at).toBe('2021-01-18T16:30');
    });
  });

  it('keeps the hour that was typed where the line says the same one, and a day over one that is only proposed (F220)', async () => {
    const user = userEvent.setup();
    await begin(user);
    open({ smeId, ...line, day: '2021-01-20' });
    expect(screen.getByLabelText('Time')).toHaveValue('16:30');
    await user.type(agenda(), '!');
    expect(screen.getByLabelText('Time')).toHaveValue('16:30');
    cleanup();
    open({ smeId, day: '2021-01-13', isProposed: true });
    await user.type(agenda(), ' and more');
    await user.clear(screen.getByLabelText('Day'));
    await user.type(screen.getByLabelText('Day'), '2021-01-18');
    cleanup();
    open({ smeId, day: '2021-01-14', isProposed: true });
    await user.type(agenda(), '.');
    await user.click(screen.getByRole('button', { name: /^Plan/ }));
    await waitFor(() => {
      const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
      expect(contact?.values.at).toBe('2021-01-18T16:30');
    });
  });

  it('follows the line in what it says otherwise by now (F220)', async () => {
    const user = userEvent.setup();
    await begin(user);
    open({ smeId, ...line, day: '2021-01-20', hour: '15:00', mode: 'phone' });
    expect(agenda()).toHaveValue('the stand and the leak');
    expect(screen.getByRole('radio', { name: 'Call' })).toBeChecked();
    // A letter more makes the words those of this line, and brings nothing of the other one back.
    await user.type(agenda(), '!');
    expect(screen.getByRole('radio', { name: 'Call' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: /^Plan/ }));
    await waitFor(() => {
      const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
      expect(contact?.values).toMatchObject({ at: '2021-01-20T15:00', mode: 'phone' });
    });
  });
});
