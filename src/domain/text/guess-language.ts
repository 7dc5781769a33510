/**
 * Which of the two languages a text is written in, by its telling words and its accents. A guess for the tag of
 * a text, which a person can correct.
 *
 * Words that both languages have tell nothing (`on`, `but`, `attend`), and neither do names: words with a capital
 * that begin no sentence, and what joins them (`La Redoute`, `Department for Business and Trade`).
 *
 * Limits: the first `guessedLengthMax` characters are looked at.
 */

import type { Language } from '../entity/field.ts';

/** How much of a text is looked at, in UTF-16 code units. */
export const guessedLengthMax = 2000;

const split = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words of one language that are no words of the other, nor borrowed by it at work. */
const telling: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: split(
    'un une est pas ne ni que qui quoi où donc pour dans sur sous par avec sans chez vers entre avant après ' +
      'pendant depuis dès jusque il ils elle elles nous vous je tu lui eux leur leurs ce cet cette ces sa ses ' +
      'ma mes votre vos notre nos mais si comme parce quand aussi encore toujours jamais rien toute tous ' +
      'toutes trop très peu moins bien mieux puis ensuite ici deux trois quatre cinq huit neuf dix été sont ' +
      'était avoir ont avait faire fera veut veulent peut peuvent doit doivent faut va vont sera seront reste ' +
      'manque hier demain lundi mardi mercredi jeudi vendredi samedi dimanche jours semaine semaines mois ' +
      'janvier février avril juin juillet août septembre octobre décembre prochain prochaine prochains ' +
      'envoyer envoie envoient envoyé envoye envoi appel appeler rappeler rappelle relancer relance attendre ' +
      'attente demander demande garder garde livrer livraison vendre vendu acheter achat achats vente ventes ' +
      'prix devis facture factures commande commandes colis fournisseur fournisseurs douane reçu reçue reçus ' +
      'reçues étiquettes choisir choisi trouver prendre prend mettre donner ouvrir lancer finir terminer ' +
      'commencer ajouter refaire chercher obtenir nouveaux nouvelles marchand marque réponse réunion compte ' +
      'rendu anglais britannique français bonjour merci cordialement voir dit aucun aucune chaque autre ' +
      'autres même seulement plusieurs beaucoup assez douze vingt cherche envoyée envoyés produits visite ' +
      'visites relire imprimer traduire traduit dernier dernière soir matin',
  ),
  en: split(
    'is are was were to with not that who at by he she they we you it this these those his her their its so ' +
      'has have had will would shall should could can might from about into than then there here because ' +
      'before after during until while between without within been being does did done some any every each ' +
      'both all no nothing very too again still only also other another our my your us them him if when where ' +
      'what which first two three five seven eight nine ten today tomorrow yesterday monday tuesday wednesday ' +
      'thursday saturday sunday day days weeks months years sent send sends received asked ask asks calls ' +
      'called needs need wants want please thanks hello hi dear let get gets got give gives given take takes ' +
      'taken make makes find keep keeps kept wait waiting waits agreed agree decided confirmed checked chase ' +
      'chased reply replied answer answered write wrote written buys bought sell sells sold pay paid price ' +
      'prices quote quotes orders parcel parcels customer customers supplier suppliers customs invoice ' +
      'invoices owner buyer buyers lawyer month missing needed added redo choose chosen look see seen read ' +
      'put left meet joins joined attends twelve twenty product products such many people somebody someone ' +
      'never same twice once went rang texted emailed spoke tried translate translated approve approved',
  ),
};

/** Words that also stand in names and borrowed phrases, however many: `Eau de toilette`, `click and collect`. */
const joining: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: split('le la les de du des et en au aux à'),
  en: split('the of and for in'),
};

/** French words that English writes with their accents. */
const borrowed = split(
  'café cafés résumé décor crème brûlée purée pâté rosé château façade soirée née bébé être œuvre fraîche ' +
    'pièce résistance',
);

const wordPattern = /\p{L}+(?:['’-]\p{L}+)*/gu;
const accents = /[àâçéèêëîïôûùüœæ]/u;
const capital = /^\p{Lu}/u;
const shouted = /^\p{Lu}{2,}$/u;
const elision = /^(?:[ldjnmtsc]|qu|lorsqu|puisqu|jusqu)['’](?=\p{L})/iu;
const contraction = /(?:n['’]t|['’](?:s|ll|re|ve|d|m))$/iu;
const sentenceEnd = /[.!?…\n]/u;

interface Word {
  readonly typed: string;
  readonly isName: boolean;
}

function wordsOf(text: string): readonly Word[] {
  // Where all is in capitals, they tell nothing.
  const whole = text.normalize('NFC');
  const looked = whole === whole.toUpperCase() ? whole.toLowerCase() : whole;
  let end = 0;
  return [...looked.matchAll(wordPattern)].map(({ 0: typed, index }) => {
    const isFirst = end === 0 || sentenceEnd.test(looked.slice(end, index));
    end = index + typed.length;
    const elided = typed.replace(elision, '');
    return { typed, isName: capital.test(elided) && (!isFirst || elided !== typed) };
  });
}

/** How many different signs of each language the text has. */
function signsOf(text: string): Readonly<Record<Language, number>> {
  const signs = { fr: new Set<string>(), en: new Set<string>() };
  const accented = new Set<string>();
  const words = wordsOf(text);
  for (const [at, { typed, isName }] of words.entries()) {
    if (isName || shouted.test(typed)) continue;
    if (contraction.test(typed)) signs.en.add('contraction');
    if (elision.test(typed)) signs.fr.add('slight');
    const word = typed.replace(elision, '').toLowerCase();
    const isInName = words[at - 1]?.isName === true || words[at + 1]?.isName === true;
    for (const language of ['fr', 'en'] as const) {
      if (telling[language].has(word)) signs[language].add(word);
      else if (joining[language].has(word) && !isInName) signs[language].add('slight');
    }
    const isKnown = telling.fr.has(word) || joining.fr.has(word) || borrowed.has(word);
    if (accents.test(word) && !isKnown) accented.add(word);
  }
  // One may be borrowed, two are written by who writes French.
  if (accented.size > 0) signs.fr.add('slight');
  if (accented.size > 1) signs.fr.add('accents');
  return { fr: signs.fr.size, en: signs.en.size };
}

/**
 * The language of a text that may be in either: an email, an imported summary, a line of the journal, beside which
 * the language stands. Nothing when the signs are even.
 */
export function guessLanguage(text: string): Language | undefined {
  const { fr, en } = signsOf(text.slice(0, guessedLengthMax));
  if (fr === en) return undefined;
  return fr > en ? 'fr' : 'en';
}

/**
 * The language of a text that is typed in an interface of the language `own`: that one, unless the text shows
 * clearly that it is written in the other, by two signs and more than twice as many as of its own.
 */
export function writtenLanguage(text: string, own: Language): Language {
  const signs = signsOf(text.slice(0, guessedLengthMax));
  const other = own === 'fr' ? 'en' : 'fr';
  return signs[other] >= 2 && signs[other] > 2 * signs[own] ? other : own;
}
