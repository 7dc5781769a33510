/** The account of the scenes, its device, and what a server tells of its programme. */

import type { Group } from '../../../src/domain/operation/operation.ts';
import type { AccountServer } from '../../../src/client/ports/accounts.ts';
import { ok } from '../../../src/std/result.ts';
import { fixtureIds } from '../carnet-fixture.ts';
import { testAccounts } from '../test-accounts.ts';
import { type TestDevice, testDevice } from '../test-device.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const account = { id: 'account-1', name: 'Maëlle Guivarc’h', email: 'maelle@example.org' };
const { programmeId, padUk, padFr, memberId, otherMemberId } = fixtureIds;

/** A laptop on which the programme is kept, with somebody signed in. */
export function workDevice(now: number): TestDevice {
  const device = testDevice(() => now);
  device.signedIn = account;
  device.list.set(programmeId, {
    programmeId,
    memberId,
    name: 'E-Channel',
    accountId: account.id,
    openedAt: now,
    pendingCount: 3,
    vanished: false,
  });
  return device;
}

interface Told {
  readonly held: Group | undefined;
  readonly report: Awaited<ReturnType<AccountServer['openReport']>>;
}

/**
 * The server's answers.
 *
 * @param told a change of Emma's that waits for coordination, where one does, and the report of a link
 */
export function workAccounts(now: number, { held, report }: Told) {
  const session = {
    account: { ...account, administrator: true },
    device: { id: 'device-1', name: 'Chrome, Windows' },
    memberships: [
      { programmeId, memberId, programmeName: 'E-Channel', roles: ['coordinator' as const] },
      { programmeId: 'other', memberId, programmeName: 'Cap Export', roles: [] },
    ],
  };
  return testAccounts({
    session: async () => ok(session),
    openReport: async () => report,
    held: async () =>
      ok({
        groups:
          held === undefined
            ? []
            : [{ id: 'held', by: otherMemberId, received: now - 2 * hourMs, operations: held }],
      }),
    members: async () =>
      ok({
        members: [
          {
            memberId,
            name: account.name,
            email: account.email,
            launchPadId: padFr,
            roles: ['accountManager', 'coordinator'],
            state: 'active',
            lastExchange: now,
          },
        ],
        pads: [
          { launchPadId: padUk, lastExchange: now - 2 * dayMs },
          { launchPadId: padFr, lastExchange: now - hourMs },
        ],
      }),
    invite: async () => ok({ path: '/join#zu4n-kept-secret', expires: now + 14 * dayMs }),
    devices: async () =>
      ok([
        {
          id: 'device-1',
          name: 'Chrome, Windows',
          current: true,
          signedInAt: now - 40 * dayMs,
          lastSeenAt: now,
        },
        {
          id: 'device-2',
          name: 'Safari, iPhone',
          current: false,
          signedInAt: now - 12 * dayMs,
          lastSeenAt: now - 3 * dayMs,
        },
      ]),
  });
}
