// @vitest-environment jsdom
/** The lines of members, launch pads and context events: a mark where a change of theirs is not with the others yet. */

import { act, cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { ContextSection } from '../../../../../src/client/features/settings/context-section.tsx';
import { LaunchPadsSection } from '../../../../../src/client/features/settings/launch-pads-section.tsx';
import { LimitFields } from '../../../../../src/client/features/settings/limit-fields.tsx';
import { MembersSection } from '../../../../../src/client/features/settings/members-section.tsx';
import { ProgrammeSection } from '../../../../../src/client/features/settings/programme-section.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { conflictOn } from '../../../../support/conflict-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { exchanged } from '../../../../support/pulled-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { testDevice } from '../../../../support/test-device.ts';

const { programmeId, padFr, padUk, otherMemberId } = fixtureIds;

let fixture: CarnetFixture;
let eventId: string;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  const title = { lang: 'en', text: 'Second lockdown' } as const;
  const added = await fixture.carnet.run(
    createRecord('calendarEvent', programmeId, { title, kind: 'event', from: '2020-10-30' }),
  );
  eventId = added.ok ? (added.value.group[0]?.record ?? '') : '';
});
afterEach(cleanup);

const programme = () => present(fixture.carnet.state.getState().programme, 'the programme');

function open(): void {
  const { hook } = memoryLocation({ path: '/settings' });
  render(
    <DeviceContext value={testDevice(() => fixture.environment.now())}>
      <AccountsContext value={testAccounts()}>
        <CarnetContext value={fixture.carnet}>
          <SyncContext value={exchangeFixture().access}>
            <Router hook={hook}>
              <LaunchPadsSection />
              <MembersSection />
              <ContextSection />
              <ProgrammeSection />
              <LimitFields id="silence" programme={programme()} />
            </Router>
          </SyncContext>
        </CarnetContext>
      </AccountsContext>
    </DeviceContext>,
  );
}

const line = (name: string) =>
  within(present(screen.getByText(name).closest('summary'), `the line of ${name}`));
const isMarked = (name: string) => line(name).queryByText('Waiting') !== null;
const names = ['France', 'United Kingdom', 'Maëlle Guivarc’h', 'Emma Clarke', 'Second lockdown'];
const marked = () => names.filter(isMarked);

const change = (id: string, patch: Readonly<Record<string, unknown>>) =>
  act(async () => {
    expect(await fixture.carnet.run(setFields(id, patch))).toMatchObject({ ok: true });
  });

describe('in a programme that is exchanged', () => {
  test('a line is marked for its own record and for no other', async () => {
    await exchanged(fixture);
    open();
    expect(marked()).toEqual([]);
    await change(otherMemberId, { expertise: 'Customs' });
    expect(marked()).toEqual(['Emma Clarke']);
    await change(eventId, { from: '2020-10-31' });
    await change(padFr, { partnerName: 'CCI' });
    expect(marked()).toEqual(['France', 'Emma Clarke', 'Second lockdown']);
  });

  test('a launch pad is marked for its target, which stands with the programme', async () => {
    await exchanged(fixture);
    open();
    await change(programmeId, { targets: { [padFr]: 12, [padUk]: 14 } });
    expect(marked()).toEqual(['United Kingdom']);
  });

  test('two versions are told in the line, which opens on them and so has no link', async () => {
    await conflictOn(fixture, otherMemberId, 'expertise', ['Customs', 'Freight']);
    await exchanged(fixture);
    open();
    expect(line('Emma Clarke').getByText(/conflict/)).toBeVisible();
    expect(line('Emma Clarke').queryByRole('link')).toBeNull();
  });
});

test('a field of the programme is marked at its label, and so is the one limit that was changed', async () => {
  await exchanged(fixture);
  open();
  const described = (label: RegExp | string) => screen.getByLabelText(label);
  await change(programmeId, { funder: 'Interreg', alertSettings: { silence: { watch: 20 } } });
  expect(described(/^Funder/)).toHaveAccessibleDescription(/Change not sent yet/);
  expect(described(/^Code/)).not.toHaveAccessibleDescription(/Change/);
  expect(screen.getAllByText('Change not sent yet')).toHaveLength(2);
  // Back at the usual limit, the programme keeps none of its own.
  await exchanged(fixture);
  await change(programmeId, { alertSettings: {} });
  expect(screen.getAllByText('Change not sent yet').length).toBeGreaterThan(0);
});

test('a programme kept alone has no marks', async () => {
  open();
  await change(otherMemberId, { expertise: 'Customs' });
  expect(marked()).toEqual([]);
});
