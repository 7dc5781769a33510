/** The address of each way in: `/start?way=…`, so that Back works and a reload stays where it was. */

import { outsidePaths } from '../../ports/routes.ts';

export type Way = 'welcome' | 'begin' | 'takeIn' | 'add';

/** The way that the search parameters name; the welcome otherwise. */
export function wayIn(search: string): Way {
  const way = new URLSearchParams(search).get('way');
  return way === 'begin' || way === 'takeIn' || way === 'add' ? way : 'welcome';
}

/** Its address, from anywhere. */
export function wayPath(way: Way): string {
  return way === 'welcome' ? outsidePaths.start : `${outsidePaths.start}?way=${way}`;
}
