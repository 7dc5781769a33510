/**
 * Template of the quarterly review of the launch pads, under four headings that never change.
 * Longer than 400 lines because it is data: every question stands here in both languages.
 */

import type { TemplateOf } from '../template.ts';

export const quarterlyReview: TemplateOf<'review'> = {
  format: 'template/1',
  id: 'quarterly-review/1',
  kind: 'review',
  version: 1,
  filledBy: 'manager',
  about: 'programme',
  cadence: 'P3M',
  title: {
    en: 'Quarterly review of the launch pads',
    fr: 'Revue trimestrielle des rampes de lancement',
  },
  short: {
    en: 'Quarterly review',
    fr: 'Revue trimestrielle',
  },
  intro: {
    en: 'One review for all launch pads, each with its own part. The four headings never change, so that themes can be followed from one review to the next. Figures come from the progress sheets and are never typed in.',
    fr: 'Une seule revue pour toutes les rampes de lancement, chacune avec sa partie. Les quatre rubriques ne changent pas, pour suivre les thèmes d’une revue à l’autre. Les chiffres viennent des feuilles de progression et ne se saisissent jamais.',
  },
  final: {
    label: {
      en: 'Final review: add a summary of the whole programme and what will continue',
      fr: 'Revue finale : ajoutez un bilan de tout le programme et les suites prévues',
    },
  },
  perLaunchPad: ['challenges', 'operation', 'lessonsLearned'],
  sections: [
    {
      id: 'frame',
      title: {
        en: 'Period and context',
        fr: 'Période et contexte',
      },
      short: {
        en: 'Period and context',
        fr: 'Période et contexte',
      },
      items: [
        {
          id: 'period',
          type: 'auto',
          label: {
            en: 'Project months and dates',
            fr: 'Mois du projet et dates',
          },
          from: 'period',
        },
        {
          id: 'events',
          type: 'auto',
          label: {
            en: 'Events that shaped the quarter',
            fr: 'Événements qui ont marqué le trimestre',
          },
          short: {
            en: 'Events',
            fr: 'Événements',
          },
          from: 'events:period',
        },
        {
          id: 'attendees',
          type: 'people',
          label: {
            en: 'Participants',
            fr: 'Participants',
          },
        },
      ],
    },
    {
      id: 'figures',
      title: {
        en: 'Key figures',
        fr: 'Chiffres clés',
      },
      short: {
        en: 'Key figures',
        fr: 'Chiffres clés',
      },
      intro: {
        en: 'Read each launch pad in its own context: rules and dates differed. This is not a ranking.',
        fr: 'Lisez chaque rampe de lancement dans son contexte : les règles et les dates différaient. Ce n’est pas un classement.',
      },
      items: [
        {
          id: 'enrolment',
          type: 'auto',
          label: {
            en: 'Cumulative enrolment by country, against target',
            fr: 'Inscriptions cumulées par pays, face à l’objectif',
          },
          short: {
            en: 'Enrolment',
            fr: 'Inscriptions',
          },
          from: 'derived:enrolment',
        },
        {
          id: 'contacts',
          type: 'auto',
          label: {
            en: 'Contacts by mode and launch pad',
            fr: 'Contacts par mode et par rampe de lancement',
          },
          short: {
            en: 'Contacts by mode',
            fr: 'Contacts par mode',
          },
          from: 'derived:contactsByMode',
        },
        {
          id: 'visits',
          type: 'auto',
          label: {
            en: 'Face-to-face meetings, and businesses met at least once',
            fr: 'Rencontres en face à face, et entreprises rencontrées au moins une fois',
          },
          short: {
            en: 'Face-to-face meetings',
            fr: 'Face à face',
          },
          from: 'derived:faceToFace',
        },
        {
          id: 'hours',
          type: 'auto',
          label: {
            en: 'Hours of support, by topic',
            fr: 'Heures d’accompagnement, par sujet',
          },
          short: {
            en: 'Hours of support',
            fr: 'Heures d’accompagnement',
          },
          from: 'derived:hours',
        },
        {
          id: 'stages',
          type: 'auto',
          label: {
            en: 'Businesses by stage',
            fr: 'Entreprises par étape',
          },
          from: 'derived:stages',
        },
        {
          id: 'alerts',
          type: 'auto',
          label: {
            en: 'Alerts raised and resolved',
            fr: 'Alertes déclenchées et résolues',
          },
          short: {
            en: 'Alerts',
            fr: 'Alertes',
          },
          from: 'derived:alerts',
        },
        {
          id: 'connected',
          type: 'auto',
          label: {
            en: 'Channels connected to the data platform',
            fr: 'Canaux connectés à la plateforme de données',
          },
          short: {
            en: 'Channels connected',
            fr: 'Canaux connectés',
          },
          from: 'derived:connected',
        },
        {
          id: 'orgs',
          type: 'auto',
          label: {
            en: 'Business support organisations (BSOs) by level of engagement',
            fr: 'Organisations de soutien aux entreprises (OSE) par niveau d’engagement',
          },
          short: {
            en: 'BSO engagement',
            fr: 'Engagement des OSE',
          },
          from: 'derived:organisations',
        },
      ],
    },
    {
      id: 'challenges',
      title: {
        en: 'Challenges',
        fr: 'Défis',
      },
      short: {
        en: 'Challenges',
        fr: 'Défis',
      },
      items: [
        {
          id: 'new',
          type: 'list',
          label: {
            en: 'New challenges',
            fr: 'Nouveaux défis',
          },
        },
        {
          id: 'recurring',
          type: 'list',
          label: {
            en: 'Recurring themes, and what has changed',
            fr: 'Thèmes récurrents, et ce qui a changé',
          },
          short: {
            en: 'Recurring themes',
            fr: 'Thèmes récurrents',
          },
          carryOver: true,
        },
        {
          id: 'mitigation',
          type: 'longText',
          label: {
            en: 'What was done about them',
            fr: 'Ce qui a été fait',
          },
        },
      ],
    },
    {
      id: 'operation',
      title: {
        en: 'Operation and performance',
        fr: 'Fonctionnement et performances',
      },
      short: {
        en: 'Operation and performance',
        fr: 'Fonctionnement',
      },
      items: [
        {
          id: 'recruitment',
          type: 'longText',
          label: {
            en: 'Finding and selecting businesses',
            fr: 'Recherche et sélection des entreprises',
          },
          short: {
            en: 'Recruitment',
            fr: 'Recrutement',
          },
          help: {
            en: 'What brought candidates, what did not, what slowed selection.',
            fr: 'Ce qui a amené des candidatures, ce qui n’a rien donné, ce qui a freiné la sélection.',
          },
        },
        {
          id: 'support',
          type: 'longText',
          label: {
            en: 'Working with the businesses',
            fr: 'Accompagnement des entreprises',
          },
          short: {
            en: 'Support',
            fr: 'Accompagnement',
          },
          help: {
            en: 'What worked, what took longer than planned, what was asked for beyond e-commerce.',
            fr: 'Ce qui a marché, ce qui a pris plus de temps que prévu, ce qui a été demandé hors e-commerce.',
          },
        },
        {
          id: 'organisations',
          type: 'longText',
          label: {
            en: 'Working with BSOs and other organisations',
            fr: 'Travail avec les OSE et les autres organisations',
          },
          short: {
            en: 'Organisations',
            fr: 'Organisations',
          },
        },
        {
          id: 'technical',
          type: 'longText',
          label: {
            en: 'Technical support and data',
            fr: 'Assistance technique et données',
          },
          short: {
            en: 'Technical support',
            fr: 'Assistance technique',
          },
        },
        {
          id: 'promotion',
          type: 'longText',
          label: {
            en: 'Promotion and events',
            fr: 'Promotion et événements',
          },
        },
        {
          id: 'team',
          type: 'longText',
          label: {
            en: 'Team: workload and morale',
            fr: 'Équipe : charge et moral',
          },
          help: {
            en: 'Facts, no names.',
            fr: 'Des faits, pas de noms.',
          },
        },
        {
          id: 'feedback',
          type: 'auto',
          label: {
            en: 'What the businesses said',
            fr: 'Ce qu’en disent les entreprises',
          },
          short: {
            en: 'Feedback',
            fr: 'Retours d’information',
          },
          from: 'forms:feedback',
        },
      ],
    },
    {
      id: 'exchange',
      title: {
        en: 'Technical and cultural exchange',
        fr: 'Échange technique et culturel',
      },
      short: {
        en: 'Exchange',
        fr: 'Échange',
      },
      items: [
        {
          id: 'practice',
          type: 'longText',
          label: {
            en: 'Good practice shared between launch pads',
            fr: 'Bonnes pratiques partagées entre rampes',
          },
          short: {
            en: 'Good practice',
            fr: 'Bonnes pratiques',
          },
        },
        {
          id: 'culture',
          type: 'longText',
          label: {
            en: 'Differences in language, habits and calendar, and what they led to',
            fr: 'Différences de langue, d’habitudes et de calendrier, et leurs effets',
          },
          short: {
            en: 'Cultural differences',
            fr: 'Différences culturelles',
          },
        },
        {
          id: 'businesses',
          type: 'longText',
          label: {
            en: 'Links made between businesses across the Channel',
            fr: 'Liens noués entre entreprises des deux côtés de la Manche',
          },
          short: {
            en: 'Links between businesses',
            fr: 'Liens entre entreprises',
          },
        },
      ],
    },
    {
      id: 'lessonsLearned',
      title: {
        en: 'Lessons learned',
        fr: 'Enseignements tirés',
      },
      short: {
        en: 'Lessons learned',
        fr: 'Enseignements tirés',
      },
      items: [
        {
          id: 'lessons',
          type: 'lessons',
          label: {
            en: 'Lessons, numbered across the whole programme',
            fr: 'Enseignements, numérotés sur tout le programme',
          },
          short: {
            en: 'Lessons',
            fr: 'Enseignements',
          },
        },
        {
          id: 'changes',
          type: 'actions',
          label: {
            en: 'What will be done differently',
            fr: 'Ce qui se fera autrement',
          },
          short: {
            en: 'Changes decided',
            fr: 'Changements décidés',
          },
        },
      ],
    },
    {
      id: 'next',
      title: {
        en: 'Next quarter',
        fr: 'Trimestre suivant',
      },
      short: {
        en: 'Next quarter',
        fr: 'Trimestre suivant',
      },
      items: [
        {
          id: 'priorities',
          type: 'list',
          label: {
            en: 'Three priorities',
            fr: 'Trois priorités',
          },
          max: 3,
        },
        {
          id: 'risks',
          type: 'auto',
          label: {
            en: 'Open risks',
            fr: 'Risques ouverts',
          },
          from: 'issues:programme',
        },
        {
          id: 'calendar',
          type: 'auto',
          label: {
            en: 'Holidays and closures ahead',
            fr: 'Jours fériés et fermetures à venir',
          },
          short: {
            en: 'Holidays and closures',
            fr: 'Fériés et fermetures',
          },
          from: 'calendar:nextQuarter',
        },
      ],
    },
  ],
};
