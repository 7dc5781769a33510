// @vitest-environment jsdom
/**
 * A programme of which nothing is here: how far it is on its way and why it waits, or what was kept when it went.
 *
 * Longer than 400 lines because everything that may be kept is read as one list.
 */

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { standingEveryMs } from '../../../../../src/client/features/arrival/lost-view.tsx';
import { ArrivalScreen } from '../../../../../src/client/features/arrival/arrival-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { beginToLook, looked, lookerKey } from '../../../../../src/client/model/looked.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { keepOwnView } from '../../../../../src/client/model/saved-views.ts';
import { notePadExchanges, padExchanges } from '../../../../../src/client/model/pad-exchanges.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { SessionReply } from '../../../../../src/protocol/account-messages.ts';
import type { AccountServer } from '../../../../../src/client/ports/accounts.ts';
import type { BackupFile, Backups } from '../../../../../src/client/ports/backups.ts';
import type { Device } from '../../../../../src/client/ports/device.ts';
import type { SyncState } from '../../../../../src/client/ports/exchange.ts';
import type { StuckGroup } from '../../../../../src/client/ports/sync.ts';
import {
  createRecord,
  deleteRecord,
  setFields,
} from '../../../../../src/domain/command/command.ts';
import type { Group } from '../../../../../src/domain/operation/operation.ts';
import { present } from '../../../../../src/std/assert.ts';
import { ok } from '../../../../../src/std/result.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';
import { newVisit } from '../../../../../src/client/model/visit-state.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';

let fixture: CarnetFixture;

interface Here {
  readonly device: Device;
  readonly download: Backups['download'];
}

const account = { id: 'a', name: 'Maëlle', email: 'm@example.org', administrator: false };

const sessionWith = (memberships: () => SessionReply['memberships']) =>
  vi.fn(async () =>
    ok({ account, device: { id: 'd', name: 'Firefox' }, memberships: memberships() }),
  );

function show(
  state: Partial<SyncState>,
  stuck: readonly StuckGroup[] = [],
  told: Partial<AccountServer> = {},
  { device = testDevice(() => 0), download = () => undefined }: Partial<Here> = {},
) {
  const exchange = exchangeFixture(state, stuck);
  const connect = vi.fn(async () => undefined);
  const tools = testBackupTools();
  render(
    <DeviceContext value={device}>
      <BackupsContext value={{ ...tools, backups: { ...tools.backups, download } }}>
        <AccountsContext value={testAccounts(told)}>
          <CarnetContext value={fixture.carnet}>
            <SyncContext value={{ ...exchange.access, connect }}>
              <Router hook={memoryLocation({ path: '/' }).hook}>
                <ArrivalScreen programmeId={fixtureIds.programmeId} />
              </Router>
            </SyncContext>
          </CarnetContext>
        </AccountsContext>
      </BackupsContext>
    </DeviceContext>,
  );
  return { ...exchange, connect };
}

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
});
afterEach(() => {
  looked.setState({}, true);
  padExchanges.setState({}, true);
});

