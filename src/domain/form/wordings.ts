/** Words that every form uses, in both languages: answers that no template has to spell out, and the words of print. */

import type { SizeClass } from './size-class.ts';
import type { Option, Wording } from './template.ts';

/** "Not sure" is an answer to every question. */
export const unsureWording: Wording = { en: 'Not sure', fr: 'Je ne sais pas' };

export const yesNoOptions: readonly Option[] = [
  { id: 'yes', label: { en: 'Yes', fr: 'Oui' } },
  { id: 'no', label: { en: 'No', fr: 'Non' } },
];

export const sizeWordings: Readonly<Record<SizeClass, Wording>> = {
  micro: { en: 'Micro-business', fr: 'Microentreprise' },
  small: { en: 'Small business', fr: 'Petite entreprise' },
  medium: { en: 'Medium-sized business', fr: 'Moyenne entreprise' },
  large: { en: 'Above SME size', fr: 'Au-dessus de la taille d’une PME' },
  unknown: { en: 'Not known yet', fr: 'Pas encore connue' },
};

/** Headings and short sentences of a printed form. */
export const printWordings = {
  blank: { en: 'Not answered', fr: 'Sans réponse' },
  notApplicable: { en: 'Not applicable', fr: 'Sans objet' },
  unreadable: {
    en: 'Saved by a newer version of Carnet',
    fr: 'Enregistré par une version plus récente de Carnet',
  },
  notOffered: {
    en: 'An answer that is not offered here',
    fr: 'Une réponse qui n’est pas proposée ici',
  },
  retired: { en: 'retired answer', fr: 'réponse retirée' },
  noneYet: { en: 'Nothing yet', fr: 'Rien pour l’instant' },
  onDate: { en: 'Date', fr: 'Date' },
  result: { en: 'Result', fr: 'Résultat' },
  total: { en: 'Total', fr: 'Total' },
  band: { en: 'Level', fr: 'Niveau' },
  gates: {
    en: 'Blocking questions to resolve first',
    fr: 'Questions bloquantes à traiter d’abord',
  },
  explainFirst: { en: 'To explain first', fr: 'À expliquer d’abord' },
  focus: { en: 'Areas to work on first', fr: 'Domaines à travailler en premier' },
  unsureShare: { en: '“Not sure” answers', fr: 'Réponses « Je ne sais pas »' },
  provisional: {
    en: 'Provisional: some questions have no answer yet.',
    fr: 'Provisoire : certaines questions restent sans réponse.',
  },
  progress: { en: 'Sections done', fr: 'Parties terminées' },
  leftOut: { en: 'Left out', fr: 'Écartée' },
  size: { en: 'Size class', fr: 'Catégorie d’entreprise' },
  aid: { en: 'Aid, including this support', fr: 'Aides, accompagnement compris' },
  rate: {
    en: 'Value of a pound in euros, as entered in this form',
    fr: 'Valeur d’une livre en euros, saisie dans ce formulaire',
  },
  ceiling: { en: 'Aid ceiling', fr: 'Plafond d’aides' },
  window: { en: 'Aid counted over', fr: 'Aides comptées sur la période' },
  confidence: { en: 'Confidence of the business', fr: 'Confiance de l’entreprise' },
  check: {
    en: 'Check before relying on it.',
    fr: 'À vérifier avant toute décision.',
  },
  checkOutdated: { en: 'No longer in force.', fr: 'N’est plus en vigueur.' },
  checkAhead: { en: 'Not yet in force.', fr: 'Pas encore en vigueur.' },
  checkDoubt: { en: 'In doubt: check it first.', fr: 'Incertain : à vérifier en premier.' },
  readOn: { en: 'read on', fr: 'consulté le' },
  validFrom: { en: 'from', fr: 'à partir du' },
  owner: { en: 'Owner', fr: 'Responsable' },
  due: { en: 'Due', fr: 'Échéance' },
  action: { en: 'Action', fr: 'Action' },
  measure: { en: 'Measure', fr: 'Indicateur' },
  line: { en: 'Line', fr: 'Ligne' },
  amount: { en: 'Amount', fr: 'Montant' },
  note: { en: 'Note', fr: 'Note' },
  evidence: { en: 'Evidence', fr: 'Justificatif' },
  section: { en: 'Section', fr: 'Partie' },
  former: { en: 'Retired questions', fr: 'Questions retirées' },
  question: { en: 'Question', fr: 'Question' },
  answer: { en: 'Answer', fr: 'Réponse' },
  form: { en: 'Form', fr: 'Formulaire' },
  formDate: { en: 'Date of the form', fr: 'Date du formulaire' },
  unsure: { en: 'Not sure', fr: 'Réponse incertaine' },
  answeredOn: { en: 'Answered on', fr: 'Réponse du' },
  answeredBy: { en: 'Answered by', fr: 'Saisie par' },
  perMonth: { en: 'hours a month', fr: 'heures par mois' },
  fte: { en: 'FTE', fr: 'ETP' },
} as const satisfies Readonly<Record<string, Wording>>;
