/** What nudges told of, and what pulls brought of it: nothing is asked for twice, and nothing is forgotten [C12]. */

import type { StepResult, SyncEvent, SyncMachine } from './machine-parts.ts';

/** Another device wrote, or this one; or the members are others, and whoever shows them asks with each exchange. */
export function afterNudge(
  state: SyncMachine,
  { head, isAgain }: Extract<SyncEvent, { kind: 'nudged' }>,
): SyncMachine {
  if (head === state.pulledTo && isAgain !== true) return state;
  const news = Math.max(head, state.news ?? 0);
  if (state.wants.pull && news === state.news) return state;
  return { ...state, wants: { ...state.wants, pull: true }, news };
}

/**
 * After a pull. What was told while it was on its way is in it mostly, and mostly not where a push brought it along that
 * was read before.
 */
export function afterPull(
  state: SyncMachine,
  { more, to }: Extract<StepResult, { kind: 'pulled' }>,
): SyncMachine {
  const { wants, news } = state;
  const pull = more || (news === undefined ? wants.pull : news > to);
  return { ...state, wants: { ...wants, pull }, echo: false, news: undefined, pulledTo: to };
}

/** After a part of a snapshot: what came since the first one is pulled. */
export function afterPart(
  state: SyncMachine,
  { upTo }: Extract<StepResult, { kind: 'part' }>,
): SyncMachine {
  const { wants, news = 0 } = state;
  if (upTo === undefined || news > upTo) return { ...state, wants: { ...wants, pull: true } };
  return { ...state, wants: { ...wants, pull: false }, news: undefined, pulledTo: upTo };
}
