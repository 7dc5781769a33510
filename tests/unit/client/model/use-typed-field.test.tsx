// @vitest-environment jsdom
/** A field that saves itself never loses, misplaces or undoes what was typed. */

import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { deleteRecord, setFields } from '../../../../src/domain/command/command.ts';
import type { Carnet } from '../../../../src/client/model/carnet.ts';
import { CarnetContext, useCarnetState } from '../../../../src/client/model/use-carnet.ts';
import { useTypedField, writeAfterMs } from '../../../../src/client/model/use-typed-field.ts';
import { StoreError } from '../../../../src/client/ports/sheet-store.ts';
import { sealAfterMs, seenIn, unreadable } from '../../../../src/client/model/typing.ts';
import { present } from '../../../../src/std/assert.ts';
import { carnetFixture, testEnvironment } from '../../../support/carnet-fixture.ts';

interface TownProps {
  readonly recordId: string;
  readonly encode?: (text: string) => unknown;
  readonly part?: string;
}

function Town({ recordId, encode, part }: TownProps) {
  const place = part === undefined ? 'town' : { field: 'town', part, read: undefined };
  const field = useTypedField(recordId, place, `stored ${recordId}`, encode);
  return (
    <>
      <input
        value={field.value}
        onChange={(event) => field.onChange(event.target.value)}
        onBlur={field.onBlur}
      />
      {field.notSaved === false ? null : <p>{field.notSaved === 'gone' ? 'gone' : 'not saved'}</p>}
    </>
  );
}

const shown = (carnet: Carnet, props: TownProps) => (
  <StrictMode>
    <CarnetContext value={carnet}>
      <Town {...props} />
    </CarnetContext>
  </StrictMode>
);

const input = () => screen.getByRole<HTMLInputElement>('textbox');
const type = (text: string) => fireEvent.change(input(), { target: { value: text } });
const townOf = (carnet: Carnet, smeId: string) => carnet.record(smeId)?.values['town'];

