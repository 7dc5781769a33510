// @vitest-environment jsdom
/** Voice notes: paused and gone on with, saved when they end, also where their screen is left before. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { isReloadHeld } from '../../../../../src/client/model/reload-hold.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { FileNote } from '../../../../../src/client/parts/files/file-note.tsx';
import { voiceMsMax } from '../../../../../src/client/parts/files/use-recorder.ts';
import { VoiceNote } from '../../../../../src/client/parts/files/voice-note.tsx';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { FakeRecorder } from '../../../../support/fake-recorder.ts';
import { type TestDevice, testDevice } from '../../../../support/test-device.ts';

let fixture: CarnetFixture;
let device: TestDevice;
let smeId: string;
const onAdded = vi.fn<(file: { readonly name: string }) => void>();
const stopTrack = vi.fn<() => void>();
const getUserMedia = vi.fn<() => Promise<unknown>>();

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  device = testDevice(() => fixture.environment.now());
  smeId = await fixture.addSme();
  stopTrack.mockReset();
  onAdded.mockReset();
  getUserMedia.mockResolvedValue({ getTracks: () => [{ stop: stopTrack }] });
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () =>
  render(
    <CarnetContext value={fixture.carnet}>
      <DeviceContext value={device}>
        <VoiceNote home={smeId} about={{ aboutId: 'contact-1' }} onAdded={onAdded} />
      </DeviceContext>
    </CarnetContext>,
  );
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const notes = async () => {
  await fixture.carnet.loadLazy(smeId, 'attachment');
  return lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'attachment') ?? [];
};

it('is paused, gone on with and saved: the bytes, and a record that says what it belongs to', async () => {
  show();
  await press('Voice note');
  expect(await screen.findByText('Recording')).toBeVisible();
  await press('Pause');
  expect(screen.getByText('Paused')).toBeVisible();
  await press('Resume');
  await press('Stop and keep');
  await waitFor(() =>
    expect(onAdded).toHaveBeenCalledWith({ name: 'Voice note 19 Nov 10-42.webm' }),
  );
  const [note] = await notes();
  expect(note?.values).toMatchObject({ aboutId: 'contact-1', mediaType: 'audio/webm', bytes: 4 });
  const store = await device.files(fixtureIds.programmeId);
  expect((await store.list()).map(({ hash }) => hash)).toEqual([note?.values.hash]);
  expect(stopTrack).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('button', { name: 'Voice note' })).toBeVisible();
});

it('is saved where the screen is left while one speaks, which is said (F78) (F192)', async () => {
  const { unmount } = show();
  await press('Voice note');
  await screen.findByText('Recording');
  act(() => unmount());
  await waitFor(async () => expect(await notes()).toHaveLength(1));
  expect(stopTrack).toHaveBeenCalledTimes(1);
  // Who looks up from a conversation learns that it ended.
  await waitFor(() =>
    expect(notices.getState().list.at(-1)?.message).toMatch(
      /^The recording ended .* kept: Voice note 19 Nov 10-42\.webm$/,
    ),
  );
});

it('holds a new version back until it is saved, and closing the tab is asked about (F117)', async () => {
  const isAsked = (): boolean =>
    !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  show();
  expect([isReloadHeld(), isAsked()]).toEqual([false, false]);
  await press('Voice note');
  await screen.findByText('Recording');
  await press('Pause');
  expect([isReloadHeld(), isAsked()]).toEqual([true, true]);
  await press('Stop and keep');
  await waitFor(() => expect(onAdded).toHaveBeenCalled());
  await waitFor(() => expect([isReloadHeld(), isAsked()]).toEqual([false, false]));
});

it('says what to do where the microphone may not be used', async () => {
  getUserMedia.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  show();
  await press('Voice note');
  expect(await screen.findByText(/not allowed to use the microphone/)).toBeVisible();
  expect(await notes()).toEqual([]);
});

it('keeps the focus: on what can be done while one speaks, and on the way to the next', async () => {
  show();
  screen.getByRole('button', { name: 'Voice note' }).focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Recording');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Stop and keep' })).toHaveFocus());
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Voice note' })).toHaveFocus());
  await waitFor(() => expect(onAdded).toHaveBeenCalledTimes(1));
});

it('is discarded once that was asked, and waits meanwhile', async () => {
  show();
  await press('Voice note');
  await screen.findByText('Recording');
  await press('Discard');
  expect(screen.getByText(/What was said will be lost/)).toBeVisible();
  expect(screen.getByText('Paused')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Keep the note' })).toHaveFocus();
  await press('Keep the note');
  await press('Resume');
  await press('Discard');
  await press('Discard');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Voice note' })).toHaveFocus());
  expect(await notes()).toEqual([]);
  expect(onAdded).not.toHaveBeenCalled();
  expect(stopTrack).toHaveBeenCalledTimes(1);
});

it('takes Escape for itself: it asks, then goes on, and the screen around is not left', async () => {
  const beyond = vi.fn((event: KeyboardEvent) => event.defaultPrevented);
  document.body.addEventListener('keydown', beyond);
  show();
  await press('Voice note');
  await screen.findByText('Recording');
  const user = userEvent.setup();
  await user.keyboard('{Escape}');
  expect(screen.getByText(/What was said will be lost/)).toBeVisible();
  await user.keyboard('{Escape}');
  expect(screen.queryByText(/What was said will be lost/)).toBeNull();
  expect(screen.getByText('Paused')).toBeVisible();
  expect(beyond.mock.results.map(({ value }) => value)).toEqual([true, true]);
  document.body.removeEventListener('keydown', beyond);
});

it('ends after ten minutes of speech, whatever the pauses, and is saved', async () => {
  show();
  await press('Voice note');
  await screen.findByText('Recording');
  act(() => fixture.environment.pass(voiceMsMax - 60_000));
  await press('Pause');
  act(() => fixture.environment.pass(voiceMsMax));
  expect(screen.getByText('9:00')).toBeVisible();
  await press('Resume');
  act(() => fixture.environment.pass(59_000));
  expect(screen.getByText('9:59')).toBeVisible();
  act(() => fixture.environment.pass(1_000));
  await waitFor(async () => expect(await notes()).toHaveLength(1));
  expect(screen.getByRole('button', { name: 'Voice note' })).toBeVisible();
});

it('is played in place among the notes of a visit', async () => {
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: () => 'blob:said',
      revokeObjectURL: vi.fn<() => void>(),
    }),
  );
  const { unmount } = show();
  await press('Voice note');
  await screen.findByText('Recording');
  await press('Stop and keep');
  await waitFor(async () => expect(await notes()).toHaveLength(1));
  unmount();
  const [note] = await notes();
  const name = note?.values.name ?? '';
  render(
    <CarnetContext value={fixture.carnet}>
      <DeviceContext value={device}>
        <FileNote home={smeId} aboutId="contact-1" text={`[${name}]`} />
      </DeviceContext>
    </CarnetContext>,
  );
  const sound = await screen.findByLabelText(/^Voice note/, { selector: 'audio' });
  expect(sound).toHaveAttribute('src', 'blob:said');
  expect(sound).toHaveAttribute('controls');
});
