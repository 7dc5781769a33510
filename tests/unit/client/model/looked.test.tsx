// @vitest-environment jsdom
/** What others changed since this member last looked: a mark that looking takes away, and nothing else does. */

import { act, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginOnceExchanged } from '../../../../src/client/app/begin-to-look.ts';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import {
  beginToLook,
  connectLooked,
  forgetLooks,
  looked,
  lookerKey,
  noteLook,
  seenUpTo,
} from '../../../../src/client/model/looked.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { useChangedSheets } from '../../../../src/client/model/use-looked.ts';
import { SheetMark } from '../../../../src/client/parts/entry-mark/entry-mark.tsx';
import { setFields } from '../../../../src/domain/command/command.ts';
import { present } from '../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { confirmed } from '../../../support/conflict-fixture.ts';
import { exchangeFixture } from '../../../support/exchange-fixture.ts';
import { exchanged, pulledChange } from '../../../support/pulled-fixture.ts';
import { showSheet } from '../../../support/sheet-fixture.tsx';

const looker = lookerKey(fixtureIds.programmeId, fixtureIds.memberId);
let fixture: CarnetFixture;
let smeId: string;
let contactId: string;
let otherId: string;

const last = (): number =>
  present(fixture.carnet.state.getState().sheets.get(smeId), 'the sheet').changedByOthers;

function inCarnet({ children }: { readonly children: ReactNode }) {
  return <CarnetContext value={fixture.carnet}>{children}</CarnetContext>;
}

const changedSheets = () => renderHook(() => useChangedSheets(), { wrapper: inCarnet }).result;

function pageIs(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
  contactId = await fixture.addContact(smeId);
  otherId = await fixture.addSme({ name: 'Brasserie Bleue' });
  await exchanged(fixture);
});
afterEach(() => {
  looked.setState({}, true);
  vi.restoreAllMocks();
});

describe('how far a sheet was seen', () => {
  test('what was there on the first day is not new; what comes after is, until it is looked at', () => {
    expect(seenUpTo(looked.getState(), looker, smeId)).toBeUndefined();
    beginToLook(looker, 10);
    beginToLook(looker, 99);
    expect(seenUpTo(looked.getState(), looker, smeId)).toBe(10);
    noteLook(looker, smeId, 12);
    noteLook(looker, smeId, 11);
    expect(seenUpTo(looked.getState(), looker, smeId)).toBe(12);
    expect(seenUpTo(looked.getState(), looker, 'another')).toBe(10);
  });

  test('goes no further than the places of a server that was restored from a copy', () => {
    beginToLook(looker, 90);
    noteLook(looker, smeId, 95);
    beginToLook(looker, 80);
    expect(seenUpTo(looked.getState(), looker, smeId)).toBe(80);
    expect(seenUpTo(looked.getState(), looker, 'another')).toBe(80);
  });

  test('leaves nothing once it is forgotten, and what others saw on this device stays', () => {
    const other = lookerKey(fixtureIds.programmeId, fixtureIds.otherMemberId);
    beginToLook(looker, 3);
    beginToLook(other, 4);
    forgetLooks(looker);
    expect(looked.getState()).toEqual({ [other]: { start: 4, sheets: {} } });
  });

  test('begins when the first exchange has ended, not before', async () => {
    const { access, put } = exchangeFixture({ phase: 'downloading' });
    const readSync = vi.fn(async () => ({
      ...{ device: 'd', deviceSequence: 0, watermark: 0, offset: 0 },
      cursor: { epoch: 'e', scope: 1, sequence: 41 },
    }));
    const stop = beginOnceExchanged({
      ...fixtureIds,
      exchange: present(access.exchange, 'the exchange'),
      store: { readSync },
    });
    expect(readSync).not.toHaveBeenCalled();
    put({ phase: 'synced' });
    await waitFor(() => expect(seenUpTo(looked.getState(), looker, smeId)).toBe(41));
    put({ phase: 'receiving' });
    put({ phase: 'synced' });
    expect(readSync).toHaveBeenCalledTimes(1);
    stop();
  });
});

describe('what is kept on the device', () => {
  const storageOf = (text: string | null) => {
    const kept = { text };
    return {
      kept,
      storage: () => ({
        getItem: () => kept.text,
        setItem: (_key: string, written: string) => {
          kept.text = written;
        },
      }),
    };
  };

  test('is written with each look, and something unreadable there is as nothing', () => {
    const { kept, storage } = storageOf('{"a":');
    connectLooked({ storage, onStored: () => undefined });
    expect(looked.getState()).toEqual({});
    beginToLook(looker, 3);
    noteLook(looker, smeId, 5);
    expect(JSON.parse(kept.text ?? '')).toEqual({ [looker]: { start: 3, sheets: { [smeId]: 5 } } });
  });

  test('is taken over at the next start, and what another tab saw later as well', () => {
    const { kept, storage } = storageOf(JSON.stringify({ [looker]: { start: 3, sheets: {} } }));
    let tell: (key: string | null) => void = () => undefined;
    connectLooked({
      storage,
      onStored: (listener) => {
        tell = listener;
      },
    });
    expect(seenUpTo(looked.getState(), looker, smeId)).toBe(3);
    kept.text = JSON.stringify({ [looker]: { start: 3, sheets: { [smeId]: 7 } } });
    tell('carnet.preferences');
    expect(seenUpTo(looked.getState(), looker, smeId)).toBe(3);
    tell('carnet.looked');
    expect(seenUpTo(looked.getState(), looker, smeId)).toBe(7);
  });
});