describe('a field that saves itself', () => {
  it('writes what was typed into the record it was typed in, though another is shown now', async () => {
    const { carnet, addSme } = await carnetFixture();
    const [first, second] = [await addSme(), await addSme({ town: 'Rennes' })];
    const { rerender } = render(shown(carnet, { recordId: first }));
    type('Cancale');
    rerender(shown(carnet, { recordId: second }));
    expect(input().value).toBe(`stored ${second}`);
    fireEvent.blur(input());
    await act(() => carnet.settled());
    expect(townOf(carnet, first)).toBe('Cancale');
    expect(townOf(carnet, second)).toBe('Rennes');
  });

  it('asks for the value when it writes, not when a key was hit', async () => {
    const { carnet, addSme, environment } = await carnetFixture();
    const smeId = await addSme();
    const encode = (text: string) =>
      `${JSON.stringify(carnet.record(smeId)?.values['sector'])} ${text}`;
    render(shown(carnet, { recordId: smeId, encode }));
    type('Cancale');
    await act(() => carnet.run(setFields(smeId, { sector: 'Voiles' })));
    await act(async () => {
      environment.pass(writeAfterMs);
      await carnet.settled();
    });
    expect(townOf(carnet, smeId)).toBe('"Voiles" Cancale');
  });

  it('writes on leaving the screen, and seals', async () => {
    const { carnet, addSme, device } = await carnetFixture();
    const smeId = await addSme();
    const { unmount } = render(shown(carnet, { recordId: smeId }));
    type('Cancale');
    unmount();
    await waitFor(() => expect(device.outbox.size).toBe(2));
    await waitFor(() => {
      expect([...device.outbox.values()].every(({ state }) => state === 'sealed')).toBe(true);
    });
    expect(townOf(carnet, smeId)).toBe('Cancale');
  });

  it('writes when the page is hidden', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme();
    render(shown(carnet, { recordId: smeId }));
    type('Cancale');
    fireEvent(document, new Event('visibilitychange'));
    await act(() => carnet.settled());
    expect(townOf(carnet, smeId)).toBe('Cancale');
  });

  it('keeps the text and says so when the device is full, and tries again on leaving [F04]', async () => {
    const { carnet, addSme, store } = await carnetFixture();
    const smeId = await addSme();
    const append = store.append.bind(store);
    Object.assign(store, { append: () => Promise.reject(new StoreError('full')) });
    render(shown(carnet, { recordId: smeId }));
    type('Cancale');
    fireEvent.blur(input());
    await screen.findByText('not saved');
    expect(input().value).toBe('Cancale');
    Object.assign(store, { append });
    fireEvent.blur(input());
    await waitFor(() => expect(townOf(carnet, smeId)).toBe('Cancale'));
    await waitFor(() => expect(screen.queryByText('not saved')).toBeNull());
  });

  it('offers what could not be saved again when it is back, and writes it only once it is left', async () => {
    const { carnet, addSme, store } = await carnetFixture();
    const smeId = await addSme();
    const append = store.append.bind(store);
    Object.assign(store, { append: () => Promise.reject(new StoreError('full')) });
    const first = render(shown(carnet, { recordId: smeId }));
    type('Cancale');
    first.unmount();
    await waitFor(() => expect([...carnet.state.getState().drafts.values()]).toHaveLength(1));
    expect(await store.readDrafts()).toMatchObject([{ text: 'Cancale' }]);

    Object.assign(store, { append });
    const second = render(shown(carnet, { recordId: smeId }));
    expect(input().value).toBe('Cancale');
    screen.getByText('not saved');
    second.unmount();
    await act(() => carnet.settled());
    expect(townOf(carnet, smeId)).not.toBe('Cancale');

    render(shown(carnet, { recordId: smeId }));
    fireEvent.focus(input());
    fireEvent.blur(input());
    await waitFor(() => expect(townOf(carnet, smeId)).toBe('Cancale'));
    await waitFor(() => expect(screen.queryByText('not saved')).toBeNull());
    expect(await store.readDrafts()).toEqual([]);
  });

  it.each([false, true])(
    'lets go of what was saved as the page went away, though somebody else wrote there since (F145), confirmed: %s',
    async (isConfirmed) => {
      const { carnet, addSme } = await carnetFixture();
      const smeId = await addSme({ town: 'Rennes' });
      const record = present(carnet.record(smeId), 'the SME');
      const key = `field:${smeId}/town`;
      // The page went away between the save and the end of its draft.
      await carnet.keepDraft(key, 'Cancale', seenIn(record, 'town'));
      await carnet.run(setFields(smeId, { town: 'Cancale' }));
      await carnet.run(setFields(smeId, { town: 'Dinard' }));
      if (isConfirmed) await carnet.confirmNow();
      render(shown(carnet, { recordId: smeId }));
      await waitFor(() => expect(carnet.state.getState().drafts.size).toBe(0));
      expect(input().value).toBe(`stored ${smeId}`);
      expect(screen.queryByText('not saved')).toBeNull();
      fireEvent.focus(input());
      fireEvent.blur(input());
      await act(() => carnet.settled());
      expect(townOf(carnet, smeId)).toBe('Dinard');
    },
  );

  it('offers what was not saved, though the same stood there once', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme({ town: 'Rennes' });
    await carnet.run(setFields(smeId, { town: 'Cancale' }));
    await carnet.run(setFields(smeId, { town: 'Dinard' }));
    const seen = seenIn(present(carnet.record(smeId), 'the SME'), 'town');
    await carnet.keepDraft(`field:${smeId}/town`, 'Cancale', seen);
    const read = vi.spyOn(carnet, 'readHistory');
    render(shown(carnet, { recordId: smeId }));
    await waitFor(() => expect(read).toHaveBeenCalled());
    await act(() => Promise.all(read.mock.results.map(({ value }) => value)));
    expect(input().value).toBe('Cancale');
    expect(carnet.state.getState().drafts.size).toBe(1);
  });

  it('keeps what was typed in memory where the device takes not even a draft', async () => {
    const { carnet, addSme, store } = await carnetFixture();
    const smeId = await addSme();
    const full = () => Promise.reject(new StoreError('full'));
    Object.assign(store, { append: full, putDraft: full });
    const { unmount } = render(shown(carnet, { recordId: smeId }));
    type('Cancale');
    unmount();
    await waitFor(() => expect([...carnet.state.getState().drafts.values()]).toHaveLength(1));
    render(shown(carnet, { recordId: smeId }));
    expect(input().value).toBe('Cancale');
  });

  it('keeps the parts of one field apart', async () => {
    const { carnet, addSme, store } = await carnetFixture();
    const smeId = await addSme();
    Object.assign(store, { append: () => Promise.reject(new StoreError('full')) });
    const first = render(shown(carnet, { recordId: smeId, part: 'one' }));
    type('Cancale');
    first.unmount();
    await waitFor(() => expect([...carnet.state.getState().drafts.values()]).toHaveLength(1));
    const second = render(shown(carnet, { recordId: smeId, part: 'two' }));
    expect(input().value).toBe(`stored ${smeId}`);
    second.unmount();
    render(shown(carnet, { recordId: smeId, part: 'one' }));
    expect(input().value).toBe('Cancale');
  });

  it('(F91) keeps what cannot be read in the field, left or come back to, and writes nothing', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme({ town: 'Brest' });
    const encode = (text: string) => (text === '12 k' ? unreadable : text);
    const { unmount } = render(shown(carnet, { recordId: smeId, encode }));
    type('12 k');
    fireEvent.blur(input());
    await act(() => carnet.settled());
    expect(input().value).toBe('12 k');
    unmount();
    await waitFor(() => expect([...carnet.state.getState().drafts.values()]).toHaveLength(1));
    render(shown(carnet, { recordId: smeId, encode }));
    expect(input().value).toBe('12 k');
    expect(townOf(carnet, smeId)).toBe('Brest');
    type('12000');
    fireEvent.blur(input());
    await waitFor(() => expect(townOf(carnet, smeId)).toBe('12000'));
    await waitFor(() => expect(carnet.state.getState().drafts.size).toBe(0));
  });

  it('(F91) offers nothing again that was saved, in whatever way it was typed', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme({ town: 'Brest' });
    const encode = (text: string) => (text.trim() === '' ? undefined : text.trim());
    await carnet.keepDraft(`field:${smeId}/town`, 'Brest ', { base: 'earlier', value: undefined });
    render(shown(carnet, { recordId: smeId, encode }));
    expect(input().value).toBe(`stored ${smeId}`);
    await waitFor(() => expect(carnet.state.getState().drafts.size).toBe(0));
    type('');
    fireEvent.blur(input());
    await waitFor(() => expect(townOf(carnet, smeId)).toBeUndefined());
  });

  it('says so when the record went to the trash under it', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme();
    render(shown(carnet, { recordId: smeId }));
    await act(() => carnet.run(deleteRecord(smeId)));
    type('Cancale');
    fireEvent.blur(input());
    await screen.findByText('gone');
    expect(input().value).toBe('Cancale');
  });
});

