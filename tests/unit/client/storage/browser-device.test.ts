/** The list of programmes, when a crash took it before the browser had stored it. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { browserDevice } from '../../../../src/client/storage/browser-device.ts';

import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId,
} from '../../../support/generated-programme.ts';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

test('is read from the databases, with the day on which a sample stands still', async () => {
  const device = browserDevice(() => 5);
  const programme = {
    programmeId: generatedProgrammeId,
    memberId: generatedMemberId,
    name: 'E-Channel',
    pinnedDay: '2020-11-19',
  };
  await device.begin(programme, generatedGroups({ seed: 'list', smes: 1, contactsPerSme: 0 }));
  stored.clear();
  const found = { memberId: generatedMemberId, pinnedDay: '2020-11-19', vanished: false };
  expect(await device.programmes()).toMatchObject([found]);
  expect(await device.installed(generatedProgrammeId)).toMatchObject(found);
  expect(await device.installed('never-here')).toBeUndefined();
  await device.forget(generatedProgrammeId);
  expect(await device.programmes()).toEqual([]);
});
