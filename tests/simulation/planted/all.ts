/**
 * Bugs that are planted from outside, each a wrapper around a port: the simulator has to find every one of them, or
 * what it says about the real code is worth nothing.
 */

import { bugsInExchanges } from './in-exchanges.ts';
import { bugsInServers } from './in-servers.ts';
import { bugsInStores } from './in-stores.ts';
import { bugsInSkew } from './in-skew.ts';
import { bugsInFiles } from './in-files.ts';
import type { PlantedBug } from './plant.ts';

export const plantedBugs: Readonly<Record<string, PlantedBug>> = {
  ...bugsInStores,
  ...bugsInExchanges,
  ...bugsInServers,
  ...bugsInSkew,
  ...bugsInFiles,
};
