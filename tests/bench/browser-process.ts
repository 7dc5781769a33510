/**
 * A browser as a process of its own, on a profile that stays on disk: what is needed to start cold, and to be
 * killed without warning. Playwright's own launch knows neither the process nor a way to end it like that.
 *
 * The browser leads a process group, so one signal reaches all of its processes and nothing else.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../support/chromium.ts';

export interface BrowserProcess {
  readonly context: BrowserContext;
  /** Resolves once it is done with its own start, as far as one can tell: it hardly uses the processor any more. */
  rested(): Promise<void>;
  /** Ends it as a person does. */
  close(): Promise<void>;
  /** Ends every process of it at once, with SIGKILL. */
  kill(): Promise<void>;
}

const startMsMax = 30_000;
/** Looks at the processor this often, in milliseconds; so much of it is none, twice. */
const restMs = 200;
const restingMsMax = 15;
const quietLooks = 2;

/** Starts a browser on a profile and connects to it. */
export async function startBrowser(profile: string): Promise<BrowserProcess> {
  const { executablePath, flags, environment } = await findChromium();
  const headless = flags.some((flag) => flag.startsWith('--headless')) ? [] : ['--headless'];
  const child = spawn(
    executablePath,
    [
      ...[...headless, ...flags, `--user-data-dir=${profile}`, '--remote-debugging-port=0'],
      ...['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'],
      ...['--disable-background-timer-throttling', '--window-size=1280,1800', 'about:blank'],
    ],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...environment },
    },
  );
  const exited = once(child, 'exit');
  const kill = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGKILL');
    }
    await exited;
  };
  let browser: Browser;
  try {
    browser = await chromium.connectOverCDP(await addressOf(child.stderr));
  } catch (error) {
    await kill();
    throw error;
  }
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no context');
  return {
    context,
    rested: async () => {
      const session = await browser.newBrowserCDPSession();
      const late = performance.now() + startMsMax;
      let before = new Map<number, number>();
      let quiet = 0;
      while (quiet < quietLooks) {
        if (performance.now() > late) throw new Error('The browser did not come to rest');
        await new Promise((resolve) => setTimeout(resolve, restMs));
        const { processInfo } = await session.send('SystemInfo.getProcessInfo');
        // Process by process: one that ended takes its time along, and would look like rest.
        const used = processInfo.map(({ id, cpuTime }) => cpuTime - (before.get(id) ?? 0));
        const usedMs = used.reduce((sum, seconds) => sum + seconds * 1000, 0);
        quiet = usedMs <= restingMsMax ? quiet + 1 : 0;
        before = new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime]));
      }
      await session.detach();
    },
    close: async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await exited;
    },
    kill: async () => {
      await kill();
      await browser.close().catch(() => undefined);
    },
  };
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface({ input: output });
  const late = AbortSignal.timeout(startMsMax);
  const found = new Promise<string>((resolve, reject) => {
    late.addEventListener('abort', () => reject(new Error('The browser did not start in time')));
    lines.on('line', (line) => {
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    lines.on('close', () => reject(new Error('The browser ended while it started')));
  });
  const address = await found;
  // What it says later is read on, so that its pipe never fills.
  output.resume();
  return address;
}

const profilePrefix = 'carnet-bench-';
/** Locks of a running browser: never part of a copy. */
const ownOfProcess = /^(Singleton.*|DevToolsActivePort|lockfile)$/;

/** A new, empty profile; `dropProfile` removes it. */
export function newProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), profilePrefix));
}

/** A copy of a profile that no browser is using. */
export async function copyOfProfile(profile: string): Promise<string> {
  const copy = await newProfile();
  await cp(profile, copy, {
    recursive: true,
    filter: (source) => !ownOfProcess.test(basename(source)),
  });
  return copy;
}

export async function dropProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
