/** What the content policy of the server stops in a browser, and whom its pages ask for anything. */
import type { BrowserContext } from 'playwright-core';

export interface Watched {
  /** What the content policy stopped, in any page of the context. */
  readonly violations: string[];
  /** Addresses outside of Carnet that were asked for anything. */
  readonly foreign: string[];
}

/** Watches a context from before its first page is loaded. */
export async function watched(context: BrowserContext, address: string): Promise<Watched> {
  const seen: Watched = { violations: [], foreign: [] };
  await context.exposeBinding('noteViolation', (_source, text: string) => {
    seen.violations.push(text);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { noteViolation } = globalThis as unknown as { noteViolation: (text: string) => void };
      noteViolation(`${violatedDirective}: ${blockedURI} ${sample}`);
    });
  });
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const isOwn = origin === address || protocol === 'blob:' || protocol === 'data:';
    if (!isOwn) seen.foreign.push(request.url());
  });
  return seen;
}
