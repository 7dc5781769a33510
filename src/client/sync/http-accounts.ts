/**
 * The account API over HTTP, at the address that the page came from. An answer counts only with the protocol's own
 * header, as in the exchange [C4]: the page of a hotel's network is no refusal. Passwords and tokens travel in bodies
 * only, never in an address.
 */

import * as z from 'zod/mini';
import {
  devicesReplySchema,
  inviteReplySchema,
  linkedReportReplySchema,
  linkReplySchema,
  membersReplySchema,
  sessionReplySchema,
} from '../../protocol/account-messages.ts';
import {
  heldReplySchema,
  letThroughReplySchema,
  refusalSchema,
} from '../../protocol/sync-messages.ts';
import { languageOptionalFrom, protocolHeader, protocolVersion } from '../../protocol/version.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import {
  type AccountAnswer,
  type AccountProblem,
  accountProblems,
  type AccountServer,
  type HeldName,
} from '../ports/accounts.ts';
import type { Environment } from '../ports/environment.ts';

export interface AccountPorts {
  fetch(path: string, init: RequestInit): Promise<Response>;
  readonly environment: Pick<Environment, 'later'>;
}

/** A person waits before the screen: a call ends by then, in milliseconds. */
const callMsMax = 20_000;

const doneSchema = z.object({});

/** The account API of the page's own address. */
export function httpAccounts(ports: AccountPorts): AccountServer {
  /** The protocol of the server that answered last. */
  let spoken = Number.NaN;
  const onAnswer = ({ headers }: Response): void => {
    spoken = Number(headers.get(protocolHeader) ?? 'NaN');
  };
  const read = <S extends z.ZodMiniType>(path: string, schema: S): AccountAnswer<z.infer<S>> =>
    call(ports, path, { schema, onAnswer });
  const send = <S extends z.ZodMiniType>(
    path: string,
    schema: S,
    body: object,
  ): AccountAnswer<z.infer<S>> => call(ports, path, { schema, body, onAnswer });
  const tell = async (path: string, body: object): AccountAnswer<undefined> => {
    const answer = await send(path, doneSchema, body);
    return answer.ok ? ok(undefined) : answer;
  };
  const below = (programmeId: string, name: string): string =>
    `/api/programmes/${encodeURIComponent(programmeId)}/${name}`;
  return {
    session: () => read('/api/session', sessionReplySchema),
    signIn: (request) => send('/api/session', sessionReplySchema, request),
    signOut: () => tell('/api/session/end', {}),
    lookAtLink: (token) => send('/api/links/look', linkReplySchema, { token }),
    useLink: (request) => send('/api/links/use', sessionReplySchema, request),
    connect: (request) => tell('/api/programmes', request),
    members: (id) => read(below(id, 'members'), membersReplySchema),
    invite: (id, request, language) => {
      const named = spoken < languageOptionalFrom ? { language, ...request } : request;
      return send(below(id, 'invitations'), inviteReplySchema, named);
    },
    changeMember: (id, request) => tell(below(id, 'members'), request),
    reportExportedFiles: (id, request) => tell(below(id, 'handed-out'), request),
    resetLink: (id, memberId) => send(below(id, 'reset'), inviteReplySchema, { memberId }),
    linkToReport: (id, record) => send(below(id, 'report-links'), inviteReplySchema, { record }),
    openReport: (token) => send('/api/report-links/open', linkedReportReplySchema, { token }),
    held: (id, next) => {
      const page = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
      return read(`${below(id, 'held')}${page}`, heldReplySchema);
    },
    letThrough: async (id, group) => {
      const answer = await send(below(id, heldPath(group, '')), letThroughReplySchema, {});
      if (!answer.ok) return answer;
      return ok(answer.value.outcome === 'needsAttention' ? 'notApplied' : undefined);
    },
    dismiss: (id, group) => tell(below(id, heldPath(group, '/dismiss')), {}),
    devices: async () => {
      const answer = await read('/api/devices', devicesReplySchema);
      return answer.ok ? ok(answer.value.devices) : answer;
    },
    revokeDevice: (device) => tell('/api/devices/revoke', { device }),
    changePassword: (current, next) => tell('/api/password', { current, next }),
  };
}

/** Older servers do not name the content, and decide on what they show. */
function heldPath({ id, content }: HeldName, what: '' | '/dismiss'): string {
  const shown = content === undefined ? '' : `?content=${encodeURIComponent(content)}`;
  return `held/${encodeURIComponent(id)}${what}${shown}`;
}

interface Call<S extends z.ZodMiniType> {
  readonly schema: S;
  /** Sent as JSON; without it, the call only reads. */
  readonly body?: object;
  /** Told when a Carnet server answered. */
  readonly onAnswer: (response: Response) => void;
}

async function call<S extends z.ZodMiniType>(
  ports: AccountPorts,
  path: string,
  { schema, body, onAnswer }: Call<S>,
): AccountAnswer<z.infer<S>> {
  const ending = new AbortController();
  const cancel = ports.environment.later(() => ending.abort(), callMsMax);
  const common = { accept: 'application/json', [protocolHeader]: String(protocolVersion) };
  try {
    const response = await ports.fetch(path, {
      ...(body === undefined
        ? { method: 'GET', headers: common }
        : {
            method: 'POST',
            headers: { ...common, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      signal: ending.signal,
    });
    const type = (response.headers.get('content-type') ?? '').toLowerCase();
    const isCarnet = response.headers.has(protocolHeader) && type.startsWith('application/json');
    if (!isCarnet) return fail('notCarnet');
    onAnswer(response);
    return understood(response.ok, parsed(await response.text()), schema);
  } catch {
    // `fetch` says only that it failed: no network, no answer, a connection that broke.
    return fail('offline');
  } finally {
    cancel();
  }
}

function understood<S extends z.ZodMiniType>(
  isDone: boolean,
  value: unknown,
  schema: S,
): Result<z.infer<S>, AccountProblem> {
  if (isDone) {
    const read = schema.safeParse(value);
    return read.success ? ok(read.data) : fail('failed');
  }
  const refusal = refusalSchema.safeParse(value);
  if (!refusal.success) return fail('failed');
  const { error, detail } = refusal.data;
  const known = (word: string | undefined): AccountProblem | undefined =>
    accountProblems.find((one) => one === word);
  const isDetailed = error === 'refused' || error === 'forbidden' || error === 'busy';
  return fail((isDetailed ? known(detail) : undefined) ?? known(error) ?? 'failed');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
