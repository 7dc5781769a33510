// @vitest-environment jsdom
/** The list says why each SME asks for attention, filters by every kind of alert, and tells how enrolment goes. */

import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { PortfolioScreen } from '../../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { snoozeAlert } from '../../../../../src/domain/alert/snooze-alert.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

const { programmeId, padFr, padUk } = fixtureIds;
const dayMs = 86_400_000;
let fixture: CarnetFixture;

beforeAll(() => initI18n('en'));
beforeEach(async () => {
  fixture = await carnetFixture();
});
afterEach(cleanup);

function show(path = '/') {
  const memory = memoryLocation({ path, record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <PortfolioScreen />
      </Router>
    </CarnetContext>,
  );
  return memory.history;
}

const shown = (): readonly string[] =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('a')?.textContent ?? '');
const reasonOf = (name: string): HTMLElement =>
  within(screen.getByRole('row', { name: new RegExp(name, 'u') })).getByRole('rowheader');

/** Someone who answered, and is seen again soon. */
async function well(name: string): Promise<string> {
  const id = await fixture.addSme({ name, enrolledOn: '2020-11-10', stage: 'supported' });
  await fixture.addContact(id, { at: '2020-11-16T10:00' });
  await fixture.addContact(id, { at: '2020-11-26T10:00', state: 'planned', reached: undefined });
  return id;
}

describe('while contacts are still to come', () => {
  it('nobody is called silent, and the band says why', async () => {
    await fixture.addSme({ name: 'Quiet', enrolledOn: '2020-03-01', stage: 'supported' });
    show();
    const silent = () => screen.getByRole('button', { name: /silent/u }).textContent;
    const coming = /contacts are still being received/u;
    const row = () => screen.getByRole('row', { name: /Quiet/u }).textContent;
    expect(silent()).toContain('1');
    expect(row()).toContain('None');
    expect(row()).toContain('overdue');
    expect(screen.queryByText(coming)).toBeNull();
    act(() => fixture.carnet.state.setState({ contactsComing: true }));
    expect(silent()).toContain('0');
    expect(row()).toContain('Being received');
    expect(row()).not.toContain('overdue');
    expect(row()).not.toContain('to plan');
    expect(screen.getByText(coming)).toBeDefined();
  });
});

describe('the reason in the row', () => {
  it('is told for every kind of alert, with how many there are besides', async () => {
    await well('Calm');
    const stuck = await fixture.addSme({
      name: 'Stuck',
      stage: 'screening',
      enrolledOn: undefined,
    });
    await fixture.carnet.run(setFields(stuck, { stageDates: { screening: '2020-10-01' } }));
    const several = await well('Several');
    await fixture.addAction(several, { due: '2020-11-01' });
    await fixture.addIssue(several, { severity: 3, openedOn: '2020-11-01' });
    show();
    expect(reasonOf('Stuck')).toHaveTextContent('stage 49 d');
    expect(reasonOf('Several')).toHaveTextContent(/problem open 18 d \+1$/);
    // Where nothing is wrong, the town has its place.
    expect(reasonOf('Calm')).toHaveTextContent('Saint-Malo');
  });

  it('is that somebody judged so, where no alert says it', async () => {
    const id = await well('Judged');
    const healthOverride = { level: 'watch', reason: 'Founder is leaving', until: '2020-12-01' };
    await fixture.carnet.run(setFields(id, { healthOverride }));
    show();
    expect(reasonOf('Judged')).toHaveTextContent('set manually');
    expect(screen.getByTitle('Founder is leaving')).toBeVisible();
    expect(screen.getByRole('columnheader', { name: 'Needs attention first' })).toBeVisible();
  });
});

describe('the filter of alerts', () => {
  it('knows every kind that somebody has, with how many, and stands in the address', async () => {
    const user = userEvent.setup();
    await well('Calm');
    const missed = await well('Missed');
    for (const day of ['17', '18']) {
      const at = `2020-11-${day}T10:00`;
      await fixture.addContact(missed, { at, state: 'missed', reached: undefined });
    }
    const history = show();
    await user.click(screen.getByRole('button', { name: 'Status any' }));
    const menu = within(screen.getByRole('menu'));
    expect(menu.queryByRole('menuitemradio', { name: /Gone silent/ })).toBeNull();
    await user.click(menu.getByRole('menuitemradio', { name: 'Meetings missed · 1' }));
    expect(shown()).toEqual(['Missed']);
    expect(history?.at(-1)).toContain('alert=missedMeetings');
    await user.click(screen.getByRole('button', { name: 'Status Meetings missed' }));
    await user.click(screen.getByRole('menuitemradio', { name: 'Meetings missed · 1' }));
    expect(shown()).toEqual(['Missed', 'Calm']);
  });

  it('leaves out what was put off', async () => {
    const id = await fixture.addSme({
      name: 'Silent',
      enrolledOn: '2020-10-01',
      stage: 'supported',
    });
    await fixture.addContact(id, { at: '2020-10-20T10:00', kind: 'monthlyReview' });
    await fixture.carnet.run(
      snoozeAlert(id, { id: 'silence', level: 'watch' }, { until: '2020-11-26', reason: 'Fair' }),
    );
    show('/?alert=silence');
    expect(screen.getByText('No SMEs match these filters')).toBeVisible();
    expect(screen.getByRole('button', { name: /^0 SMEs silent/ })).toBeVisible();
  });
});

describe('the strip', () => {
  it('says the limit that the programme set', async () => {
    await fixture.carnet.run(setFields(programmeId, { alertSettings: { silence: { watch: 10 } } }));
    const id = await fixture.addSme({
      name: 'Silent',
      enrolledOn: '2020-10-01',
      stage: 'supported',
    });
    await fixture.addContact(id, { at: '2020-11-08T10:00' });
    show();
    expect(screen.getByRole('button', { name: /silent/ })).toHaveTextContent(
      '1 SME silent for over 10 d',
    );
  });

  it('tells beside the enrolments that they are behind plan', async () => {
    await fixture.carnet.run(setFields(programmeId, { targets: undefined }));
    show();
    expect(screen.queryByRole('link', { name: /behind plan/ })).toBeNull();
    cleanup();
    await fixture.carnet.run(setFields(programmeId, { targets: { [padUk]: 12, [padFr]: 12 } }));
    await well('Only one');
    // A programme that was begun this month says nothing yet.
    fixture.environment.pass(28 * dayMs);
    show();
    const link = screen.getByRole('link', { name: /^16 behind plan$/ });
    expect(link).toHaveAttribute('href', '/settings/alerts');
  });
});
