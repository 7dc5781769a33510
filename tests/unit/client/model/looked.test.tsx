// @vitest-environment jsdom
/** What others changed since this member last looked: a mark that looking takes away. */

import { render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import {
  beginToLook,
  connectLooked,
  looked,
  lookerKey,
  noteLook,
  seenUpTo,
} from '../../../../src/client/model/looked.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { SheetMark } from '../../../../src/client/parts/entry-mark/entry-mark.tsx';
import { present } from '../../../../src/std/assert.ts';
import { lastByOthers } from '../../../../src/domain/sheet/changed-by-others.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { confirmed, conflictOn } from '../../../support/conflict-fixture.ts';
import { showSheet } from '../../../support/sheet-fixture.tsx';

const looker = lookerKey(fixtureIds.programmeId, fixtureIds.memberId);
let fixture: CarnetFixture;
let smeId: string;

const last = (): number =>
  lastByOthers(
    present(fixture.carnet.state.getState().sheets.get(smeId), 'the sheet'),
    fixtureIds.memberId,
  );

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
  await confirmed(fixture);
});
afterEach(() => looked.setState({}, true));

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

  test('is kept on the device, and something unreadable there is as nothing', () => {
    let kept: string | null = '{"a":';
    const storage = { getItem: () => kept, setItem: (_key: string, text: string) => (kept = text) };
    connectLooked(() => storage);
    expect(looked.getState()).toEqual({});
    beginToLook(looker, 3);
    looked.setState({}, true);
    kept = JSON.stringify({ [looker]: { start: 3, sheets: { [smeId]: 5 } } });
    connectLooked(() => storage);
    expect(seenUpTo(looked.getState(), looker, smeId)).toBe(5);
  });
});

describe('a change by somebody else', () => {
  test('of a contact counts although the journal is not loaded; one’s own never does', async () => {
    expect(last()).toBe(0);
    const contactId = await fixture.addContact(smeId);
    await confirmed(fixture);
    expect(last()).toBe(0);
    await conflictOn(fixture, contactId, 'minutes', [10, 20]);
    expect(last()).toBeGreaterThan(0);
  });

  test('marks the row, tells what it was on the sheet, and is gone once looked at', async () => {
    beginToLook(looker, last());
    await conflictOn(fixture, smeId, 'town', ['Dinard', 'Cancale']);
    const row = render(
      <CarnetContext value={fixture.carnet}>
        <SheetMark smeId={smeId} />
      </CarnetContext>,
    );
    expect(screen.getByText('New')).toBeVisible();
    showSheet(fixture, `/sme/${smeId}`);
    expect(await screen.findByText('1 change since you last looked')).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'What others changed' })).toHaveTextContent(
      /Town.*Emma Clarke/,
    );
    await waitFor(() => expect(screen.queryByText('New')).toBeNull());
    row.unmount();
  });
});
