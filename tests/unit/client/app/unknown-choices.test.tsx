// @vitest-environment jsdom
/** Records with choices that a newer version offers, and this one does not: every screen opens and says what is stored. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Screens } from '../../../../src/client/app/screens.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { paths, sheetTabs } from '../../../../src/client/ports/routes.ts';
import { type Command, createRecord } from '../../../../src/domain/command/command.ts';
import { fieldOf } from '../../../../src/domain/entity/registry.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import { carnetFixture, fixtureIds, testNow } from '../../../support/carnet-fixture.ts';
import { testBackupTools, testDevice } from '../../../support/test-device.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  Element.prototype.scrollIntoView = () => undefined;
});

/** The same operation with each of its choices as a newer version might offer it. */
function chosenLater(operation: Operation): Operation {
  const fields = Object.entries(operation.fields).map(([name, change]) => {
    const { value } = change;
    const isChoice = fieldOf(operation.entity, name)?.kind === 'choice';
    return [name, isChoice && typeof value === 'string' ? { value: `later${value}` } : change];
  });
  return { ...operation, fields: Object.fromEntries(fields) };
}

const title = { lang: 'en', text: 'Labels' } as const;

/** A programme with a record of most kinds, none of whose choices this version knows. */
async function laterProgramme() {
  const fixture = await carnetFixture();
  const { environment } = fixture;
  const smeId = environment.newId();
  const organisationId = environment.newId();
  const { programmeId, memberId, padFr } = fixtureIds;
  const commands: readonly Command[] = [
    createRecord(
      'sme',
      smeId,
      {
        name: 'Atelier Kerlan',
        country: 'FR',
        launchPadId: padFr,
        accountManagerId: memberId,
        track: 'programme',
        stage: 'enrolled',
      },
      smeId,
    ),
    createRecord('contact', smeId, {
      at: '2020-11-18T10:00',
      kind: 'interim',
      mode: 'phone',
      state: 'held',
      direction: 'outbound',
      summary: title,
    }),
    createRecord('action', smeId, {
      title,
      kind: 'action',
      state: 'open',
      waitingFor: 'sme',
      due: '2020-11-27',
    }),
    createRecord('issue', smeId, {
      title,
      kind: 'risk',
      category: 'supply',
      severity: 2,
      state: 'open',
      openedOn: '2020-11-18',
    }),
    createRecord('channel', smeId, { name: 'Shop', kind: 'shop', connection: 'connected' }),
    createRecord('form', smeId, {
      templateId: 'screening/1',
      state: 'complete',
      onDate: '2020-11-18',
    }),
    createRecord(
      'organisation',
      organisationId,
      { name: 'Chamber', kind: 'supportOrganisation', engagement: 'contacted', country: 'FR' },
      organisationId,
    ),
    createRecord('lesson', programmeId, { number: 1, text: title, theme: 'support' }),
    createRecord('meeting', programmeId, {
      title,
      kind: 'projectMeeting',
      at: '2020-11-18T10:00',
      state: 'planned',
    }),
    createRecord('calendarEvent', programmeId, {
      title,
      kind: 'deliverable',
      from: '2020-11-18',
      status: 'planned',
    }),
  ];
  // Made on one device, and confirmed on another, which knows nothing of these choices.
  const other = await carnetFixture({ environment });
  for (const command of commands) {
    const made = await fixture.carnet.run(command);
    if (!made.ok) throw new Error(`Not made: ${JSON.stringify(made.error)}`);
    const group = made.value.group.map(chosenLater);
    await other.store.append({ state: 'sealed', tab: environment.tab, group });
  }
  await other.store.confirmSealed(() => true, environment.now());
  const reopened = await carnetFixture({ environment, device: other.device });
  return { ...reopened, smeId, organisationId };
}

function show({ carnet }: Awaited<ReturnType<typeof laterProgramme>>, path: string): void {
  const memory = memoryLocation({ path });
  render(
    <DeviceContext value={testDevice(() => testNow)}>
      <BackupsContext value={testBackupTools()}>
        <CarnetContext value={carnet}>
          <Router hook={memory.hook} searchHook={memory.searchHook}>
            <Screens />
          </Router>
        </CarnetContext>
      </BackupsContext>
    </DeviceContext>,
  );
}

describe('A choice that only a newer version offers', () => {
  it('[X2] breaks no screen, and is said as it is stored', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const later = await laterProgramme();
    const { smeId } = later;
    const all = [
      ...sheetTabs.map((tab) => paths.sheet(smeId, tab)),
      '/',
      '/?view=board',
      ...['/day', '/calendar', '/reviews', '/overview', '/enrolment', '/organisations'],
      ...[`/organisations/${later.organisationId}`, '/meetings', '/timeline', '/lessons'],
      ...['/quarterly', '/trash', '/conflicts'],
    ];
    for (const path of all) {
      show(later, path);
      // A screen has its heading before its tab is loaded: what still loads says so.
      const shown = () => ({
        path,
        hasHeading: screen.queryAllByRole('heading').length > 0,
        loading: [...document.querySelectorAll('[role="status"]')]
          .map((part) => part.textContent)
          .filter((text) => /^(Loading|Opening)\b/u.test(text)),
      });
      const look = (): void => {
        // Time goes on: the introductions of a sheet are read once it has been shown for a second.
        act(() => later.environment.pass(500));
        expect(shown()).toEqual({ path, hasHeading: true, loading: [] });
      };
      await waitFor(look, { timeout: 10_000 });
      await later.carnet.settled();
      expect([path, document.body.textContent.match(/option\.\w+|undefined|\[object/g)]).toEqual([
        path,
        null,
      ]);
      cleanup();
    }
    expect(errors.mock.calls).toEqual([]);
  }, 120_000);

  it('[X2] stands in its field as text that cannot be changed, and stays as it is', async () => {
    const later = await laterProgramme();
    const { carnet, smeId } = later;
    show(later, paths.sheet(smeId, 'details'));
    const track = await screen.findByRole(
      'textbox',
      { name: /^Participation/ },
      { timeout: 10_000 },
    );
    expect(track).toHaveValue('laterprogramme');
    expect(track).toHaveAttribute('readonly');
    expect(screen.getByRole('textbox', { name: /^Country/ })).toHaveValue('laterFR');
    await userEvent.type(track, 'x');
    await carnet.settled();
    expect(carnet.state.getState().sheets.get(smeId)?.sme.values).toMatchObject({
      track: 'laterprogramme',
      country: 'laterFR',
      stage: 'laterenrolled',
    });
  });
});
