/**
 * Who belongs to a programme: connecting one that was begun alone, the list of its members, their roles, their
 * departure; and the devices of one's own account. A programme is never left without coordination.
 */

import { mayCoordinate, mayRead } from '../../domain/permission/permission.ts';
import type {
  ChangeMemberRequest,
  ConnectRequest,
  DevicesReply,
  MembersReply,
} from '../../protocol/account-messages.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { AccountReader, AuditKind } from '../ports/account-storage.ts';
import type { AuthContext, AuthRefusal } from './context.ts';
import { askedOnce, endLinks, endLinksFor, isAlive } from './living-links.ts';
import { removeNoting } from './noting.ts';
import { coordinatedProgrammesMax, coordinates, mayBring } from './rights.ts';
import type { OpenSession } from './sessions.ts';

/** Makes a programme on the server; its log follows as pushes of the same device. */
export async function connectProgramme(
  context: AuthContext,
  { account, session }: OpenSession,
  { programmeId, programmeName, memberId, launchPadId }: ConnectRequest,
): Promise<Result<undefined, AuthRefusal>> {
  const memberships = await context.accounts.read((reader) => reader.memberships(account.id));
  const isThere = memberships.some((one) => one.programmeId === programmeId);
  // Who brought it already, and did not hear the answer, is a member.
  if (!isThere && !mayBring(account, memberships)) {
    return fail({ kind: 'forbidden', detail: 'notWhoConnects' });
  }
  const coordinated = memberships.filter(({ roles }) => mayCoordinate(roles)).length;
  if (!isThere && coordinated >= coordinatedProgrammesMax) {
    return fail({ kind: 'forbidden', detail: 'tooManyProgrammes' });
  }
  const { sheets } = context;
  if ((await sheets.read(programmeId, async () => true)) === undefined) {
    // Noted before it is done: a restore would take what nobody noted for what was there before [F209].
    await context.accounts.write((writer) =>
      writer.appendAudit(
        {
          at: context.now(),
          kind: 'programmeConnected',
          accountId: account.id,
          programmeId,
          device: session.device,
        },
        (text) => context.hash(text),
      ),
    );
    const isMade = await sheets.createProgramme(
      { programmeId, epoch: context.newId(), sequence: 0, watermark: 0, name: programmeName },
      // Whoever brings a programme coordinates it until someone else is told to.
      { accountId: account.id, memberId, launchPadId, roles: ['accountManager', 'coordinator'] },
    );
    if (isMade) return ok(undefined);
  }
  // A second try after a lost answer is no clash.
  const own = await sheets.read(programmeId, (reader) => reader.membership(account.id));
  return own?.memberId === memberId ? ok(undefined) : fail({ kind: 'taken' });
}

/** The members of a programme, those that are invited, and how old what one sees of each pad may be. */
export async function listMembers(
  context: AuthContext,
  { account }: OpenSession,
  programmeId: string,
): Promise<Result<MembersReply, AuthRefusal>> {
  return context.accounts.read(async (reader): Promise<Result<MembersReply, AuthRefusal>> => {
    const members = await reader.members(programmeId);
    const own = members.find(({ accountId }) => accountId === account.id);
    if (own === undefined) return fail({ kind: 'notFound' });
    if (!mayRead(own.roles)) return fail({ kind: 'forbidden' });
    const exchanges = new Map(
      (await reader.lastExchanges(programmeId)).map(({ memberId, at }) => [memberId, at]),
    );
    const now = context.now();
    const tellsAddresses = mayCoordinate(own.roles);
    const known = await Promise.all(
      members.map(async ({ memberId, roles, launchPadId, accountId }) => {
        const person = await reader.account(accountId);
        const lastExchange = exchanges.get(memberId);
        return {
          memberId,
          name: person?.name ?? '',
          roles: [...roles],
          state: 'active' as const,
          ...(launchPadId === undefined ? {} : { launchPadId }),
          ...(person === undefined || !tellsAddresses ? {} : { email: person.email }),
          ...(lastExchange === undefined ? {} : { lastExchange }),
        };
      }),
    );
    const links = (await reader.links(programmeId)).filter(({ kind }) => kind === 'invitation');
    const asked = askedOnce(reader);
    const invited = await Promise.all(
      links.map(async (link) => ({
        memberId: link.memberId ?? '',
        name: link.name ?? '',
        roles: [...(link.roles ?? [])],
        state: (await isAlive(asked, link, now)) ? ('invited' as const) : ('expired' as const),
        ...(link.launchPadId === undefined ? {} : { launchPadId: link.launchPadId }),
        ...(link.email === undefined || !tellsAddresses ? {} : { email: link.email }),
      })),
    );
    const pads = new Map<string, number>();
    for (const { launchPadId, lastExchange } of known) {
      if (launchPadId === undefined || lastExchange === undefined) continue;
      pads.set(launchPadId, Math.max(lastExchange, pads.get(launchPadId) ?? 0));
    }
    return ok({
      members: [...known, ...invited],
      pads: [...pads].map(([launchPadId, lastExchange]) => ({ launchPadId, lastExchange })),
    });
  });
}

