/** B7: a saved keystroke against the bare strict put of the same row, and no saved edit lost to a kill. */

import { copyOfProfile, dropProfile, startBrowser } from '../browser-process.ts';
import { type BenchRow, median, p95, ratioOf } from '../measure.ts';
import { seededNumbers } from '../programme.ts';
import { type BenchContext, harnessPage, repeated } from './bench-context.ts';

const must = 1.5;
const aim = 1.1;

export async function keystrokeRows(context: BenchContext, keys: number): Promise<BenchRow[]> {
  const times = await repeated(context, (page) =>
    page.evaluate(({ size, count }) => window.bench.typeKeys(size, count), {
      size: context.size,
      count: keys,
    }),
  );
  const ratio = (summary: typeof median): number => ratioOf(times, ['carnet', 'bare'], summary);
  return [
    { goal: 'B7', what: 'saved keystroke / bare strict put, p50', ratio: ratio(median), must, aim },
    { goal: 'B7', what: 'saved keystroke / bare strict put, p95', ratio: ratio(p95), must, aim },
  ];
}

/** A kill comes at a moment between these, in milliseconds after the first save. */
const killAfterMs = { least: 20, most: 1200 } as const;

/** Kills the browser in the middle of saving, again and again on one profile, and looks for what was saved. */
export async function killRows(context: BenchContext, kills: number): Promise<BenchRow[]> {
  const profile = await copyOfProfile(await context.profileWith(context.smallSize));
  const next = seededNumbers(kills);
  const saved: number[] = [];
  let lost = 0;
  const lookForSaved = async (): Promise<void> => {
    const browser = await startBrowser(profile);
    try {
      const page = await harnessPage(context, browser);
      const missing = await page.evaluate((edits) => window.bench.missingEdits(edits), saved);
      if (missing.length > 0) {
        lost += 1;
        context.say(`Lost after a kill: edits ${missing.join(', ')}`);
        for (const edit of missing) saved.splice(saved.indexOf(edit), 1);
      }
    } finally {
      await browser.close();
    }
  };
  const saveAndKill = async (firstEdit: number): Promise<void> => {
    const browser = await startBrowser(profile);
    const page = await harnessPage(context, browser);
    let began: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (began = resolve));
    await page.exposeFunction('reportSaved', (edit: number) => {
      saved.push(edit);
      began();
    });
    const saving = page.evaluate(
      (edit) => window.bench.saveWithoutEnd(edit, (done) => window.reportSaved(done)),
      firstEdit,
    );
    // It never ends by itself: the kill ends it. Any other end is a failure.
    const ended = saving.catch((reason: unknown) => reason);
    const early = await Promise.race([first, ended]);
    if (early instanceof Error) throw early;
    const { least, most } = killAfterMs;
    await new Promise((resolve) => setTimeout(resolve, least + next() * (most - least)));
    await browser.kill();
    await ended;
  };
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      // Every second start only looks, so that a start that also writes cannot hide a loss.
      if (kill % 2 === 0) await lookForSaved();
      await saveAndKill(kill * editsPerKill);
    }
    await lookForSaved();
  } finally {
    await dropProfile(profile);
  }
  context.say(`${saved.length} edits were reported saved over ${kills} kills`);
  if (saved.length < kills) throw new Error('Too few edits were saved to prove anything');
  return [
    { goal: 'B7', what: `kills that lost a saved edit, of ${kills}`, ratio: lost / kills, must: 0 },
  ];
}

/** Numbers of edits are never used twice: more than a browser can save before it is killed. */
const editsPerKill = 10_000;
