/**
 * Which of the two languages a short note is written in, by its small words and its accents. A guess for the
 * tag of a text, which one press corrects; with no sign either way there is no guess.
 *
 * Limits: the first `guessedLengthMax` characters are looked at.
 */

import type { Language } from '../entity/field.ts';

/** How much of a text is looked at, in UTF-16 code units. */
export const guessedLengthMax = 2000;

const split = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words of one language that are no words of the other: `a` is one of both. */
const smallWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: split(
    'le la les un une des du de et est en au aux avec pas que qui pour dans sur par il elle ils elles nous vous ' +
      'je ce cette ces son sa ses leur leurs mais ou où donc à été sont était reçu reçue reçus reçues demain ' +
      'hier appel envoyé rappeler attend veut peut fait faire très plus sans chez bonjour merci cordialement votre ' +
      'vos notre nos quand aussi',
  ),
  en: split(
    'the an and is are was were of to in with not that who for on at by he she they we you it this these his her ' +
      'their its but or so has have had will would can could from about into tomorrow yesterday sent received ' +
      'asked call wants needs does did be been some any no yes very without please thanks thank hello hi dear regards ' +
      'my our us if can when what let know here',
  ),
};

const accents = /[àâçéèêëîïôûùüœæ]/u;
const name = /^\p{Lu}\p{Ll}/u;
const elision = /(?:^|[^\p{L}])(?:[ldjnmtsc]|qu)['’]\p{L}/iu;

/** The language of the text, or nothing when the signs are even. */
export function guessLanguage(text: string): Language | undefined {
  const looked = text.slice(0, guessedLengthMax);
  let french = elision.test(looked) ? 1 : 0;
  let english = 0;
  for (const typed of looked.split(/[^\p{L}]+/u)) {
    const word = typed.toLowerCase();
    // `Hello Maëlle`: a capital may begin a name, which says less.
    if (smallWords.fr.has(word)) french += 1;
    else if (accents.test(word)) french += name.test(typed) ? 0.5 : 1;
    if (smallWords.en.has(word)) english += 1;
  }
  if (french === english) return undefined;
  return french > english ? 'fr' : 'en';
}
