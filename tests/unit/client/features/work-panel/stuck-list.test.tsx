// @vitest-environment jsdom
/** What took no effect: the question before it is discarded says what becomes of it, here and on the server. */

import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { StuckList } from '../../../../../src/client/features/work-panel/stuck-list.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { SyncState } from '../../../../../src/client/ports/exchange.ts';
import type { StuckGroup } from '../../../../../src/client/ports/sync.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';

let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  const smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
  await fixture.carnet.run(setFields(smeId, { town: 'Rennes' }));
});

/** Shows a list of one group; it may be another one later. */
function show(group: Partial<StuckGroup>, phase: SyncState['phase'] = 'synced') {
  const operations = [...present(fixture.carnet.lastChange(), 'a change')];
  const listed = [{ key: 4, outcome: 'held', ...group, group: operations } satisfies StuckGroup];
  const { access, put } = exchangeFixture({ phase, stuck: 1, exchangedAt: 1 }, listed);
  render(
    <AccountsContext value={testAccounts({})}>
      <CarnetContext value={fixture.carnet}>
        <SyncContext value={access}>
          <StuckList />
        </SyncContext>
      </CarnetContext>
    </AccountsContext>,
  );
  return { listed, put };
}

/** Asks to discard a group, and answers the question that comes. */
async function questionOf(
  group: Pick<StuckGroup, 'outcome' | 'forked'>,
  phase: SyncState['phase'],
): Promise<string | null> {
  show(group, phase);
  await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
  return screen.getByRole('region').textContent;
}

test.each([
  [{ outcome: 'held' }, 'synced', /withdrawn from the server at the next sync/],
  [{ outcome: 'quarantined' }, 'offline', /withdrawn from the server at the next sync/],
  [{ outcome: 'held' }, 'lost', /the coordinator can still approve it/],
  [{ outcome: 'needsAttention' }, 'synced', /Nobody will see it again/],
  [{ outcome: 'needsAttention', forked: true }, 'synced', /Nobody will see it again/],
] as const)('(F179) of %o, %s, it is said', async (group, phase, words) => {
  expect(await questionOf(group, phase)).toMatch(words);
});

test('says that it was rejected as soon as an exchange tells it', async () => {
  const { listed, put } = show({});
  expect(await screen.findByText(/the coordinator can approve it/u)).toBeVisible();
  const [one] = listed;
  listed[0] = {
    ...present(one, 'the group'),
    outcome: 'needsAttention',
    dismissed: { by: fixtureIds.memberId, at: 1 },
  };
  act(() => put({ exchangedAt: 2 }));
  expect(await screen.findByText(/rejected this change/u)).toBeVisible();
  expect(screen.queryByText(/the coordinator can approve it/u)).toBeNull();
});
