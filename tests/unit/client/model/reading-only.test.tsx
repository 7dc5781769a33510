// @vitest-environment jsdom
/** Who only reads a shared programme: offered nothing that writes, and told so where a screen offers it all the same. */

import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import {
  offeredCommands,
  useCommands,
  useWithheldCommands,
} from '../../../../src/client/model/commands.ts';
import { notices } from '../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { useChange } from '../../../../src/client/parts/record/use-change.ts';
import { setFields } from '../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;
beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ town: 'Brest' });
});
afterEach(() => notices.setState({ list: [] }));

const townOf = () => fixture.carnet.state.getState().sheets.get(smeId)?.sme.values.town;

/** Changes a town as a screen would. */
async function change(): Promise<boolean> {
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <CarnetContext value={fixture.carnet}>{children}</CarnetContext>
  );
  const { result, unmount } = renderHook(useChange, { wrapper });
  const done = await result.current(setFields(smeId, { town: 'Quimper' }));
  unmount();
  return done;
}

it.each(['chief', 'chair', 'observer'] as const)(
  'a %s is told, and nothing is written',
  async (role) => {
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: [role] }));
    fixture.carnet.state.setState({ isConnected: true });
    expect(await change()).toBe(false);
    expect(notices.getState().list.map(({ message }) => message)).toEqual([
      'Your role in this programme lets you read, not edit: nothing was saved.',
    ]);
    expect(townOf()).toBe('Brest');
  },
);

it.each(['accountManager', 'technical', 'coordinator'] as const)('a %s writes', async (role) => {
  await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: [role] }));
  fixture.carnet.state.setState({ isConnected: true });
  expect(await change()).toBe(true);
  expect(townOf()).toBe('Quimper');
});

it('whoever keeps a programme alone decides alone, whatever their role', async () => {
  await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['chair'] }));
  expect(await change()).toBe(true);
});

it('commands that write are withheld, whoever offers them', () => {
  const run = vi.fn();
  const offers = { log: { run }, newSme: { run }, print: { run } };
  const offered = () => Object.keys(offeredCommands());
  const screen = renderHook(() => useCommands(offers));
  const reader = renderHook(({ mayWrite }) => useWithheldCommands(mayWrite), {
    initialProps: { mayWrite: false },
  });
  expect(offered()).toEqual(['print']);
  reader.rerender({ mayWrite: true });
  expect(offered()).toEqual(['log', 'newSme', 'print']);
  reader.unmount();
  screen.unmount();
});
