/**
 * The words that the composer knows, in both languages at once: a French manager on an English screen types
 * as ever. All of them are written folded (`../text/fold.ts`), so that accents and capitals do not matter.
 */

import type { Weekday } from '../calendar/local-date.ts';

/** How the contact took place, or what is written down instead of a contact. */
export type ComposerMode = 'phone' | 'video' | 'email' | 'atBusiness' | 'note' | 'issue';

export const modeWords: ReadonlyMap<string, ComposerMode> = new Map([
  ['a', 'phone'],
  ['appel', 'phone'],
  ['c', 'phone'],
  ['call', 'phone'],
  ['v', 'video'],
  ['visio', 'video'],
  ['video', 'video'],
  ['e', 'email'],
  ['mail', 'email'],
  ['email', 'email'],
  ['e-mail', 'email'],
  ['s', 'atBusiness'],
  ['site', 'atBusiness'],
  ['visit', 'atBusiness'],
  ['visite', 'atBusiness'],
  ['n', 'note'],
  ['note', 'note'],
  ['p', 'issue'],
  ['probleme', 'issue'],
  ['i', 'issue'],
  ['issue', 'issue'],
]);

export const hourWords = words('h heure heures hour hours hr hrs');
export const minuteWords = words('min mins mn minute minutes');
/** After these a number is a quantity, not a duration. */
export const quantityWords = words('% € £ $');

export const weekdayWords: ReadonlyMap<string, Weekday> = new Map([
  ['lundi', 1],
  ['monday', 1],
  ['mardi', 2],
  ['tuesday', 2],
  ['mercredi', 3],
  ['wednesday', 3],
  ['jeudi', 4],
  ['thursday', 4],
  ['vendredi', 5],
  ['friday', 5],
  ['samedi', 6],
  ['saturday', 6],
  ['dimanche', 7],
  ['sunday', 7],
]);

/** An expression for a day, as days from today. */
export interface DayExpression {
  readonly words: readonly string[];
  readonly days: number;
}

/** Days that date a contact; the longest come first, because they end in the shorter ones. */
export const pastDays: readonly DayExpression[] = [
  dayExpression('the day before yesterday', -2),
  dayExpression('day before yesterday', -2),
  dayExpression('avant hier', -2),
  dayExpression('avant-hier', -2),
  dayExpression('hier', -1),
  dayExpression('yesterday', -1),
];

/** Days by which an action is due, likewise. */
export const comingDays: readonly DayExpression[] = [
  dayExpression('the day after tomorrow', 2),
  dayExpression('day after tomorrow', 2),
  dayExpression('apres demain', 2),
  dayExpression('apres-demain', 2),
  dayExpression('demain', 1),
  dayExpression('tomorrow', 1),
  dayExpression("aujourd'hui", 0),
  dayExpression('today', 0),
];

/** Words that belong to the date after them and are read with it. */
export const contactDateLeads = words('le on the');
export const dueLeads = words("le ce pour avant d'ici on the this by for before");

/** Words that tie the date after them to the sentence: `la commande du 18/11`, `page 3/4`. */
export const contactDateTies = words(
  "de du au des depuis jusqu'au pour avant apres vers entre et ou page pages etape lot partie",
  'of from to since until till by for before after between and or next last step part version',
);
export const dueTies = words(
  "de du au des depuis jusqu'au apres vers entre et ou page pages etape lot partie",
  'of from to since until till after between and or next last step part version',
);

/** Words that join one person to the next, or to the mode. */
export const personJoins = words('avec et with and & +');

/** After these a name is whom the action concerns, not who does it: `relancer Claire`. */
export const objectLeads = words(
  'a au avec chez contre de du en et ou par pour sans sur vers que comme le la les un une',
  'aider appel appeler associer avertir contacter demander informer interroger inviter joindre prevenir',
  'rappeler recontacter relancer remercier rencontrer revoir solliciter visite voir',
  'about an and as at for from of on or than the to via with without',
  'ask brief call chase contact email e-mail help inform invite meet message phone remind ring see',
  'tell thank visit warn',
);

/** Parts of a name that are not a name alone. */
export const nameParticles = words(
  'le la les de du des d l van von der den ten da do dos di el al',
);

/** Frequent words that begin like a name (`les` and Leslie): never read as an abbreviation. */
export const commonWords = words(
  'les des une aux ces ses mes tes nos vos son mon ton leur elle ils qui que quoi dont mais donc car',
  'par pas plus sur pour avec dans tout tous bien bon fait est sont mal mar mer nouveau pro sans',
  'the and but for not all any are can did few get got had has her his how may new now off old one',
  'our out own per put sat saw say see she was who why yes you will with mark market',
);

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}

function dayExpression(text: string, days: number): DayExpression {
  return { words: text.split(' '), days };
}
