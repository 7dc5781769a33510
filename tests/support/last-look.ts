/**
 * What the pages of a browser test showed when it failed, added to the reason: the address, the focus, the open dialogs,
 * and how soon the page drew a frame. Whoever reads only the summary of a run then need not run it again to look.
 *
 * A test often closes its context before it is known to have failed, so a context is looked at when it closes.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { noFrame } from '../../scripts/suites.ts';

const frameMsMax = 2000;
/** A page that does not answer for so long is not waited for. */
const answerMsMax = 5000;

const open = new Set<BrowserContext>();
let closed: string[] = [];

async function lookAt(page: Page): Promise<string> {
  const look = page.evaluate(
    async ([msMax, none]) => {
      const started = performance.now();
      const frame = await Promise.race([
        new Promise<boolean>((resolve) => requestAnimationFrame(() => resolve(true))),
        new Promise<boolean>((resolve) => {
          setTimeout(() => resolve(false), msMax);
        }),
      ]);
      const ms = Math.round(performance.now() - started);
      const nameOf = (element: Element | null): string =>
        (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim().slice(0, 60);
      const focused = document.activeElement;
      const dialogs = [...document.querySelectorAll('[role="dialog"],dialog[open]')].map((one) =>
        nameOf(one),
      );
      const notices = [...document.querySelectorAll('[role="status"],[role="alert"]')].map((one) =>
        nameOf(one),
      );
      const parts = {
        at: location.pathname + location.search,
        focus: `${focused?.tagName.toLowerCase() ?? ''} ${nameOf(focused)}`.trim(),
        dialogs: dialogs.join(' | '),
        told: notices.filter((words) => words !== '').join(' | '),
        frame: frame ? `after ${ms} ms` : `${none} ${ms} ms`,
      };
      return Object.entries(parts)
        .filter(([, words]) => words !== '')
        .map(([part, words]) => `${part}: ${words}`)
        .join('; ');
    },
    [frameMsMax, noFrame] as const,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const noAnswer = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`${page.url()} does not answer`), answerMsMax);
  });
  try {
    return await Promise.race([look, noAnswer]);
  } catch (reason) {
    return `${page.url()} cannot be looked at: ${String(reason).split('\n', 1)[0] ?? ''}`;
  } finally {
    clearTimeout(timer);
    look.catch(() => undefined);
  }
}

/** From now on the pages of this context are looked at before they close. */
export function watchForFailure(context: BrowserContext): void {
  open.add(context);
  const close = context.close.bind(context);
  context.close = async (options) => {
    if (open.delete(context)) {
      for (const page of context.pages()) closed.push(await lookAt(page));
    }
    await close(options);
  };
}

/** What every page shows or last showed; begins anew for the next test. */
export async function lastLooks(): Promise<readonly string[]> {
  const looks = closed;
  closed = [];
  for (const context of open) {
    for (const page of context.pages()) looks.push(await lookAt(page));
  }
  return looks;
}

/** Forgets what the pages of a test showed that passed. */
export function forgetLooks(): void {
  closed = [];
}
