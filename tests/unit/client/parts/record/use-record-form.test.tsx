// @vitest-environment jsdom
/** A new record that is half-typed in its dialog is there again, however the dialog went away. */

import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { useRecordForm } from '../../../../../src/client/parts/record/use-record-form.ts';
import {
  type CarnetFixture,
  carnetFixture,
  testEnvironment,
} from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);

function NewChannel({ home }: { readonly home: string }) {
  const form = useRecordForm('channel', undefined, { kind: 'shop', url: 'begun' }, 'channel:sme');
  return (
    <>
      <input
        aria-label="name"
        value={form.values.name ?? ''}
        onChange={(event) => form.set({ name: event.target.value })}
      />
      <button type="button" onClick={() => form.set({ url: undefined })}>
        empty
      </button>
      <button type="button" onClick={form.forget}>
        forget
      </button>
      <button
        type="button"
        onClick={() => {
          const { name: written = '', kind = 'shop' } = form.values;
          const values = { name: written, kind, connection: 'planned' } as const;
          void form.add(createRecord('channel', home, values), 'Added');
        }}
      >
        add
      </button>
      <p>{form.errorOf('name')?.reason}</p>
      <p>{JSON.stringify([form.values.kind, form.values.url, form.isResumed])}</p>
    </>
  );
}

const show = (fixture: CarnetFixture, home = '') =>
  render(
    <CarnetContext value={fixture.carnet}>
      <NewChannel home={home} />
    </CarnetContext>,
  );
const name = () => screen.getByLabelText<HTMLInputElement>('name');
const type = (text: string) => fireEvent.change(name(), { target: { value: text } });

describe('a new record that is half-typed', () => {
  it('(F95) is there again after Escape, Back or a reload, what was emptied included', async () => {
    const fixture = await carnetFixture();
    const { unmount } = show(fixture);
    type('Boutique');
    fireEvent.click(screen.getByText('empty'));
    unmount();
    show(fixture);
    expect(name().value).toBe('Boutique');
    expect(screen.getByText('["shop",null,true]')).toBeDefined();
    cleanup();
    // Else the tab that is gone would still write.
    await fixture.carnet.settled();

    const after = await carnetFixture({
      device: fixture.device,
      environment: testEnvironment('tab-2'),
    });
    show(after);
    await waitFor(() => expect(name().value).toBe('Boutique'));
    fireEvent.click(screen.getByText('forget'));
    expect(name().value).toBe('');
    await act(() => after.carnet.settled());
    await waitFor(async () => expect(await after.store.readDrafts()).toEqual([]));
  });

  it('(F95) is let go of once it is added, and stays where that is refused', async () => {
    const fixture = await carnetFixture();
    const home = await fixture.addSme();
    show(fixture, home);
    type(' ');
    fireEvent.click(screen.getByText('add'));
    expect(await screen.findByText('required')).toBeDefined();
    expect(name().value).toBe(' ');
    type('Boutique');
    fireEvent.click(screen.getByText('add'));
    await waitFor(() => expect(name().value).toBe(''));
    const channels = fixture.carnet.state.getState().sheets.get(home)?.channels ?? [];
    expect(channels.map(({ values }) => values.name)).toEqual(['Boutique']);
  });

  it('(F95) belongs to the tab it is typed in, as long as that lives', async () => {
    const fixture = await carnetFixture();
    const first = show(fixture);
    type('Boutique');
    first.unmount();
    const environment = testEnvironment('tab-2');
    environment.otherTabs.add('tab-1');
    const other = await carnetFixture({ device: fixture.device, environment });
    show(other);
    await act(async () => undefined);
    expect(name().value).toBe('');
    type('Autre');
    await waitFor(async () => {
      const texts = (await fixture.store.readDrafts()).map(({ text }) => text);
      expect(texts.toSorted()).toEqual(['{"name":"Autre"}', '{"name":"Boutique"}']);
    });
  });
});
