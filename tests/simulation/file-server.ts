/**
 * The files of the simulated server: the real routes, over a real folder and real copies beside it. Every call to the folder
 * waits for the scheduler, so that a crash, a backup or a restore can come between any two of them.
 */

import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { isHash } from '../../src/domain/attachment/attachment.ts';
import { memberHeader, protocolHeader, protocolVersion } from '../../src/protocol/version.ts';
import type { OpenSession } from '../../src/server/auth/sessions.ts';
import { AtWork } from '../../src/server/http/at-work.ts';
import { fileRoutes } from '../../src/server/http/file-routes.ts';
import type { FileStorage } from '../../src/server/ports/file-storage.ts';
import { copyFiles, restoreFiles } from '../../src/server/storage/backup-files.ts';
import { fileFolder } from '../../src/server/storage/file-folder.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimProcess } from './server.ts';

/** A planted bug of the folder. */
export type FolderChange = (inner: FileStorage) => FileStorage;

export class SimFileServer {
  private readonly scheduler: Scheduler;
  private readonly change: FolderChange;
  private readonly apps = new WeakMap<SimProcess, Hono>();
  private root = '';

  constructor(scheduler: Scheduler, change: FolderChange = (inner) => inner) {
    this.scheduler = scheduler;
    this.change = change;
  }

  async begin(): Promise<void> {
    this.root = await mkdtemp(join(tmpdir(), 'carnet-simulated-files-'));
  }

  async end(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }

  /** Hashes of what the server has whole. */
  whole(): ReadonlySet<string> {
    return hashesIn(this.files);
  }

  /** Hashes of what a copy was made of, and read again. */
  copied(): ReadonlySet<string> {
    return hashesIn(this.copies);
  }

  /** After a backup of the database was made, as every night. */
  backUp(): Promise<void> {
    return this.scheduler.perform(async () => {
      await copyFiles(this.files, { folder: this.copies });
    });
  }

  /**
   * After the database was put back.
   *
   * @param isDiskLost whether the files of the server went with its disk
   */
  restore(isDiskLost: boolean): Promise<void> {
    return this.scheduler.perform(async () => {
      if (isDiskLost) await rm(this.files, { recursive: true, force: true });
      await restoreFiles({ folder: this.copies }, this.files);
    });
  }

  /** A request of a signed-in member, answered by a process; rejects where that dies. */
  async answer(process: SimProcess, path: string, init: RequestInit): Promise<Response> {
    const app = this.apps.get(process) ?? this.appOf(process);
    this.apps.set(process, app);
    const response = await app.request(path, init);
    if (process.actor.state === 'dead') throw new TypeError('The connection broke');
    const body = await this.scheduler.perform(() => response.arrayBuffer());
    return new Response(body, { status: response.status, headers: response.headers });
  }

  private appOf(process: SimProcess): Hono {
    const inner = this.change(
      fileFolder({ folder: this.files, copies: this.copies, freeBytesMin: 0 }),
    );
    const app = new Hono();
    app.onError((_error, context) => context.body('', 500));
    app.use(async (context, next) => {
      await next();
      context.header(protocolHeader, String(protocolVersion));
    });
    const routes = fileRoutes({
      sync: process.context,
      files: this.gated(process, inner),
      // Whoever calls is who they say: sessions are not what is looked at here.
      findSession: async (context) =>
        ({
          account: { id: context.req.header(memberHeader) },
          session: { tokenHash: context.req.header(memberHeader) },
        }) as OpenSession,
      atWork: new AtWork(
        () => ({ address: 'everywhere' }),
        () => 0,
      ),
    });
    app.route('/api/programmes', routes);
    return app;
  }

  private gated({ actor }: SimProcess, inner: FileStorage): FileStorage {
    return new Proxy(inner, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name, target);
        if (typeof found !== 'function') return found;
        return async (...given: unknown[]): Promise<unknown> => {
          await this.scheduler.gateOrCrash(actor, `files: ${String(name)}`);
          return this.scheduler.perform<unknown>(async () => Reflect.apply(found, target, given));
        };
      },
    });
  }

  private get files(): string {
    return join(this.root, 'files');
  }

  private get copies(): string {
    return join(this.root, 'copies');
  }
}

function hashesIn(folder: string): ReadonlySet<string> {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return new Set(names.map((name) => name.slice(-64)).filter(isHash));
  } catch {
    return new Set();
  }
}