/** Changes roles and pad of a member, or of somebody invited; where no role is left, ends the membership or the invitation. */
export async function changeMember(
  context: AuthContext,
  { account }: OpenSession,
  programmeId: string,
  { memberId, roles, launchPadId }: ChangeMemberRequest,
): Promise<Result<undefined, AuthRefusal>> {
  return context.accounts.write(async (writer): Promise<Result<undefined, AuthRefusal>> => {
    if (!(await coordinates(writer, account.id, programmeId))) return fail({ kind: 'notFound' });
    const note = async (kind: AuditKind): Promise<Result<undefined, never>> => {
      await writer.appendAudit(
        { at: context.now(), kind, accountId: account.id, programmeId, subject: memberId },
        (text) => context.hash(text),
      );
      return ok(undefined);
    };
    const members = await writer.members(programmeId);
    const member = members.find((one) => one.memberId === memberId);
    if (member === undefined) {
      const link = (await writer.links(programmeId)).find((one) => one.memberId === memberId);
      if (link === undefined) return fail({ kind: 'notFound' });
      if (roles.length > 0) {
        // Whoever comes in by it has the rights of that moment, and not those of the day on which it was made.
        await writer.putLink({ ...link, roles, launchPadId });
        return note('rolesChanged');
      }
      await writer.removeLink(link.tokenHash);
      return note('invitationWithdrawn');
    }
    const others = members.filter((one) => one.memberId !== memberId);
    const coordinated = mayCoordinate(roles) || others.some((one) => mayCoordinate(one.roles));
    if (!coordinated) return fail({ kind: 'refused', detail: 'lastCoordinator' });
    if (roles.length === 0) {
      await writer.removeMembership(programmeId, member.accountId);
      await endLinksFor(writer, member.accountId);
    } else await writer.putMembership({ ...member, roles, launchPadId, scope: member.scope + 1 });
    // Also where they coordinate again: none from before works.
    if (!mayCoordinate(roles) || !mayCoordinate(member.roles)) {
      await endLinks(writer, member.accountId, [programmeId]);
    }
    return note(roles.length === 0 ? 'memberRemoved' : 'rolesChanged');
  });
}

/** The devices on which one is signed in. */
export async function listDevices(
  context: AuthContext,
  { account, session }: OpenSession,
): Promise<DevicesReply> {
  const sessions = await context.accounts.read((reader) => reader.sessions(account.id));
  return {
    devices: sessions.map(({ device, deviceName, signedInAt, lastSeenAt, tokenHash }) => ({
      id: device,
      name: deviceName,
      signedInAt,
      lastSeenAt,
      current: tokenHash === session.tokenHash,
    })),
  };
}

/** Signs a device of one's own out: its token is worth nothing from then on. */
export async function revokeDevice(
  context: AuthContext,
  { account }: OpenSession,
  device: string,
): Promise<Result<undefined, AuthRefusal>> {
  const sessionsOf = async (reader: AccountReader) =>
    (await reader.sessions(account.id)).filter((one) => one.device === device);
  const found = await context.accounts.read(sessionsOf);
  if (found.length === 0) return fail({ kind: 'notFound' });
  await removeNoting(
    context,
    { at: context.now(), kind: 'deviceRevoked', accountId: account.id, subject: device },
    async (writer) => {
      for (const { tokenHash } of await sessionsOf(writer)) await writer.removeSession(tokenHash);
    },
  );
  return ok(undefined);
}
