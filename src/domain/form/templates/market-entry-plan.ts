/**
 * Template of the entry plan for one market, in thirteen sections.
 * Longer than 400 lines because it is data: every question stands here in both languages.
 */

import type { TemplateOf } from '../template.ts';

export const marketEntryPlan: TemplateOf<'plan'> = {
  format: 'template/1',
  id: 'market-entry-plan/1',
  kind: 'plan',
  version: 1,
  filledBy: 'together',
  about: 'sme',
  title: {
    en: 'New-market entry plan',
    fr: 'Plan d’entrée sur le nouveau marché',
  },
  short: {
    en: 'Entry plan',
    fr: 'Plan d’entrée',
  },
  intro: {
    en: 'One plan per market. Short sentences, one decision per field. Actions and milestones are kept in the action list and shown here. A section that does not apply can be left out, with the reason.',
    fr: 'Un plan par marché. Des phrases courtes, une décision par champ. Les actions et les jalons se gèrent dans la liste des actions et s’affichent ici. Une partie sans objet peut être écartée, avec la raison.',
  },
  progressLabels: {
    notStarted: {
      en: 'Not started',
      fr: 'À commencer',
    },
    inProgress: {
      en: 'In progress',
      fr: 'En cours',
    },
    done: {
      en: 'Done',
      fr: 'Terminée',
    },
    blocked: {
      en: 'Blocked',
      fr: 'Bloquée',
    },
    leftOut: {
      en: 'Left out',
      fr: 'Écartée',
    },
  },
  agree: {
    by: ['sme', 'accountManager'],
    label: {
      en: 'Agreed by the business and the account manager on',
      fr: 'Validé par l’entreprise et le gestionnaire de compte le',
    },
  },
  sections: [
    {
      id: 'ambition',
      title: {
        en: 'Ambition',
        fr: 'Ambition',
      },
      short: {
        en: 'Ambition',
        fr: 'Ambition',
      },
      prompt: {
        en: 'Where do you want to be in twelve months, and why does it matter to you?',
        fr: 'Où voulez-vous en être dans douze mois, et pourquoi est-ce important pour vous ?',
      },
      items: [
        {
          id: 'market',
          type: 'country',
          label: {
            en: 'Market',
            fr: 'Marché',
          },
          feeds: 'form.market',
          required: true,
        },
        {
          id: 'goal',
          type: 'longText',
          label: {
            en: 'Goal, in one or two sentences',
            fr: 'Objectif, en une ou deux phrases',
          },
          short: {
            en: 'Goal',
            fr: 'Objectif',
          },
          required: true,
        },
        {
          id: 'launchDate',
          type: 'date',
          label: {
            en: 'First sale planned for',
            fr: 'Première vente prévue le',
          },
        },
        {
          id: 'notNow',
          type: 'text',
          label: {
            en: 'What can wait',
            fr: 'Ce qui peut attendre',
          },
        },
      ],
    },
    {
      id: 'start',
      title: {
        en: 'Starting point',
        fr: 'Point de départ',
      },
      short: {
        en: 'Starting point',
        fr: 'Point de départ',
      },
      prompt: {
        en: 'Where are you today? Start from the assessment and the figures before connection.',
        fr: 'Où en êtes-vous aujourd’hui ? Partez de l’évaluation et des chiffres avant connexion.',
      },
      items: [
        {
          id: 'readiness',
          type: 'auto',
          label: {
            en: 'Assessment result',
            fr: 'Résultat de l’évaluation',
          },
          from: 'form:readiness-assessment',
        },
        {
          id: 'baseline',
          type: 'auto',
          label: {
            en: 'Figures before connection',
            fr: 'Chiffres avant connexion',
          },
          from: 'figures:baseline',
        },
        {
          id: 'strengths',
          type: 'list',
          label: {
            en: 'Strengths to build on',
            fr: 'Atouts sur lesquels s’appuyer',
          },
          short: {
            en: 'Strengths',
            fr: 'Atouts',
          },
          max: 3,
        },
        {
          id: 'gaps',
          type: 'list',
          label: {
            en: 'Gaps to close first',
            fr: 'Lacunes à combler d’abord',
          },
          max: 3,
        },
      ],
    },
    {
      id: 'marketChoice',
      title: {
        en: 'Choice of market',
        fr: 'Choix du marché',
      },
      short: {
        en: 'Choice of market',
        fr: 'Choix du marché',
      },
      prompt: {
        en: 'Why this market rather than another? Compare two or three in the same way.',
        fr: 'Pourquoi ce marché plutôt qu’un autre ? Comparez-en deux ou trois de la même façon.',
      },
      items: [
        {
          id: 'compared',
          type: 'table',
          label: {
            en: 'Markets compared',
            fr: 'Marchés comparés',
          },
          help: {
            en: 'From 1 (unfavourable) to 5 (favourable).',
            fr: 'De 1 (défavorable) à 5 (favorable).',
          },
          max: 3,
          rowLabel: {
            en: 'Market',
            fr: 'Marché',
          },
          columns: [
            {
              id: 'market',
              label: {
                en: 'Market',
                fr: 'Marché',
              },
              type: 'country',
            },
            {
              id: 'demand',
              label: {
                en: 'Demand',
                fr: 'Demande',
              },
              type: 'rating5',
            },
            {
              id: 'competition',
              label: {
                en: 'Competition',
                fr: 'Concurrence',
              },
              type: 'rating5',
            },
            {
              id: 'cost',
              label: {
                en: 'Cost of entry',
                fr: 'Coût d’entrée',
              },
              type: 'rating5',
            },
            {
              id: 'rules',
              label: {
                en: 'Rules',
                fr: 'Réglementation',
              },
              type: 'rating5',
            },
            {
              id: 'fit',
              label: {
                en: 'Fit with the business',
                fr: 'Adéquation',
              },
              type: 'rating5',
            },
          ],
        },
        {
          id: 'why',
          type: 'longText',
          label: {
            en: 'Why this one',
            fr: 'Pourquoi celui-ci',
          },
        },
        {
          id: 'doubt',
          type: 'text',
          label: {
            en: 'What would change the choice',
            fr: 'Ce qui ferait changer d’avis',
          },
        },
      ],
    },
    {
      id: 'customers',
      title: {
        en: 'Customers and competitors',
        fr: 'Clients et concurrents',
      },
      short: {
        en: 'Customers and competitors',
        fr: 'Clients et concurrents',
      },
      prompt: {
        en: 'Who buys, who else do they look at, and what do they expect?',
        fr: 'Qui achète, à qui vous compare-t-on, et qu’attend-on de vous ?',
      },
      items: [
        {
          id: 'segment',
          type: 'longText',
          label: {
            en: 'Customers to reach first',
            fr: 'Clients à toucher d’abord',
          },
        },
        {
          id: 'competitors',
          type: 'table',
          label: {
            en: 'Three competitors',
            fr: 'Trois concurrents',
          },
          max: 3,
          rowLabel: {
            en: 'Competitor',
            fr: 'Concurrent',
          },
          columns: [
            {
              id: 'name',
              label: {
                en: 'Name',
                fr: 'Nom',
              },
              type: 'text',
            },
            {
              id: 'price',
              label: {
                en: 'Price',
                fr: 'Prix',
              },
              type: 'text',
            },
            {
              id: 'delivery',
              label: {
                en: 'Delivery',
                fr: 'Livraison',
              },
              type: 'text',
            },
            {
              id: 'strength',
              label: {
                en: 'Strong point',
                fr: 'Point fort',
              },
              type: 'text',
            },
          ],
        },
        {
          id: 'reason',
          type: 'text',
          label: {
            en: 'Why they would choose you',
            fr: 'Pourquoi vous choisir',
          },
        },
      ],
    },
    {
      id: 'offer',
      title: {
        en: 'Offer and compliance',
        fr: 'Offre et conformité',
      },
      short: {
        en: 'Offer and compliance',
        fr: 'Offre et conformité',
      },
      prompt: {
        en: 'Which products come first, what has to change, and which rules apply?',
        fr: 'Par quels produits commencer, que faut-il changer, et quelles règles s’appliquent ?',
      },
      items: [
        {
          id: 'products',
          type: 'list',
          label: {
            en: 'First products',
            fr: 'Premiers produits',
          },
          max: 10,
        },
        {
          id: 'changes',
          type: 'longText',
          label: {
            en: 'Changes to product, label or packaging',
            fr: 'Changements de produit, d’étiquette ou d’emballage',
          },
          short: {
            en: 'Changes to make',
            fr: 'Changements à faire',
          },
        },
        {
          id: 'compliance',
          type: 'checks',
          label: {
            en: 'Rules to meet',
            fr: 'Règles à respecter',
          },
          help: {
            en: 'Tick what is done; skip what does not apply. The responsible person is the contact in the EU named on the product. EPR (extended producer responsibility) pays for recycling.',
            fr: 'Cochez ce qui est fait ; passez ce qui est sans objet. La personne responsable est le contact dans l’UE nommé sur le produit. La REP (responsabilité élargie du producteur) finance le recyclage.',
          },
          refs: ['safety.eu.responsiblePerson', 'epr.fr.idu'],
          options: [
            {
              id: 'allowed',
              label: {
                en: 'Sale of the product allowed there',
                fr: 'Vente du produit autorisée sur ce marché',
              },
            },
            {
              id: 'safety',
              label: {
                en: 'Safety documents, CE or UKCA marking',
                fr: 'Documents de sécurité, marquage CE ou UKCA',
              },
            },
            {
              id: 'responsible',
              label: {
                en: 'Responsible person appointed',
                fr: 'Personne responsable désignée',
              },
            },
            {
              id: 'label',
              label: {
                en: 'Label in the country’s language',
                fr: 'Étiquette dans la langue du pays',
              },
            },
            {
              id: 'packaging',
              label: {
                en: 'EPR registration (packaging and other waste streams)',
                fr: 'Enregistrement REP (emballages et autres filières)',
              },
            },
            {
              id: 'sector',
              label: {
                en: 'Sector rules (food, cosmetics, toys…)',
                fr: 'Règles du secteur (alimentation, cosmétiques, jouets…)',
              },
            },
            {
              id: 'brand',
              label: {
                en: 'Brand name free and protected',
                fr: 'Marque libre et protégée',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'localisation',
      title: {
        en: 'Localisation',
        fr: 'Adaptation au marché local',
      },
      short: {
        en: 'Localisation',
        fr: 'Adaptation locale',
      },
      prompt: {
        en: 'Which words, pictures and habits must fit before the first sale?',
        fr: 'Quels textes, quelles images et quels usages faut-il adapter avant la première vente ?',
      },
      items: [
        {
          id: 'languages',
          type: 'choices',
          label: {
            en: 'Languages',
            fr: 'Langues',
          },
          optionsFrom: 'languages',
        },
        {
          id: 'pages',
          type: 'list',
          label: {
            en: 'Pages to translate, in order',
            fr: 'Pages à traduire, dans l’ordre',
          },
          short: {
            en: 'Pages to translate',
            fr: 'Pages à traduire',
          },
        },
        {
          id: 'proof',
          type: 'text',
          label: {
            en: 'Who proofreads',
            fr: 'Qui relit',
          },
        },
        {
          id: 'details',
          type: 'longText',
          label: {
            en: 'Units, sizes, photos, names, dates, local habits',
            fr: 'Unités, tailles, photos, noms, dates, usages locaux',
          },
          short: {
            en: 'Local details',
            fr: 'Détails locaux',
          },
        },
      ],
    },
    {
      id: 'price',
      title: {
        en: 'Price, tax and customs',
        fr: 'Prix, taxes et douane',
      },
      short: {
        en: 'Price, tax and customs',
        fr: 'Prix, taxes et douane',
      },
      prompt: {
        en: 'What does the customer pay in all, what is left for you, and who declares what?',
        fr: 'Que paie le client au total, que vous reste-t-il, et qui déclare quoi ?',
      },
      items: [
        {
          id: 'priceSheet',
          type: 'calculator',
          label: {
            en: 'Price of one order, line by line',
            fr: 'Prix d’une commande, ligne par ligne',
          },
          short: {
            en: 'Price of one order',
            fr: 'Prix d’une commande',
          },
          help: {
            en: 'If the customer pays VAT and duty on delivery, enter 0 on those two lines and say so in the shop.',
            fr: 'Si le client paie la TVA et les droits à la livraison, saisissez 0 sur ces deux lignes et annoncez-le dans la boutique.',
          },
          fn: 'landedCost',
          rows: [
            {
              id: 'price',
              sign: '+',
              label: {
                en: 'Price paid by the customer, VAT and delivery included',
                fr: 'Prix payé par le client, TVA et livraison comprises',
              },
            },
            {
              id: 'productCost',
              sign: '-',
              label: {
                en: 'Cost of the product',
                fr: 'Coût du produit',
              },
            },
            {
              id: 'packaging',
              sign: '-',
              label: {
                en: 'Packaging',
                fr: 'Emballage',
              },
            },
            {
              id: 'delivery',
              sign: '-',
              label: {
                en: 'Delivery cost',
                fr: 'Transport',
              },
            },
            {
              id: 'duty',
              sign: '-',
              label: {
                en: 'Customs duty, if you pay it',
                fr: 'Droits de douane, si vous les payez',
              },
            },
            {
              id: 'vat',
              sign: '-',
              label: {
                en: 'VAT included in the price',
                fr: 'TVA comprise dans le prix',
              },
            },
            {
              id: 'paymentFee',
              sign: '-',
              label: {
                en: 'Payment fee',
                fr: 'Frais de paiement',
              },
            },
            {
              id: 'marketplaceFee',
              sign: '-',
              label: {
                en: 'Marketplace fee',
                fr: 'Commission de la place de marché',
              },
            },
            {
              id: 'advertising',
              sign: '-',
              label: {
                en: 'Advertising per order',
                fr: 'Publicité par commande',
              },
            },
            {
              id: 'returnsShare',
              sign: '-',
              label: {
                en: 'Allowance for returns',
                fr: 'Provision pour retours',
              },
            },
          ],
          results: [
            {
              id: 'net',
              label: {
                en: 'Price without VAT',
                fr: 'Prix hors TVA',
              },
            },
            {
              id: 'margin',
              label: {
                en: 'What is left for you',
                fr: 'Il vous reste',
              },
            },
            {
              id: 'marginRate',
              unit: 'percent',
              label: {
                en: 'As a share of the price without VAT',
                fr: 'En part du prix hors TVA',
              },
            },
          ],
        },
        {
          id: 'vatRoute',
          type: 'choice',
          label: {
            en: 'How VAT is handled',
            fr: 'Traitement de la TVA',
          },
          help: {
            en: 'Have it confirmed by a tax adviser. For the IOSS, a seller outside the EU usually needs an intermediary.',
            fr: 'Faites-le confirmer par un fiscaliste. Pour l’IOSS, un vendeur hors de l’UE passe en général par un intermédiaire.',
          },
          refs: ['vat.eu.oss.threshold', 'vat.eu.ioss.max', 'vat.uk.atSale.max'],
          options: [
            {
              id: 'none',
              label: {
                en: 'Nothing to do',
                fr: 'Rien à faire',
              },
            },
            {
              id: 'oss',
              label: {
                en: 'One-stop shop (OSS)',
                fr: 'Guichet unique (OSS)',
              },
            },
            {
              id: 'ioss',
              label: {
                en: 'Import one-stop shop (IOSS)',
                fr: 'Guichet unique à l’importation (IOSS)',
              },
            },
            {
              id: 'local',
              label: {
                en: 'VAT number in that country',
                fr: 'Numéro de TVA dans ce pays',
              },
            },
            {
              id: 'marketplace',
              label: {
                en: 'Declared by the marketplace',
                fr: 'Déclarée par la place de marché',
              },
            },
            {
              id: 'buyer',
              label: {
                en: 'Paid by the customer on delivery',
                fr: 'Payée par le client à la livraison',
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
          id: 'eori',
          type: 'identifier',
          label: {
            en: 'EORI number',
            fr: 'Numéro EORI',
          },
          help: {
            en: 'Your identity at customs: FR and the SIREN in France, GB and 12 digits in Great Britain.',
            fr: 'Votre identifiant en douane : FR et le SIREN en France, GB et 12 chiffres en Grande-Bretagne.',
          },
          format: 'eori',
          refs: ['eori.fr.format'],
        },
        {
          id: 'codes',
          type: 'table',
          label: {
            en: 'Commodity codes and origin',
            fr: 'Codes douaniers et origine',
          },
          rowLabel: {
            en: 'Product',
            fr: 'Produit',
          },
          columns: [
            {
              id: 'product',
              label: {
                en: 'Product',
                fr: 'Produit',
              },
              type: 'text',
            },
            {
              id: 'code',
              label: {
                en: 'Commodity code',
                fr: 'Code douanier',
              },
              type: 'text',
            },
            {
              id: 'origin',
              label: {
                en: 'Country of origin',
                fr: 'Pays d’origine',
              },
              type: 'text',
            },
            {
              id: 'duty',
              label: {
                en: 'Duty rate',
                fr: 'Taux de droits',
              },
              type: 'percent',
            },
          ],
        },
        {
          id: 'originProof',
          type: 'choice',
          label: {
            en: 'Proof of origin',
            fr: 'Preuve d’origine',
          },
          help: {
            en: 'Goods made in the UK or the EU can cross free of duty with a statement on origin on the invoice.',
            fr: 'Un produit originaire du Royaume-Uni ou de l’UE peut passer sans droits avec une attestation d’origine sur la facture.',
          },
          refs: ['origin.statement.rexAbove'],
          options: [
            {
              id: 'notNeeded',
              label: {
                en: 'Not needed: no customs border',
                fr: 'Inutile : pas de frontière douanière',
              },
            },
            {
              id: 'statement',
              label: {
                en: 'Statement on origin (up to €6,000 for EU exporters; EORI number for GB exporters)',
                fr: 'Attestation d’origine (jusqu’à 6 000 € pour l’exportateur de l’UE ; numéro EORI pour l’exportateur de Grande-Bretagne)',
              },
            },
            {
              id: 'rex',
              label: {
                en: 'Statement on origin with a REX number',
                fr: 'Attestation d’origine avec numéro REX',
              },
            },
            {
              id: 'notOriginating',
              label: {
                en: 'Goods made elsewhere: duty may be due',
                fr: 'Produits fabriqués ailleurs : des droits peuvent être dus',
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
          id: 'dutyTerms',
          type: 'choice',
          label: {
            en: 'Who pays customs duty',
            fr: 'Qui paie les droits de douane',
          },
          short: {
            en: 'Payer of duty',
            fr: 'Payeur des droits',
          },
          refs: ['duty.eu.lowValue', 'duty.uk.reliefEnds'],
          options: [
            {
              id: 'seller',
              label: {
                en: 'You, before delivery (DDP)',
                fr: 'Vous, avant la livraison (DDP)',
              },
            },
            {
              id: 'customer',
              label: {
                en: 'The customer, on delivery (DAP)',
                fr: 'Le client, à la livraison (DAP)',
              },
            },
            {
              id: 'none',
              label: {
                en: 'No duty due',
                fr: 'Pas de droits dus',
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
      id: 'salesChannels',
      title: {
        en: 'Shop and marketplaces',
        fr: 'Boutique et places de marché',
      },
      short: {
        en: 'Shop and marketplaces',
        fr: 'Boutique, places de marché',
      },
      prompt: {
        en: 'Through which channels, in what order, and how does stock stay right?',
        fr: 'Par quels canaux, dans quel ordre, et comment garder des stocks justes ?',
      },
      items: [
        {
          id: 'channels',
          type: 'auto',
          label: {
            en: 'Channels',
            fr: 'Canaux',
          },
          from: 'channels',
        },
        {
          id: 'first',
          type: 'text',
          label: {
            en: 'First channel, and why',
            fr: 'Premier canal, et pourquoi',
          },
        },
        {
          id: 'accountChecks',
          type: 'checks',
          label: {
            en: 'Ready for the seller account',
            fr: 'Pièces prêtes pour le compte vendeur',
          },
          short: {
            en: 'Seller account',
            fr: 'Compte vendeur',
          },
          help: {
            en: 'Marketplaces check these before they open an account. Tick what is ready.',
            fr: 'Les places de marché les contrôlent avant d’ouvrir un compte. Cochez ce qui est prêt.',
          },
          refs: ['epr.fr.idu'],
          options: [
            {
              id: 'identity',
              label: {
                en: 'Identity and company documents',
                fr: 'Pièces d’identité et documents de l’entreprise',
              },
            },
            {
              id: 'bank',
              label: {
                en: 'Bank account in the business’s name',
                fr: 'Compte bancaire au nom de l’entreprise',
              },
            },
            {
              id: 'vat',
              label: {
                en: 'VAT number',
                fr: 'Numéro de TVA',
              },
            },
            {
              id: 'epr',
              label: {
                en: 'EPR number (IDU) for France',
                fr: 'Identifiant REP (IDU) pour la France',
              },
            },
            {
              id: 'safety',
              label: {
                en: 'Product safety documents',
                fr: 'Documents de sécurité des produits',
              },
            },
            {
              id: 'returnsAddress',
              label: {
                en: 'Returns address',
                fr: 'Adresse de retour',
              },
            },
          ],
        },
        {
          id: 'conditions',
          type: 'longText',
          label: {
            en: 'Conditions and fees',
            fr: 'Conditions et commissions',
          },
        },
        {
          id: 'stock',
          type: 'text',
          label: {
            en: 'How stock stays right everywhere',
            fr: 'Comment les stocks restent justes partout',
          },
          short: {
            en: 'Stock on all channels',
            fr: 'Stocks sur tous les canaux',
          },
        },
      ],
    },
    {
      id: 'marketing',
      title: {
        en: 'Marketing',
        fr: 'Marketing',
      },
      short: {
        en: 'Marketing',
        fr: 'Marketing',
      },
      prompt: {
        en: 'How will customers hear of you, at what cost, and with what message?',
        fr: 'Comment les clients entendront-ils parler de vous, à quel coût et avec quel message ?',
      },
      items: [
        {
          id: 'message',
          type: 'text',
          label: {
            en: 'Message for this market',
            fr: 'Message pour ce marché',
          },
        },
        {
          id: 'sources',
          type: 'table',
          label: {
            en: 'Sources of visitors',
            fr: 'Sources de visites',
          },
          rowLabel: {
            en: 'Source',
            fr: 'Source',
          },
          columns: [
            {
              id: 'source',
              label: {
                en: 'Source',
                fr: 'Source',
              },
              type: 'text',
            },
            {
              id: 'budget',
              label: {
                en: 'Budget a month',
                fr: 'Budget mensuel',
              },
              type: 'money',
            },
            {
              id: 'target',
              label: {
                en: 'Target',
                fr: 'Objectif',
              },
              type: 'text',
            },
            {
              id: 'start',
              label: {
                en: 'From',
                fr: 'À partir du',
              },
              type: 'date',
            },
          ],
        },
        {
          id: 'calendar',
          type: 'longText',
          label: {
            en: 'Sales calendar: local peaks, sales, holidays',
            fr: 'Calendrier commercial : temps forts, soldes, fêtes',
          },
          short: {
            en: 'Sales calendar',
            fr: 'Calendrier commercial',
          },
        },
      ],
    },
    {
      id: 'delivery',
      title: {
        en: 'Delivery and returns',
        fr: 'Livraison et retours',
      },
      short: {
        en: 'Delivery and returns',
        fr: 'Livraison et retours',
      },
      prompt: {
        en: 'What do you promise, who delivers, and how do goods come back?',
        fr: 'Que promettez-vous, qui livre, et comment reviennent les articles ?',
      },
      items: [
        {
          id: 'promise',
          type: 'text',
          label: {
            en: 'Delivery promise: time and price',
            fr: 'Promesse de livraison : délai et prix',
          },
          short: {
            en: 'Delivery promise',
            fr: 'Promesse de livraison',
          },
        },
        {
          id: 'carriers',
          type: 'list',
          label: {
            en: 'Carriers and pick-up networks',
            fr: 'Transporteurs et points relais',
          },
          short: {
            en: 'Carriers',
            fr: 'Transporteurs',
          },
        },
        {
          id: 'returns',
          type: 'longText',
          label: {
            en: 'Returns: address, cost, time to refund',
            fr: 'Retours : adresse, coût, délai de remboursement',
          },
          short: {
            en: 'Returns',
            fr: 'Retours',
          },
        },
        {
          id: 'peak',
          type: 'text',
          label: {
            en: 'Plan for peak season',
            fr: 'Plan pour la haute saison',
          },
        },
      ],
    },
    {
      id: 'service',
      title: {
        en: 'Payment and customer care',
        fr: 'Paiement et service client',
      },
      short: {
        en: 'Payment and customer care',
        fr: 'Paiement et service client',
      },
      prompt: {
        en: 'How do customers pay, who do they turn to, and which terms protect both sides?',
        fr: 'Comment paie-t-on, à qui s’adresse-t-on, et quelles conditions protègent les deux parties ?',
      },
      items: [
        {
          id: 'payments',
          type: 'choices',
          label: {
            en: 'Payment methods',
            fr: 'Moyens de paiement',
          },
          options: [
            {
              id: 'card',
              label: {
                en: 'Bank card (in France: CB)',
                fr: 'Carte bancaire (CB)',
              },
            },
            {
              id: 'wallet',
              label: {
                en: 'PayPal, Apple Pay, Google Pay',
                fr: 'PayPal, Apple Pay, Google Pay',
              },
            },
            {
              id: 'instalments',
              label: {
                en: 'Instalments or buy now pay later',
                fr: 'Paiement en plusieurs fois ou différé',
              },
            },
            {
              id: 'transfer',
              label: {
                en: 'Bank transfer',
                fr: 'Virement',
              },
            },
            {
              id: 'invoice',
              label: {
                en: 'On invoice',
                fr: 'Sur facture',
              },
            },
          ],
        },
        {
          id: 'fraud',
          type: 'text',
          label: {
            en: 'Precautions against fraud',
            fr: 'Précautions contre la fraude',
          },
          short: {
            en: 'Fraud',
            fr: 'Fraude',
          },
        },
        {
          id: 'care',
          type: 'text',
          label: {
            en: 'Who answers, when, in which language',
            fr: 'Qui répond, quand, dans quelle langue',
          },
          short: {
            en: 'Customer care',
            fr: 'Service client',
          },
        },
        {
          id: 'legalPages',
          type: 'checks',
          label: {
            en: 'Legal pages ready',
            fr: 'Pages légales prêtes',
          },
          refs: ['consumer.withdrawal.days', 'consumer.withdrawal.function', 'accessibility.eu'],
          options: [
            {
              id: 'sale',
              label: {
                en: 'Terms of sale, with guarantees (French sellers: consumer mediator)',
                fr: 'Conditions générales de vente, garanties comprises (vendeur français : médiateur de la consommation)',
              },
            },
            {
              id: 'withdrawal',
              label: {
                en: 'Right of withdrawal, with the online function for EU customers',
                fr: 'Droit de rétractation, avec la fonctionnalité en ligne pour les clients de l’UE',
              },
            },
            {
              id: 'privacy',
              label: {
                en: 'Privacy and cookies (GDPR, UK GDPR, PECR)',
                fr: 'Données personnelles et cookies (RGPD, UK GDPR, PECR)',
              },
            },
            {
              id: 'access',
              label: {
                en: 'Accessibility',
                fr: 'Accessibilité',
              },
            },
            {
              id: 'identity',
              label: {
                en: 'Who the seller is',
                fr: 'Mentions légales (identité du vendeur)',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'milestonesTargets',
      title: {
        en: 'Targets and milestones',
        fr: 'Objectifs et jalons',
      },
      short: {
        en: 'Targets and milestones',
        fr: 'Objectifs et jalons',
      },
      prompt: {
        en: 'Which figures will show that it works, and by when?',
        fr: 'Quels chiffres montreront que cela marche, et pour quand ?',
      },
      items: [
        {
          id: 'targets',
          type: 'targets',
          label: {
            en: 'Targets',
            fr: 'Objectifs',
          },
          measures: [
            {
              id: 'visits',
              label: {
                en: 'Visits',
                fr: 'Visites',
              },
            },
            {
              id: 'orders',
              label: {
                en: 'Orders',
                fr: 'Commandes',
              },
            },
            {
              id: 'revenue',
              label: {
                en: 'Revenue',
                fr: 'Chiffre d’affaires',
              },
            },
            {
              id: 'conversionRate',
              label: {
                en: 'Conversion rate',
                fr: 'Taux de conversion',
              },
            },
            {
              id: 'averageOrder',
              label: {
                en: 'Average order value',
                fr: 'Panier moyen',
              },
            },
            {
              id: 'returnRate',
              label: {
                en: 'Return rate',
                fr: 'Taux de retour',
              },
            },
            {
              id: 'revenueAbroad',
              label: {
                en: 'Revenue abroad',
                fr: 'Chiffre d’affaires à l’export',
              },
            },
          ],
          columns: [
            {
              id: 'baseline',
              label: {
                en: 'Before connection',
                fr: 'Avant connexion',
              },
            },
            {
              id: 'target',
              label: {
                en: 'Target',
                fr: 'Objectif',
              },
            },
            {
              id: 'by',
              label: {
                en: 'By',
                fr: 'Échéance',
              },
            },
          ],
        },
        {
          id: 'milestones',
          type: 'auto',
          label: {
            en: 'Milestones',
            fr: 'Jalons',
          },
          from: 'actions:milestone',
        },
      ],
    },
    {
      id: 'means',
      title: {
        en: 'Resources, risks and opportunities',
        fr: 'Moyens, risques et opportunités',
      },
      short: {
        en: 'Resources and risks',
        fr: 'Moyens et risques',
      },
      prompt: {
        en: 'What does it cost, who does it, and what could go wrong, or better than hoped?',
        fr: 'Combien cela coûte-t-il, qui s’en charge, et quels risques ou opportunités prévoir ?',
      },
      items: [
        {
          id: 'budget',
          type: 'table',
          label: {
            en: 'Budget',
            fr: 'Budget',
          },
          rowLabel: {
            en: 'Item',
            fr: 'Poste',
          },
          columns: [
            {
              id: 'item',
              label: {
                en: 'Item',
                fr: 'Poste',
              },
              type: 'text',
            },
            {
              id: 'amount',
              label: {
                en: 'Amount',
                fr: 'Montant',
              },
              type: 'money',
            },
            {
              id: 'when',
              label: {
                en: 'Date',
                fr: 'Date',
              },
              type: 'date',
            },
          ],
        },
        {
          id: 'people',
          type: 'table',
          label: {
            en: 'Who does what',
            fr: 'Qui fait quoi',
          },
          rowLabel: {
            en: 'Person',
            fr: 'Personne',
          },
          columns: [
            {
              id: 'who',
              label: {
                en: 'Who',
                fr: 'Qui',
              },
              type: 'text',
            },
            {
              id: 'what',
              label: {
                en: 'What',
                fr: 'Quoi',
              },
              type: 'text',
            },
            {
              id: 'hours',
              label: {
                en: 'Hours a month',
                fr: 'Heures par mois',
              },
              type: 'number',
            },
          ],
        },
        {
          id: 'issues',
          type: 'auto',
          label: {
            en: 'Risks and opportunities',
            fr: 'Risques et opportunités',
          },
          from: 'issues:risk,opportunity',
        },
        {
          id: 'stop',
          type: 'text',
          label: {
            en: 'What would make you stop',
            fr: 'Ce qui vous ferait arrêter',
          },
        },
      ],
    },
  ],
};
