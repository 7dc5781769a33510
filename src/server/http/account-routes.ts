/** The calls about people: parse, ask the use case, answer. */

import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import {
  changeMemberRequestSchema,
  changePasswordRequestSchema,
  connectRequestSchema,
  exportedFilesRequestSchema,
  inviteRequestSchema,
  memberRequestSchema,
  openReportRequestSchema,
  reportLinkRequestSchema,
  revokeDeviceRequestSchema,
  signInRequestSchema,
  useLinkRequestSchema,
} from '../../protocol/account-messages.ts';
import { syncLimits } from '../../protocol/limits.ts';
import { lengthMax, lengthMin } from '../../std/length.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { AuthContext, AuthRefusal, Origin } from '../auth/context.ts';
import { AuditRateLimit } from '../auth/audit-rate-limit.ts';
import { recordExportedFiles } from '../auth/exported-files.ts';
import { describeLink, invite, resetLink, useLink } from '../auth/links.ts';
import {
  changeMember,
  connectProgramme,
  listDevices,
  listMembers,
  revokeDevice,
} from '../auth/members.ts';
import { linkToReport, openReport } from '../auth/report-links.ts';
import { describeSession, type OpenSession } from '../auth/sessions.ts';
import type { SignedIn, SignInDesk } from '../auth/sign-in.ts';
import type { AtWork } from './at-work.ts';
import {
  answer,
  asOneOfFew,
  asOneOfFewInLine,
  asOneOfFewWith,
  asSomebody,
  type FindSession,
  readBody,
} from './call.ts';
import {
  dayEventsMax,
  dayFilesMax,
  dayInvitationsMax,
  dayLimit,
  dayProgrammesMax,
  DayQuota,
} from './day-quota.ts';
import { busy } from './in-flight.ts';
import type { SessionCookie } from './session-cookie.ts';

export interface AccountRouteParts {
  readonly auth: AuthContext;
  readonly desk: SignInDesk;
  readonly cookie: SessionCookie;
  readonly findSession: FindSession;
  /** Finds also the session of somebody whose account was disabled since. */
  readonly findEither: FindSession;
  readonly atWork: AtWork;
  originOf(context: Context): Origin;
}

const lookSchema = z.strictObject({ token: z.string().check(lengthMin(1), lengthMax(128)) });
const { bodyBytesMax } = syncLimits;

/** The routes below `/api`. */
export function accountRoutes(parts: AccountRouteParts): Hono {
  const routes = new Hono();
  const events = new DayQuota();
  routes.route('/', sessionRoutes(parts, events));
  routes.route('/', memberRoutes(parts, events));
  return routes;
}

/** Whether one more event of an account goes into the audit log that day: nobody fills it, and hides something behind others. */
const hasRoomFor = (events: DayQuota, who: string, now: number): boolean =>
  events.take(who, 1, { max: dayEventsMax, now });

function sessionRoutes(parts: AccountRouteParts, events: DayQuota): Hono {
  const { auth, desk, cookie, findSession, findEither, atWork } = parts;
  const opened = new AuditRateLimit();
  const routes = new Hono();
  routes.get('/session', (context) =>
    asOneOfFew(context, parts, async (session) => ok(await describeSession(auth, session))),
  );
  routes.post('/session', async (context) => {
    const request = await readBody(context, signInRequestSchema, bodyBytesMax);
    if (!request.ok) return answer(context, request);
    return welcome(parts, context, await desk.signIn(request.value, whence(parts, context)));
  });
  routes.post('/session/end', (context) =>
    asSomebody(context, findEither, async (session) => {
      await desk.signOut(session);
      cookie.take(context);
      return ok(undefined);
    }),
  );
  routes.post('/links/look', async (context) => {
    const request = await readBody(context, lookSchema, bodyBytesMax);
    return answer(context, request.ok ? await describeLink(auth, request.value.token) : request);
  });
  routes.post('/links/use', async (context) => {
    const request = await readBody(context, useLinkRequestSchema, bodyBytesMax);
    if (!request.ok) return answer(context, request);
    const { guessing, newPasswords } = desk;
    const use = { guessing, newPasswords, origin: whence(parts, context) };
    return welcome(parts, context, await useLink(auth, request.value, use));
  });
  // A report may be as long as a record.
  routes.use('/report-links/open', ...atWork.longAnswers);
  routes.post('/report-links/open', (context) =>
    asSomebody(context, findSession, async (session) => {
      const request = await readBody(context, openReportRequestSchema, bodyBytesMax, {
        announced: (bytes) => atWork.admit(context, `reports ${session.account.id}`, bytes),
        inflated: (bytes) => atWork.weigh(context, bytes),
      });
      if (!request.ok) return request.error === 'busy' ? fail(busy) : request;
      if (!(await atWork.turn(context, 'answers', session.account.id))) return fail(busy);
      const who = session.account.id;
      const now = auth.now();
      return openReport(auth, session, request.value, (recordId) => {
        if (events.usedOn(now, who) >= dayEventsMax) return dayLimit(now);
        // Opened again within the hour, it is the same reading.
        if (!opened.isDue(JSON.stringify([who, recordId]), now)) return 'noted';
        events.use(who, 1, now);
        return 'due';
      });
    }),
  );
  routes.get('/devices', (context) =>
    asOneOfFew(context, parts, async (session) => ok(await listDevices(auth, session))),
  );
  routes.post('/devices/revoke', (context) =>
    asOneOfFewWith(context, parts, revokeDeviceRequestSchema, (session, { device }) =>
      revokeDevice(auth, session, device),
    ),
  );
  routes.post('/password', (context) =>
    asOneOfFewInLine(context, parts, changePasswordRequestSchema, (session, request) =>
      desk.changePassword(session, request, whence(parts, context)),
    ),
  );
  return routes;
}

