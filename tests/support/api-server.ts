/**
 * The API over storage in memory, or any other: real routes, guard, use cases and Argon2-free passwords, with a clock of
 * one's own. Requests go in as they would arrive from Carnet's page.
 */

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { AuthContext } from '../../src/server/auth/context.ts';
import { setUpLink } from '../../src/server/auth/links.ts';
import { lifeOf } from '../../src/server/auth/life.ts';
import { SignInDesk } from '../../src/server/auth/sign-in.ts';
import { pieceType } from '../../src/protocol/file-messages.ts';
import { api } from '../../src/server/http/api.ts';
import { SessionCookie } from '../../src/server/http/session-cookie.ts';
import type { AccountStorage } from '../../src/server/ports/account-storage.ts';
import type { SheetStorage } from '../../src/server/ports/sheet-storage.ts';
import { fileFolder } from '../../src/server/storage/file-folder.ts';
import { MemoryAccounts } from '../../src/server/storage/memory-accounts.ts';
import { MemoryDisk, MemoryStorage, NewsBoard } from '../../src/server/storage/memory-storage.ts';

export const apiAddress = 'http://127.0.0.1:4321';
/** A password that passes every rule. */
export const goodPassword = 'bateau lavande 47';

/** The API over whatever storage. */
export interface AnyApiServer {
  readonly app: Hono;
  readonly auth: AuthContext;
  readonly clock: { now: number };
  readonly faults: unknown[];
  /** Where the files lie. */
  readonly filesFolder: string;
  /** How often a password was verified: the same for a known and an unknown e-mail. */
  readonly verified: { count: number };
  /** Runs what was put off for later: streams say that they are alive. */
  beat(): void;
}

/** The API over storage in memory. */
export interface ApiServer extends AnyApiServer {
  readonly disk: MemoryDisk;
  readonly storage: MemoryStorage;
  readonly accounts: MemoryAccounts;
  /** How many streams wait for news. */
  listeners(): number;
}

export interface Browser {
  /** Sends as Carnet's page does; keeps the cookie. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** Brings a piece of a file as Carnet's page does. */
  patch(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Answer>;
  cookie: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- what came over the wire, looked at by assertions only
  readonly body: any;
}

/** News of which a test knows how many listen to them. */
class CountedNews extends NewsBoard {
  count = 0;

  override subscribe(listener: (programmeId: string, head?: number) => void): () => void {
    this.count += 1;
    const stop = super.subscribe(listener);
    return () => {
      stop();
      this.count -= 1;
    };
  }
}

let folders: string | undefined;
let folderCount = 0;

/** A folder of its own, until the tests end. */
function folderOfFiles(): string {
  if (folders === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'carnet-files-'));
    folders = made;
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  folderCount += 1;
  return join(folders, String(folderCount));
}

/** A server without an account, unless `founded`. */
export function apiServer(): ApiServer {
  const disk = new MemoryDisk();
  const news = new CountedNews();
  const storage = new MemoryStorage(disk, news);
  const accounts = new MemoryAccounts(disk, news);
  const listeners = (): number => news.count;
  return { ...apiOn({ storage, accounts }), disk, storage, accounts, listeners };
}

/** The API over any storage. */
export function apiOn({
  storage,
  accounts,
}: {
  readonly storage: SheetStorage;
  readonly accounts: AccountStorage;
}): AnyApiServer {
  const later = new Set<() => void>();
  const clock = { now: 1_700_000_000_000 };
  const verified = { count: 0 };
  const faults: unknown[] = [];
  let ids = 0;
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const auth: AuthContext = {
    accounts,
    sheets: storage,
    now: () => clock.now,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    newToken: () => {
      ids += 1;
      return hash(`token ${ids}`);
    },
    hash,
    passwords: {
      hash: async (password) => `hashed:${hash(password)}`,
      verify: async (passwordHash, password) => {
        verified.count += 1;
        return passwordHash === `hashed:${hash(password)}`;
      },
    },
    later: (work) => {
      const soon = setImmediate(work);
      return () => clearImmediate(soon);
    },
  };
  const filesFolder = folderOfFiles();
  const app = api({
    auth,
    life: lifeOf(auth.accounts),
    desk: new SignInDesk(auth),
    cookie: new SessionCookie(false),
    sync: { storage, now: () => clock.now, hash, alarm: (event) => void faults.push(event) },
    files: fileFolder({ folder: filesFolder, copies: `${filesFolder}-copies` }),
    later: (work) => {
      later.add(work);
      return () => later.delete(work);
    },
    originOf: (context) => ({ address: context.req.header('x-test-address') ?? '10.0.0.1' }),
    address: apiAddress,
    noteFault: (error) => {
      faults.push(error);
      return `fault-${faults.length}`;
    },
  });
  const beat = (): void => {
    const due = [...later];
    later.clear();
    for (const work of due) work();
  };
  return { app, auth, clock, faults, filesFolder, verified, beat };
}

