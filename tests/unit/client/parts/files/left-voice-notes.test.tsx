// @vitest-environment jsdom
/** Voice notes whose tab died while somebody spoke: found again, kept once, and never taken from a tab that still records. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { dismissNotices, notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { LeftVoiceNotes } from '../../../../../src/client/parts/files/left-voice-notes.tsx';
import { VoiceNote } from '../../../../../src/client/parts/files/voice-note.tsx';
import { StoreError } from '../../../../../src/client/ports/sheet-store.ts';
import type { FileStore } from '../../../../../src/client/ports/file-store.ts';
import type { LeftRecording, Recordings } from '../../../../../src/client/ports/recordings.ts';
import { setFields, deleteRecord } from '../../../../../src/domain/command/command.ts';
import { mergeSmes } from '../../../../../src/domain/sme/merge-smes.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { paths } from '../../../../../src/client/ports/routes.ts';
import { FakeRecorder } from '../../../../support/fake-recorder.ts';
import { type TestDevice, testDevice } from '../../../../support/test-device.ts';

const { programmeId } = fixtureIds;
const beginning = [0x1a, 0x45, 0xdf, 0xa3];
let fixture: CarnetFixture;
let device: TestDevice;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  dismissNotices();
  fixture = await carnetFixture();
  device = testDevice(() => fixture.environment.now());
  smeId = await fixture.addSme();
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  const getUserMedia = vi.fn<() => Promise<unknown>>().mockResolvedValue({ getTracks: () => [] });
  vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (child: React.ReactNode) =>
  render(
    <CarnetContext value={fixture.carnet}>
      <DeviceContext value={device}>{child}</DeviceContext>
    </CarnetContext>,
  );
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const recorder = () => present(FakeRecorder.last, 'a note is being recorded');
const files = () => device.files(programmeId);
const said = () => notices.getState().list.map(({ message }) => message);
const notes = async () => {
  await fixture.carnet.loadLazy(smeId, 'attachment');
  return lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'attachment') ?? [];
};
/** What lies on the device of notes under way. */
async function stored(): Promise<readonly LeftRecording[]> {
  const store = await files();
  const found: LeftRecording[] = [];
  device.killTabs();
  await store.recordings.takeLeft(async (left) => {
    found.push(left);
    return false;
  });
  return found;
}
/** The next start of a tab. */
const start = () => show(<LeftVoiceNotes openFiles={files} />);
/** Somebody speaks for a second. */
async function say(...bytes: readonly number[]): Promise<void> {
  act(() => fixture.environment.pass(1000));
  act(() => recorder().say(...bytes));
}
async function record(): Promise<void> {
  show(
    <VoiceNote
      home={smeId}
      about={{ aboutId: 'contact-1' }}
      onAdded={vi.fn<(file: { readonly name: string }) => void>()}
    />,
  );
  await press('Voice note');
  await screen.findByText('Recording');
}
/** Replaces what the store does with notes under way. */
function instead(change: (inner: Recordings) => Partial<Recordings>): void {
  const inner = device.files.bind(device);
  vi.spyOn(device, 'files').mockImplementation(async (id) => {
    const store = await inner(id);
    return { ...store, recordings: { ...store.recordings, ...change(store.recordings) } };
  });
}

it('is kept at the next start, as far as it was said, on what it was about (F126)', async () => {
  await record();
  await say(1, 2);
  await say(3);
  await waitFor(async () => expect((await stored())[0]?.lengthMs).toBe(2000));
  device.killTabs();
  start();
  await waitFor(async () => expect(await notes()).toHaveLength(1));
  const [note] = await notes();
  expect(note?.values).toMatchObject({
    ...{ name: 'Voice note 19 Nov 10-42.webm', aboutId: 'contact-1', mediaType: 'audio/webm' },
  });
  const bytes = await (await files()).read(note?.values.hash ?? '');
  expect([...(bytes ?? [])]).toEqual([...beginning, 1, 2, 3]);
  await waitFor(() =>
    expect(said()).toEqual([expect.stringMatching(/^Voice note recovered .*: .+ \(0:02\)$/)]),
  );
  await waitFor(async () => expect(await stored()).toEqual([]));
});

