/**
 * Accounts, sessions of devices, invitations and memberships. They are changed online, on the server, and never by
 * operations: who may read a programme must not depend on what a device says.
 */

import * as z from 'zod/mini';
import { languages } from '../domain/entity/field.ts';
import { memberRoles } from '../domain/programme/programme.ts';
import type { DeepReadonly } from '../std/deep-readonly.ts';
import { lengthMax, lengthMin } from '../std/length.ts';
import { exportedFileKinds, exportedFilesMax } from './exported-files.ts';
import { id, newId, instant } from './operation-schema.ts';
import { recordSchema } from './sync-messages.ts';

const line = z.string().check(lengthMin(1), lengthMax(200));
const email = z.string().check(lengthMin(3), lengthMax(320));
/** At most what Argon2id is asked to hash. */
const password = z.string().check(lengthMin(1), lengthMax(256));
const token = z.string().check(lengthMin(20), lengthMax(128));
const roles = z.array(z.enum(memberRoles)).check(lengthMax(memberRoles.length));

/** What the sign-in screen says of the device, so that its owner knows it again in the list. */
const deviceSchema = z.strictObject({ id, name: line });

export const signInRequestSchema = z.strictObject({ email, password, device: deviceSchema });
export type SignInRequest = DeepReadonly<z.infer<typeof signInRequestSchema>>;

/** The one-time links: to set the server up, to join a programme, to set a new password. */
export const linkKinds = ['setUp', 'invitation', 'reset'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** What a link is for, told before it is used. */
export const linkReplySchema = z.object({
  kind: z.enum(linkKinds),
  /** Who is meant, where known. */
  name: z.optional(z.string()),
  email: z.optional(z.string()),
  programmeName: z.optional(z.string()),
  language: z.optional(z.enum(languages)),
  expires: instant,
});
export type LinkReply = DeepReadonly<z.infer<typeof linkReplySchema>>;

export const useLinkRequestSchema = z.strictObject({
  token,
  /** Needed where the account is made by the link. */
  name: z.optional(line),
  email: z.optional(email),
  password,
  device: deviceSchema,
});
export type UseLinkRequest = DeepReadonly<z.infer<typeof useLinkRequestSchema>>;

const membershipSchema = z.object({
  programmeId: id,
  programmeName: z.string(),
  /** The record of the member within the programme. */
  memberId: id,
  roles,
  launchPadId: z.optional(id),
});
export type MembershipReply = DeepReadonly<z.infer<typeof membershipSchema>>;

export const sessionReplySchema = z.object({
  account: z.object({
    id,
    name: z.string(),
    email: z.string(),
    administrator: z.boolean(),
  }),
  device: deviceSchema,
  memberships: z.array(membershipSchema),
});
export type SessionReply = DeepReadonly<z.infer<typeof sessionReplySchema>>;

/** Puts a programme that was begun alone on the server; its log follows as pushes. */
export const connectRequestSchema = z.strictObject({
  programmeId: newId,
  programmeName: line,
  /** Who the person is within the programme, and for which launch pad. */
  memberId: newId,
  launchPadId: z.optional(id),
});
export type ConnectRequest = DeepReadonly<z.infer<typeof connectRequestSchema>>;

export const inviteRequestSchema = z.strictObject({
  /** A record of a member of the programme: made by an operation before, so that it has a name and a pad. */
  memberId: id,
  name: line,
  email: z.optional(email),
  roles,
  launchPadId: z.optional(id),
  /** That of the member, where one alone is known; otherwise their browser decides. */
  language: z.optional(z.enum(languages)),
});
export type InviteRequest = DeepReadonly<z.infer<typeof inviteRequestSchema>>;

/** A link to a report that was issued: members open it with their own sign-in, whatever else they may read. */
export const reportLinkRequestSchema = z.strictObject({ record: id });
export type ReportLinkRequest = DeepReadonly<z.infer<typeof reportLinkRequestSchema>>;
export const openReportRequestSchema = z.strictObject({ token });
export type OpenReportRequest = DeepReadonly<z.infer<typeof openReportRequestSchema>>;

/** The report, and nothing else of its programme but the name. */
export const linkedReportReplySchema = z.object({
  programmeName: z.string(),
  expires: instant,
  report: recordSchema,
});
export type LinkedReportReply = DeepReadonly<z.infer<typeof linkedReportReplySchema>>;

/** The link is told once; afterwards the server knows only its hash. */
export const inviteReplySchema = z.object({ path: z.string(), expires: instant });
export type InviteReply = DeepReadonly<z.infer<typeof inviteReplySchema>>;

export const membersReplySchema = z.object({
  members: z.array(
    z.object({
      memberId: id,
      name: z.string(),
      email: z.optional(z.string()),
      roles,
      launchPadId: z.optional(id),
      state: z.enum(['active', 'invited', 'expired', 'left']),
      /** When a device of this member last exchanged. */
      lastExchange: z.optional(instant),
    }),
  ),
  /** When any device of a pad last exchanged: how old what is shown of it may be. */
  pads: z.array(z.object({ launchPadId: id, lastExchange: instant })),
});
export type MembersReply = DeepReadonly<z.infer<typeof membersReplySchema>>;

/** Changes roles or pad of a member, or ends the membership (`roles: []`). */
export const changeMemberRequestSchema = z.strictObject({
  memberId: id,
  roles,
  launchPadId: z.optional(id),
});
export type ChangeMemberRequest = DeepReadonly<z.infer<typeof changeMemberRequestSchema>>;

export const devicesReplySchema = z.object({
  devices: z.array(
    z.object({
      id,
      name: z.string(),
      signedInAt: instant,
      lastSeenAt: instant,
      current: z.boolean(),
    }),
  ),
});
export type DevicesReply = DeepReadonly<z.infer<typeof devicesReplySchema>>;

export const revokeDeviceRequestSchema = z.strictObject({ device: id });
export const memberRequestSchema = z.strictObject({ memberId: id });

export const changePasswordRequestSchema = z.strictObject({ current: password, next: password });
export type ChangePasswordRequest = DeepReadonly<z.infer<typeof changePasswordRequestSchema>>;

/** Fewest characters of a password (NIST SP 800-63B asks for 8 at least; there is no e-mail to recover by). */
export const passwordLengthMin = 10;

/** Files with content of a programme that a user exported, for the audit log. */
export const exportedFilesRequestSchema = z.strictObject({
  /** Whose sheets the device holds. */
  memberId: id,
  files: z
    .array(z.strictObject({ kind: z.enum(exportedFileKinds), at: instant }))
    .check(lengthMin(1), lengthMax(exportedFilesMax)),
});
export type ExportedFilesRequest = DeepReadonly<z.infer<typeof exportedFilesRequestSchema>>;