describe('a change by somebody else', () => {
  test('of a contact counts although the journal is not loaded; one’s own never does', async () => {
    await pulledChange(fixture, smeId, { town: 'Dinard' }, fixtureIds.memberId);
    expect(last()).toBe(0);
    await fixture.carnet.loadJournal(smeId);
    await pulledChange(fixture, contactId, { minutes: 20 });
    expect(last()).toBeGreaterThan(0);
  });

  test('is not hidden by what is written over it, here or on another device of one’s own', async () => {
    await pulledChange(fixture, smeId, { town: 'Dinard' });
    const before = last();
    await fixture.carnet.run(setFields(smeId, { town: 'Cancale' }));
    expect(last()).toBe(before);
    await pulledChange(fixture, smeId, { sector: 'cosmetics' }, fixtureIds.memberId);
    expect(last()).toBe(before);
  });

  test('is known again after a start', async () => {
    await pulledChange(fixture, smeId, { town: 'Dinard' });
    const { device, environment, store } = fixture;
    const { carnet } = await carnetFixture({ device, environment, store });
    expect(carnet.state.getState().sheets.get(smeId)?.changedByOthers).toBe(last());
    expect(last()).toBeGreaterThan(0);
  });

  test('takes no room in a programme that is kept alone', async () => {
    const alone = await carnetFixture();
    const id = await alone.addSme();
    await confirmed(alone);
    expect(alone.device.pages.get(`h:${id}`)).not.toHaveProperty('changedByOthers');
  });

  test('marks its sheet alone, in the list, with words for those who listen', async () => {
    beginToLook(looker, last());
    const { carnet } = fixture;
    expect([...changedSheets().current]).toEqual([]);
    await pulledChange(fixture, smeId, { town: 'Dinard' });
    expect([...changedSheets().current]).toEqual([smeId]);
    render(
      <CarnetContext value={carnet}>
        <SheetMark smeId={smeId} changed />
        <SheetMark smeId={otherId} changed={false} />
      </CarnetContext>,
    );
    expect(screen.getAllByText('New')).toHaveLength(1);
    expect(screen.getByText('New').parentElement).toHaveTextContent(
      'New. Changed by others since your last visit.',
    );
  });

  test('is no news on a device that has not begun to look', async () => {
    await pulledChange(fixture, smeId, { town: 'Dinard' });
    expect([...changedSheets().current]).toEqual([]);
  });

  test('leaves the same set to a list whose sheets changed otherwise', async () => {
    beginToLook(looker, last());
    await pulledChange(fixture, smeId, { town: 'Dinard' });
    const result = changedSheets();
    const before = result.current;
    await act(async () => {
      await fixture.addAction(smeId);
    });
    expect(result.current).toBe(before);
  });
});

describe('a look at the sheet', () => {
  const note = () => screen.findByText('1 change by Emma Clarke since your last visit');

  test('tells who changed what, leads there, and takes the mark away', async () => {
    beginToLook(looker, last());
    await pulledChange(fixture, smeId, { town: 'Dinard' });
    const list = changedSheets();
    expect(list.current.has(smeId)).toBe(true);
    const shown = showSheet(fixture, `/sme/${smeId}`);
    await userEvent.click(await note());
    const changes = screen.getByRole('list', { name: 'What others changed' });
    expect(changes).toHaveTextContent(/^Town · Emma Clarke, /);
    await waitFor(() => expect(list.current.has(smeId)).toBe(false));
    await userEvent.click(within(changes).getByRole('link', { name: 'Town' }));
    expect(shown.history.at(-1)).toBe(`/sme/${smeId}/details#town`);
  });

  test('“Seen” takes the line away, and what comes later is told again', async () => {
    beginToLook(looker, last());
    await pulledChange(fixture, smeId, { town: 'Dinard' });
    showSheet(fixture, `/sme/${smeId}`);
    await note();
    await userEvent.click(screen.getByRole('button', { name: 'Seen' }));
    expect(screen.queryByText(/since your last visit/)).toBeNull();
    await act(() => pulledChange(fixture, smeId, { sector: 'cosmetics' }));
    await note();
  });

  test('is none while the page is not shown: what arrives meanwhile is new until one is back', async () => {
    beginToLook(looker, last());
    showSheet(fixture, `/sme/${smeId}`);
    const list = changedSheets();
    pageIs('hidden');
    await act(() => pulledChange(fixture, smeId, { town: 'Dinard' }));
    await note();
    expect(list.current.has(smeId)).toBe(true);
    pageIs('visible');
    await waitFor(() => expect(list.current.has(smeId)).toBe(false));
    await note();
  });

  test('tells of changes that are not in the log of this device, with a way to the history', async () => {
    beginToLook(looker, last());
    await pulledChange(fixture, smeId, { town: 'Dinard' });
    vi.spyOn(fixture.carnet, 'readHistory').mockResolvedValue([]);
    showSheet(fixture, `/sme/${smeId}`);
    await screen.findByText(/Changed by others since your last visit/);
    expect(screen.getByRole('link', { name: 'See the history' })).toHaveAttribute(
      'href',
      `/sme/${smeId}/history`,
    );
  });
});