describe('the first download', () => {
  test('says how far it is, and that one can work before it has ended', () => {
    const { put } = show({ phase: 'downloading' });
    expect(screen.getByText('Preparing the programme on the server…')).toBeVisible();
    act(() => put({ progress: { received: 1240, total: 4870 } }));
    expect(screen.getByText('1,240 of 4,870 entries')).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1240');
    expect(screen.getByText(/You can start working as soon as they are here/)).toBeVisible();
  });

  test.each([
    [{ phase: 'offline', problem: { kind: 'offline' } }, /will resume automatically/],
    [{ phase: 'offline', problem: { kind: 'notCarnet' } }, /perhaps the Wi-Fi sign-in page/],
    [{ phase: 'offline', problem: { kind: 'timeout' } }, /The connection is slow/],
    [{ phase: 'waiting' }, /The server is busy/],
    [
      { phase: 'waiting', problem: { kind: 'storage', failure: 'full' } },
      /no space on this device to receive the latest changes/,
    ],
    [
      { phase: 'waiting', problem: { kind: 'refused', refusal: 'full' } },
      /no space left on the server/,
    ],
  ] as const)('%o is said, and one can try again', async (state, words) => {
    const { asked } = show(state);
    expect(screen.getByText(words)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(asked).toEqual(['tryAgain']);
  });

  test('goes on after the same member has signed in again', () => {
    show({ phase: 'signedOut' });
    expect(screen.getByText('Sign in again to continue.')).toBeVisible();
    const address = `/sign-in?back=${encodeURIComponent(`/p/${fixtureIds.programmeId}`)}`;
    expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', address);
  });

  test('goes on with a newer version', () => {
    show({ phase: 'outdated' });
    expect(screen.getByText(/too old for the server/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
  });
});

describe('a membership that ended', () => {
  test('leaves the texts that were not sent, and nothing of what was seen or named (F118)', async () => {
    const looker = lookerKey(fixtureIds.programmeId, fixtureIds.memberId);
    keepOwnView(fixtureIds, { id: 'view-1', name: 'Kerlan and others', search: '' });
    const other = { ...fixtureIds, memberId: 'other' };
    keepOwnView(other, { id: 'view-2', name: 'Of another one', search: '' });
    beginToLook(looker, 4);
    notePadExchanges(looker, [{ launchPadId: fixtureIds.padUk, lastExchange: 9 }]);
    const smeId = await fixture.addSme();
    await fixture.carnet.run(setFields(smeId, { sourceNote: 'Vu au salon de Rennes.' }));
    const change = present(fixture.carnet.lastChange(), 'a change');
    show({ phase: 'lost' }, [{ key: 1, outcome: 'held', group: change }]);
    const kept = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Texts kept' });
    expect(kept.value).toMatch(
      /^SME · .*\d\d:\d\d\n\nNote on the source\nVu au salon de Rennes\.$/,
    );
    expect(screen.getByText(/1 of your changes had not been sent to the server/)).toBeVisible();
    await waitFor(() => expect(looked.getState()).toEqual({}));
    expect(padExchanges.getState()).toEqual({});
    expect(preferences.getState().views.map(({ name }) => name)).toEqual(['Of another one']);
  });

  test('names each text by what it is of, its day and its field, without codes', async () => {
    const smeId = await fixture.addSme();
    const values = {
      at: '2026-11-29T14:40',
      zone: 'Europe/London',
      kind: 'interim',
      mode: 'phone',
      state: 'held',
      summary: { lang: 'en', text: 'Agreed on the leaflet.' },
      people: { 'person-claire': 'sentInput' },
    } as const;
    await fixture.carnet.run(createRecord('contact', smeId, values));
    const group = present(fixture.carnet.lastChange(), 'a change');
    show({ phase: 'lost' }, [{ key: 1, outcome: 'held', group }]);
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Texts kept' });
    expect(text.value).toMatch(/^Contact · .*\d\d:\d\d\n/);
    expect(text.value).toContain('Summary\nAgreed on the leaflet.');
    expect(text.value).not.toMatch(/2026-11-29T|sentInput|^en$/m);
  });

  test('leaves the lines that were half-typed, and nothing of a field (F128) [C8]', async () => {
    const { carnet } = fixture;
    await carnet.keepDraft('composer:sme-1/tab-9', 'c 12 Rappeler Mme Le Goff');
    await carnet.keepDraft('visitDecision:contact-1/tab-9', '{"text":"On attend le devis"}');
    await carnet.keepDraft('visitTopic:contact-1/tab-9', '{"text":"Le salon"}');
    // A field that was open when everything was put away keeps its text as it closes.
    await carnet.keepDraft('field:sme-1/town', 'Text of a colleague');
    show({ phase: 'lost' });
    const kept = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Texts kept' });
    expect(kept.value).toMatch(
      /^Half-typed line, not logged · .*\d\d:\d\d\n\nc 12 Rappeler Mme Le Goff$/mu,
    );
    expect(kept.value).toMatch(/^Half-typed decision of a visit · .*\n\nOn attend le devis$/mu);
    expect(kept.value).toMatch(/^Half-typed, not saved · .*\n\nLe salon$/mu);
    expect(kept.value).not.toContain('colleague');
    expect(screen.getByText(/^3 lines that you had typed were not logged/u)).toBeVisible();
    expect(screen.queryByText(/changes had not been sent/u)).toBeNull();
    expect(screen.getByRole('button', { name: 'Copy the texts' })).toBeVisible();
    await waitFor(() => expect(carnet.state.getState().drafts.has('field:sme-1/town')).toBe(false));
    expect(carnet.state.getState().drafts.size).toBe(3);
    // What is typed in another tab until it hears of it comes on top.
    await act(() => carnet.keepDraft('visitLine:sme-1/tab-8', 'Ils ont un stand'));
    expect(kept.value).toMatch(/^Half-typed note of a visit · .*\n\nIls ont un stand$/mu);
  });

  test('leaves what was begun of something new, readable, and a visit without what others wrote (F128) [C8]', async () => {
    const { carnet } = fixture;
    const sme = { name: 'Biscuiterie Kerlan', town: 'Rennes', launchPadId: 'pad-1' };
    await carnet.keepDraft('new-sme/tab-9', JSON.stringify(sme));
    const contact = { kind: 'interim', summary: { lang: 'fr', text: 'Rappelé.' } };
    await carnet.keepDraft('contact:sme-1/tab-9', JSON.stringify(contact));
    const title = (text: string) => ({ en: { text, lang: 'fr' }, fr: { text, lang: 'fr' } });
    const visit = {
      ...newVisit({ countedMs: 0, isRunning: true, seenAt: 0 }),
      topics: [
        { key: 'issue:i-1', kind: 'issue', title: title('Problem of a colleague') },
        { key: 'added:01a2', kind: 'added', title: title('Le stand') },
      ],
    };
    await carnet.keepDraft('visit:sme-1/contact-1', JSON.stringify(visit));
    show({ phase: 'lost' });
    const kept = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Texts kept' });
    expect(kept.value).toMatch(
      /^Half-filled new SME · .*\d\d:\d\d\n\nBiscuiterie Kerlan\nRennes$/mu,
    );
    expect(kept.value).toMatch(/^Half-filled contact · .*\n\nRappelé\.$/mu);
    await waitFor(() => expect(kept.value).toMatch(/^Topics added to a visit · .*\n\nLe stand$/mu));
    expect(kept.value).not.toMatch(/colleague|pad-1|interim/u);
    await act(() => carnet.settled());
    const { drafts } = carnet.state.getState();
    expect(drafts.get('visit:sme-1/contact-1')?.text).not.toContain('colleague');
  });

  test('leaves what was typed into a field or a figure at that moment, without what stood there (F128) [C8]', async () => {
    const { carnet } = fixture;
    const drafts = () => carnet.state.getState().drafts;
    const seen = { base: 'o-1', value: 'Text of a colleague' };
    const cells = 'figures:sme-1/whole/tab-9';
    await carnet.keepDraft(cells, JSON.stringify({ '2020-10 orders': { text: '-99', seen } }));
    await carnet.keepDraft('field:sme-1/sector', 'Text of a colleague and my last words', seen);
    show({ phase: 'lost' });
    const kept = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Texts kept' });
    await waitFor(() =>
      expect(kept.value).toMatch(/^Half-typed, not saved · .*\n\nOctober 2020 · Orders\n-99$/mu),
    );
    expect(kept.value).toMatch(/^Half-typed, not saved · .*\n\nand my last words$/mu);
    expect(kept.value).not.toContain('colleague');
    expect([...drafts().keys()].toSorted()).toEqual([cells, 'typed:sme-1/sector']);
    expect(drafts().get(cells)?.text).not.toContain('o-1');
  });

  test.each([
    ['below others', 'first words', 'last words', 'first words\nlast words'],
    ['though they are part of a longer word', 'banana', 'a', 'banana\na'],
    ['once, where a line has them', 'first\nlast words', 'last words', 'first\nlast words'],
    ['with what they go on from', 'first', 'first\nlast', 'first\nlast'],
  ])(
    'leaves words that were typed into the same field again %s (F128) [C8]',
    async (_how, ...all) => {
      const [before, typed, both] = all;
      const { carnet } = fixture;
      const drafts = () => [...carnet.state.getState().drafts.values()];
      await carnet.keepDraft('typed:sme-1/sector', before);
      await carnet.keepDraft('field:sme-1/sector', typed, { base: 'o-1', value: undefined });
      show({ phase: 'lost' });
      await waitFor(() => expect(drafts()).toHaveLength(1));
      await act(() => carnet.settled());
      expect(drafts()).toMatchObject([{ key: 'typed:sme-1/sector', text: both }]);
    },
  );

  test.each([
    ['no more', [], /^You are no longer in this programme$/],
    ['as an observer', ['observer'], /^Your role does not let you read the sheets$/],
  ] as const)('says whether one is a member %s', async (_who, roles, title) => {
    const { programmeId, memberId } = fixtureIds;
    const own = { programmeId, memberId, programmeName: 'E-Channel', roles: [...roles] };
    const memberships = roles.length === 0 ? [] : [own];
    show({ phase: 'lost' }, [], { session: sessionWith(() => memberships) });
    // Before the server answered, only that the sheets are gone is certain.
    const gone = 'You no longer have access to the sheets of this programme';
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(gone);
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible();
  });

  test('gives out the files that were not sent, under their names', async () => {
    const user = userEvent.setup();
    const device = testDevice(() => 0);
    const store = await device.files(fixtureIds.programmeId);
    const hash = await store.keep(new TextEncoder().encode('stall'), { record: 'file-1' });
    const smeId = await fixture.addSme();
    const groups: Group[] = [];
    for (const kept of [hash, 'b'.repeat(64)]) {
      const values = {
        name: 'Stall',
        kind: 'picture',
        hash: kept,
        mediaType: 'image/jpeg',
      } as const;
      await fixture.carnet.run(createRecord('attachment', smeId, values));
      groups.push(present(fixture.carnet.lastChange(), 'a change'));
    }
    const saved: Pick<BackupFile, 'file' | 'name'>[] = [];
    const stuck = groups.map((group, key) => ({ key, outcome: 'held', group }) as const);
    const download: Backups['download'] = (file) => saved.push(file);
    show({ phase: 'lost' }, stuck, {}, { device, download });
    // The bytes of the other one are not on this device.
    const list = await screen.findByRole('list', { name: 'Files kept' });
    await user.click(within(list).getByRole('button', { name: 'Save “Stall.jpg” to downloads' }));
    await waitFor(() => expect(saved.map(({ name }) => name)).toEqual(['Stall.jpg']));
    expect(await present(saved[0], 'a file').file.text()).toBe('stall');
  });

  test('gives out files whose text had been sent, and voice notes that a tab left (F128) (F268)', async () => {
    const user = userEvent.setup();
    const device = testDevice(() => 0);
    const store = await device.files(fixtureIds.programmeId);
    const bytesOf = (text: string) => new TextEncoder().encode(text);
    await store.keep(bytesOf('stall'), { record: 'file-1', name: 'Stall.jpg' });
    const sent = await store.keep(bytesOf('sent'), { record: 'file-2', name: 'Sent.pdf' });
    await store.noteSent(sent, 'epoch-1');
    // The server was restored without it.
    const again = await store.keep(bytesOf('again'), { record: 'file-4', name: 'Again.pdf' });
    await store.noteSent(again, 'before it');
    // Of somebody else: the server had it once.
    const theirs = await store.keep(bytesOf('theirs'), { record: 'file-3' });
    await store.noteSent(theirs, undefined);
    const note = await store.recordings.begin({
      ...{ id: 'note-1', home: 'sme-1', about: {}, mediaType: 'audio/ogg' },
      begunAt: Date.UTC(2026, 10, 12, 14, 20),
    });
    await note.add(bytesOf('spoken'), 1000);
    device.killTabs();
    const saved: Pick<BackupFile, 'file' | 'name'>[] = [];
    show({ phase: 'lost' }, [], {}, { device, download: (file) => saved.push(file) });
    const list = await screen.findByRole('list', { name: 'Files kept' });
    const voice = /^Save “Voice note 12 Nov.* \d\d-20\.ogg” to downloads$/u;
    await user.click(await within(list).findByRole('button', { name: voice }));
    await user.click(within(list).getByRole('button', { name: 'Save “Stall.jpg” to downloads' }));
    await user.click(within(list).getByRole('button', { name: 'Save “Again.pdf” to downloads' }));
    await waitFor(() => expect(saved).toHaveLength(3));
    const contents = await Promise.all(saved.map(({ file }) => file.text()));
    expect(contents.toSorted()).toEqual(['again', 'spoken', 'stall']);
    expect(within(list).getAllByRole('button')).toHaveLength(3);
    expect(screen.getByText(/^3 files had not been sent to the server/u)).toBeVisible();
    expect(screen.queryByText('None of your changes are left to send.')).toBeNull();
    // Whoever comes back finds the note where it was to be.
    const left: string[] = [];
    await store.recordings.takeLeft(async ({ id }) => {
      left.push(id);
      return false;
    });
    expect(left).toEqual(['note-1']);
  });

  const { programmeId, memberId, otherMemberId } = fixtureIds;
  test.each([
    ['again, and goes on', { programmeId, memberId, roles: ['technical'] }, 1],
    ['no more', undefined, 0],
    ['as somebody who reads nothing', { programmeId, memberId, roles: ['observer'] }, 0],
    ['as another', { programmeId, memberId: otherMemberId, roles: ['technical'] }, 0],
    ['of another programme', { programmeId: 'other', memberId, roles: ['technical'] }, 0],
  ] as const)('looks whether its member is one %s (F51) [C8]', async (_who, member, times) => {
    const memberships = member === undefined ? [] : [{ ...member, programmeName: 'E-Channel' }];
    const session = sessionWith(() => memberships);
    const { connect } = show({ phase: 'lost' }, [], { session });
    await screen.findByText('None of your changes are left to send.');
    await waitFor(() => expect(session).toHaveBeenCalled());
    await act(async () => undefined);
    expect(connect).toHaveBeenCalledTimes(times);
  });

  test.each([
    ['after a while', () => fixture.environment.pass(standingEveryMs)],
    ['when the page is seen again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('goes on %s where its member is one again meanwhile (F51) [C8]', async (_when, passes) => {
    let memberships: SessionReply['memberships'] = [];
    const session = sessionWith(() => memberships);
    const { connect } = show({ phase: 'lost' }, [], { session });
    expect(await screen.findByText('You are no longer in this programme')).toBeVisible();
    memberships = [{ programmeId, memberId, roles: ['technical'], programmeName: 'E-Channel' }];
    act(passes);
    await waitFor(() => expect(connect).toHaveBeenCalledTimes(1));
  });

  test('offers no empty box where what was kept has no words', async () => {
    const smeId = await fixture.addSme();
    await fixture.carnet.run(deleteRecord(smeId));
    const group = present(fixture.carnet.lastChange(), 'the deletion');
    show({ phase: 'lost' }, [{ key: 1, outcome: 'held', group }]);
    expect(await screen.findByText(/^1 of your changes had not been sent/u)).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Texts kept' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Copy the texts' })).toBeNull();
  });

  test('says so when everything had been sent', async () => {
    show({ phase: 'lost' });
    const sent = 'None of your changes are left to send.';
    expect(await screen.findByText(sent)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Copy the texts' })).toBeNull();
  });
});
