/**
 * The calls that bring and fetch bytes of files. They are apart from those of the exchange because their bodies are no
 * JSON; the guard, the session and the rights are the same.
 */

import { type Context, Hono } from 'hono';
import { fileBytesMax } from '../../domain/attachment/attachment.ts';
import { type FileState, lengthHeader, offsetHeader } from '../../protocol/file-messages.ts';
import type { RefusalKind } from '../../protocol/sync-messages.ts';
import { memberHeader } from '../../protocol/version.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import { checkNamed, type NamedFile } from '../files/named-file.ts';
import type { Appended, FileStorage, UploadPlace } from '../ports/file-storage.ts';
import type { Asker, SyncContext } from '../sync/context.ts';
import { answer, type FindSession } from './call.ts';
import { DayQuota, nextDaySeconds } from './day-quota.ts';
import { type AtWork, whenRead } from './at-work.ts';
import { busySeconds, InFlight } from './in-flight.ts';
import { refuse } from './refusals.ts';

export interface FileRouteParts {
  readonly sync: SyncContext;
  readonly findSession: FindSession;
  readonly atWork: AtWork;
  readonly files: FileStorage;
}

/** Bytes of files that one account brings in a day: the photographs of half a year away. */
export const fileDayBytesMax = 2_000_000_000;

/** The routes below `/api/programmes/:programmeId/files`. */
export function fileRoutes({ sync, findSession, atWork, files }: FileRouteParts): Hono {
  const routes = new Hono();
  const quota = new DayQuota();
  /** Until they are read: the bytes go on when the call is over. */
  const downloads = new InFlight();
  const base = '/:programmeId/files/:record/:hash';

  /** Looks up, in a turn, where the bytes are that somebody asks for, and does in it what belongs to the turn as well. */
  const lookedUp = async <T>(
    context: Context,
    accountId: string,
    purpose: 'fetch' | 'bring',
    work: (place: UploadPlace) => Promise<T>,
  ): Promise<Result<T, RefusalKind>> => {
    const look = async (): Promise<Result<T, RefusalKind>> => {
      const asker = askerOf(context, accountId);
      const named = namedIn(context);
      const allowed = await checkNamed(sync, asker, named, purpose);
      if (!allowed.ok) return allowed;
      const place = { programmeId: asker.programmeId, hash: named.hash, sender: accountId };
      const { length } = allowed.value;
      if (length !== undefined) await files.check(place, length);
      return ok(await work(place));
    };
    return atWork.inTurn(context, { kind: 'files', accountId }, look, () => fail('busy'));
  };

  const refused = (context: Context, error: RefusalKind): Response =>
    refuse(context, error, error === 'busy' ? { retryAfter: busySeconds } : {});

  /** Runs a call for whoever is signed in. */
  const asked = async (
    context: Context,
    work: (accountId: string) => Promise<Response>,
  ): Promise<Response> => {
    const session = await findSession(context);
    if (session === undefined) return refuse(context, 'signedOut');
    return atWork.oneOfFew(
      `file ${context.req.method} ${session.session.tokenHash}`,
      () => work(session.account.id),
      () => refused(context, 'busy'),
    );
  };

  const fetched = (
    context: Context,
    work: (place: UploadPlace) => Promise<Response>,
  ): Promise<Response> =>
    asked(context, async (accountId) => {
      const done = await lookedUp(context, accountId, 'fetch', work);
      return done.ok ? done.value : refused(context, done.error);
    });

  routes.get(`${base}/state`, (context) =>
    fetched(context, async (place) => {
      const size = await files.size(place);
      if (size === undefined) {
        // Whoever may only read asks in order to make room: of a file that is not here, they are told nothing.
        const asker = askerOf(context, place.sender);
        const allowed = await checkNamed(sync, asker, namedIn(context), 'bring');
        if (!allowed.ok) return refuse(context, allowed.error);
      }
      const state: FileState =
        size === undefined
          ? { offset: await files.offset(place), isWhole: false }
          : {
              offset: size,
              isWhole: true,
              ...((await files.isBackedUp(place)) ? { isBackedUp: true } : {}),
            };
      return answer(context, ok(state));
    }),
  );

  routes.patch(base, (context) =>
    asked(context, async (accountId) => {
      // The bytes arrive as slowly as the line is that brings them: that is no part of the turn.
      const found = await lookedUp(context, accountId, 'bring', async (it) => it);
      if (!found.ok) return refused(context, found.error);
      const place = found.value;
      const offset = wholeNumber(context.req.header(offsetHeader));
      const length = wholeNumber(context.req.header(lengthHeader));
      const { body } = context.req.raw;
      if (offset === undefined || length === undefined || offset >= length || body === null) {
        return refuse(context, 'malformed');
      }
      if (length > fileBytesMax) return refuse(context, 'tooLarge');
      const now = sync.now();
      const announced = wholeNumber(context.req.header('content-length')) ?? length;
      const size = Math.min(announced, length - offset);
      if (!quota.take(place.sender, size, { max: fileDayBytesMax, now })) {
        return refuse(context, 'busy', { retryAfter: nextDaySeconds(now) });
      }
      const appended = await files.append(place, { offset, length, bytes: body });
      if (appended.kind === 'busy') return refuse(context, 'busy', { retryAfter: busySeconds });
      return answer(context, stateOf(appended, length));
    }),
  );

  routes.get(base, (context) =>
    fetched(context, async (place) => {
      const download = downloads.take(place.sender, 0);
      if (download === undefined) return refuse(context, 'busy', { retryAfter: busySeconds });
      whenRead(context, () => download.letGo());
      const file = await files.read(place);
      if (file === undefined) return refuse(context, 'notFound');
      context.header('Content-Length', String(file.length));
      context.header('Content-Type', 'application/octet-stream');
      context.header('Content-Disposition', 'attachment');
      return context.body(file.bytes);
    }),
  );
  return routes;
}

function stateOf(
  appended: Exclude<Appended, { readonly kind: 'busy' }>,
  length: number,
): Result<FileState, RefusalKind> {
  switch (appended.kind) {
    case 'begun':
      return ok({ offset: appended.offset, isWhole: false });
    case 'whole':
      return ok({ offset: length, isWhole: true });
    case 'elsewhere':
      return fail('taken');
    case 'otherFile':
      return fail('refused');
    case 'full':
      return fail('full');
  }
}

const namedIn = (context: Context): NamedFile => ({
  recordId: context.req.param('record') ?? '',
  hash: context.req.param('hash') ?? '',
});

function askerOf(context: Context, accountId: string): Asker {
  const programmeId = context.req.param('programmeId') ?? '';
  return { accountId, programmeId, memberId: context.req.header(memberHeader) };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