it('is not taken from a tab that goes on recording it (F126)', async () => {
  await record();
  await say(1);
  await press('Pause');
  const { unmount } = start();
  const take = vi.fn<() => Promise<boolean>>().mockResolvedValue(true);
  await (await files()).recordings.takeLeft(take);
  expect(take).not.toHaveBeenCalled();
  unmount();
  await press('Resume');
  await press('Stop and keep');
  await waitFor(async () => expect(await notes()).toHaveLength(1));
  await waitFor(async () => expect(await stored()).toEqual([]));
});

it('is kept once where the tab died between its record and its pieces (F126)', async () => {
  instead((inner) => ({
    begin: async (recording) => ({
      ...(await inner.begin(recording)),
      end: () => Promise.reject(new StoreError('failed')),
    }),
  }));
  await record();
  await say(1);
  await press('Stop and keep');
  await waitFor(async () => expect(await notes()).toHaveLength(1));
  expect(await stored()).toHaveLength(1);
  device.killTabs();
  dismissNotices();
  start();
  await waitFor(async () => expect(await stored()).toEqual([]));
  expect(await notes()).toHaveLength(1);
  expect(said()).toEqual([]);
});

it('leaves nothing behind where it was discarded (F126)', async () => {
  await record();
  await say(1);
  await waitFor(async () => expect(await stored()).toHaveLength(1));
  await press('Discard');
  await press('Discard');
  await waitFor(async () => expect(await stored()).toEqual([]));
  start();
  expect(await notes()).toEqual([]);
});

it('says so where it was discarded and stays on the device (F126)', async () => {
  instead((inner) => ({
    begin: async (recording) => ({
      ...(await inner.begin(recording)),
      end: () => Promise.reject(new StoreError('failed')),
    }),
  }));
  await record();
  await say(1);
  await waitFor(async () => expect(await stored()).toHaveLength(1));
  await press('Discard');
  await press('Discard');
  await waitFor(() =>
    expect(said()).toEqual([expect.stringMatching(/could not be removed from this device/)]),
  );
});

it('ends where the device is full, keeps what was said until then, and says so (F126)', async () => {
  let pieces = 0;
  instead((inner) => ({
    begin: async (recording) => {
      const writer = await inner.begin(recording);
      return {
        ...writer,
        add: async (...piece) => {
          pieces += 1;
          if (pieces > 1) throw new StoreError('full');
          await writer.add(...piece);
        },
      };
    },
  }));
  await record();
  await say(1);
  await say(2);
  await waitFor(async () => expect(await notes()).toHaveLength(1));
  expect((await notes())[0]?.values.bytes).toBe(6);
  await waitFor(() =>
    expect(said()).toEqual([expect.stringMatching(/^The recording was stopped/)]),
  );
  expect(screen.getByRole('button', { name: 'Voice note' })).toBeVisible();
});

it('waits for room where there is none at its end, and comes with the next start (F126)', async () => {
  const store = await files();
  const keep = vi.fn<FileStore['keep']>().mockRejectedValueOnce(new StoreError('full'));
  vi.spyOn(device, 'files').mockResolvedValue({
    ...store,
    keep: (...given) => keep(...given) ?? store.keep(...given),
  });
  await record();
  await say(1);
  await press('Stop and keep');
  await waitFor(() =>
    expect(said()).toEqual([expect.stringMatching(/up to 0:01 is stored and will be added/)]),
  );
  expect(screen.getAllByText(/up to 0:01 is stored/)).not.toEqual([]);
  expect(await notes()).toEqual([]);
  start();
  await waitFor(async () => expect(await notes()).toHaveLength(1));
});

/** Leaves a note of a second on the device, as a tab does that dies. */
async function leave(id: string, home: string, aboutId = 'contact-1'): Promise<void> {
  const { environment } = fixture;
  const { recordings } = await files();
  const recording = { id, home, about: { aboutId }, mediaType: 'audio/webm' };
  const writer = await recordings.begin({ ...recording, begunAt: environment.now() });
  await writer.add(new Uint8Array(beginning), 1000);
  writer.leave();
}
/** The start has looked at all of them. */
async function startedWith(openFiles = files): Promise<void> {
  const close = vi.fn<() => void>();
  const open = async (): Promise<FileStore> => ({ ...(await openFiles()), close });
  show(<LeftVoiceNotes openFiles={open} />);
  await waitFor(() => expect(close).toHaveBeenCalledOnce());
}

