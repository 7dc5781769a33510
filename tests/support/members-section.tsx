/** The section of the members in the settings, over a server of people that a test gives. */

import { render } from '@testing-library/react';
import { MembersSection } from '../../src/client/features/settings/members-section.tsx';
import { AccountsContext } from '../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../src/client/model/use-device.ts';
import { SyncContext } from '../../src/client/model/use-sync.ts';
import type { AccountServer } from '../../src/client/ports/accounts.ts';
import type { CarnetFixture } from './carnet-fixture.ts';
import { exchangeFixture } from './exchange-fixture.ts';
import { testAccounts } from './test-accounts.ts';
import { testDevice } from './test-device.ts';

/** Shows it, for whoever works in the fixture. */
export function showMembersSection(
  { carnet, environment }: Pick<CarnetFixture, 'carnet' | 'environment'>,
  server: Partial<AccountServer>,
  { access } = exchangeFixture(),
): void {
  render(
    <AccountsContext value={testAccounts(server)}>
      <DeviceContext value={testDevice(() => environment.now())}>
        <CarnetContext value={carnet}>
          <SyncContext value={access}>
            <MembersSection />
          </SyncContext>
        </CarnetContext>
      </DeviceContext>
    </AccountsContext>,
  );
}
