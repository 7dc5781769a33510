/** The page of a build, for the plugins that change it once everything that it names is there. */
import type { Rolldown } from 'vite';

/** The page; a build without one stops. */
export function builtPage(bundle: Rolldown.OutputBundle): Rolldown.OutputAsset {
  const page = bundle['index.html'];
  if (page?.type !== 'asset') throw new Error('The build has no page');
  return page;
}
