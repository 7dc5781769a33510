/**
 * What was decided and said in the monthly reviews of the sample, in both languages: people of both pads read it. In turn
 * by business and review.
 */

import type { Pair } from './plan-texts.ts';

/** One or two in each review. */
export const decisions: readonly Pair[] = [
  {
    fr: 'Garder deux produits d’appel et ne rien ajouter avant l’été.',
    en: 'Keep two lead products and add nothing before the summer.',
  },
  {
    fr: 'Afficher le prix du port avant le panier, sur toutes les pages.',
    en: 'Show the delivery price before the basket, on every page.',
  },
  {
    fr: 'Relire ensemble les trois premières pages traduites.',
    en: 'Read the first three translated pages together.',
  },
  {
    fr: 'Répondre aux questions en moins d’un jour ouvré.',
    en: 'Answer questions within one working day.',
  },
  {
    fr: 'Attendre les chiffres du mois avant de toucher à la publicité.',
    en: 'Wait for the month’s figures before touching the advertising.',
  },
  {
    fr: 'Noter chaque retour avec sa raison pendant deux mois.',
    en: 'Note every return with its reason for two months.',
  },
  {
    fr: 'Demander un second devis au transporteur.',
    en: 'Ask the carrier for a second quote.',
  },
];

/** What the owner said of the month. */
export const changes: readonly Pair[] = [
  { fr: 'Une personne de plus le vendredi.', en: 'One more person on Fridays.' },
  { fr: 'Rien de changé, un mois calme.', en: 'Nothing changed, a quiet month.' },
  {
    fr: 'Plus de demandes par message qu’au téléphone.',
    en: 'More questions by message than by telephone.',
  },
  {
    fr: 'Les stocks sont justes, l’atelier suit.',
    en: 'Stock is tight, and the workshop keeps up.',
  },
];

/** What the final review says. */
export const closing = {
  change: {
    fr: 'Les commandes de l’étranger sont devenues une habitude, et les papiers ne font plus peur.',
    en: 'Orders from abroad have become routine, and the paperwork no longer frightens anybody.',
  },
  helped: {
    fr: 'Regarder les chiffres à deux, chaque mois.',
    en: 'Looking at the figures with somebody, every month.',
  },
  onward: {
    fr: 'Continuer une revue par mois, en interne.',
    en: 'Keep one review a month, in-house.',
  },
} as const satisfies Readonly<Record<string, Pair>>;

/** What was agreed where the journal tells of nothing else: who owes it, and in how many days. */
export const agreements: readonly (Pair & { readonly by: 'us' | 'sme'; readonly days: number })[] =
  [
    {
      fr: 'Envoyer le compte rendu et les chiffres du mois',
      en: 'Send the minutes and the month’s figures',
      by: 'us',
      days: 5,
    },
    {
      fr: 'Photographier les trois produits suivants',
      en: 'Photograph the next three products',
      by: 'sme',
      days: 14,
    },
    {
      fr: 'Relire la page de livraison traduite',
      en: 'Proofread the translated delivery page',
      by: 'us',
      days: 9,
    },
    {
      fr: 'Vérifier les délais du transporteur',
      en: 'Check the carrier’s delivery times',
      by: 'sme',
      days: 7,
    },
  ];
