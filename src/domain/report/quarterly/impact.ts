/**
 * What came of the support in the quarter: achievements by launch pad and kind, as figures with the entries that they
 * count, and as a line of what each launch pad did. A confidential one is counted and never named.
 */

import { achievementDay } from '../../achievement/achievement-day.ts';
import type { LaunchPad, RecordOf } from '../../operation/record.ts';
import { compareText } from '../../sme/journal-summary.ts';
import { formatDate } from '../../form/format.ts';
import { achievementFigures } from '../achievement-figures.ts';
import { figureKey } from '../figure.ts';
import { wholeId } from '../overview.ts';
import { drafted, type DraftedLine } from './drafted.ts';
import type { Quarter } from './draft-quarter.ts';
import type { FigureRow, PadFigure } from './review-figures.ts';
import { entryOf, isWithin, padOf, type ReviewPeriod, type ReviewSource } from './review-source.ts';
import { colon, impactNames, type ImpactName, optionWords, semicolon } from './review-words.ts';

/** Where a row is found among the figures of achievements. */
function keyOf(name: ImpactName, padId: string): string {
  switch (name) {
    case 'jobCount':
      return figureKey('jobs', padId);
    case 'abroadEuros':
      return figureKey('abroad', padId, 'EUR');
    case 'abroadPounds':
      return figureKey('abroad', padId, 'GBP');
    default:
      return figureKey('impact', padId, name);
  }
}

/** The impact of the days of a review; rows that count nothing are left out. */
export function impactFigures(
  source: ReviewSource,
  { days }: Pick<ReviewPeriod, 'days'>,
): readonly FigureRow[] {
  const figures = achievementFigures(source.achievements, padOf(source), days);
  const figureAt = (key: string): PadFigure => {
    const { value = 0, records = [] } = figures.get(key) ?? {};
    const entries = records.map(({ achievement }) => entryOf(achievement));
    return { value, entries, target: undefined };
  };
  return impactNames
    .map((name) => ({
      name,
      pads: new Map(source.pads.map(({ id }) => [id, figureAt(keyOf(name, id))])),
      total: figureAt(keyOf(name, wholeId)),
    }))
    .filter(({ total }) => total.entries.length > 0);
}

/** The achievements of a launch pad that came of the programme. */
function achievementsOf(
  { id }: LaunchPad,
  { source, period, padOf: pad }: Quarter,
): readonly RecordOf<'achievement'>[] {
  return source.achievements.filter(
    (achievement) =>
      achievement.deleted === undefined &&
      pad(achievement.home) === id &&
      achievement.values.attribution !== 'no' &&
      isWithin(achievementDay(achievement), period.days),
  );
}

function inOrder(a: RecordOf<'achievement'>, b: RecordOf<'achievement'>): number {
  return compareText(achievementDay(a), achievementDay(b)) || compareText(a.id, b.id);
}

/** What a launch pad may say of its achievements, and how many it may not name. */
export function draftAchievements(
  pad: LaunchPad,
  quarter: Quarter,
): { readonly line: DraftedLine | undefined; readonly confidential: number } {
  const all = achievementsOf(pad, quarter);
  const named = all.filter(({ values }) => values.confidential !== true).toSorted(inOrder);
  const confidential = all.length - named.length;
  if (named.length === 0) return { line: undefined, confidential };
  const { language } = quarter;
  const said = named.map((achievement) => {
    const { home, values } = achievement;
    const name = optionWords.achievementKind[values.kind][language].toLowerCase();
    return `${quarter.nameOf(home)}, ${name} (${formatDate(achievementDay(achievement), language)})`;
  });
  const word = language === 'fr' ? 'Réussites' : 'Achievements';
  const text = `${word}${colon[language]}${said.join(semicolon[language])}.`;
  return { line: drafted([text], named), confidential };
}
