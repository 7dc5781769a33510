/**
 * Template of the quarterly review of the launch pads as a report: its passages, under four headings that never change. Each
 * is drafted from what was logged; what is written here stands in place of the draft. It follows `quarterly-review/1`, which
 * asks questions of each pad and remains for what was filled in with it.
 */

import type { TemplateOf } from '../template.ts';

export const quarterlyReviewReport: TemplateOf<'review'> = {
  format: 'template/1',
  id: 'quarterly-review/2',
  kind: 'review',
  version: 2,
  filledBy: 'manager',
  about: 'programme',
  cadence: 'P3M',
  title: {
    en: 'Quarterly review of the launch pads',
    fr: 'Revue trimestrielle des rampes de lancement',
  },
  short: { en: 'Quarterly review', fr: 'Revue trimestrielle' },
  intro: {
    en: 'One report for all launch pads. Every passage is drafted from what was logged: correct it, and mark it as proofread. Figures are counted and never typed in.',
    fr: 'Un seul rapport pour toutes les rampes de lancement. Chaque passage est composé d’après ce qui a été consigné : corrigez-le, puis marquez-le comme relu. Les chiffres se comptent et ne se saisissent jamais.',
  },
  perLaunchPad: ['padChallengesPart', 'padOperationPart', 'padFeedbackPart', 'padStatedPart'],
  sections: [
    {
      id: 'challengesPart',
      title: { en: 'Challenges', fr: 'Défis' },
      short: { en: 'Challenges', fr: 'Défis' },
      items: [
        {
          id: 'challenges',
          type: 'longText',
          label: { en: 'Challenges of all launch pads', fr: 'Défis de toutes les rampes' },
          short: { en: 'Challenges', fr: 'Défis' },
        },
      ],
    },
    {
      id: 'padChallengesPart',
      title: { en: 'Challenges by launch pad', fr: 'Défis par rampe de lancement' },
      short: { en: 'Challenges by pad', fr: 'Défis par rampe' },
      items: [
        {
          id: 'padChallenges',
          type: 'longText',
          label: { en: 'Challenges of this launch pad', fr: 'Défis de cette rampe' },
          short: { en: 'Challenges by pad', fr: 'Défis par rampe' },
        },
      ],
    },
    {
      id: 'operationPart',
      title: { en: 'Operation and performance', fr: 'Fonctionnement et performances' },
      short: { en: 'Operation', fr: 'Fonctionnement' },
      items: [
        {
          id: 'operation',
          type: 'longText',
          label: {
            en: 'Operation and performance of all launch pads',
            fr: 'Fonctionnement et performances de toutes les rampes',
          },
          short: { en: 'Operation', fr: 'Fonctionnement' },
        },
      ],
    },
    {
      id: 'padOperationPart',
      title: {
        en: 'Operation and performance by launch pad',
        fr: 'Fonctionnement et performances par rampe',
      },
      short: { en: 'Operation by pad', fr: 'Fonctionnement par rampe' },
      items: [
        {
          id: 'padOperation',
          type: 'longText',
          label: {
            en: 'Operation and performance of this launch pad',
            fr: 'Fonctionnement et performances de cette rampe',
          },
          short: { en: 'Operation by pad', fr: 'Fonctionnement par rampe' },
        },
      ],
    },
    {
      id: 'exchangePart',
      title: { en: 'Technical and cultural exchange', fr: 'Échange technique et culturel' },
      short: { en: 'Exchange', fr: 'Échange' },
      items: [
        {
          id: 'exchange',
          type: 'longText',
          label: {
            en: 'Technical and cultural exchange between launch pads',
            fr: 'Échange technique et culturel entre rampes',
          },
          short: { en: 'Exchange', fr: 'Échange' },
        },
      ],
    },
    {
      id: 'lessonsPart',
      title: { en: 'Lessons learned', fr: 'Enseignements tirés' },
      short: { en: 'Lessons', fr: 'Enseignements' },
      items: [
        {
          id: 'lessons',
          type: 'longText',
          label: {
            en: 'What the lessons of the quarter have in common',
            fr: 'Ce que les enseignements du trimestre ont en commun',
          },
          short: { en: 'Lessons', fr: 'Enseignements' },
        },
      ],
    },
    {
      id: 'padFeedbackPart',
      title: { en: 'What the SMEs say', fr: 'Ce qu’en disent les PME' },
      short: { en: 'Feedback', fr: 'Retours d’information' },
      items: [
        {
          id: 'padFeedback',
          type: 'longText',
          label: {
            en: 'What the SMEs of this launch pad say',
            fr: 'Ce qu’en disent les PME de cette rampe',
          },
          short: { en: 'Feedback', fr: 'Retours d’information' },
        },
      ],
    },
    {
      id: 'outlookPart',
      title: { en: 'Outlook', fr: 'Perspectives' },
      short: { en: 'Outlook', fr: 'Perspectives' },
      items: [
        {
          id: 'outlook',
          type: 'longText',
          label: {
            en: 'What comes next; in the final review, the summary of the whole programme',
            fr: 'Les suites ; en revue finale, le bilan de tout le programme',
          },
          short: { en: 'Outlook', fr: 'Perspectives' },
        },
      ],
    },
    {
      id: 'padStatedPart',
      title: { en: 'Totals reported elsewhere', fr: 'Totaux annoncés ailleurs' },
      short: { en: 'Reported totals', fr: 'Totaux annoncés' },
      intro: {
        en: 'A total reported to the funder is shown beside the count and never replaces it.',
        fr: 'Un total annoncé au financeur se lit à côté de ce qui est compté, et ne le remplace jamais.',
      },
      items: [
        {
          id: 'statedVisits',
          type: 'number',
          min: 0,
          label: {
            en: 'Visits to businesses reported for this quarter',
            fr: 'Visites en entreprise annoncées pour ce trimestre',
          },
          short: { en: 'Visits reported', fr: 'Visites annoncées' },
        },
        {
          id: 'statedTotal',
          type: 'number',
          min: 0,
          label: {
            en: 'Visits to businesses reported for the whole programme',
            fr: 'Visites en entreprise annoncées pour tout le programme',
          },
          short: { en: 'Total visits reported', fr: 'Total annoncé' },
        },
      ],
    },
  ],
};
