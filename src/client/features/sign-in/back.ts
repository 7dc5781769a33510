/** The way back from the sign-in: into a programme of this device, or to a report that a link opens, and nowhere else. */

import { outsidePaths } from '../../ports/routes.ts';

const backPattern = /^\/p\/([\w-]+)(?:\/[\w/-]*)?$/;

/** The way that the search parameters name, where it is one of ours. */
export function backIn(search: string): string | undefined {
  const back = new URLSearchParams(search).get('back') ?? '';
  return back === outsidePaths.report || backPattern.test(back) ? back : undefined;
}

/** The programme that a way leads into. */
export function programmeIdIn(back: string | undefined): string | undefined {
  return back === undefined ? undefined : backPattern.exec(back)?.[1];
}