/** What a page of Carnet's own address says of itself. */
export const ownPage = {
  'carnet-protocol': '1',
  origin: apiAddress,
  'sec-fetch-site': 'same-origin',
} as const;

const isSent = (body: unknown): body is string | ReadableStream =>
  typeof body === 'string' || body instanceof ReadableStream;

/** A browser at Carnet's own address. */
export function browserOf(server: Pick<AnyApiServer, 'app'>): Browser {
  const browser: Browser = {
    cookie: undefined,
    post: (path, body, headers = {}) =>
      send('POST', path, {
        body: isSent(body) ? body : JSON.stringify(body),
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
        headers: {
          ...ownPage,
          'content-type': 'application/json',
          ...headers,
        },
      }),
    get: (path) => send('GET', path, {}),
    patch: (path, body, headers = {}) =>
      send('PATCH', path, {
        body,
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
        headers: { ...ownPage, 'content-type': pieceType, ...headers },
      }),
  };
  async function send(method: string, path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    for (const [name, value] of [...headers]) if (value === '') headers.delete(name);
    if (browser.cookie !== undefined) headers.set('cookie', browser.cookie);
    const response = await server.app.request(`${apiAddress}${path}`, { ...init, method, headers });
    const given = response.headers.get('set-cookie');
    if (given !== null) {
      browser.cookie = /Max-Age=0/.test(given) ? undefined : given.split(';')[0];
    }
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }
  return browser;
}

export const laptop = { id: 'laptop-1', name: 'Chrome, Windows' } as const;

/** The first administrator, signed in. */
export async function founded(): Promise<{ server: ApiServer; maelle: Browser }> {
  const server = apiServer();
  return { server, maelle: await foundedOn(server) };
}

/** The first administrator of a server, signed in. */
async function foundedOn(server: AnyApiServer): Promise<Browser> {
  const link = await setUpLink(server.auth);
  const maelle = browserOf(server);
  const answer = await maelle.post('/links/use', {
    token: link?.path.split('#')[1],
    name: 'Maëlle Guivarc’h',
    email: 'Maelle@Example.org',
    password: goodPassword,
    device: laptop,
  });
  if (answer.status !== 200) throw new Error(`Set-up failed: ${JSON.stringify(answer.body)}`);
  return maelle;
}

/** The founder's programme, connected. */
export async function connected(): Promise<{ server: ApiServer; maelle: Browser }> {
  const server = apiServer();
  return { server, maelle: await connectedOn(server) };
}

/** The first administrator of a server, with a programme. */
export async function connectedOn(server: AnyApiServer): Promise<Browser> {
  const maelle = await foundedOn(server);
  const answer = await maelle.post('/programmes', {
    programmeId: 'programme-1',
    programmeName: 'E-Channel',
    memberId: 'member-maelle',
  });
  if (answer.status !== 200) throw new Error('The programme was not connected');
  return maelle;
}

/** Somebody who came in by an invitation, to the first programme unless another is named. */
export async function joined(
  server: Pick<AnyApiServer, 'app'> & { readonly programmeId?: string },
  founder: Browser,
  memberId: string,
  roles: readonly string[],
): Promise<Browser> {
  const { programmeId = 'programme-1' } = server;
  const invitation = await founder.post(`/programmes/${programmeId}/invitations`, {
    memberId,
    name: memberId,
    roles,
    launchPadId: 'pad-uk',
    language: 'en',
  });
  const browser = browserOf(server);
  await browser.post('/links/use', {
    token: String(invitation.body.path).split('#')[1],
    email: `${memberId}@example.org`,
    password: goodPassword,
    device: { id: `device-${memberId}`, name: 'Firefox, Linux' },
  });
  return browser;
}
