// @vitest-environment jsdom
/** What took no effect: the question before it is discarded says what becomes of it, here and on the server. */

import { render, screen } from '@testing-library/react';
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
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
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

/** Asks to discard a group, and answers the question that comes. */
async function questionOf(
  group: Pick<StuckGroup, 'outcome' | 'forked'>,
  phase: SyncState['phase'],
): Promise<string | null> {
  const operations = [...present(fixture.carnet.lastChange(), 'a change')];
  const { access } = exchangeFixture({ phase, stuck: 1 }, [
    { key: 4, ...group, group: operations },
  ]);
  render(
    <AccountsContext value={testAccounts({})}>
      <CarnetContext value={fixture.carnet}>
        <SyncContext value={access}>
          <StuckList />
        </SyncContext>
      </CarnetContext>
    </AccountsContext>,
  );
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
