/**
 * What account managers of the sample wrote beside answers: private notes, short and about facts, each in the language of
 * the launch pad.
 */

import type { Language } from '../entity/field.ts';

type Note = readonly [item: string, text: string];

interface ChecklistNotes {
  /** Of one business alone. */
  readonly byBusiness: Readonly<Record<string, Note>>;
  readonly inTurn: readonly Note[];
}

export const checklistNotes: Readonly<Record<Language, ChecklistNotes>> = {
  fr: {
    byBusiness: {
      lecourtois: [
        'sector',
        'Les vergers sont à une autre société. Celle-ci presse, met en bouteille et vend.',
      ],
      houarn: ['sector', 'Transforme du poisson acheté à la criée, ne pêche pas : code 10.20Z.'],
      tadoret: ['headcount', 'Moyenne de l’année d’après la paie, saisonniers comptés au prorata.'],
    },
    inTurn: [
      ['aidReceived', 'Déclaration signée reçue ; le fonds de solidarité n’y entre pas.'],
      ['hours', 'Le lundi matin, quand l’atelier est fermé.'],
      ['dataAccess', 'D’accord pour les ventes en ligne, pas pour celles de la boutique.'],
      ['sponsor', 'Viendra en personne, jamais avant neuf heures.'],
    ],
  },
  en: {
    byBusiness: {
      brecks: ['sector', 'The hives belong to the farm. This company only bottles and sells.'],
      tamar: ['headcount', 'Yearly average from the payroll, two apprentices left out.'],
      harbour: ['turnover', 'Accounts to March. The chandlery on the quay is in the same company.'],
    },
    inTurn: [
      ['aidReceived', 'Signed declaration received. The furlough money does not count here.'],
      ['hours', 'Tuesday afternoons, after the carrier has been.'],
      ['dataAccess', 'Happy to share the web shop. The till in the shop is another matter.'],
      ['sponsor', 'Will come to every review in person if it stays under the hour.'],
    ],
  },
};

/** On questions that nobody could answer yet, and on a channel that was decided against. */
export const assessmentNotes: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: {
    vat: 'Confond le guichet unique et le numéro local. À reprendre avec un exemple chiffré.',
    packaging: 'N’a jamais entendu parler du numéro de producteur. Fiche envoyée.',
    rules: 'Pense que l’étiquette suffit. Regarder ensemble ce que demande le marché.',
    cash: 'La banque s’en occupe, dit-on. À vérifier sur un relevé.',
    legal: 'Les conditions viennent d’un modèle ; personne ne sait de quand il date.',
    return: 'Deux campagnes payées, aucun suivi. Montrer le rapport dans les statistiques.',
    marketplaces: 'Écarté pour cette année : la commission mange la marge des petits formats.',
  },
  en: {
    vat: 'Had not heard of the one-stop shop. Go through it with one real order.',
    packaging: 'Did not know that packaging is registered there. Sent the short guide.',
    rules: 'Sure that the label is fine as it is. Look at the market’s rules together.',
    cash: 'Says the bank deals with it. Look at one statement together.',
    legal: 'Terms copied from a friend’s shop; nobody knows how old they are.',
    return: 'Pays for two campaigns and has never opened the report. Show it on screen.',
    marketplaces: 'Decided against for this year: the fees leave nothing on a single print.',
  },
};

/** On ratings of a profile: what was seen, for staff alone. */
export const profileNotes: Readonly<Record<Language, readonly Note[]>> = {
  fr: [
    ['motivation', 'Fait ce qui est convenu, souvent le soir. Ne pas charger la liste.'],
    ['remoteEase', 'Partage l’écran sans aide depuis la deuxième visio.'],
    ['digitalSkill', 'Va vite dans la boutique, n’ouvre jamais les statistiques.'],
    ['riskAttitude', 'Essaie volontiers si la somme est fixée d’avance.'],
  ],
  en: [
    ['motivation', 'Does what was agreed, usually late at night. Keep the list short.'],
    ['remoteEase', 'Shares the screen without help since the second call.'],
    ['digitalSkill', 'Quick in the shop, never opens the figures.'],
    ['riskAttitude', 'Will try anything once the sum is agreed beforehand.'],
  ],
};
