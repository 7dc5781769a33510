/** Whether figures go on to the end of the support: what its last stage asks for. */

import { type LocalDate, monthOf, shiftMonth } from '../calendar/local-date.ts';
import type { ChannelFacts } from './channel-facts.ts';

/** Whether the last full month before a day has figures, or a later one. */
export function hasLastFigures(figures: readonly ChannelFacts[], day: LocalDate): boolean {
  const month = shiftMonth(monthOf(day), -1);
  return figures.some(({ last }) => last >= month);
}
