/**
 * Finds a Chromium and starts it, for the browser journeys, the screens and the bench.
 *
 * Order: `$CHROME_PATH`, then a browser of the system, then the one that npm installs
 * (`@sparticuz/chromium`). The last keeps a fresh clone working with nothing installed by
 * hand; its own list of flags is not used, because its single process crashes on pages with
 * a service worker. The package unpacks into the temporary folder and takes any file that
 * bears the right name there, even one half written; so it is unpacked into a folder of its
 * own and moved into the cache only when complete. Where the system lacks the libraries it
 * needs (a slim container), those in the package are put on its path.
 *
 * Fails when none of the three can be had: the tests then fail too, they are not left out.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';

/** A browser that can be started: where it is, and what this one needs to run. */
export interface ChromiumChoice {
  readonly source: 'environment' | 'system' | 'package';
  readonly executablePath: string;
  readonly flags: readonly string[];
  /** Added to the environment of the browser's process. */
  readonly environment: Readonly<Record<string, string>>;
}

const run = promisify(execFile);
const cacheFolder = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** No first-run pages, no updates and no traffic of the browser's own: only ours is measured. */
const quietFlags = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
];
const flags = ['--no-sandbox', '--disable-gpu', ...quietFlags];
const packageFlags = ['--headless=shell', '--no-zygote', ...flags];

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser named by `$CHROME_PATH`; a wrong path is an error, not a reason to look on. */
function fromEnvironment(path: string): ChromiumChoice {
  if (!existsSync(path)) throw new Error(`CHROME_PATH names no file: ${path}`);
  return { source: 'environment', executablePath: path, flags, environment: {} };
}

/** Read from the disk, because the package does not export its own description. */
async function packageVersion(): Promise<string> {
  const path = join(cacheFolder, '../node_modules/@sparticuz/chromium/package.json');
  const description = JSON.parse(await readFile(path, 'utf8')) as { readonly version: string };
  return description.version;
}

/** Unpacks the npm package's browser and libraries into the cache; returns the folder. */
async function unpackFromPackage(): Promise<string> {
  const folder = join(cacheFolder, `chromium-${await packageVersion()}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = await mkdtemp(join(cacheFolder, 'chromium-unfinished-'));
  const before = { ...process.env };
  try {
    // The package reads these two: where to unpack, and whether to unpack its libraries.
    process.env['TMPDIR'] = unfinished;
    process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs20.x';
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      const value = before[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  await rename(unfinished, folder).catch(async (reason: unknown) => {
    // Another process was quicker; its copy is as good.
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw reason;
  });
  return folder;
}

/** True when the loader misses a library; false too where there is no `ldd` to ask. */
async function lacksLibraries(executablePath: string): Promise<boolean> {
  const answer = await run('ldd', [executablePath]).catch(() => undefined);
  return answer?.stdout.includes('not found') ?? false;
}

async function fromPackage(): Promise<ChromiumChoice> {
  const folder = await unpackFromPackage();
  const executablePath = join(folder, 'chromium');
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']];
  const environment: Record<string, string> = (await lacksLibraries(executablePath))
    ? { LD_LIBRARY_PATH: libraries.filter((path) => path !== undefined).join(delimiter) }
    : {};
  if (!existsSync('/etc/fonts')) environment['FONTCONFIG_PATH'] = join(folder, 'fonts');
  return { source: 'package', executablePath, flags: packageFlags, environment };
}

let found: Promise<ChromiumChoice> | undefined;

/** The browser to use on this machine; looked for once per process. */
export function findChromium(): Promise<ChromiumChoice> {
  found ??= (async () => {
    const named = process.env['CHROME_PATH'];
    if (named !== undefined && named !== '') return fromEnvironment(named);
    const system = systemPaths.find((path) => existsSync(path));
    if (system !== undefined) {
      return { source: 'system', executablePath: system, flags, environment: {} } as const;
    }
    return fromPackage();
  })();
  return found;
}

async function launchOptions(extraFlags: readonly string[]): Promise<LaunchOptions> {
  const choice = await findChromium();
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    executablePath: choice.executablePath,
    headless: true,
    args: [...choice.flags, ...extraFlags],
    env: { ...Object.fromEntries(inherited), ...choice.environment },
  };
}

/** Starts a browser with a throw-away profile. The caller closes it. */
export async function launchBrowser(extraFlags: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await launchOptions(extraFlags));
}

type ContextOptions = Parameters<Browser['newContext']>[0];

/**
 * Starts a browser on a profile that stays on disk, as a person's browser does: what was
 * stored is there again at the next start. The caller closes the context and removes the folder.
 */
export async function launchProfile(
  userDataDir: string,
  contextOptions: ContextOptions = {},
  extraFlags: readonly string[] = [],
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(userDataDir, {
    ...(await launchOptions(extraFlags)),
    ...contextOptions,
  });
}
