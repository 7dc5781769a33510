/**
 * Template of the questionnaire on new markets, with variants by country and date.
 * Longer than 400 lines because it is data: every question stands here in both languages.
 */

import type { TemplateOf } from '../template.ts';

export const newMarketQuestionnaire: TemplateOf<'questionnaire'> = {
  format: 'template/1',
  id: 'new-market-questionnaire/1',
  kind: 'questionnaire',
  version: 1,
  filledBy: 'sme',
  about: 'sme',
  minutes: 10,
  title: {
    en: 'Questionnaire: selling across the Channel and in new markets',
    fr: 'Questionnaire : vendre outre-Manche et sur de nouveaux marchés',
  },
  short: {
    en: 'New-market questionnaire',
    fr: 'Questionnaire marchés',
  },
  intro: {
    en: 'Your answers help us to support you and go into an anonymous summary. Skip any question that does not apply to you.',
    fr: 'Vos réponses nous aident à vous accompagner et alimentent une synthèse anonyme. Passez les questions qui ne vous concernent pas.',
  },
  only: {
    from: {
      GB: '2021-02-01',
      FR: '2021-04-01',
    },
  },
  sendWhen: {
    en: 'Send it a few weeks after new rules take effect: any earlier, and businesses have nothing to report. The date is set for each country.',
    fr: 'Envoyez-le quelques semaines après l’entrée en vigueur de nouvelles règles : plus tôt, les entreprises n’ont encore rien à en dire. La date se règle pays par pays.',
  },
  sections: [
    {
      id: 'trade',
      title: {
        en: 'Your sales abroad',
        fr: 'Vos ventes à l’étranger',
      },
      short: {
        en: 'Sales abroad',
        fr: 'Ventes à l’étranger',
      },
      items: [
        {
          id: 'sold',
          type: 'choice',
          label: {
            en: 'In the last six months, have you sold across the Channel?',
            fr: 'Au cours des six derniers mois, avez-vous vendu outre-Manche ?',
          },
          short: {
            en: 'Sales across the Channel',
            fr: 'Ventes outre-Manche',
          },
          options: [
            {
              id: 'regular',
              label: {
                en: 'Regularly',
                fr: 'Régulièrement',
              },
            },
            {
              id: 'sometimes',
              label: {
                en: 'Now and then',
                fr: 'De temps en temps',
              },
            },
            {
              id: 'stopped',
              label: {
                en: 'We have stopped',
                fr: 'Nous avons arrêté',
              },
            },
            {
              id: 'never',
              label: {
                en: 'Never',
                fr: 'Jamais',
              },
            },
          ],
        },
        {
          id: 'share',
          type: 'number',
          label: {
            en: 'What share of your online sales goes abroad?',
            fr: 'Quelle part de vos ventes en ligne se fait à l’étranger ?',
          },
          short: {
            en: 'Share of sales abroad',
            fr: 'Part des ventes à l’export',
          },
          help: {
            en: 'A rough figure is enough.',
            fr: 'Un ordre de grandeur suffit.',
          },
          unit: 'percent',
          min: 0,
          max: 100,
        },
        {
          id: 'change',
          type: 'choice',
          label: {
            en: 'Compared with a year ago, your sales across the Channel are…',
            fr: 'Par rapport à l’an dernier, vos ventes outre-Manche sont…',
          },
          short: {
            en: 'Change over a year',
            fr: 'Évolution sur un an',
          },
          only: {
            answer: {
              sold: ['regular', 'sometimes', 'stopped'],
            },
          },
          options: [
            {
              id: 'muchDown',
              label: {
                en: 'Much lower',
                fr: 'En forte baisse',
              },
            },
            {
              id: 'down',
              label: {
                en: 'Lower',
                fr: 'En baisse',
              },
            },
            {
              id: 'same',
              label: {
                en: 'The same',
                fr: 'Stables',
              },
            },
            {
              id: 'up',
              label: {
                en: 'Higher',
                fr: 'En hausse',
              },
            },
            {
              id: 'muchUp',
              label: {
                en: 'Much higher',
                fr: 'En forte hausse',
              },
            },
            {
              id: 'na',
              label: {
                en: 'Does not apply',
                fr: 'Sans objet',
              },
            },
          ],
        },
        {
          id: 'cause',
          type: 'choices',
          label: {
            en: 'What are the main reasons?',
            fr: 'Quelles en sont les principales raisons ?',
          },
          short: {
            en: 'Main reasons',
            fr: 'Raisons principales',
          },
          help: {
            en: 'Two at most.',
            fr: 'Deux au plus.',
          },
          max: 2,
          only: {
            answer: {
              change: ['muchDown', 'down', 'up', 'muchUp'],
            },
          },
          options: [
            {
              id: 'border',
              label: {
                en: 'Border rules and checks',
                fr: 'Règles et contrôles à la frontière',
              },
            },
            {
              id: 'demand',
              label: {
                en: 'Demand',
                fr: 'La demande',
              },
            },
            {
              id: 'cost',
              label: {
                en: 'Costs and exchange rates',
                fr: 'Les coûts et le change',
              },
            },
            {
              id: 'offer',
              label: {
                en: 'Our own offer',
                fr: 'Notre offre',
              },
            },
            {
              id: 'health',
              label: {
                en: 'A health or other crisis',
                fr: 'Une crise, sanitaire ou autre',
              },
            },
            {
              id: 'other',
              label: {
                en: 'Something else',
                fr: 'Autre chose',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'effects',
      title: {
        en: 'Effect of the new rules',
        fr: 'Effet des nouvelles règles',
      },
      short: {
        en: 'Effect of the new rules',
        fr: 'Effet des nouvelles règles',
      },
      intro: {
        en: 'Since the new rules took effect, are things worse, the same or better for you?',
        fr: 'Depuis les nouvelles règles, diriez-vous que c’est moins bien, pareil ou mieux ?',
      },
      layout: 'matrix',
      items: [
        {
          id: 'delivery',
          type: 'choice',
          label: {
            en: 'Delivery times',
            fr: 'Délais de livraison',
          },
          short: {
            en: 'Delivery times',
            fr: 'Délais de livraison',
          },
          only: {
            answer: {
              sold: ['regular', 'sometimes', 'stopped'],
            },
          },
          options: [
            {
              id: 'worse',
              label: {
                en: 'Worse',
                fr: 'Moins bien',
              },
            },
            {
              id: 'same',
              label: {
                en: 'The same',
                fr: 'Pareil',
              },
            },
            {
              id: 'better',
              label: {
                en: 'Better',
                fr: 'Mieux',
              },
            },
            {
              id: 'na',
              label: {
                en: 'Does not apply',
                fr: 'Sans objet',
              },
            },
          ],
        },
        {
          id: 'deliveryCost',
          type: 'choice',
          label: {
            en: 'Delivery costs',
            fr: 'Coûts de livraison',
          },
          short: {
            en: 'Delivery costs',
            fr: 'Coûts de livraison',
          },
          only: {
            answer: {
              sold: ['regular', 'sometimes', 'stopped'],
            },
          },
          options: [
            {
              id: 'worse',
              label: {
                en: 'Worse',
                fr: 'Moins bien',
              },
            },
            {
              id: 'same',
              label: {
                en: 'The same',
                fr: 'Pareil',
              },
            },
            {
              id: 'better',
              label: {
                en: 'Better',
                fr: 'Mieux',
              },
            },
            {
              id: 'na',
              label: {
                en: 'Does not apply',
                fr: 'Sans objet',
              },
            },
          ],
        },
        {
          id: 'paperwork',
          type: 'choice',
          label: {
            en: 'Paperwork',
            fr: 'Formalités',
          },
          short: {
            en: 'Paperwork',
            fr: 'Formalités',
          },
          only: {
            answer: {
              sold: ['regular', 'sometimes', 'stopped'],
            },
          },
          options: [
            {
              id: 'worse',
              label: {
                en: 'Worse',
                fr: 'Moins bien',
              },
            },
            {
              id: 'same',
              label: {
                en: 'The same',
                fr: 'Pareil',
              },
            },
            {
              id: 'better',
              label: {
                en: 'Better',
                fr: 'Mieux',
              },
            },
            {
              id: 'na',
              label: {
                en: 'Does not apply',
                fr: 'Sans objet',
              },
            },
          ],
        },
        {
          id: 'returns',
          type: 'choice',
          label: {
            en: 'Returns',
            fr: 'Retours',
          },
          short: {
            en: 'Returns',
            fr: 'Retours',
          },
          only: {
            answer: {
              sold: ['regular', 'sometimes', 'stopped'],
            },
          },
          options: [
            {
              id: 'worse',
              label: {
                en: 'Worse',
                fr: 'Moins bien',
              },
            },
            {
              id: 'same',
              label: {
                en: 'The same',
                fr: 'Pareil',
              },
            },
            {
              id: 'better',
              label: {
                en: 'Better',
                fr: 'Mieux',
              },
            },
            {
              id: 'na',
              label: {
                en: 'Does not apply',
                fr: 'Sans objet',
              },
            },
          ],
        },
        {
          id: 'supply',
          type: 'choice',
          label: {
            en: 'Your own supplies',
            fr: 'Vos approvisionnements',
          },
          short: {
            en: 'Your own supplies',
            fr: 'Vos approvisionnements',
          },
          options: [
            {
              id: 'worse',
              label: {
                en: 'Worse',
                fr: 'Moins bien',
              },
            },
            {
              id: 'same',
              label: {
                en: 'The same',
                fr: 'Pareil',
              },
            },
            {
              id: 'better',
              label: {
                en: 'Better',
                fr: 'Mieux',
              },
            },
            {
              id: 'na',
              label: {
                en: 'Does not apply',
                fr: 'Sans objet',
              },
            },
          ],
        },
        {
          id: 'surprise',
          type: 'yesNo',
          label: {
            en: 'Have customers had to pay duty or VAT on delivery that they did not expect?',
            fr: 'Des clients ont-ils dû payer à la livraison des droits ou une TVA qu’ils n’attendaient pas ?',
          },
          short: {
            en: 'Surprise charges',
            fr: 'Frais imprévus',
          },
          only: {
            answer: {
              sold: ['regular', 'sometimes', 'stopped'],
            },
          },
        },
      ],
    },
    {
      id: 'ready',
      title: {
        en: 'Where you stand',
        fr: 'Où vous en êtes',
      },
      short: {
        en: 'Where you stand',
        fr: 'Où vous en êtes',
      },
      intro: {
        en: 'Where are you with each of these?',
        fr: 'Où en êtes-vous sur chacun de ces points ?',
      },
      layout: 'matrix',
      items: [
        {
          id: 'eori',
          type: 'choice',
          label: {
            en: 'EORI number',
            fr: 'Numéro EORI',
          },
          short: {
            en: 'EORI number',
            fr: 'Numéro EORI',
          },
          help: {
            en: 'Your identity at customs, needed to send goods between Great Britain and the EU.',
            fr: 'Votre identifiant en douane, nécessaire pour expédier entre la Grande-Bretagne et l’UE.',
          },
          options: [
            {
              id: 'ready',
              label: {
                en: 'Done',
                fr: 'C’est fait',
              },
            },
            {
              id: 'working',
              label: {
                en: 'Under way',
                fr: 'En cours',
              },
            },
            {
              id: 'not',
              label: {
                en: 'Not done',
                fr: 'Pas fait',
              },
            },
            {
              id: 'unneeded',
              label: {
                en: 'Not needed',
                fr: 'Pas nécessaire',
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
          id: 'vat',
          type: 'choice',
          label: {
            en: 'VAT on your sales to EU customers (OSS, IOSS or local number)',
            fr: 'TVA sur vos ventes aux clients de l’UE (OSS, IOSS ou numéro local)',
          },
          short: {
            en: 'VAT on sales to the EU',
            fr: 'TVA, ventes vers l’UE',
          },
          help: {
            en: 'OSS and IOSS are single returns that cover all EU countries; the IOSS is for imported parcels up to €150.',
            fr: 'L’OSS et l’IOSS sont des déclarations uniques pour tous les pays de l’UE ; l’IOSS vaut pour les colis importés jusqu’à 150 €.',
          },
          only: {
            country: ['GB'],
          },
          refs: ['vat.eu.ioss.max', 'vat.eu.oss.threshold'],
          options: [
            {
              id: 'ready',
              label: {
                en: 'Done',
                fr: 'C’est fait',
              },
            },
            {
              id: 'working',
              label: {
                en: 'Under way',
                fr: 'En cours',
              },
            },
            {
              id: 'not',
              label: {
                en: 'Not done',
                fr: 'Pas fait',
              },
            },
            {
              id: 'unneeded',
              label: {
                en: 'Not needed',
                fr: 'Pas nécessaire',
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
          id: 'ukVat',
          type: 'choice',
          label: {
            en: 'UK VAT on parcels up to £135',
            fr: 'TVA britannique sur les colis jusqu’à 135 £',
          },
          short: {
            en: 'UK VAT on parcels',
            fr: 'TVA britannique, colis',
          },
          help: {
            en: 'It is charged at the sale; selling direct, you need a UK VAT number.',
            fr: 'Elle se facture à la vente ; en vente directe, il vous faut un numéro de TVA britannique.',
          },
          only: {
            country: ['FR'],
            from: {
              ref: 'vat.uk.atSale.max',
            },
          },
          refs: ['vat.uk.atSale.max'],
          options: [
            {
              id: 'ready',
              label: {
                en: 'Done',
                fr: 'C’est fait',
              },
            },
            {
              id: 'working',
              label: {
                en: 'Under way',
                fr: 'En cours',
              },
            },
            {
              id: 'not',
              label: {
                en: 'Not done',
                fr: 'Pas fait',
              },
            },
            {
              id: 'unneeded',
              label: {
                en: 'Not needed',
                fr: 'Pas nécessaire',
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
          id: 'origin',
          type: 'choice',
          label: {
            en: 'Origin of your goods, and statement on origin',
            fr: 'Origine de vos produits, et attestation d’origine',
          },
          short: {
            en: 'Origin of goods',
            fr: 'Origine des produits',
          },
          help: {
            en: 'Goods made in the UK or the EU can cross free of duty if the invoice carries this statement.',
            fr: 'Un produit originaire du Royaume-Uni ou de l’UE peut passer sans droits si la facture porte cette attestation.',
          },
          only: {
            from: {
              ref: 'origin.statement.rexAbove',
            },
          },
          refs: ['origin.statement.rexAbove'],
          options: [
            {
              id: 'ready',
              label: {
                en: 'Done',
                fr: 'C’est fait',
              },
            },
            {
              id: 'working',
              label: {
                en: 'Under way',
                fr: 'En cours',
              },
            },
            {
              id: 'not',
              label: {
                en: 'Not done',
                fr: 'Pas fait',
              },
            },
            {
              id: 'unneeded',
              label: {
                en: 'Not needed',
                fr: 'Pas nécessaire',
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
          id: 'responsible',
          type: 'choice',
          label: {
            en: 'Responsible person in the EU for product safety',
            fr: 'Personne responsable dans l’UE pour la sécurité des produits',
          },
          short: {
            en: 'Responsible person in the EU',
            fr: 'Personne responsable (UE)',
          },
          help: {
            en: 'A contact established in the EU, named on the product or its packaging.',
            fr: 'Un contact établi dans l’UE, nommé sur le produit ou son emballage.',
          },
          only: {
            country: ['GB'],
            from: {
              ref: 'safety.eu.responsiblePerson',
            },
          },
          refs: ['safety.eu.responsiblePerson'],
          options: [
            {
              id: 'ready',
              label: {
                en: 'Done',
                fr: 'C’est fait',
              },
            },
            {
              id: 'working',
              label: {
                en: 'Under way',
                fr: 'En cours',
              },
            },
            {
              id: 'not',
              label: {
                en: 'Not done',
                fr: 'Pas fait',
              },
            },
            {
              id: 'unneeded',
              label: {
                en: 'Not needed',
                fr: 'Pas nécessaire',
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
          id: 'frPackaging',
          type: 'choice',
          label: {
            en: 'French packaging and recycling number (IDU)',
            fr: 'Identifiant unique REP (IDU) pour la France',
          },
          short: {
            en: 'French IDU number',
            fr: 'Identifiant REP (IDU)',
          },
          help: {
            en: 'Extended producer responsibility (EPR): one number per waste stream, asked for by French marketplaces.',
            fr: 'Responsabilité élargie du producteur (REP) : un numéro par filière, demandé par les places de marché.',
          },
          only: {
            country: ['GB'],
            from: {
              ref: 'epr.fr.idu',
            },
          },
          refs: ['epr.fr.idu'],
          options: [
            {
              id: 'ready',
              label: {
                en: 'Done',
                fr: 'C’est fait',
              },
            },
            {
              id: 'working',
              label: {
                en: 'Under way',
                fr: 'En cours',
              },
            },
            {
              id: 'not',
              label: {
                en: 'Not done',
                fr: 'Pas fait',
              },
            },
            {
              id: 'unneeded',
              label: {
                en: 'Not needed',
                fr: 'Pas nécessaire',
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
          id: 'withdrawal',
          type: 'choice',
          label: {
            en: 'Online withdrawal function for EU consumers',
            fr: 'Fonctionnalité de rétractation en ligne pour les consommateurs de l’UE',
          },
          short: {
            en: 'Online withdrawal function',
            fr: 'Rétractation en ligne',
          },
          help: {
            en: 'A link or button in the shop to cancel an order within 14 days.',
            fr: 'Un lien ou un bouton de la boutique pour annuler une commande dans les 14 jours.',
          },
          only: {
            from: {
              ref: 'consumer.withdrawal.function',
            },
          },
          refs: ['consumer.withdrawal.function', 'consumer.withdrawal.days'],
          options: [
            {
              id: 'ready',
              label: {
                en: 'Done',
                fr: 'C’est fait',
              },
            },
            {
              id: 'working',
              label: {
                en: 'Under way',
                fr: 'En cours',
              },
            },
            {
              id: 'not',
              label: {
                en: 'Not done',
                fr: 'Pas fait',
              },
            },
            {
              id: 'unneeded',
              label: {
                en: 'Not needed',
                fr: 'Pas nécessaire',
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
      ],
    },
    {
      id: 'ahead',
      title: {
        en: 'What comes next',
        fr: 'La suite',
      },
      short: {
        en: 'What comes next',
        fr: 'La suite',
      },
      items: [
        {
          id: 'next',
          type: 'countries',
          label: {
            en: 'Which markets are you considering for the next twelve months?',
            fr: 'Quels marchés envisagez-vous pour les douze prochains mois ?',
          },
          short: {
            en: 'Markets considered',
            fr: 'Marchés envisagés',
          },
        },
        {
          id: 'shift',
          type: 'yesNo',
          label: {
            en: 'Because of these rules, are you looking at markets you had not planned?',
            fr: 'Ces règles vous amènent-elles à regarder des marchés que vous n’aviez pas prévus ?',
          },
          short: {
            en: 'Unplanned markets',
            fr: 'Marchés non prévus',
          },
        },
        {
          id: 'chance',
          type: 'longText',
          label: {
            en: 'What opportunities do you see?',
            fr: 'Quelles opportunités voyez-vous ?',
          },
          short: {
            en: 'Opportunities',
            fr: 'Opportunités',
          },
        },
        {
          id: 'need',
          type: 'choices',
          label: {
            en: 'What help would move you forward?',
            fr: 'Quelle aide vous ferait avancer ?',
          },
          short: {
            en: 'Help wanted',
            fr: 'Aide souhaitée',
          },
          help: {
            en: 'Three at most.',
            fr: 'Trois au plus.',
          },
          max: 3,
          options: [
            {
              id: 'customs',
              label: {
                en: 'Customs and VAT',
                fr: 'Douane et TVA',
              },
            },
            {
              id: 'logistics',
              label: {
                en: 'Delivery and returns',
                fr: 'Livraison et retours',
              },
            },
            {
              id: 'language',
              label: {
                en: 'Language and customer care',
                fr: 'Langue et service client',
              },
            },
            {
              id: 'marketing',
              label: {
                en: 'Finding customers',
                fr: 'Trouver des clients',
              },
            },
            {
              id: 'marketplaces',
              label: {
                en: 'Marketplaces',
                fr: 'Places de marché',
              },
            },
            {
              id: 'technical',
              label: {
                en: 'Shop and data',
                fr: 'Boutique et données',
              },
            },
            {
              id: 'funding',
              label: {
                en: 'Funding',
                fr: 'Financement',
              },
            },
            {
              id: 'contacts',
              label: {
                en: 'Contacts across the Channel',
                fr: 'Contacts outre-Manche',
              },
            },
          ],
        },
        {
          id: 'confidence',
          type: 'rating',
          label: {
            en: 'A year from now, do you expect to sell more across the Channel?',
            fr: 'D’ici un an, pensez-vous vendre plus outre-Manche ?',
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
        },
        {
          id: 'quote',
          type: 'yesNo',
          label: {
            en: 'May we quote your answers in our reports, without naming you?',
            fr: 'Pouvons-nous citer vos réponses dans nos rapports, sans vous nommer ?',
          },
          short: {
            en: 'May be quoted',
            fr: 'Citation possible',
          },
        },
      ],
    },
  ],
};
