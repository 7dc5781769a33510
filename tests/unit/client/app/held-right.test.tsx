// @vitest-environment jsdom
/** A role that is lowered while somebody types counts once the box is left: for coordination as for the rest, and not in silence (F161). */

import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { HeldRight } from '../../../../src/client/app/held-right.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../src/client/model/notices.ts';
import { HeldRightContext, type Right } from '../../../../src/client/model/own-rights.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { useMayCoordinate } from '../../../../src/client/model/use-may-coordinate.ts';
import { useMayWrite } from '../../../../src/client/model/use-may-write.ts';
import { setFields } from '../../../../src/domain/command/command.ts';
import type { MemberRole } from '../../../../src/domain/programme/programme.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
const user = userEvent.setup();

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  notices.setState({ list: [] });
  fixture = await carnetFixture();
  await become('coordinator');
});
afterEach(cleanup);

async function become(role: MemberRole): Promise<void> {
  await act(async () => {
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: [role] }));
    fixture.carnet.state.setState({ isConnected: true });
  });
}

function Screen() {
  const coordinates = useMayCoordinate();
  const writes = useMayWrite();
  return (
    <>
      <input aria-label="box" />
      <output>{coordinates ? 'coordinates' : writes ? 'writes' : 'reads'}</output>
    </>
  );
}

function Programme() {
  const [right, setRight] = useState<Right | undefined>(undefined);
  return (
    <HeldRightContext value={right}>
      <Screen />
      <HeldRight onChange={setRight} />
    </HeldRightContext>
  );
}

async function typeAt(path: string): Promise<void> {
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memoryLocation({ path }).hook}>
        <Programme />
      </Router>
    </CarnetContext>,
  );
  await user.type(screen.getByRole('textbox'), 'words');
}
const may = () => screen.getByRole('status').textContent;
const said = () => notices.getState().list.map(({ message }) => message);
const onlyReads = 'Your role in this programme lets you read the sheets, not write in them.';
const lowered = 'Your role was changed. From now on, the coordinator decides on what you write.';

test.each([
  ['accountManager', 'writes', [], []],
  ['chief', 'reads', [lowered], [onlyReads]],
] as const)(
  'what coordination writes is written to its end by who becomes %s',
  async (role, then, atOnce, told) => {
    await typeAt('/settings');
    await become(role);
    expect(may()).toBe('coordinates');
    expect(said()).toEqual(atOnce);
    await user.click(document.body);
    expect(may()).toBe(then);
    expect(said()).toEqual(told);
  },
);

test('a role that is raised again in between changes nothing, and it is not said that one only reads', async () => {
  await typeAt('/');
  await become('chief');
  await become('coordinator');
  await user.click(document.body);
  expect(may()).toBe('coordinates');
  expect(said()).toEqual([lowered]);
});

test('whoever types nothing reads at once', async () => {
  await typeAt('/');
  await user.click(document.body);
  await become('chief');
  expect(may()).toBe('reads');
});

test('nothing is said on the screen of a visit, where the owner may look on', async () => {
  await typeAt('/visit/sme/contact');
  await become('chief');
  await user.click(document.body);
  expect(may()).toBe('reads');
  expect(said()).toEqual([]);
});
