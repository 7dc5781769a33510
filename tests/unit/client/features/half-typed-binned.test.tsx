// @vitest-environment jsdom
/** What is half-typed in what a colleague moves to the bin is offered where its author looks for it, on a sheet or not. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Router, Switch } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { keepFocus } from '../../../../src/client/app/focus-keeper.ts';
import { MeetingsScreen } from '../../../../src/client/features/meetings/meetings-screen.tsx';
import { MyDayScreen } from '../../../../src/client/features/my-day/my-day-screen.tsx';
import { OrganisationsScreen } from '../../../../src/client/features/organisations/organisations-screen.tsx';
import { HomeSheet } from '../../../../src/client/features/sheet/home-sheet.tsx';
import { SheetScreen } from '../../../../src/client/features/sheet/sheet-screen.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../src/client/model/use-sync.ts';
import { patterns } from '../../../../src/client/ports/routes.ts';
import { createRecord, deleteRecord } from '../../../../src/domain/command/command.ts';
import { firstAgenda } from '../../../../src/domain/meeting/agenda.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { testBackupTools, testDevice } from '../../../support/test-device.ts';

const alone = { exchange: undefined, isConnected: false, connect: async () => undefined };
const { programmeId } = fixtureIds;
let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  Element.prototype.scrollIntoView = () => undefined;
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
  const { carnet } = fixture;
  const form = { templateId: 'eligibility-checklist/1', state: 'draft' } as const;
  await carnet.run(createRecord('form', smeId, form, 'form-1'));
  const cci = { name: 'CCI', kind: 'supportOrganisation', engagement: 'contacted' } as const;
  await carnet.run(createRecord('organisation', 'cci', cci, 'cci'));
  const meeting = {
    title: { lang: 'en', text: 'November meeting' },
    kind: 'projectMeeting',
    at: '2020-11-19T10:00',
    state: 'planned',
    ...firstAgenda('projectMeeting', undefined, 'en'),
  } as const;
  await carnet.run(createRecord('meeting', programmeId, meeting, 'meeting-1'));
  await carnet.confirmNow();
});
afterEach(cleanup);

function show(path: string): void {
  const memory = memoryLocation({ path });
  render(
    <BackupsContext value={testBackupTools()}>
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <CarnetContext value={fixture.carnet}>
          <SyncContext value={alone}>
            <Router hook={memory.hook} searchHook={memory.searchHook}>
              <main tabIndex={-1}>
                <Switch>
                  <Route path={patterns.sheet}>
                    {({ smeId: id, tab }) => <SheetScreen smeId={id} tab={tab} />}
                  </Route>
                  <Route path={patterns.organisations}>
                    {({ organisationId = '' }) => (
                      <OrganisationsScreen organisationId={organisationId} homeSheet={HomeSheet} />
                    )}
                  </Route>
                  <Route path={patterns.meetings}>
                    {({ meetingId = '' }) => (
                      <MeetingsScreen meetingId={meetingId} writeWord={async () => new Blob()} />
                    )}
                  </Route>
                  <Route path="/day" component={MyDayScreen} />
                </Switch>
              </main>
            </Router>
          </SyncContext>
        </CarnetContext>
      </DeviceContext>
    </BackupsContext>,
  );
}

/** A tab that opens: what is read on demand is not read yet. */
async function again(): Promise<void> {
  await fixture.carnet.confirmNow();
  fixture = await carnetFixture({ device: fixture.device });
}
const remove = (id: string) => act(() => fixture.carnet.run(deleteRecord(id)));

