/**
 * Template of the monthly review, filled from the log.
 * Longer than 400 lines because it is data: every question stands here in both languages.
 */

import type { TemplateOf } from '../template.ts';

export const monthlyReview: TemplateOf<'review'> = {
  format: 'template/1',
  id: 'monthly-review/1',
  kind: 'review',
  version: 1,
  filledBy: 'together',
  about: 'sme',
  cadence: 'P1M',
  minutes: 45,
  title: {
    en: 'Monthly review',
    fr: 'Revue mensuelle',
  },
  short: {
    en: 'Monthly review',
    fr: 'Revue mensuelle',
  },
  intro: {
    en: 'What is already known is filled in; the meeting is for the rest. There is no separate update form: this page replaces it.',
    fr: 'Ce qui est déjà connu est rempli ; la réunion sert au reste. Pas de formulaire de suivi à part : cette page en tient lieu.',
  },
  summary: {
    label: {
      en: 'Summary for the business',
      fr: 'Synthèse pour l’entreprise',
    },
  },
  sections: [
    {
      id: 'meeting',
      title: {
        en: 'Meeting',
        fr: 'Réunion',
      },
      short: {
        en: 'Meeting',
        fr: 'Réunion',
      },
      items: [
        {
          id: 'contact',
          type: 'auto',
          label: {
            en: 'Date, mode, participants, duration',
            fr: 'Date, mode, participants, durée',
          },
          short: {
            en: 'Meeting',
            fr: 'Réunion',
          },
          from: 'contact',
        },
        {
          id: 'language',
          type: 'choice',
          label: {
            en: 'Language of the meeting',
            fr: 'Langue de la réunion',
          },
          prefill: 'contact.language',
          feeds: 'contact.language',
          options: [
            {
              id: 'en',
              label: {
                en: 'English',
                fr: 'Anglais',
              },
            },
            {
              id: 'fr',
              label: {
                en: 'French',
                fr: 'Français',
              },
            },
          ],
        },
        {
          id: 'final',
          type: 'yesNo',
          label: { en: 'Is this the final review?', fr: 'Est-ce la revue finale ?' },
          short: { en: 'Final review', fr: 'Revue finale' },
          help: {
            en: 'A closing part is then added, and no further review is planned.',
            fr: 'Une partie de clôture s’ajoute alors, et aucune autre revue n’est à planifier.',
          },
          feeds: 'outcome.final',
        },
      ],
    },
    {
      id: 'since',
      title: {
        en: 'Since the last review',
        fr: 'Depuis la dernière revue',
      },
      short: {
        en: 'Since the last review',
        fr: 'Depuis la dernière revue',
      },
      items: [
        {
          id: 'contacts',
          type: 'auto',
          label: {
            en: 'Contacts since the last review',
            fr: 'Contacts depuis la dernière revue',
          },
          short: {
            en: 'Contacts',
            fr: 'Contacts',
          },
          from: 'contacts:sinceLastReview',
        },
        {
          id: 'actionsDue',
          type: 'auto',
          label: {
            en: 'Actions that were due',
            fr: 'Actions arrivées à échéance',
          },
          from: 'actions:dueSinceLastReview',
        },
        {
          id: 'changed',
          type: 'longText',
          label: {
            en: 'What has changed for you?',
            fr: 'Qu’est-ce qui a changé chez vous ?',
          },
          short: {
            en: 'What has changed',
            fr: 'Ce qui a changé',
          },
          help: {
            en: 'Staff, stock, shop, suppliers, opening hours, season, the wider context.',
            fr: 'Équipe, stocks, boutique, fournisseurs, horaires, saison, contexte général.',
          },
        },
      ],
    },
    {
      id: 'figures',
      title: {
        en: 'Figures',
        fr: 'Chiffres',
      },
      short: {
        en: 'Figures',
        fr: 'Chiffres',
      },
      items: [
        {
          id: 'table',
          type: 'auto',
          label: {
            en: 'Last month, compared with the month before, the same month last year and the time before connection',
            fr: 'Le mois dernier, comparé au mois précédent, au même mois de l’an dernier et à la période avant connexion',
          },
          short: {
            en: 'Figures compared',
            fr: 'Chiffres comparés',
          },
          from: 'figures:lastMonth',
        },
        {
          id: 'reading',
          type: 'longText',
          label: {
            en: 'What do these figures say, and what will you do about it?',
            fr: 'Que disent ces chiffres, et qu’allez-vous en faire ?',
          },
          short: {
            en: 'What the figures say',
            fr: 'Ce que disent les chiffres',
          },
        },
      ],
    },
    {
      id: 'progress',
      title: {
        en: 'Progress of the entry plan',
        fr: 'Avancement du plan d’entrée',
      },
      short: {
        en: 'Plan progress',
        fr: 'Avancement du plan',
      },
      items: [
        {
          id: 'sections',
          type: 'auto',
          label: {
            en: 'Progress of each plan section',
            fr: 'État de chaque partie du plan',
          },
          short: {
            en: 'Plan sections',
            fr: 'Parties du plan',
          },
          from: 'plan:progress',
        },
        {
          id: 'done',
          type: 'list',
          label: {
            en: 'Done since the last review',
            fr: 'Fait depuis la dernière revue',
          },
          short: {
            en: 'Done',
            fr: 'Fait',
          },
          max: 5,
        },
        {
          id: 'blocked',
          type: 'longText',
          label: {
            en: 'What is stuck, and who can unblock it?',
            fr: 'Qu’est-ce qui bloque, et qui peut débloquer ?',
          },
          short: {
            en: 'What is stuck',
            fr: 'Ce qui bloque',
          },
        },
      ],
    },
    {
      id: 'issues',
      title: {
        en: 'Problems and technical support',
        fr: 'Problèmes et assistance technique',
      },
      short: {
        en: 'Problems and support',
        fr: 'Problèmes et assistance',
      },
      items: [
        {
          id: 'open',
          type: 'auto',
          label: {
            en: 'Open problems',
            fr: 'Problèmes ouverts',
          },
          from: 'issues:open',
        },
        {
          id: 'data',
          type: 'choice',
          label: {
            en: 'Does the data connection work?',
            fr: 'La connexion des données fonctionne-t-elle ?',
          },
          short: {
            en: 'Data connection',
            fr: 'Connexion des données',
          },
          help: {
            en: 'The link between your shop or marketplaces and the data platform.',
            fr: 'Le lien entre votre boutique ou vos places de marché et la plateforme de données.',
          },
          options: [
            {
              id: 'works',
              label: {
                en: 'Yes',
                fr: 'Oui',
              },
            },
            {
              id: 'partly',
              label: {
                en: 'In part',
                fr: 'En partie',
              },
            },
            {
              id: 'broken',
              label: {
                en: 'No, it has stopped',
                fr: 'Non, elle est coupée',
              },
            },
            {
              id: 'notYet',
              label: {
                en: 'Not set up yet',
                fr: 'Pas encore en place',
              },
            },
            {
              id: 'unsure',
              label: {
                en: 'Not sure',
                fr: 'Je ne sais pas',
              },
            },
          ],
        },
        {
          id: 'help',
          type: 'longText',
          label: {
            en: 'What help do you need, beyond e-commerce too?',
            fr: 'De quelle aide avez-vous besoin, même hors e-commerce ?',
          },
          short: {
            en: 'Help needed',
            fr: 'Aide nécessaire',
          },
        },
      ],
    },
    {
      id: 'outlook',
      title: {
        en: 'Market and outlook',
        fr: 'Marché et perspectives',
      },
      short: {
        en: 'Market and outlook',
        fr: 'Marché et perspectives',
      },
      items: [
        {
          id: 'news',
          type: 'longText',
          label: {
            en: 'What is new: rules, delivery, competitors, opportunities?',
            fr: 'Quoi de neuf : règles, livraison, concurrents, opportunités ?',
          },
          short: {
            en: 'What is new',
            fr: 'Quoi de neuf',
          },
        },
        {
          id: 'confidence',
          type: 'rating',
          label: {
            en: 'Do you think you will reach your goal?',
            fr: 'Pensez-vous atteindre votre objectif ?',
          },
          short: {
            en: 'Confidence',
            fr: 'Confiance',
          },
          min: 1,
          max: 5,
          anchors: [
            {
              score: 1,
              label: {
                en: 'No',
                fr: 'Non',
              },
            },
            {
              score: 2,
              label: {
                en: 'Probably not',
                fr: 'Plutôt non',
              },
            },
            {
              score: 3,
              label: {
                en: 'Even chances',
                fr: 'Une chance sur deux',
              },
            },
            {
              score: 4,
              label: {
                en: 'Probably',
                fr: 'Plutôt oui',
              },
            },
            {
              score: 5,
              label: {
                en: 'Yes',
                fr: 'Oui',
              },
            },
          ],
          feeds: 'outcome.confidence',
        },
        {
          id: 'usefulness',
          type: 'rating',
          label: {
            en: 'Has the support been useful since the last review?',
            fr: 'L’accompagnement vous a-t-il été utile depuis la dernière revue ?',
          },
          short: {
            en: 'Usefulness of support',
            fr: 'Utilité de l’accompagnement',
          },
          min: 1,
          max: 5,
          anchors: [
            {
              score: 1,
              label: {
                en: 'Not at all',
                fr: 'Pas du tout',
              },
            },
            {
              score: 2,
              label: {
                en: 'A little',
                fr: 'Un peu',
              },
            },
            {
              score: 3,
              label: {
                en: 'Fairly',
                fr: 'Assez',
              },
            },
            {
              score: 4,
              label: {
                en: 'Very',
                fr: 'Très',
              },
            },
            {
              score: 5,
              label: {
                en: 'We could not have done without it',
                fr: 'Indispensable',
              },
            },
          ],
        },
        {
          id: 'introduction',
          type: 'orgs',
          label: {
            en: 'Who could we put you in touch with?',
            fr: 'Avec qui pourrions-nous vous mettre en relation ?',
          },
          short: {
            en: 'Introductions',
            fr: 'Mises en relation',
          },
          help: {
            en: 'Chamber, development agency, carrier, marketing specialist…',
            fr: 'CCI, agence de développement, transporteur, spécialiste du marketing…',
          },
        },
      ],
    },
    {
      id: 'followUp',
      title: {
        en: 'Decisions and next steps',
        fr: 'Décisions et suites',
      },
      short: {
        en: 'Decisions and next steps',
        fr: 'Décisions et suites',
      },
      items: [
        {
          id: 'decisions',
          type: 'list',
          label: {
            en: 'Decisions',
            fr: 'Décisions',
          },
          max: 5,
        },
        {
          id: 'actions',
          type: 'actions',
          label: {
            en: 'Who does what, by when',
            fr: 'Qui fait quoi, pour quand',
          },
          help: {
            en: 'One owner, one verb, one date. Three good actions beat ten.',
            fr: 'Un responsable, un verbe, une date. Trois bonnes actions valent mieux que dix.',
          },
          required: true,
        },
        {
          id: 'next',
          type: 'date',
          label: {
            en: 'Next review',
            fr: 'Prochaine revue',
          },
          help: {
            en: 'Public holidays, August and closures on both sides of the Channel are flagged.',
            fr: 'Les jours fériés, le mois d’août et les fermetures des deux côtés de la Manche sont signalés.',
          },
          required: true,
          only: { unless: { final: ['yes'] } },
        },
      ],
    },
    {
      id: 'closing',
      title: { en: 'Closing the support', fr: 'Clôture de l’accompagnement' },
      short: { en: 'Closing', fr: 'Clôture' },
      items: [
        {
          id: 'before',
          type: 'auto',
          label: { en: 'Figures before connection', fr: 'Chiffres avant connexion' },
          from: 'figures:baseline',
          only: { answer: { final: ['yes'] } },
        },
        {
          id: 'change',
          type: 'longText',
          label: {
            en: 'What has changed for the business since the start?',
            fr: 'Qu’est-ce qui a changé pour l’entreprise depuis le début ?',
          },
          short: { en: 'What has changed', fr: 'Ce qui a changé' },
          required: true,
          only: { answer: { final: ['yes'] } },
        },
        {
          id: 'targetsMet',
          type: 'choice',
          label: {
            en: 'Were the targets of the entry plan reached?',
            fr: 'Les objectifs du plan d’entrée sont-ils atteints ?',
          },
          short: { en: 'Targets reached', fr: 'Objectifs atteints' },
          required: true,
          only: { answer: { final: ['yes'] } },
          options: [
            { id: 'all', label: { en: 'All of them', fr: 'Tous' } },
            { id: 'most', label: { en: 'Most of them', fr: 'La plupart' } },
            { id: 'some', label: { en: 'Some of them', fr: 'Quelques-uns' } },
            { id: 'none', label: { en: 'None yet', fr: 'Aucun pour l’instant' } },
            { id: 'noPlan', label: { en: 'No targets were set', fr: 'Aucun objectif fixé' } },
          ],
        },
        {
          id: 'helped',
          type: 'longText',
          label: { en: 'What helped most?', fr: 'Qu’est-ce qui a été le plus utile ?' },
          short: { en: 'What helped most', fr: 'Le plus utile' },
          only: { answer: { final: ['yes'] } },
        },
        {
          id: 'lacking',
          type: 'longText',
          label: { en: 'What was missing?', fr: 'Qu’est-ce qui a manqué ?' },
          short: { en: 'What was missing', fr: 'Ce qui a manqué' },
          only: { answer: { final: ['yes'] } },
        },
        {
          id: 'onward',
          type: 'list',
          label: {
            en: 'What the business will carry on without us',
            fr: 'Ce que l’entreprise poursuivra seule',
          },
          short: { en: 'What carries on', fr: 'Les suites' },
          max: 3,
          only: { answer: { final: ['yes'] } },
        },
        {
          id: 'newsOn',
          type: 'date',
          label: {
            en: 'When may we ask for news?',
            fr: 'Quand pourrons-nous prendre des nouvelles ?',
          },
          short: { en: 'Follow-up on', fr: 'Nouvelles le' },
          only: { answer: { final: ['yes'] } },
        },
        {
          id: 'quotable',
          type: 'yesNo',
          label: {
            en: 'May we tell your story in our reports, once you have read the wording?',
            fr: 'Pouvons-nous citer votre expérience dans nos rapports, après votre relecture ?',
          },
          short: { en: 'May be quoted', fr: 'Citation possible' },
          only: { answer: { final: ['yes'] } },
        },
      ],
    },
  ],
};
