/** What is half-typed in a tab while the database of its programme goes: by itself, or with the programme. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { createRecord } from '../../../../src/domain/command/command.ts';
import { Carnet } from '../../../../src/client/model/carnet.ts';
import { browserDevice } from '../../../../src/client/storage/browser-device.ts';
import { databaseName, lastDraftsKey } from '../../../../src/client/storage/layout.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId as programmeId,
} from '../../../support/generated-programme.ts';
import { eventually } from '../../../support/eventually.ts';

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
  eventually(() => expect(state.getState()).toMatchObject({ failure: 'vanished' }));

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

test('(F150) has the words of a field that is still typed in, and of a change that was not confirmed', async () => {
  const { carnet } = await tabWithLine();
  const [smeId = ''] = carnet.state.getState().sheets.keys();
  const typing = carnet.startTyping({ recordId: smeId, field: 'town' });
  await carnet.type(typing, () => 'Brest field');
  const title = { text: 'Ask about Mondays', lang: 'en' } as const;
  const fields = { openedOn: '2020-11-18', category: 'data', severity: 2, state: 'open' } as const;
  const asked = createRecord('issue', smeId, { title, kind: 'problem', ...fields });
  expect(await carnet.run(asked)).toMatchObject({ ok: true });
  indexedDB.deleteDatabase(databaseName(programmeId));
  await isOver(carnet);
  const beside = () => browserDevice(() => 6).wordsBeside(programmeId);
  await eventually(() =>
    expect(beside()).toMatchObject([
      { key: line, text: 'half a line' },
      { key: `typed:${smeId}/town`, text: 'Brest field' },
      { text: 'Ask about Mondays' },
    ]),
  );
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

test('(F220) is kept where an empty draft was let go in the same instant, as a choice without words is', async () => {
  const { device, carnet } = await tabWithLine();
  const typed = 'plan:sme-1/tab-1';
  await Promise.all([carnet.keepDraft(typed, ''), carnet.keepDraft(typed, 'Customs')]);
  const { drafts } = await device.store(programmeId).open();
  expect(drafts.find(({ key }) => key === typed)).toMatchObject({ text: 'Customs' });
  indexedDB.deleteDatabase(databaseName(programmeId));
});