/** From where a password is tried, and whether anybody still waits for the answer. */
function whence(parts: AccountRouteParts, context: Context): Origin {
  return { ...parts.originOf(context), gone: context.req.raw.signal };
}

/** Hands the cookie over and tells who came in. */
async function welcome(
  { auth, cookie }: AccountRouteParts,
  context: Context,
  signedIn: Result<SignedIn, AuthRefusal>,
): Promise<Response> {
  if (!signedIn.ok) return answer(context, signedIn);
  cookie.give(context, signedIn.value.token);
  return answer(context, ok(await describeSession(auth, signedIn.value)));
}

function memberRoutes(parts: AccountRouteParts, events: DayQuota): Hono {
  const { auth } = parts;
  const routes = new Hono();
  const withinDay = async <T>(
    { account }: OpenSession,
    work: () => Promise<Result<T, AuthRefusal>>,
  ): Promise<Result<T, AuthRefusal>> => {
    const now = auth.now();
    return hasRoomFor(events, account.id, now) ? work() : fail(dayLimit(now));
  };
  const files = new DayQuota();
  const programmes = new DayQuota();
  const invitations = new DayQuota();
  const programmeOf = (context: Context): string => context.req.param('programmeId') ?? '';
  routes.post('/programmes', (context) =>
    asOneOfFewWith(context, parts, connectRequestSchema, async (session, request) => {
      const who = session.account.id;
      const now = auth.now();
      // Counted before it is done, so that many at once are not one.
      if (!programmes.take(who, 1, { max: dayProgrammesMax, now })) {
        return fail(dayLimit(now));
      }
      const giveBack = (): void => programmes.giveBack(who, 1);
      const connected = await connectProgramme(auth, session, request).catch((error: unknown) => {
        giveBack();
        throw error;
      });
      // Whoever is not allowed now may be in an hour.
      if (!connected.ok && connected.error.kind === 'forbidden') giveBack();
      return connected;
    }),
  );
  routes.get('/programmes/:programmeId/members', (context) =>
    asOneOfFew(context, parts, (session) => listMembers(auth, session, programmeOf(context))),
  );
  routes.post('/programmes/:programmeId/members', (context) =>
    asOneOfFewWith(context, parts, changeMemberRequestSchema, (session, request) =>
      withinDay(session, () => changeMember(auth, session, programmeOf(context), request)),
    ),
  );
  routes.post('/programmes/:programmeId/invitations', (context) =>
    asOneOfFewWith(context, parts, inviteRequestSchema, async (session, request) => {
      const programmeId = programmeOf(context);
      const now = auth.now();
      return invite(auth, session, programmeId, {
        ...request,
        // Counted for whoever may invite alone: nobody else uses up what a programme has.
        beyondDay: () =>
          invitations.take(programmeId, 1, { max: dayInvitationsMax, now })
            ? undefined
            : dayLimit(now),
      });
    }),
  );
  routes.post('/programmes/:programmeId/report-links', (context) =>
    asOneOfFewWith(context, parts, reportLinkRequestSchema, (session, request) =>
      withinDay(session, () => linkToReport(auth, session, programmeOf(context), request)),
    ),
  );
  routes.post('/programmes/:programmeId/handed-out', (context) =>
    asOneOfFewWith(context, parts, exportedFilesRequestSchema, async (session, request) => {
      const who = session.account.id;
      const now = auth.now();
      // Nobody fills the audit log; what is left is reported later.
      if (!files.take(who, request.files.length, { max: dayFilesMax, now })) {
        return fail(dayLimit(now));
      }
      return recordExportedFiles(auth, session, programmeOf(context), request);
    }),
  );
  routes.post('/programmes/:programmeId/reset', (context) =>
    asOneOfFewWith(context, parts, memberRequestSchema, (session, { memberId }) =>
      resetLink(auth, session, programmeOf(context), memberId),
    ),
  );
  return routes;
}
