/**
 * The quarterly reviews of the sample and its lessons, shortened from the public report on the E-Channel launch pads (MT
 * 2.4.2, sections 4 and 5). What nobody wrote is left to the draft. Of the French visits the report states nine in all and
 * six by review; both are kept as they are stated.
 */

import type { LessonTheme } from '../lesson/lesson.ts';
import type { MemberKey } from './sample-programme-data.ts';

/** A text in both languages, the one it was written in first. */
export interface SamplePair {
  readonly fr: string;
  readonly en: string;
}

export interface SampleLesson {
  readonly number: number;
  readonly month: number;
  readonly theme: LessonTheme;
  readonly text: SamplePair;
}

/** A passage of a review: `challenges`, or `padChallenges` with the country of the pad. */
export interface SamplePassage {
  readonly item: string;
  readonly pad?: 'GB' | 'FR';
  readonly text: SamplePair;
  /** Who proofread it; nobody where it still waits. */
  readonly by?: MemberKey;
}

export interface SampleReview {
  readonly month: number;
  /** The day on which it was written. */
  readonly on: string;
  readonly passages: readonly SamplePassage[];
  /** French visits as the report states them; it leaves the last quarter open. */
  readonly statedVisits?: number;
  readonly statedTotal?: number;
}

export const sampleReviews: readonly SampleReview[] = [
  {
    month: 9,
    on: '2020-06-04',
    statedVisits: 0,
    passages: [
      {
        item: 'challenges',
        by: 'coordinator',
        text: {
          fr: '- Les rampes travaillent à distance depuis mars 2020.\n- Une modification du projet, soumise en avril, n’est pas encore approuvée.\n- La préparation et l’inscription des PME ont pris du retard.',
          en: '- The launch pads have worked remotely since March 2020.\n- A project amendment submitted in April is not approved yet.\n- Preparing and enrolling SMEs has fallen behind.',
        },
      },
      {
        item: 'operation',
        by: 'coordinator',
        text: {
          fr: 'Les partenaires n’attendent pas l’approbation pour contacter des PME : trois mois perdus ne laisseraient plus le temps de recruter.',
          en: 'The partners are not waiting for approval before contacting SMEs: three lost months would leave no time to recruit.',
        },
      },
      {
        item: 'exchange',
        by: 'coordinator',
        text: {
          fr: 'Les échanges entre équipes se sont faits à distance. Des guides ont été préparés pour les PME et les OSE.',
          en: 'Exchange between the teams stayed virtual. Guides were prepared for SMEs and BSOs.',
        },
      },
    ],
  },
  {
    month: 12,
    on: '2020-09-03',
    statedVisits: 1,
    passages: [
      {
        item: 'challenges',
        by: 'coordinator',
        text: {
          fr: '- La modification du projet a été approuvée le 18 juin 2020.\n- Aucune PME ne s’est rendue dans une rampe.\n- Le manque d’engagement des OSE a été très décevant.',
          en: '- The project amendment was approved on 18 June 2020.\n- No SME visited a launch pad.\n- The lack of engagement from BSOs was very disappointing.',
        },
      },
      {
        item: 'padChallenges',
        pad: 'GB',
        by: 'daniel',
        text: { en: 'No visit in person.', fr: 'Aucune visite en personne.' },
      },
      {
        item: 'padChallenges',
        pad: 'FR',
        by: 'jules',
        text: {
          fr: 'Une visite dans les locaux d’une PME française.',
          en: 'One visit to a French SME at its premises.',
        },
      },
      {
        item: 'exchange',
        by: 'coordinator',
        text: {
          fr: 'Les réunions se tiennent surtout en anglais, et les visioconférences durent longtemps. Pour la rampe française, le Brexit compte moins que la Covid-19.',
          en: 'Meetings are mostly held in English, and video meetings take a long time. For the French launch pad Brexit matters less than Covid-19.',
        },
      },
    ],
  },
  {
    month: 15,
    on: '2020-12-03',
    statedVisits: 3,
    passages: [
      {
        item: 'challenges',
        by: 'coordinator',
        text: {
          fr: '- Les rampes ont bien fonctionné à distance.\n- Des confinements aux règles et aux dates différentes ont compliqué la coordination.\n- La préparation au Brexit a pesé sur les partenaires et sur les PME.',
          en: '- The launch pads worked well as virtual hubs.\n- Lockdowns with different rules and dates made coordination harder.\n- Preparing for Brexit weighed on partners and SMEs.',
        },
      },
      {
        item: 'padChallenges',
        pad: 'FR',
        by: 'maelle',
        text: {
          fr: 'Trois PME françaises visitées dans leurs locaux.',
          en: 'Three visits to French SMEs at their own premises.',
        },
      },
      {
        item: 'exchange',
        text: {
          fr: 'Les gestionnaires de compte ont eu du mal à obtenir les données des PME et à les lire avec elles.',
          en: 'Account managers struggled to obtain SMEs’ data and to read it with them.',
        },
      },
    ],
  },
  {
    month: 18,
    on: '2021-03-04',
    statedVisits: 2,
    passages: [
      {
        item: 'challenges',
        by: 'daniel',
        text: {
          fr: 'Le Brexit a eu lieu, mais tous ses effets ne sont pas encore connus. L’objectif de 24 PME inscrites est atteint. Aucune PME n’a pu venir dans une rampe.',
          en: 'Brexit has happened, but the dust has not settled. The target of 24 SMEs has been recruited. No SME was able to visit a launch pad.',
        },
      },
      {
        item: 'padChallenges',
        pad: 'GB',
        by: 'emma',
        text: {
          en: 'No visit in person. Remote working is mandatory.',
          fr: 'Aucune visite en personne. Le travail à distance est obligatoire.',
        },
      },
      {
        item: 'padChallenges',
        pad: 'FR',
        by: 'jules',
        text: {
          fr: 'Deux PME françaises visitées dans leurs locaux.',
          en: 'Two visits to French SMEs at their own premises.',
        },
      },
      {
        item: 'operation',
        by: 'maelle',
        text: {
          fr: 'Chaque PME a été accompagnée pour son évaluation et son plan d’entrée sur le nouveau marché. L’événement commun avec la CCIFB est fixé au 2 mars 2021.',
          en: 'Each SME was helped to complete an assessment and an entry plan for the new market. Shared CCIFB event booked for 2 March 2021.',
        },
      },
      {
        item: 'exchange',
        by: 'daniel',
        text: {
          fr: 'Les rampes devaient réunir les PME autour d’événements et de formations. Cela n’a pas été possible ; les partenaires veulent explorer ce modèle dans des projets futurs.',
          en: 'The launch pads were to bring SMEs together around events and training. This could not happen; the partners want to explore the model in future projects.',
        },
      },
    ],
  },
  {
    month: 21,
    on: '2021-05-18',
    statedTotal: 9,
    passages: [
      {
        item: 'challenges',
        text: {
          fr: 'À ce jour, le projet a atteint ses objectifs et remis ses livrables. Merci au Secrétariat conjoint pour sa disponibilité au plus fort de l’incertitude.',
          en: 'The project has met its targets and deliverables to date. Thanks to the Joint Secretariat, which was there at the time of greatest uncertainty.',
        },
      },
    ],
  },
];