/** As screens use it: what is stored comes from the state. */
function LiveTown({ recordId }: { readonly recordId: string }) {
  const stored = useCarnetState((state) => state.sheets.get(recordId)?.sme.values.town ?? '');
  const field = useTypedField(recordId, 'town', stored);
  return (
    <input
      value={field.value}
      onChange={(event) => field.onChange(event.target.value)}
      onBlur={field.onBlur}
    />
  );
}

describe('a field under which something arrives [F71]', () => {
  async function live() {
    const first = await carnetFixture();
    const smeId = await first.addSme({ town: 'Brest' });
    const { device } = first;
    const other = await carnetFixture({ device, environment: testEnvironment('tab-2') });
    first.environment.otherTabs.add('tab-2');
    const { unmount } = render(
      <StrictMode>
        <CarnetContext value={first.carnet}>
          <LiveTown recordId={smeId} />
        </CarnetContext>
      </StrictMode>,
    );
    const arrives = (town: string) =>
      act(async () => {
        await other.carnet.run(setFields(smeId, { town }));
        await first.carnet.settled();
      });
    const pause = () =>
      act(async () => {
        first.environment.pass(writeAfterMs);
        await first.carnet.settled();
      });
    const leave = () =>
      act(async () => {
        fireEvent.blur(input());
        await first.carnet.settled();
        await first.carnet.settled();
      });
    const beside = () =>
      first.carnet.record(smeId)?.conflicts?.['town']?.map(({ value }) => value) ?? [];
    return { ...first, smeId, arrives, pause, leave, beside, unmount };
  }

  it('shows what arrives while nobody types, and again once it is left [O12]', async () => {
    const { arrives, leave, beside } = await live();
    await arrives('Rennes');
    expect(input().value).toBe('Rennes');
    type('Cancale');
    await leave();
    await arrives('Dinan');
    expect(input().value).toBe('Dinan');
    type('Roscoff');
    await leave();
    expect(beside()).toEqual([]);
  });

  it('keeps what is typed on the screen, and both in the record, where the typist pauses [O12]', async () => {
    const { carnet, smeId, arrives, pause, leave, beside } = await live();
    type('Can');
    await pause();
    await arrives('Rennes');
    expect(input().value).toBe('Can');
    type('Cancale');
    await pause();
    await leave();
    expect(townOf(carnet, smeId)).toBe('Cancale');
    expect(beside()).toEqual(['Rennes']);
  });

  it('meets it as well where it arrives before the first pause, or after a long one [O12]', async () => {
    const { environment, arrives, pause, leave, beside } = await live();
    type('Can');
    await arrives('Rennes');
    await pause();
    expect(beside()).toEqual(['Rennes']);
    await act(async () => environment.pass(sealAfterMs));
    await arrives('Dinan');
    type('Cancale');
    await leave();
    expect(beside()).toContain('Dinan');
  });

  it('meets it where the text could not be saved, and is offered again [O12]', async () => {
    const { carnet, smeId, store, arrives, leave, beside, unmount } = await live();
    const append = store.append.bind(store);
    Object.assign(store, { append: () => Promise.reject(new StoreError('full')) });
    type('Cancale');
    await leave();
    unmount();
    await waitFor(() => expect([...carnet.state.getState().drafts.values()]).toHaveLength(1));
    Object.assign(store, { append });
    await arrives('Rennes');
    render(
      <CarnetContext value={carnet}>
        <LiveTown recordId={smeId} />
      </CarnetContext>,
    );
    expect(input().value).toBe('Cancale');
    await leave();
    expect(townOf(carnet, smeId)).toBe('Cancale');
    expect(beside()).toEqual(['Rennes']);
  });
});
