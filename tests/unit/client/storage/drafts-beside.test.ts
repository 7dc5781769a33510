/** What is half-typed in a tab while the database of its programme goes: by itself, or with the programme. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { Carnet } from '../../../../src/client/model/carnet.ts';
import { browserDevice } from '../../../../src/client/storage/browser-device.ts';
import { databaseName, lastDraftsKey } from '../../../../src/client/storage/layout.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId as programmeId,
} from '../../../support/generated-programme.ts';

const stored = new Map<string, string>();
const programme = { programmeId, memberId: generatedMemberId, name: 'E-Channel' };
const groups = generatedGroups({ seed: 'drafts', smes: 1, contactsPerSme: 0 });
const line = 'composer:sme-1/tab-1';

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});

/** A tab in which a line was typed some time ago: it is in the database alone. */
async function tabWithLine() {
  const device = browserDevice(() => 5);
  await device.begin(programme, groups);
  const carnet = new Carnet(device.store(programmeId), testEnvironment());
  await carnet.open();
  await carnet.keepDraft(line, 'half a line');
  expect(stored.has(lastDraftsKey(programmeId))).toBe(false);
  return { device, carnet };
}

const isOver = ({ state }: Carnet) =>
  vi.waitFor(() => expect(state.getState()).toMatchObject({ failure: 'vanished' }));

test('(F150) is there again once the programme is, though the browser cleared the database', async () => {
  const { carnet } = await tabWithLine();
  indexedDB.deleteDatabase(databaseName(programmeId));
  await isOver(carnet);
  const device = browserDevice(() => 6);
  await device.begin(programme, groups);
  const { drafts } = await device.store(programmeId).open();
  expect(drafts).toMatchObject([{ key: line, text: 'half a line' }]);
  indexedDB.deleteDatabase(databaseName(programmeId));
});

test('(F150) goes with a programme that another tab takes off the device, and what is typed after it', async () => {
  const { carnet } = await tabWithLine();
  const other = browserDevice(() => 6);
  const [shown] = await other.programmes();
  await other.forget(shown ?? { ...programme, openedAt: 5, pendingCount: 0, vanished: false });
  await isOver(carnet);
  await carnet.keepDraft(line, 'half a line and more').catch(() => undefined);
  expect([...stored].filter(([, text]) => text.includes('half a line'))).toEqual([]);
});
