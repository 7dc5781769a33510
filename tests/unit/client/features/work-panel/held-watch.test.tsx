// @vitest-environment jsdom
/** Whoever coordinates is called to what waits while the tab stays open, and the server is not asked at every turn. */

import { act, render } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { HeldWatch } from '../../../../../src/client/features/work-panel/held-watch.tsx';
import { heldCount } from '../../../../../src/client/model/held-count.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { HeldGroup } from '../../../../../src/client/ports/accounts.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { ok } from '../../../../../src/std/result.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';

const minute = 60_000;
let fixture: CarnetFixture;
let waiting: HeldGroup[];

beforeEach(async () => {
  fixture = await carnetFixture();
  await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['coordinator'] }));
  waiting = [];
});

function watch() {
  const held = vi.fn(async () => ok({ groups: [...waiting], next: undefined }));
  const { access, put } = exchangeFixture({ exchangedAt: fixture.environment.now() });
  render(
    <AccountsContext value={testAccounts({ held })}>
      <CarnetContext value={fixture.carnet}>
        <SyncContext value={access}>
          <HeldWatch />
        </SyncContext>
      </CarnetContext>
    </AccountsContext>,
  );
  /** An exchange ends well so much later. */
  const exchange = (ms: number): Promise<void> =>
    act(async () => {
      fixture.environment.pass(ms);
      put({ exchangedAt: fixture.environment.now() });
    });
  return { held, exchange };
}

async function showPage(state: DocumentVisibilityState): Promise<void> {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  await act(async () => document.dispatchEvent(new Event('visibilitychange')));
}

const aGroup: HeldGroup = { id: 'held', by: fixtureIds.otherMemberId, received: 0, operations: [] };

test('asks again within minutes, and not with every exchange', async () => {
  const { held, exchange } = watch();
  await exchange(0);
  expect(held).toHaveBeenCalledTimes(1);
  waiting.push(aGroup);
  await exchange(minute);
  expect(held).toHaveBeenCalledTimes(1);
  await exchange(2 * minute);
  expect(held).toHaveBeenCalledTimes(2);
  expect(heldCount.getState()).toBe(1);
});

test('asks soon after an exchange that brought something', async () => {
  const { held, exchange } = watch();
  await exchange(0);
  await fixture.addSme({ name: 'Savons du Léon' });
  await exchange(10_000);
  expect(held).toHaveBeenCalledTimes(1);
  waiting.push(aGroup);
  await exchange(minute);
  expect(held).toHaveBeenCalledTimes(2);
  expect(heldCount.getState()).toBe(1);
});

test('asks for no hidden tab, and soon when somebody comes back to it', async () => {
  const { held, exchange } = watch();
  await exchange(0);
  await showPage('hidden');
  await exchange(10 * minute);
  expect(held).toHaveBeenCalledTimes(1);
  waiting.push(aGroup);
  await showPage('visible');
  expect(held).toHaveBeenCalledTimes(2);
  expect(heldCount.getState()).toBe(1);
  await showPage('hidden');
  await showPage('visible');
  expect(held).toHaveBeenCalledTimes(2);
  fixture.environment.pass(minute);
  await showPage('hidden');
  await showPage('visible');
  expect(held).toHaveBeenCalledTimes(3);
});

test('asks nothing for who does not coordinate', async () => {
  await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['accountManager'] }));
  const { held, exchange } = watch();
  await exchange(10 * minute);
  expect(held).not.toHaveBeenCalled();
});