describe.each([
  ['en', /entry that was moved to the bin/, /moved this to the bin/, 'Restore'],
  ['fr', /élément qui a été mis à la corbeille/, /a mis cet élément à la corbeille/, 'Restaurer'],
] as const)('half-typed words [%s] (F142)', (language, kept, byWhom, restore) => {
  beforeEach(() => setLanguage(language));

  test.each([
    ['field:form-1/text.notNow/fr', 'Le catalogue papier'],
    ['newAction:form-1/actions/tab-9', '{"title":"Le catalogue papier"}'],
    ['evidence:form-1/means/tab-9', '{"link":"Le catalogue papier"}'],
  ])(
    'of a form that nobody opened since stand above the journal of its sheet, and above its other parts: %s',
    async (key, text) => {
      await fixture.carnet.keepDraft(key, text);
      await fixture.carnet.loadLazy(smeId, 'form');
      await remove('form-1');
      await again();
      show(`/sme/${smeId}`);
      expect(await screen.findByDisplayValue('Le catalogue papier')).toBeVisible();
      expect(screen.getByText(kept)).toBeVisible();
      cleanup();
      show(`/sme/${smeId}/assessment`);
      expect(await screen.findByDisplayValue('Le catalogue papier')).toBeVisible();
    },
  );

  test('of two forms of a sheet are told apart by the names of the forms', async () => {
    const other = { templateId: 'sme-profile/1', state: 'draft' } as const;
    await act(() => fixture.carnet.run(createRecord('form', smeId, other, 'form-2')));
    for (const id of ['form-1', 'form-2']) {
      await fixture.carnet.keepDraft(`newAction:${id}/actions/tab-9`, `{"title":"Of ${id}"}`);
      await remove(id);
    }
    show(`/sme/${smeId}`);
    const [one, two] = [
      await screen.findByDisplayValue('Of form-1'),
      await screen.findByDisplayValue('Of form-2'),
    ];
    const nameOf = (box: HTMLElement): string =>
      (box as HTMLTextAreaElement).labels[0]?.textContent ?? '';
    // The name of a form is that of its template, which is read by then.
    await waitFor(() => expect(nameOf(one)).toMatch(/ · ./u));
    await waitFor(() => expect(nameOf(two)).toMatch(/ · ./u));
    expect(nameOf(one)).not.toBe(nameOf(two));
  });

  test('of a meeting that goes while somebody types in it stay, without a place among the others', async () => {
    show('/meetings/meeting-1');
    const place = await screen.findByText(/^1 (?:of|sur) 1$/);
    const [box] = screen.getAllByRole('textbox');
    await userEvent.click(box ?? document.body);
    await remove('meeting-1');
    expect(await screen.findByText(byWhom)).toBeVisible();
    expect(box).toHaveFocus();
    expect(place).not.toHaveTextContent(/\d/u);
  });

  test.each([
    ['composer:cci/tab-9', 'spoke to Anne', '/organisations/cci', 'cci'],
    ['meetingText:meeting-1/said.opening/t', 'Opened at ten', '/meetings/meeting-1', 'meeting-1'],
  ])(
    'of what is on no sheet stand on My day and on their own screen: %s',
    async (key, text, path, id) => {
      const isPlain = key.startsWith('composer');
      await fixture.carnet.keepDraft(key, isPlain ? text : JSON.stringify({ text }));
      await fixture.carnet.loadLazy(programmeId, 'meeting');
      await remove(id);
      await again();
      show('/day');
      expect(await screen.findByDisplayValue(text)).toBeVisible();
      cleanup();
      show(`/sme/${smeId}`);
      await screen.findByRole('textbox', { name: /Log|Consigner/ });
      expect(screen.queryByDisplayValue(text)).toBeNull();
      cleanup();
      show(path);
      expect(await screen.findByDisplayValue(text)).toBeVisible();
      expect(screen.getByText(byWhom)).toBeVisible();
      await userEvent.click(screen.getByRole('button', { name: restore }));
      await waitFor(() => expect(screen.queryByText(byWhom)).toBeNull());
      expect(await screen.findByDisplayValue(text)).toBeVisible();
      expect(screen.queryByText(kept)).toBeNull();
    },
  );

  test('in the line of an organisation keep their box until it is left', async () => {
    onTestFinished(keepFocus(document));
    const user = userEvent.setup();
    show('/organisations/cci');
    const line = await screen.findByRole('textbox', { name: /Log|Consigner/ });
    await user.click(line);
    await user.keyboard('spoke to Anne');
    await remove('cci');
    expect(screen.getByText(byWhom)).toBeVisible();
    await user.keyboard(' n Paul');
    expect(line).toHaveFocus();
    expect(line).toHaveValue('spoke to Anne n Paul');
    expect(screen.queryByText(kept)).toBeNull();
    await user.tab();
    expect(await screen.findByText(kept)).toBeVisible();
    expect(screen.getByDisplayValue('spoke to Anne n Paul')).toBeVisible();
    await waitFor(() => expect(document.body).not.toHaveFocus());
  });
});