export const sampleLessons: readonly SampleLesson[] = [
  {
    number: 1,
    month: 9,
    theme: 'selection',
    text: {
      fr: 'La liste de contrôle a été un fil conducteur utile : le statut de PME et la localisation sont des questions de base.',
      en: 'The checklist was a useful script: SME status and location are basic questions.',
    },
  },
  {
    number: 2,
    month: 12,
    theme: 'calendar',
    text: {
      fr: 'En août, peu de PME, d’OSE et de collègues français sont disponibles : à anticiper côté britannique.',
      en: 'In August few French SMEs, BSOs and staff are available: the British side should plan for it.',
    },
  },
  {
    number: 3,
    month: 12,
    theme: 'support',
    text: {
      fr: 'Une feuille de progression que tous lisent limite les dérives et garde la trace des contacts.',
      en: 'A progress sheet that everyone reads limits drift and records what was said.',
    },
  },
  {
    number: 4,
    month: 12,
    theme: 'selection',
    text: {
      fr: 'Évaluer et accompagner chaque PME séparément, à mesure qu’elle se présente, plutôt que par tranches de 8.',
      en: 'Assess and support each SME separately as it comes, rather than in batches of 8.',
    },
  },
  {
    number: 5,
    month: 12,
    theme: 'communication',
    text: {
      fr: 'Rédiger des guides électroniques amène les rampes à se mettre à la place de leurs lecteurs.',
      en: 'Writing electronic guides puts the launch pads in their readers’ place.',
    },
  },
  {
    number: 6,
    month: 15,
    theme: 'support',
    text: {
      fr: 'Consigner tous les contacts entre les revues mensuelles aide à détecter tôt les problèmes.',
      en: 'Logging every contact between monthly reviews helps spot problems early.',
    },
  },
  {
    number: 7,
    month: 15,
    theme: 'support',
    text: {
      fr: 'Comprendre la motivation, l’expérience, la capacité de croissance et l’attitude face au risque de chaque PME.',
      en: 'Understand each SME’s motivation, experience, capacity to grow and attitude to risk.',
    },
  },
  {
    number: 8,
    month: 15,
    theme: 'communication',
    text: {
      fr: 'Un formulaire d’avancement s’est révélé superflu ; des micro-réunions plus fréquentes ont suffi.',
      en: 'A project update form was a needless layer; more frequent micro-meetings were enough.',
    },
  },
  {
    number: 9,
    month: 15,
    theme: 'brexit',
    text: {
      fr: 'Attendre le printemps 2021 pour interroger les PME françaises sur l’après-Brexit était le bon choix.',
      en: 'Waiting until spring 2021 to ask French SMEs about post-Brexit terms was right.',
    },
  },
  {
    number: 10,
    month: 18,
    theme: 'meetings',
    text: {
      fr: 'Une organisation efficace dès le départ a maintenu le projet en bonne voie : ordres du jour, comptes rendus et actions, tous traduits.',
      en: 'Efficient systems and processes from the start kept the project on track: agendas, minutes and actions, all translated.',
    },
  },
];
