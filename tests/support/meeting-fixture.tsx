/** A meeting of the programme on its screen. */

import { render } from '@testing-library/react';
import { MeetingsScreen } from '../../src/client/features/meetings/meetings-screen.tsx';
import { lazyRecordsOf } from '../../src/client/model/records.ts';
import { BackupsContext } from '../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../src/client/model/use-device.ts';
import type { WordWriter } from '../../src/client/ports/word.ts';
import { createRecord } from '../../src/domain/command/command.ts';
import type { Language } from '../../src/domain/entity/field.ts';
import type { Values } from '../../src/domain/entity/registry.ts';
import { firstAgenda, type Meeting } from '../../src/domain/meeting/agenda.ts';
import { present } from '../../src/std/assert.ts';
import { type CarnetFixture, fixtureIds } from './carnet-fixture.ts';
import { testBackupTools, testDevice } from './test-device.ts';

/** Adds a meeting with its usual agenda, which is still to be held. */
export async function addMeeting(
  { carnet }: CarnetFixture,
  more: Partial<Values<'meeting'>> = {},
  language: Language = 'en',
): Promise<void> {
  const values = {
    title: { lang: language, text: '2020-11' },
    kind: 'projectMeeting',
    at: '2020-11-19T10:00',
    state: 'planned',
    ...firstAgenda('projectMeeting', undefined, language),
    ...more,
  } as const;
  const added = await carnet.run(createRecord('meeting', fixtureIds.programmeId, values, 'm1'));
  if (!added.ok) throw new Error(`The meeting was not added: ${added.error.kind}`);
}

/** Shows it. */
export function showMeeting(
  fixture: CarnetFixture,
  writeWord: WordWriter = async () => new Blob(),
): void {
  render(
    <BackupsContext value={testBackupTools()}>
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <CarnetContext value={fixture.carnet}>
          <MeetingsScreen meetingId="m1" writeWord={writeWord} />
        </CarnetContext>
      </DeviceContext>
    </BackupsContext>,
  );
}

/** As it stands. */
export function storedMeeting({ carnet }: CarnetFixture): Meeting {
  const read = lazyRecordsOf(carnet.state.getState(), fixtureIds.programmeId, 'meeting');
  return present(present(read, 'read')[0], 'the meeting');
}
