/**
 * What came of the support: the achievements of some days, by launch pad and kind. Those that did not come of the
 * programme are counted apart, in a part of their own.
 */

import { type AchievementKind, achievementKinds } from '../achievement/achievement.ts';
import type { DateRange } from '../calendar/local-date.ts';
import { achievementDay } from '../achievement/achievement-day.ts';
import type { RecordOf } from '../operation/record.ts';
import { type Counted, figureKey, type Figures, FigureSums } from './figure.ts';
import { wholeId } from './overview.ts';

type Achievement = RecordOf<'achievement'>;

/** What the impact is counted by. */
export const impactParts = [...achievementKinds, 'notAttributed'] as const;
export type ImpactPart = AchievementKind | 'notAttributed';

export const currencies = ['EUR', 'GBP'] as const;

/** An achievement that counts. */
export interface CountedAchievement extends Counted {
  readonly achievement: Achievement;
}

/** The part that an achievement counts in. */
export function impactPartOf({ values }: Achievement): ImpactPart {
  return values.attribution === 'no' ? 'notAttributed' : values.kind;
}

/**
 * The figures of each launch pad and of all. `impact` with the part: how many; `jobs`: how many of them; `abroad` with the currency: the revenue abroad. Those that
 * did not come of the programme are in no sum.
 *
 * @param padOf the launch pad of a sheet; a sheet without one does not count
 */
export function achievementFigures(
  achievements: Iterable<Achievement>,
  padOf: (home: string) => string | undefined,
  { from, to }: DateRange,
): Figures<CountedAchievement> {
  const sums = new FigureSums<CountedAchievement>();
  for (const achievement of achievements) {
    const { home, id, deleted, values } = achievement;
    const pad = padOf(home);
    const on = achievementDay(achievement);
    if (pad === undefined || deleted !== undefined || on < from || on > to) continue;
    const part = impactPartOf(achievement);
    const counted = { home, id, achievement };
    const { number, amount } = values;
    for (const place of [pad, wholeId]) {
      sums.add(figureKey('impact', place, part), counted);
      if (part === 'jobs' && number !== undefined) {
        sums.add(figureKey('jobs', place), counted, number);
      }
      if (part === 'revenueAbroad' && amount !== undefined) {
        sums.add(figureKey('abroad', place, amount.currency), counted, amount.amount);
      }
    }
  }
  return sums.figures();
}
