/**
 * Themes that earlier reviews carry on to a quarter: each with its lessons, whether the quarter learned something about it
 * as well, and what they led to that was still open at its end. The lessons of the quarter are a table of their own.
 */

import { isOpenAction } from '../../action/action.ts';
import { formatNumber } from '../../form/format.ts';
import { type CarriedTheme, carriedThemes } from '../../lesson/carried-themes.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import type { Language } from '../../entity/field.ts';
import type { Action, Lesson } from '../../operation/record.ts';
import { type Draft, draftOf, drafted, type DraftedLine } from './drafted.ts';
import type { Quarter } from './draft-quarter.ts';
import type { ReviewSource } from './review-source.ts';
import { colon, counted, optionWords, semicolon } from './review-words.ts';
import { doneDay } from '../../action/done-day.ts';

/** The themes of a quarter that recur. */
export function draftLessons(quarter: Quarter): Draft {
  const { source, period } = quarter;
  const open = new Set(
    source.actions.filter((action) => wasOpen(action, period.days.to)).map(({ id }) => id),
  );
  const themes = carriedThemes(source.lessons, period.month, open);
  return draftOf(themes.map((theme) => themeLine(theme, quarter)));
}

function wasOpen(action: Action, day: LocalDate): boolean {
  const doneOn = doneDay(action);
  const isOpen = isOpenAction(action.values.state) || (doneOn !== undefined && doneOn > day);
  return action.deleted === undefined && isOpen;
}

/**
 * What each lesson led to, as of a day: "2 actions, 1 open"; empty where it led to nothing. Actions are counted and not
 * named, since they may be those of an SME.
 *
 * @returns by the id of the lesson
 */
export function followUps(
  lessons: readonly Lesson[],
  { actions }: Pick<ReviewSource, 'actions'>,
  day: LocalDate,
  language: Language,
): ReadonlyMap<string, string> {
  const byId = new Map(actions.map((action) => [action.id, action]));
  return new Map(
    lessons.map(({ id, values: { leadsTo = [] } }) => {
      const own = [...new Set(leadsTo)].flatMap((actionId) => byId.get(actionId) ?? []);
      return [id, followUp(own, day, language)];
    }),
  );
}

function followUp(actions: readonly Action[], day: LocalDate, language: Language): string {
  const own = actions.filter(({ deleted }) => deleted === undefined);
  if (own.length === 0) return '';
  const open = own.filter((action) => wasOpen(action, day)).length;
  const count = formatNumber(open, language);
  const isFrench = language === 'fr';
  const none = isFrench ? 'aucune ouverte' : 'none open';
  const some = isFrench ? `${count} ouverte${open < 2 ? '' : 's'}` : `${count} open`;
  return `${counted(own.length, 'action', language)}, ${open === 0 ? none : some}`;
}

/** "Theme carried on, Selection: lessons 1, 3; raised again in this review; 2 open actions." */
function themeLine(carried: CarriedTheme, { language, source }: Quarter): DraftedLine {
  const { theme, lessons, comesBack, openActions } = carried;
  const isFrench = language === 'fr';
  const numbers = lessons
    .map(({ id, values }) => source.lessonLabels.get(id) ?? String(values.number))
    .join(', ');
  const [one, many] = isFrench ? ['enseignement', 'enseignements'] : ['lesson', 'lessons'];
  const [oneOpen, manyOpen] = isFrench
    ? ['action ouverte', 'actions ouvertes']
    : ['open action', 'open actions'];
  const parts = [
    `${lessons.length === 1 ? one : many} ${numbers}`,
    ...(comesBack ? [isFrench ? 'revient dans cette revue' : 'raised again in this review'] : []),
    ...(openActions === 0
      ? []
      : [`${formatNumber(openActions, language)} ${openActions === 1 ? oneOpen : manyOpen}`]),
  ];
  const name = optionWords.lessonTheme[theme][language];
  const which = isFrench ? 'Thème repris' : 'Theme carried on';
  const said = `${which}, ${name}${colon[language]}${parts.join(semicolon[language])}.`;
  return drafted([said], lessons);
}
