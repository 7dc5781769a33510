/** What every goal of the bench is measured with. */

import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
// Only for what it declares of the page.
import type {} from '../page/harness.ts';
import {
  type BrowserProcess,
  copyOfProfile,
  dropProfile,
  newProfile,
  startBrowser,
} from '../browser-process.ts';
import type { ProgrammeSize } from '../programme.ts';
import type { BenchServer } from '../sites.ts';

export interface BenchContext {
  /** Where the page of the bench is served. */
  readonly harnessAddress: string;
  readonly repetitions: number;
  /** The programme that is measured, and a smaller one to tell whether size matters. */
  readonly size: ProgrammeSize;
  readonly smallSize: ProgrammeSize;
  /** A profile with the programme, made once; copies of it are measured. */
  profileWith(size: ProgrammeSize): Promise<string>;
  say(text: string): void;
}

/** The page of the bench, ready to be asked: what a browser does for itself when it starts is over. */
export async function harnessPage(
  { harnessAddress }: Pick<BenchContext, 'harnessAddress'>,
  browser: BrowserProcess,
): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`${harnessAddress}/bench/index.html`);
  await page.waitForFunction(() => 'bench' in window);
  await browser.rested();
  return page;
}

/** A profile that holds the programme at the address of the built application; the caller copies it. */
export async function seededProfile(context: BenchContext, server: BenchServer): Promise<string> {
  const profile = await newProfile();
  const browser = await startBrowser(profile);
  try {
    const harness = await harnessPage({ harnessAddress: server.address }, browser);
    await harness.evaluate((wanted) => window.bench.seedProgramme(wanted), context.size);
  } finally {
    await browser.close();
  }
  return profile;
}

/** Runs `work` in a browser of its own on `profile`, which is removed afterwards. */
export async function inBrowser<T>(
  profile: string,
  work: (browser: BrowserProcess) => Promise<T>,
): Promise<T> {
  const browser = await startBrowser(profile);
  try {
    return await work(browser);
  } finally {
    await browser.close();
    await dropProfile(profile);
  }
}

/** Does `work` in the page of the bench, on a fresh copy of the seeded profile. */
export async function onSeeded<T>(
  context: BenchContext,
  size: ProgrammeSize,
  work: (page: Page, browser: BrowserProcess) => Promise<T>,
): Promise<T> {
  const profile = await copyOfProfile(await context.profileWith(size));
  return inBrowser(profile, async (browser) => work(await harnessPage(context, browser), browser));
}

/** The same, once for each repetition. */
export async function repeated<T>(
  context: BenchContext,
  work: (page: Page, browser: BrowserProcess) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  for (let repetition = 0; repetition < context.repetitions; repetition += 1) {
    results.push(await onSeeded(context, context.size, work));
  }
  return results;
}

/** Profiles that hold a programme, made when first asked for, and removed at the end. */
export class SeededProfiles {
  private readonly profiles = new Map<string, Promise<string>>();
  private readonly harnessAddress: string;

  constructor(harnessAddress: string) {
    this.harnessAddress = harnessAddress;
  }

  of(size: ProgrammeSize): Promise<string> {
    const key = JSON.stringify(size);
    const known = this.profiles.get(key);
    if (known !== undefined) return known;
    const made = this.make(size);
    this.profiles.set(key, made);
    return made;
  }

  async drop(): Promise<void> {
    for (const profile of this.profiles.values()) {
      await rm(await profile, { recursive: true, force: true });
    }
  }

  private async make(size: ProgrammeSize): Promise<string> {
    const profile = await newProfile();
    const browser = await startBrowser(profile);
    try {
      const page = await harnessPage({ harnessAddress: this.harnessAddress }, browser);
      await page.evaluate((wanted) => window.bench.seedProgramme(wanted), size);
      await page.evaluate((wanted) => window.bench.seedRowFloor(wanted), size);
    } finally {
      await browser.close();
    }
    return profile;
  }
}
