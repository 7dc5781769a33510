/** Words for days and hours, folded, in both languages. */

import type { Weekday } from '../../calendar/local-date.ts';
import { phraseBook } from '../phrases.ts';

export const weekdayWords: ReadonlyMap<string, Weekday> = new Map(
  [
    'lundi monday lun mon',
    'mardi tuesday mar tue tues',
    'mercredi wednesday mer merc wed weds',
    'jeudi thursday jeu thu thur thurs',
    'vendredi friday ven vend fri',
    'samedi saturday sam sat',
    'dimanche sunday dim sun',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, weekdays(index)] as const)),
);

/** Short names that are other words as well: only beside a date or a word of `weekdayModifiers`. */
export const doubtfulWeekdays = words('mon mar mer jeu vend sam sat dim sun');

export const monthWords: ReadonlyMap<string, number> = new Map(
  [
    'janvier january jan janv',
    'fevrier february feb fev fevr',
    'mars march mar',
    'avril april apr avr',
    'mai may',
    'juin june jun',
    'juillet july jul juil',
    'aout august aug',
    'septembre september sep sept',
    'octobre october oct',
    'novembre november nov',
    'decembre december dec',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Months that are other words as well: no month without a number beside them. */
export const doubtfulMonths = words('mar may jan');

export const nextWords = words('prochain prochaine next suivant');
export const lastWords = words('dernier derniere last passe passee');
export const thisWords = words('ce cet cette this');

/** Days counted from today. */
export const dayWords = phraseBook<number>(
  [
    -2,
    "avant-hier|avanthier|d'avant-hier",
    'avant hier',
    'the? day before yesterday',
    'the? night before last',
  ],
  [
    -1,
    "hier|d'hier",
    'yesterday',
    'last night',
    'la veille',
    'hier en? fin|debut de? journee|matinee|soiree',
  ],
  [
    0,
    "aujourd'hui|d'aujourd'hui|ajd|auj|today|tonight",
    'ce matin|midi|soir|jour',
    'cet apres-midi|aprem|apres_midi',
    'cette aprem|apres-midi',
    'this morning|afternoon|evening|lunchtime',
    "tout a l'heure",
    "a l'instant",
    'just now',
    'earlier today|on?',
    'earlier this morning|afternoon',
    'a moment|minute ago',
    'a few|couple_of minutes|hours ago',
    'il y a une? heure|instant|quelques_minutes|quelques_heures',
    "un? peu? plus tot dans_la_journee|ce_matin|ajd|aujourd'hui?",
  ],
  [1, 'demain', 'tomorrow', 'des demain'],
  [2, 'apres-demain', 'apres demain', 'the? day after tomorrow'],
);

export type Period = 'morning' | 'noon' | 'afternoon' | 'evening';

/** Parts of a day, behind it or within its name. */
export const periodWords: ReadonlyMap<string, Period> = new Map([
  ['matin', 'morning'],
  ['morning', 'morning'],
  ['am', 'morning'],
  ['apres-midi', 'afternoon'],
  ['aprem', 'afternoon'],
  ['afternoon', 'afternoon'],
  ['pm', 'afternoon'],
  ['soir', 'evening'],
  ['evening', 'evening'],
  ['tonight', 'evening'],
]);
/** Parts of a day in several words, beside its name: `vendredi en fin de matinée`, `first thing tomorrow`. */
export const periodPhrases = phraseBook<Period>(
  [
    'morning',
    'en|dans? debut|milieu|fin de? matinee',
    'before|avant lunch|le_dejeuner|midi|noon|dejeuner',
    'in|during|over|by the? morning',
    'a|des la? premiere heure',
    "a l'ouverture",
    'at opening|nine time?',
    'dans la matinee|journee',
    'first thing',
    'early|mid|late|mid-|in_the morning',
  ],
  [
    'noon',
    'at|around|over|during|about|by? lunchtime',
    'at|around|over|during|about lunch',
    'lunch time',
    'a la pause',
    "a|vers|pour|sur? l'heure du dejeuner|dej|midi",
    'entre midi et deux',
    'entre midi et 2',
    'entre 12 et 14',
  ],
  [
    'afternoon',
    "en|dans? debut|milieu|fin d'apres-midi",
    "dans l'apres-midi",
    'last thing',
    'after|post lunch',
    'apres le? dejeuner|dej|repas|midi',
    'en debut|milieu|fin de? journee',
    "en|dans? debut|fin d'aprem",
    'before|by|at|avant? close|closing|cop|fermeture|la_fermeture time?',
    'the? end|close of play|business|the_day|trading',
    'early|mid|late|in_the afternoon',
    'en? fin de journee',
    'end of day',
    'eod|cob',
  ],
  ['evening', 'en|dans? debut|fin de soiree', 'dans la soiree', 'late|in_the evening'],
);
/** A part of the day without a day: of a day to come where something is intended, or behind an arrow. */
export const dayEdges = phraseBook<'open' | 'close'>(
  ['open', 'first thing', 'a|des la? premiere heure', 'in the morning'],
  [
    'close',
    'eod|cob|cop',
    'the? end of the? day|play|today|business|afternoon|shift',
    'close of business|play|day|today',
    'before|avant|by we|on close|closing|ferme|la_fermeture time?',
    "en|a|avant|pour|d'ici? la? fin de|d'? la? journee|l'apres-midi|apres-midi|aprem",
    "dans|avant|d'ici la? fin_de? journee|soiree",
    'today or tomorrow',
    'before|avant|by bed|this_evening|ce_soir|tonight time?',
    'later today',
    'plus tard dans la journee',
  ],
);
export const noonWords = words('midi noon midday');

export type Stretch = 'day' | 'week' | 'month';

export const stretchWords: ReadonlyMap<string, Stretch> = new Map([
  ...names<Stretch>('day', 'j jour jours d day days'),
  ...names<Stretch>('week', 'semaine semaines sem week weeks wk wks'),
  ...names<Stretch>('month', 'mois month months'),
]);

export const numberWords: ReadonlyMap<string, number> = new Map([
  ...numbers('un a an one', 1),
  ...numbers('une', 1),
  ...numbers('deux two', 2),
  ...numbers('trois three', 3),
  ...numbers('quatre four', 4),
  ...numbers('cinq five', 5),
  ...numbers('six', 6),
  ...numbers('sept seven', 7),
  ...numbers('huit eight', 8),
  ...numbers('neuf nine', 9),
  ...numbers('douze twelve', 12),
  ...numbers('trente thirty', 30),
  ...numbers('dix ten', 10),
  ...numbers('quinze fifteen', 15),
  ...numbers('vingt twenty', 20),
]);

/** Hours that are said in words. */
export const hourNumbers: ReadonlyMap<string, number> = new Map(
  [
    'one une',
    'two deux',
    'three trois',
    'four quatre',
    'five cinq',
    'six',
    'seven sept',
    'eight huit',
    'nine neuf',
    'ten dix',
    'eleven onze',
    'twelve douze',
    'treize',
    'quatorze',
    'quinze',
    'seize',
    'dix-sept',
    'dix-huit',
    'dix-neuf',
    'vingt',
  ].flatMap((said, index) => names(index + 1, said)),
);

/** Before a number of days to come. */
export const ahead = phraseBook<1>([
  1,
  "dans|sous|d'ici|in|within",
  "dans|sous|d'ici les|le|environ|une_petite|a_peu_pres",
  'in|within roughly|around|approx|the|a_further|another',
  'in|within the next',
  'in about',
  'dans environ',
]);
/** Before and behind a number of days gone by. */
export const agoBefore = phraseBook<1>([1, 'il y a', 'y a', 'ya', 'voici|voila']);
export const agoBehind = words('ago earlier');
export const fortnights = phraseBook<number>(
  [14, 'a|une? fortnight|quinzaine', 'quinze jours'],
  [7, 'huit jours', 'une? huitaine'],
  [10, 'une? dizaine de jours', 'ten|10 days or_so'],
  [
    14,
    'a couple of? weeks',
    'une? quinzaine de jours',
    'deux petites semaines',
    '2-3|2/3|2_a_3|2_ou_3 semaines|weeks',
    'two or three weeks',
  ],
  [21, 'a? few weeks', 'quelques semaines'],
  [7, 'a week or_so', 'une petite|bonne|grosse semaine', 'about a week', 'une semaine environ'],
  [2, '2-3|2/3|2_a_3|2_ou_3|deux_ou_trois|two_or_three jours|days'],
  [4, '3-4|3/4|4-5 jours|days'],
  [2, 'a couple of? days', 'a day or two', 'un jour ou deux'],
  [3, 'a few days', 'quelques jours'],
);

/** When it was, so vaguely that it says no day; the sentence goes on behind it. */
export const vagueDays = phraseBook<1>([
  1,
  'the other day',
  "l'autre jour",
  'just',
  'en route',
  'on my|the way',
  'recently|recemment|finally|enfin|finalement|again',
  'a nouveau',
  'some time ago',
  'il y a quelque temps',
]);

/** Parts of a week or a month. */
export type Edge = 'start' | 'middle' | 'end';
export const edges = phraseBook<Edge>(
  [
    'start',
    'debut|early',
    'au|le debut de|du',
    'the? start|beginning of',
    'debut du|de',
    'en debut de|du?',
    'the? top of',
    'the? first half of',
    "la? premiere|1ere quinzaine de|du|d'?",
    'the? first week of|in',
    'la? premiere semaine de|du',
  ],
  ['middle', 'mi|mid', 'en? milieu du|de?', 'the? middle of', 'around mid', 'vers la? mi'],
  [
    'end',
    'fin|late',
    'la|a? fin de|du|des',
    'the? end of',
    'end',
    'fin du|de',
    "en fin de|du|d'?",
    'toute fin',
    'the? tail_end|back_end|second_half of',
    "la? deuxieme|2e|2eme|seconde quinzaine de|du|d'?",
    'the? last week of|in',
    'la? derniere semaine de|du',
  ],
);
/** Weeks and months counted from this one. */
export const spells = phraseBook<readonly [Stretch, number]>(
  [['week', 0], 'cette|la semaine', 'semaine', 'this|the? week'],
  [
    ['week', 1],
    'la|de? semaine|sem prochaine|pro',
    'next week',
    'the following week',
    'the? week after',
    "la? semaine d'apres",
    'week commencing|beginning',
    'la semaine suivante',
  ],
  [['week', 2], 'the? week after next', "dans|d'ici deux semaines"],
  [['week', -1], 'la|de? semaine|sem derniere|passee', 'last week', 'la semaine precedente'],
  [['week', -2], 'the? week before last'],
  [['month', 0], 'ce|le? mois', 'this|the? month', 'mois'],
  [
    ['month', 1],
    "le? mois prochain|suivant|d'apres",
    'next month',
    'the? month after',
    'the? following month',
  ],
  [['month', -1], 'le? mois dernier|passe', 'last month'],
);

/** Weekends, by which of them it is. */
export const weekends = phraseBook<'near' | 'last' | 'next'>(
  ['near', 'over|at|this|during|pendant|durant the|ce|le? weekend|week-end|we', 'ce we|week-end'],
  ['last', 'last weekend|week-end', 'le? weekend|week-end|we dernier|passe'],
  ['next', 'next weekend|week-end', 'le? weekend|week-end|we prochain'],
);

/** Words that belong to the date after them and are read with it. */
export const dateLeads = words("le la ce des on the pour avant by before for d'ici l'");
/** Before an hour. */
export const hourLeads = words('a at vers @ around about de from des entre pour for');

/** Words that tie the date after them to the sentence: `la commande du 18/11`, `page 3/4`. */
export const dateTies = words(
  "de du d' depuis jusqu'au jusqu'a au aux des pour vers entre et ou",
  'of from to since until till for between and or dated was est',
);
export const dueTies = words(
  "de du des d' depuis jusqu'au jusqu'a au aux apres entre et ou",
  'of from to since until till after between and or dated',
);

/** What somebody or something may do: behind them `may` is no month. */
export const mayVerbs = words(
  'ask be become buy call change choose close come cost cut decide delay do drop end find get give go have help hire join keep leave lose make miss move need not order pay postpone quit refuse reopen require say sell send sign start stop still struggle take try use wait want withdraw work',
);

/** Before figures these make them a number of something: `page 3/4`. */
export const figureTies = words(
  'page pages etape lot lots partie taille tailles size sizes step part version ref reference score note no numero phase acte article',
  'bat batiment quai hall stand zone niveau porte salle box bay dock building bldg unit room floor gate aisle',
);

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}

function names<T>(value: T, list: string): readonly (readonly [string, T])[] {
  return list.split(' ').map((name) => [name, value] as const);
}

function numbers(list: string, value: number): readonly (readonly [string, number])[] {
  return names(value, list);
}

function weekdays(index: number): Weekday {
  const all = [1, 2, 3, 4, 5, 6, 7] as const;
  return all[index] ?? 1;
}
