/**
 * In a long run a browser without a window now and then stops drawing one of its pages: the page answers, its timers run, and
 * no frame comes for a minute. A click waits for frames, and so does the focus that goes to a field once it is drawn. What
 * causes it is not known. A page is therefore looked at every few seconds; where it answers and draws nothing, a picture of
 * it is taken, for which it must draw, and that is said in the output of the run. Where that does not help, the test is repeated once
 * (`drewNothing`).
 *
 * Tabs behind the front one are drawn as well, where a browser with a window would give them no frames. They cannot be told
 * apart: to Playwright every page is active, each one says that it is visible, and none hears which came to the front.
 */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';

const lookEveryMs = 5000;
const frameMsMax = 3000;

/** Whether a frame came in time; a page whose clock is held by a test does not answer, and is left alone. */
function drawsFrames(page: Page): Promise<boolean> {
  return page.evaluate(
    (msMax) =>
      Promise.race([
        new Promise<boolean>((resolve) => requestAnimationFrame(() => resolve(true))),
        new Promise<boolean>((resolve) => {
          setTimeout(() => resolve(false), msMax);
        }),
      ]),
    frameMsMax,
  );
}

/** A picture of one point is enough for the page to be drawn. */
async function draw(page: Page, sessions: Map<Page, CDPSession>): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  await session.send('Page.captureScreenshot', {
    clip: { x: 0, y: 0, width: 1, height: 1, scale: 1 },
  });
}

/** Keeps the pages of a context drawing until it closes. */
export function keepDrawing(context: BrowserContext): void {
  const sessions = new Map<Page, CDPSession>();
  const busy = new Set<Page>();
  const look = async (page: Page): Promise<void> => {
    if (busy.has(page)) return;
    busy.add(page);
    try {
      if (await drawsFrames(page)) return;
      process.stderr.write(
        `${page.url()} drew no frame for ${frameMsMax} ms: a picture is taken\n`,
      );
      await draw(page, sessions);
    } catch {
      // It was closed, or is on its way to another address.
    } finally {
      busy.delete(page);
    }
  };
  const timer = setInterval(() => {
    for (const page of context.pages()) void look(page);
  }, lookEveryMs);
  timer.unref();
  context.on('close', () => clearInterval(timer));
}