it('brings no sheet back from the trash, and comes once that is restored (F126)', async () => {
  await leave('note-1', smeId);
  const deleted = await fixture.carnet.run(deleteRecord(smeId));
  await startedWith();
  expect(fixture.carnet.record(smeId)?.deleted).toBeDefined();
  expect(said()).toEqual([]);
  expect(await stored()).toHaveLength(1);
  if (deleted.ok) await fixture.carnet.undo(deleted.value);
  cleanup();
  await startedWith();
  await waitFor(async () => expect(await notes()).toHaveLength(1));
});

it('follows its contact to the sheet that its own was merged into (F126)', async () => {
  const into = await fixture.addSme({ name: 'Kerlan et filles' });
  const contactId = await fixture.addContact(smeId);
  await leave('note-1', smeId, contactId);
  const { carnet } = fixture;
  await carnet.run(mergeSmes({ from: smeId, into, children: [contactId] }));
  await startedWith();
  expect(carnet.record(smeId)?.deleted).toBeDefined();
  await carnet.loadJournal(into);
  const copy = present(carnet.state.getState().journals.get(into)?.[0], 'the contact was copied');
  const taken = lazyRecordsOf(carnet.state.getState(), into, 'attachment') ?? [];
  expect(taken.map(({ values }) => values.aboutId)).toEqual([copy.id]);
  await waitFor(() => expect(said()).toEqual([expect.stringMatching(/: Kerlan et filles/)]));
  expect(await stored()).toEqual([]);
});

it('is kept although the role was lowered while it was recorded (F126)', async () => {
  await record();
  await say(1);
  fixture.carnet.state.setState({ isConnected: true });
  await act(() => fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['observer'] })));
  await press('Stop and keep');
  await waitFor(async () => expect(await notes()).toHaveLength(1));
  await waitFor(() => expect(said()).toEqual([expect.stringMatching(/^Document added/)]));
  await waitFor(async () => expect(await stored()).toEqual([]));
});

it('is kept at the next start although the role was lowered before (F126)', async () => {
  await leave('note-1', smeId);
  fixture.carnet.state.setState({ isConnected: true });
  await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['observer'] }));
  await startedWith();
  expect(await notes()).toHaveLength(1);
  expect(await stored()).toEqual([]);
});

it('is not said on a visit, where the owner of another business reads along (F126)', async () => {
  await leave('note-1', smeId);
  const { hook, navigate } = memoryLocation({ path: paths.visit('sme-2', 'contact-2') });
  render(
    <Router hook={hook}>
      <CarnetContext value={fixture.carnet}>
        <LeftVoiceNotes openFiles={files} />
      </CarnetContext>
    </Router>,
  );
  await waitFor(async () => expect(await notes()).toHaveLength(1));
  await waitFor(async () => expect(await stored()).toEqual([]));
  expect(said()).toEqual([]);
  act(() => navigate(paths.portfolio()));
  await waitFor(() => expect(said()).toEqual([expect.stringMatching(/^Voice note recovered/)]));
});

it('is said although another one cannot be read (F126)', async () => {
  await leave('note-1', smeId);
  const store = await files();
  const takeLeft: Recordings['takeLeft'] = async (keep) => {
    await store.recordings.takeLeft(keep);
    throw new StoreError('failed');
  };
  await startedWith(async () => ({ ...store, recordings: { ...store.recordings, takeLeft } }));
  await waitFor(() => expect(said()).toEqual([expect.stringMatching(/^Voice note recovered/)]));
});

it('goes on where the clock of the device is set while one speaks', async () => {
  const { environment } = fixture;
  const real = environment.now.bind(environment);
  const hourMs = 3_600_000;
  await record();
  await say(1);
  vi.spyOn(environment, 'now').mockImplementation(() => real() - hourMs);
  await say(2);
  await say(3);
  expect(screen.getByText('0:02')).toBeVisible();
  vi.spyOn(environment, 'now').mockImplementation(() => real() + hourMs);
  await say(4);
  expect(screen.getByText('Recording')).toBeVisible();
});
