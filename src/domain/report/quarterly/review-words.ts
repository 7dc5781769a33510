/**
 * The words of a quarterly report, in both languages: it is written in the language of its reader, whatever the language of
 * the screen. Longer than 400 lines only if a language is added.
 */

import type { Language } from '../../entity/field.ts';
import type { Engagement } from '../../organisation/organisation.ts';
import { type AchievementKind, achievementKinds } from '../../achievement/achievement.ts';
import type { contributionKinds } from '../../organisation/organisation.ts';
import type { contactTopics, ContactKind } from '../../contact/contact.ts';
import type { issueCategories } from '../../issue/issue.ts';
import type { LessonTheme } from '../../lesson/lesson.ts';
import { formatNumber } from '../../form/format.ts';
import type { Wording } from '../../form/template.ts';

const topics = {
  eligibility: { en: 'Eligibility', fr: 'Éligibilité' },
  plan: { en: 'Entry plan', fr: 'Plan d’entrée' },
  shop: { en: 'Online shop', fr: 'Boutique en ligne' },
  data: { en: 'Data', fr: 'Données' },
  marketplaces: { en: 'Marketplaces', fr: 'Places de marché' },
  marketing: { en: 'Marketing', fr: 'Marketing' },
  localisation: { en: 'Localisation', fr: 'Adaptation au marché local' },
  vatCustoms: { en: 'VAT and customs', fr: 'TVA et douane' },
  logistics: { en: 'Logistics', fr: 'Logistique' },
  payment: { en: 'Payment', fr: 'Paiement' },
  finance: { en: 'Finance', fr: 'Financement' },
  staff: { en: 'Staff', fr: 'Personnel' },
  supply: { en: 'Supply', fr: 'Approvisionnement' },
  crisis: { en: 'Crisis', fr: 'Crise' },
  admin: { en: 'Administration', fr: 'Administratif' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Readonly<Record<(typeof contactTopics)[number], Wording>>;

const categories = {
  data: { en: 'Data', fr: 'Données' },
  platform: { en: 'Platform', fr: 'Plateforme' },
  skills: { en: 'Skills', fr: 'Compétences' },
  time: { en: 'Time', fr: 'Temps' },
  demand: { en: 'Demand', fr: 'Demande' },
  supply: { en: 'Supply', fr: 'Approvisionnement' },
  rules: { en: 'Rules', fr: 'Réglementation' },
  finance: { en: 'Finance', fr: 'Finances' },
  engagement: { en: 'Engagement', fr: 'Mobilisation' },
  health: { en: 'Health', fr: 'Santé' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Readonly<Record<(typeof issueCategories)[number], Wording>>;

const contributions = {
  referral: { en: 'Referral', fr: 'Prescription' },
  promotion: { en: 'Promotion', fr: 'Promotion' },
  event: { en: 'Event', fr: 'Événement' },
  content: { en: 'Content', fr: 'Contenu' },
  training: { en: 'Training', fr: 'Formation' },
  advice: { en: 'Advice', fr: 'Conseil' },
} as const satisfies Readonly<Record<(typeof contributionKinds)[number], Wording>>;

const meetings = {
  projectMeeting: { en: 'Project management meeting', fr: 'Réunion de gestion de projet (RGP)' },
  technicalMeeting: { en: 'Technical meeting', fr: 'Réunion technique' },
  padMeeting: { en: 'Launch pad meeting', fr: 'Réunion de la rampe de lancement' },
  microMeeting: { en: 'Micro-meeting', fr: 'Micro-réunion' },
  catchUp: { en: 'Catch-up', fr: 'Point informel' },
  event: { en: 'Event', fr: 'Événement' },
  introduction: { en: 'Introduction', fr: 'Mise en relation' },
} as const satisfies Readonly<Partial<Record<ContactKind, Wording>>>;

const themes = {
  selection: { en: 'Selection', fr: 'Sélection' },
  support: { en: 'Monitoring', fr: 'Suivi' },
  communication: { en: 'Communication', fr: 'Communication' },
  calendar: { en: 'Calendar', fr: 'Calendrier' },
  brexit: { en: 'Brexit', fr: 'Brexit' },
  meetings: { en: 'Meetings', fr: 'Réunions' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Readonly<Record<LessonTheme, Wording>>;

const achievements = {
  firstSaleAbroad: { en: 'First sale abroad', fr: 'Première vente à l’export' },
  channelLive: { en: 'Channel live', fr: 'Canal mis en ligne' },
  revenueAbroad: { en: 'Revenue abroad', fr: 'Chiffre d’affaires à l’export' },
  jobs: { en: 'Jobs created', fr: 'Emplois créés' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Readonly<Record<AchievementKind, Wording>>;

/** Words that screens say too, under the same names: a test holds them against the locales. */
export const optionWords = {
  topic: topics,
  issueCategory: categories,
  contributionKind: contributions,
  contactKind: meetings,
  lessonTheme: themes,
  achievementKind: achievements,
} as const;

/** Kinds of contact by which the launch pads and their partners meet. */
export const meetingKinds = Object.keys(meetings) as readonly (keyof typeof meetings)[];

/** Engagements whose silence is worth a line. */
export const silentEngagements: ReadonlySet<Engagement> = new Set(['identified', 'contacted']);

/** The parts of a review, in the order of the report; the first four are the fixed headings. */
export const reviewParts = [
  'challenges',
  'operation',
  'exchange',
  'lessons',
  'feedback',
  'outlook',
] as const;
export type ReviewPart = (typeof reviewParts)[number];

/** The headings that a report has even where nothing was logged under them. */
export const fixedParts: ReadonlySet<ReviewPart> = new Set(reviewParts.slice(0, 4));

export const partTitles: Readonly<Record<ReviewPart, Wording>> = {
  challenges: { en: 'Challenges', fr: 'Défis' },
  operation: { en: 'Operation and performance', fr: 'Fonctionnement et performances' },
  exchange: { en: 'Technical and cultural exchange', fr: 'Échange technique et culturel' },
  lessons: { en: 'Lessons learned', fr: 'Enseignements tirés' },
  feedback: { en: 'What the SMEs say', fr: 'Ce qu’en disent les PME' },
  outlook: { en: 'Outlook', fr: 'Perspectives' },
};

/** The figures of a review, in their order. */
export const figureNames = [
  'enrolled',
  'newlyEnrolled',
  'atBusiness',
  'atPad',
  'elsewhere',
  'video',
  'phone',
  'email',
  'message',
  'monthlyReviews',
  'hours',
] as const;
export type FigureName = (typeof figureNames)[number];

/** The figures of what came of the support, in their order. */
export const impactNames = [
  ...achievementKinds,
  'notAttributed',
  'jobCount',
  'abroadEuros',
  'abroadPounds',
] as const;
export type ImpactName = (typeof impactNames)[number];

const numberOf = ({ en, fr }: Wording): Wording => ({
  en: `${en}, number of achievements`,
  fr: `${fr}, nombre de réussites`,
});

export const figureWords: Readonly<Record<FigureName | ImpactName, Wording>> = {
  ...achievements,
  // Beside what they add up to, how many there are says that it is a number of them.
  revenueAbroad: numberOf(achievements.revenueAbroad),
  jobs: numberOf(achievements.jobs),
  other: { en: 'Other achievements', fr: 'Autres réussites' },
  notAttributed: {
    en: 'Achievements not due to the programme',
    fr: 'Réussites sans lien avec le programme',
  },
  jobCount: { en: 'Jobs created, in total', fr: 'Emplois créés, au total' },
  abroadEuros: {
    en: 'Revenue abroad, in euros',
    fr: 'Chiffre d’affaires à l’export, en euros',
  },
  abroadPounds: {
    en: 'Revenue abroad, in pounds',
    fr: 'Chiffre d’affaires à l’export, en livres',
  },
  enrolled: { en: 'SMEs enrolled, cumulative', fr: 'PME inscrites (cumul)' },
  newlyEnrolled: { en: 'New enrolments', fr: 'Nouvelles inscriptions' },
  atBusiness: { en: 'Visits to the businesses', fr: 'Visites en entreprise' },
  atPad: { en: 'SMEs visiting the launch pad', fr: 'PME venues à la rampe de lancement' },
  elsewhere: { en: 'Meetings elsewhere', fr: 'Rencontres ailleurs' },
  video: { en: 'Video meetings', fr: 'Réunions en visioconférence' },
  phone: { en: 'Phone calls', fr: 'Appels téléphoniques' },
  email: { en: 'Emails', fr: 'E-mails' },
  message: { en: 'Messages and post', fr: 'Messages et courriers' },
  monthlyReviews: { en: 'Monthly reviews held', fr: 'Revues mensuelles tenues' },
  hours: { en: 'Hours of support', fr: 'Heures d’accompagnement' },
};

/** Single words and short names of the report. */
export const reportWords = {
  review: { en: 'Quarterly review', fr: 'Revue trimestrielle' },
  subtitle: {
    en: 'Operation and performance of the launch pads with the SMEs',
    fr: 'Fonctionnement et performances des rampes de lancement avec les PME',
  },
  wholeTitle: {
    en: 'Report on the operation and performance of the launch pads with the SMEs',
    fr: 'Rapport sur le fonctionnement et les performances des rampes de lancement avec les PME',
  },
  figures: { en: 'Figures', fr: 'Chiffres' },
  impact: { en: 'Impact', fr: 'Retombées' },
  enrolment: { en: 'Enrolment', fr: 'Inscriptions' },
  both: { en: 'All launch pads', fr: 'Toutes les rampes' },
  total: { en: 'Total', fr: 'Total' },
  month: { en: 'Month', fr: 'Mois' },
  reviewColumn: { en: 'Review', fr: 'Revue' },
  notes: { en: 'Notes', fr: 'Notes' },
  number: { en: 'No.', fr: 'N°' },
  lesson: { en: 'Lesson', fr: 'Enseignement' },
  followUp: { en: 'Follow-up', fr: 'Suite' },
  projectLane: { en: 'Project', fr: 'Projet' },
  tradeLane: { en: 'Trade', fr: 'Échanges' },
  restrictionLane: { en: 'Restrictions', fr: 'Restrictions' },
  closureLane: { en: 'Closures', fr: 'Fermetures' },
  figure: { en: 'Figure', fr: 'Indicateur' },
  method: { en: 'Method', fr: 'Méthode' },
  introduction: { en: 'Introduction', fr: 'Introduction' },
  chronology: { en: 'Timeline and context', fr: 'Chronologie et contexte' },
  faceToFace: { en: 'Face-to-face meetings', fr: 'Rencontres en face à face' },
  nothing: { en: 'Nothing was logged.', fr: 'Rien n’a été consigné.' },
  table1: {
    en: 'Overview of the quarterly reviews',
    fr: 'Aperçu des revues trimestrielles',
  },
  table2: {
    en: 'The launch pads in context',
    fr: 'Les rampes de lancement dans leur contexte',
  },
  table3: {
    en: 'Cumulative enrolment of SMEs',
    fr: 'Total cumulé des inscriptions de PME',
  },
  chart: {
    en: 'Enrolments in context',
    fr: 'Les inscriptions dans leur contexte',
  },
  noForecast: {
    en: 'No forecast yet: it needs two quarters of data, available from',
    fr: 'Pas encore de prévision\u00a0: elle demande deux trimestres de données et sera possible à partir du',
  },
  visitTable: {
    en: 'Visits to the businesses, by review',
    fr: 'Visites en entreprise, par revue',
  },
} as const satisfies Readonly<Record<string, Wording>>;

/** A count with its noun; French says "0 visite" in the singular. */
export function counted(count: number, noun: Noun, language: Language): string {
  const [one, other] = nouns[noun][language];
  const isOne = language === 'fr' ? count < 2 : count === 1;
  return `${formatNumber(count, language)}\u00a0${isOne ? one : other}`;
}

const nouns = {
  sme: { en: ['SME', 'SMEs'], fr: ['PME', 'PME'] },
  visit: {
    en: ['visit to a business', 'visits to businesses'],
    fr: ['visite en entreprise', 'visites en entreprise'],
  },
  padVisit: {
    en: ['visit to the launch pad', 'visits to the launch pad'],
    fr: ['visite à la rampe de lancement', 'visites à la rampe de lancement'],
  },
  otherMeeting: {
    en: ['meeting elsewhere', 'meetings elsewhere'],
    fr: ['rencontre ailleurs', 'rencontres ailleurs'],
  },
  video: {
    en: ['video meeting', 'video meetings'],
    fr: ['réunion en visioconférence', 'réunions en visioconférence'],
  },
  phone: {
    en: ['phone call', 'phone calls'],
    fr: ['appel téléphonique', 'appels téléphoniques'],
  },
  email: { en: ['email', 'emails'], fr: ['e-mail', 'e-mails'] },
  message: {
    en: ['message or letter', 'messages and letters'],
    fr: ['message ou courrier', 'messages et courriers'],
  },
  monthlyReview: {
    en: ['monthly review', 'monthly reviews'],
    fr: ['revue mensuelle', 'revues mensuelles'],
  },
  contact: { en: ['contact', 'contacts'], fr: ['contact', 'contacts'] },
  entry: { en: ['entry', 'entries'], fr: ['entrée', 'entrées'] },
  action: { en: ['action', 'actions'], fr: ['action', 'actions'] },
  answer: { en: ['answer', 'answers'], fr: ['réponse', 'réponses'] },
  more: { en: ['more', 'more'], fr: ['autre', 'autres'] },
} as const;
export type Noun = keyof typeof nouns;

/** Words between quotation marks, as the language sets them; what is quoted keeps its own language. */
export const quotes: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['“', '”'],
  fr: ['«\u00a0', '\u00a0»'],
};

/** Before a colon French leaves a space that does not break. */
export const colon: Readonly<Record<Language, string>> = { en: ': ', fr: '\u00a0: ' };
export const semicolon: Readonly<Record<Language, string>> = { en: '; ', fr: '\u00a0; ' };
