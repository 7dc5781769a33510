/**
 * The calls of the exchange: parse, ask the use case, answer. No rule of the business lives here.
 */

import { type Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import { syncLimits } from '../../protocol/limits.ts';
import {
  type HistoryReply,
  hasEntryRequestSchema,
  historyRequestSchema,
  type PullReply,
  pullRequestSchema,
  pushRequestSchema,
  snapshotRequestSchema,
} from '../../protocol/sync-messages.ts';
import { snapshotText, type StoredReply } from '../../protocol/snapshot-text.ts';
import { lifeHeader, memberHeader, protocolHeader } from '../../protocol/version.ts';
import { mayCoordinate } from '../../domain/permission/permission.ts';
import type { DeepReadonly } from '../../std/deep-readonly.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { AuthContext } from '../auth/context.ts';
import type { Life } from '../auth/life.ts';
import { AuditRateLimit } from '../auth/audit-rate-limit.ts';
import { unlessFull } from '../auth/noting.ts';
import { UnusualReads } from '../auth/unusual-reads.ts';
import type { AuditEvent } from '../ports/account-storage.ts';
import { TransactionTooLong } from '../ports/sheet-storage.ts';
import { isNear } from '../stored-times.ts';
import type { Asker, SyncContext, SyncRefusal } from '../sync/context.ts';
import { dismiss, heldGroups, letThrough } from '../sync/held.ts';
import { hasEntry } from '../sync/entry-mark.ts';
import { pull } from '../sync/pull.ts';
import { pushAndPull } from '../sync/push-and-pull.ts';
import { recordCount } from '../sync/record-count.ts';
import { history, snapshot } from '../sync/snapshot.ts';
import type { OpenSession } from '../auth/sessions.ts';
import { asOneOfFew, asSomebody, type FindSession, JsonText, readBody } from './call.ts';
import {
  coordinationDayBytesMax,
  dayBytesMax,
  dayHeldGroupsMax,
  DayQuota,
  firstUploadMsMax,
  nextDaySeconds,
} from './day-quota.ts';
import type { AtWork } from './at-work.ts';
import { busy } from './in-flight.ts';
import { type NudgeParts, nudges } from './nudges.ts';

/** Within so many milliseconds, a session that stood is not looked up again. */
const recentMs = 1000;

export interface SyncRouteParts extends NudgeParts {
  readonly auth: AuthContext;
  /** Finds also the session of somebody whose account was disabled since. */
  readonly findEither: FindSession;
  readonly atWork: AtWork;
  readonly life: Life;
}

interface Call<Schema extends z.ZodMiniType> {
  readonly name: string;
  readonly schema: Schema;
  readonly bytesMax: number;
  useCase(
    asker: Asker,
    request: DeepReadonly<z.infer<Schema>>,
    context: Context,
  ): Promise<Result<unknown, SyncRefusal>>;
  /** Whether somebody whose account was disabled is heard as well. */
  readonly hearsDisabled?: true;
  /**
   * What it takes turns with: its answer may be long, so that few are made at once. Pushes have turns of their own: they wait in
   * the line of their programme, and whoever only reads waits behind no writer.
   */
  readonly turns: 'answers' | 'pushes';
  /** Whether so many bytes more may be sent by whoever asks. */
  readonly hasRoom?: (asker: Asker, bytes: number) => Promise<boolean>;
  /** Counts back what the server itself failed at: a laptop that tries again all day is not stopped for that. */
  readonly giveBack?: (asker: Asker, bytes: number) => void;
}

/** The routes below `/api/programmes/:programmeId`. */
export function syncRoutes(parts: SyncRouteParts): Hono {
  const { sync, findSession, findEither, atWork } = parts;
  const routes = new Hono();
  const nameLife = async (context: Context): Promise<string | undefined> => {
    const life = await parts.life.known();
    if (life !== undefined) context.header(lifeHeader, life);
    return life;
  };
  routes.use(async (context, next) => {
    await nameLife(context);
    await next();
  });
  const call = <Schema extends z.ZodMiniType>({
    name,
    hearsDisabled,
    turns,
    ...rest
  }: Call<Schema>): void => {
    const find = hearsDisabled ? findEither : findSession;
    routes.use(`/:programmeId/${name}`, ...atWork.longAnswers);
    routes.post(`/:programmeId/${name}`, (context) =>
      asSomebody(context, find, async (first) => {
        const began = sync.now();
        const { account } = first;
        let length = 0;
        let parsed: (() => void) | undefined;
        const of = `${turns} ${account.id}`;
        const request = await readBody(context, rest.schema, rest.bytesMax, {
          announced: (bytes) => atWork.admit(context, of, bytes),
          inflated: async (bytes) => {
            length = bytes;
            if (!atWork.weigh(context, bytes)) return false;
            if (bytes <= syncLimits.bodyBytesMax) return true;
            parsed = await atWork.turnOfBody(context, account.id);
            return parsed !== undefined;
          },
        }).finally(() => parsed?.());
        if (!request.ok) return request.error === 'busy' ? fail(busy) : request;
        const askerFor = (open: OpenSession): Asker => ({
          ...askerOf(context, open.account.id),
          ...(open.account.disabled ? { disabledOn: open.session.device } : {}),
        });
        if ((await rest.hasRoom?.(askerFor(first), length)) === false) {
          return fail({ kind: 'busy' as const, retryAfter: nextDaySeconds(sync.now()) });
        }
        if (!(await atWork.turn(context, turns, account.id))) return fail(busy);
        // The session may have ended while the body came, or while it waited.
        const still = Math.abs(sync.now() - began) < recentMs ? first : await find(context);
        if (still === undefined) return fail('signedOut');
        const asker = askerFor(still);
        const life = await nameLife(context);
        const answered = await rest
          .useCase(asker, request.value, context)
          .catch((error: unknown) => {
            // What takes too long would come again without end.
            if (!(error instanceof TransactionTooLong)) rest.giveBack?.(asker, length);
            throw error;
          });
        if (!answered.ok && answered.error === 'busy') return fail(busy);
        // A backup that was taken in meanwhile: nobody knows of which life the answer is, and the device asks again.
        return (await parts.life.read()) === life ? answered : fail(busy);
      }),
    );
  };
  const noteRead = readNoter(parts);
  const handedIn = new AuditRateLimit();
  const forged = new AuditRateLimit();
  const quota = new DayQuota();
  const held = new DayQuota();
  const overQuota = new AuditRateLimit();
  const pushed: SyncContext = {
    ...sync,
    onForged: async (asker) => {
      if (forged.isDue(readerOf(asker), sync.now())) await audit(parts, 'signedForOther', asker);
    },
    // Known only once it was read: the push that reaches the end of a day takes effect, and the next one waits.
    onLonger: ({ accountId }, characters) => quota.use(accountId, characters, sync.now()),
    onHeld: ({ accountId }, groups) => held.use(accountId, groups, sync.now()),
  };
  call({
    name: 'push',
    turns: 'pushes',
    schema: pushRequestSchema,
    bytesMax: syncLimits.pushBytesMax,
    hearsDisabled: true,
    hasRoom: async (asker, bytes) => {
      const { accountId } = asker;
      const now = sync.now();
      if (held.usedOn(now, accountId) < dayHeldGroupsMax) {
        if (quota.take(accountId, bytes, { max: dayBytesMax, now })) return true;
        const max = coordinationDayBytesMax;
        if ((await mayUploadMuch(parts, asker)) && quota.take(accountId, bytes, { max, now })) {
          return true;
        }
      }
      if (overQuota.isDue(accountId, now)) await audit(parts, 'overQuota', asker);
      return false;
    },
    giveBack: ({ accountId }, bytes) => quota.giveBack(accountId, bytes),
    useCase: async (asker, request, context) => {
      const onTouched = (bytes: number): void => atWork.made(context, bytes);
      const onBlocked = (ms: number): void => atWork.blocked(asker.accountId, ms);
      const heavyTurn = (): Promise<boolean> => atWork.heavyTurn(context, asker.accountId);
      const ports = { ...pushed, onTouched, onBlocked, heavyTurn };
      const answered = await pushAndPull(ports, asker, request);
      if (!answered.ok) return answered;
      if (asker.disabledOn !== undefined) {
        const isHeld = answered.value.outcomes.some(({ outcome }) => outcome === 'held');
        if (isHeld && handedIn.isDue(readerOf(asker), sync.now())) {
          await audit(parts, 'handedInDisabled', asker);
        }
        return answered;
      }
      await noteExchange(sync, asker);
      const { pulled } = answered.value;
      // What was pushed is on the disk, whatever becomes of this.
      if (pulled !== undefined) await noteRead(asker, ok(pulled)).catch(() => undefined);
      return answered;
    },
  });
  const small = { bytesMax: syncLimits.bodyBytesMax, turns: 'answers' } as const;
  call({
    ...small,
    name: 'pull',
    schema: pullRequestSchema,
    useCase: async (asker, request) => {
      const answered = await pull(sync, asker, request);
      // Whoever has nothing to send has seen everything all the same.
      if (answered.ok) await noteExchange(sync, asker);
      return noteRead(asker, answered);
    },
  });
  call({
    ...small,
    name: 'snapshot',
    schema: snapshotRequestSchema,
    useCase: async (asker, request) => {
      const answered = await noteRead(asker, await snapshot(sync, asker, request));
      return answered.ok ? ok(new JsonText(snapshotText(answered.value))) : answered;
    },
  });
  call({
    ...small,
    name: 'history',
    schema: historyRequestSchema,
    useCase: async (asker, request) => noteRead(asker, await history(sync, asker, request)),
  });
  call({
    ...small,
    name: 'has-entry',
    schema: hasEntryRequestSchema,
    useCase: async (asker, request) => ok(await hasEntry(sync, asker, request)),
  });
  routes.use('/:programmeId/held', ...atWork.longAnswers);
  routes.get('/:programmeId/held', (context) =>
    asSomebody(context, findSession, async ({ account }) => {
      if (!atWork.admit(context, `answers ${account.id}`, 0)) return fail(busy);
      if (!(await atWork.turn(context, 'answers', account.id))) return fail(busy);
      return heldGroups(sync, askerOf(context, account.id), context.req.query('next'));
    }),
  );
  const settle = (
    path: string,
    useCase: typeof letThrough | typeof dismiss,
    event: AuditEvent['kind'],
  ): void => {
    routes.post(path, (context) =>
      asOneOfFew(context, parts, async ({ account }) => {
        const asker = askerOf(context, account.id);
        const group = context.req.param('group') ?? '';
        const content = context.req.query('content');
        const done = await useCase(sync, asker, { id: group, content });
        if (done.ok) await audit(parts, event, asker, group);
        return done;
      }),
    );
  };
  settle('/:programmeId/held/:group', letThrough, 'heldLetThrough');
  settle('/:programmeId/held/:group/dismiss', dismiss, 'heldDismissed');
  routes.get('/:programmeId/nudges', nudges(parts));
  return routes;
}

/** Counts what answers told, and notes an account that reads far too much. */
function readNoter(parts: SyncRouteParts) {
  const { sync } = parts;
  const unusual = new UnusualReads();
  return async <Reply extends PullReply | StoredReply | HistoryReply>(
    asker: Asker,
    answered: Result<Reply, SyncRefusal>,
  ): Promise<Result<Reply, SyncRefusal>> => {
    if (!answered.ok) return answered;
    const { programmeId } = asker;
    const told = { count: toldBy(answered.value), now: sync.now() };
    const whole = async (): Promise<number> =>
      (await sync.storage.read(programmeId, (reader) => recordCount(sync.storage, reader))) ?? 0;
    if (await unusual.note(readerOf(asker), told, whole)) {
      await audit(parts, 'unusualRead', asker);
    }
    return answered;
  };
}

/** Names an account in a programme. */
const readerOf = ({ accountId, programmeId }: Asker): string =>
  JSON.stringify([accountId, programmeId]);

function toldBy(reply: PullReply | StoredReply | HistoryReply): number {
  if ('records' in reply) return reply.records.length;
  return 'entries' in reply ? reply.entries.length : 0;
}

/** Notes what happened, as far as there is room: what it is about is committed. */
function audit(
  { auth }: SyncRouteParts,
  kind: AuditEvent['kind'],
  { accountId, programmeId, disabledOn: device }: Asker,
  subject?: string,
): Promise<void> {
  const event = { at: auth.now(), kind, accountId, programmeId, device, subject };
  return unlessFull(() =>
    auth.accounts.write((writer) => writer.appendAudit(event, (text) => auth.hash(text))),
  );
}

function askerOf(context: Context, accountId: string): Asker {
  return {
    accountId,
    programmeId: context.req.param('programmeId') ?? '',
    memberId: context.req.header(memberHeader),
    protocol: Number(context.req.header(protocolHeader)),
  };
}

/**
 * Whether somebody has the larger quota of whoever coordinates. Anybody may found a programme and coordinates it then, so
 * in one without another member it is there only while its first log arrives: from the first change that took effect.
 */
async function mayUploadMuch({ sync, auth }: SyncRouteParts, asker: Asker): Promise<boolean> {
  const { programmeId, accountId, disabledOn } = asker;
  const members = await auth.accounts.read((reader) => reader.members(programmeId));
  const own = members.find((member) => member.accountId === accountId);
  if (own === undefined || disabledOn !== undefined || !mayCoordinate(own.roles)) return false;
  if (members.length > 1) return true;
  const [first] =
    (await sync.storage.read(programmeId, (reader) => reader.entriesAfter(0, 1))) ?? [];
  return first !== undefined && isNear(first.received, sync.now(), firstUploadMsMax);
}

/** Only the age of what others see hangs on it, and the next exchange notes it as well: no answer fails because of it. */
async function noteExchange(sync: SyncContext, { programmeId, accountId }: Asker): Promise<void> {
  const { storage } = sync;
  try {
    const member = await storage.read(programmeId, (reader) => reader.membership(accountId));
    if (member !== undefined) {
      await storage.noteExchange(programmeId, member.memberId, sync.now());
    }
  } catch {
    // The disk is full, or somebody else has the database.
  }
}
