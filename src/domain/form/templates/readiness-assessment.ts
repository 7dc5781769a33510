/**
 * Template of the assessment: eight areas, each question with five anchors, seven gate questions.
 * Longer than 400 lines because it is data: every question stands here in both languages.
 */

import type { TemplateOf } from '../template.ts';

export const readinessAssessment: TemplateOf<'assessment'> = {
  format: 'template/1',
  id: 'readiness-assessment/1',
  kind: 'assessment',
  version: 1,
  filledBy: 'together',
  about: 'sme',
  title: {
    en: 'E-commerce readiness assessment',
    fr: 'Évaluation de la maturité e-commerce',
  },
  short: {
    en: 'Assessment',
    fr: 'Évaluation',
  },
  intro: {
    en: 'Choose the sentence closest to today, not to your plans. “Not sure” scores 0 and is counted apart: it shows what to explain first. Repeat it halfway and at the end.',
    fr: 'Choisissez la phrase la plus proche d’aujourd’hui, pas de vos projets. « Je ne sais pas » vaut 0 et se compte à part : cela montre ce qu’il faut expliquer en premier. Refaites-la à mi-parcours et à la fin.',
  },
  scale: {
    min: 0,
    max: 4,
    labels: [
      {
        score: 0,
        label: {
          en: 'Nothing yet',
          fr: 'Rien encore',
        },
      },
      {
        score: 1,
        label: {
          en: 'First steps',
          fr: 'Premiers pas',
        },
      },
      {
        score: 2,
        label: {
          en: 'Basics in place',
          fr: 'Bases en place',
        },
      },
      {
        score: 3,
        label: {
          en: 'Under control',
          fr: 'Maîtrisé',
        },
      },
      {
        score: 4,
        label: {
          en: 'Fully in place',
          fr: 'Abouti',
        },
      },
    ],
  },
  scoring: {
    gateMin: 2,
    gateCap: 'building',
    bands: [
      {
        from: 0,
        id: 'foundations',
        label: {
          en: 'Foundations first',
          fr: 'Bases à poser',
        },
      },
      {
        from: 40,
        id: 'building',
        label: {
          en: 'Under construction',
          fr: 'En construction',
        },
      },
      {
        from: 60,
        id: 'launch',
        label: {
          en: 'Ready to launch',
          fr: 'Prête à se lancer',
        },
      },
      {
        from: 80,
        id: 'scale',
        label: {
          en: 'Ready to grow',
          fr: 'Prête à se développer',
        },
      },
    ],
    gateRule: {
      en: 'However good the total, one gate question below 2, or answered “not sure”, keeps the result at “Under construction” at most.',
      fr: 'Même avec un bon total, une seule question bloquante notée moins de 2, ou restée « Je ne sais pas », limite le résultat à « En construction ».',
    },
  },
  focus: {
    max: 3,
    label: {
      en: 'Up to three areas to work on first, chosen together',
      fr: 'Trois domaines au plus à travailler en premier, choisis ensemble',
    },
  },
  sections: [
    {
      id: 'strategy',
      title: {
        en: 'Strategy and commitment',
        fr: 'Stratégie et engagement',
      },
      short: {
        en: 'Strategy',
        fr: 'Stratégie',
      },
      weight: 1,
      opens: ['ambition', 'means'],
      items: [
        {
          id: 'goal',
          type: 'maturity',
          label: {
            en: 'What is your goal in the new market?',
            fr: 'Quel est votre objectif sur le nouveau marché ?',
          },
          short: {
            en: 'Goal',
            fr: 'Objectif',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'None yet',
                fr: 'Aucun pour l’instant',
              },
            },
            {
              score: 1,
              label: {
                en: 'An idea, nothing written',
                fr: 'Une envie, rien d’écrit',
              },
            },
            {
              score: 2,
              label: {
                en: 'A market chosen, no figures',
                fr: 'Un marché choisi, sans chiffres',
              },
            },
            {
              score: 3,
              label: {
                en: 'A figure and a date, in writing',
                fr: 'Un chiffre et une date, par écrit',
              },
            },
            {
              score: 4,
              label: {
                en: 'A figure and a date, checked every quarter',
                fr: 'Un chiffre et une date, revus chaque trimestre',
              },
            },
          ],
        },
        {
          id: 'leadership',
          type: 'maturity',
          label: {
            en: 'Who is in charge of it?',
            fr: 'Qui s’en charge ?',
          },
          short: {
            en: 'Who leads',
            fr: 'Pilotage',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Nobody',
                fr: 'Personne',
              },
            },
            {
              score: 1,
              label: {
                en: 'Someone, between other tasks',
                fr: 'Quelqu’un, entre deux tâches',
              },
            },
            {
              score: 2,
              label: {
                en: 'A named person, who has to ask before deciding',
                fr: 'Une personne désignée, qui doit demander avant de décider',
              },
            },
            {
              score: 3,
              label: {
                en: 'A named person who can decide',
                fr: 'Une personne désignée, qui peut décider',
              },
            },
            {
              score: 4,
              label: {
                en: 'A named person who decides and checks progress every week',
                fr: 'Une personne désignée, qui décide et fait le point chaque semaine',
              },
            },
          ],
        },
        {
          id: 'means',
          type: 'maturity',
          label: {
            en: 'What time and money are set aside for it?',
            fr: 'Quel temps et quel budget y sont réservés ?',
          },
          short: {
            en: 'Time and money',
            fr: 'Temps et budget',
          },
          required: true,
          gate: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'None',
                fr: 'Aucun',
              },
            },
            {
              score: 1,
              label: {
                en: 'Spare time only',
                fr: 'Du temps quand il en reste',
              },
            },
            {
              score: 2,
              label: {
                en: 'A few hours a week, no budget',
                fr: 'Quelques heures par semaine, sans budget',
              },
            },
            {
              score: 3,
              label: {
                en: 'Hours every week and a first budget',
                fr: 'Des heures chaque semaine et un premier budget',
              },
            },
            {
              score: 4,
              label: {
                en: 'Hours and a budget for a year, with a reserve',
                fr: 'Des heures et un budget pour un an, avec une réserve',
              },
            },
          ],
        },
        {
          id: 'experience',
          type: 'maturity',
          label: {
            en: 'Have you sold abroad, or on a new channel, before?',
            fr: 'Avez-vous déjà vendu à l’étranger ou sur un nouveau canal ?',
          },
          short: {
            en: 'Experience',
            fr: 'Expérience',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Never',
                fr: 'Jamais',
              },
            },
            {
              score: 1,
              label: {
                en: 'A few unprompted orders',
                fr: 'Quelques commandes spontanées',
              },
            },
            {
              score: 2,
              label: {
                en: 'One market or channel tried',
                fr: 'Un marché ou un canal essayé',
              },
            },
            {
              score: 3,
              label: {
                en: 'Regular sales in one other market',
                fr: 'Des ventes régulières sur un autre marché',
              },
            },
            {
              score: 4,
              label: {
                en: 'Regular sales in several markets',
                fr: 'Des ventes régulières sur plusieurs marchés',
              },
            },
          ],
        },
        {
          id: 'capacity',
          type: 'maturity',
          label: {
            en: 'How many more orders could you handle?',
            fr: 'Combien de commandes en plus pourriez-vous traiter ?',
          },
          short: {
            en: 'Capacity',
            fr: 'Capacité',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'None: you are at your limit',
                fr: 'Aucune : vous êtes au maximum',
              },
            },
            {
              score: 1,
              label: {
                en: 'A few more a week',
                fr: 'Quelques-unes par semaine',
              },
            },
            {
              score: 2,
              label: {
                en: 'About a quarter more',
                fr: 'Environ un quart en plus',
              },
            },
            {
              score: 3,
              label: {
                en: 'About half as many again',
                fr: 'Environ la moitié en plus',
              },
            },
            {
              score: 4,
              label: {
                en: 'Twice as many, with a plan ready',
                fr: 'Le double, avec un plan prêt',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'market',
      title: {
        en: 'Product and market',
        fr: 'Produit et marché',
      },
      short: {
        en: 'Product and market',
        fr: 'Produit et marché',
      },
      weight: 1,
      opens: ['marketChoice', 'customers', 'offer'],
      items: [
        {
          id: 'evidence',
          type: 'maturity',
          label: {
            en: 'What shows that customers there want your product?',
            fr: 'Qu’est-ce qui montre que les clients de ce marché veulent votre produit ?',
          },
          short: {
            en: 'Proof of demand',
            fr: 'Preuves de la demande',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Nothing yet',
                fr: 'Rien pour l’instant',
              },
            },
            {
              score: 1,
              label: {
                en: 'A feeling, or what people say',
                fr: 'Une intuition, ou ce qu’on en dit',
              },
            },
            {
              score: 2,
              label: {
                en: 'Search or visitor figures',
                fr: 'Des chiffres de recherches ou de visites',
              },
            },
            {
              score: 3,
              label: {
                en: 'Test sales, or talks with customers there',
                fr: 'Des ventes d’essai, ou des échanges avec des clients de ce marché',
              },
            },
            {
              score: 4,
              label: {
                en: 'Customers there who order again',
                fr: 'Des clients de ce marché qui commandent à nouveau',
              },
            },
          ],
        },
        {
          id: 'competitors',
          type: 'maturity',
          label: {
            en: 'What do you know about your competitors there?',
            fr: 'Que savez-vous de vos concurrents sur ce marché ?',
          },
          short: {
            en: 'Competitors',
            fr: 'Concurrents',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Nothing yet',
                fr: 'Rien pour l’instant',
              },
            },
            {
              score: 1,
              label: {
                en: 'A name or two',
                fr: 'Un ou deux noms',
              },
            },
            {
              score: 2,
              label: {
                en: 'Their prices',
                fr: 'Leurs prix',
              },
            },
            {
              score: 3,
              label: {
                en: 'Their prices, delivery and reviews',
                fr: 'Leurs prix, leur livraison et leurs avis clients',
              },
            },
            {
              score: 4,
              label: {
                en: 'All that, checked every quarter',
                fr: 'Tout cela, vérifié chaque trimestre',
              },
            },
          ],
        },
        {
          id: 'customer',
          type: 'maturity',
          label: {
            en: 'Who is your typical customer there?',
            fr: 'Qui est votre client type sur ce marché ?',
          },
          short: {
            en: 'Typical customer',
            fr: 'Client type',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'No idea yet',
                fr: 'Aucune idée pour l’instant',
              },
            },
            {
              score: 1,
              label: {
                en: 'Probably the same as at home',
                fr: 'Sans doute le même qu’ici',
              },
            },
            {
              score: 2,
              label: {
                en: 'Described in writing: age, need, budget',
                fr: 'Décrit par écrit : âge, besoin, budget',
              },
            },
            {
              score: 3,
              label: {
                en: 'Description checked with figures or interviews',
                fr: 'Description vérifiée par des chiffres ou des entretiens',
              },
            },
            {
              score: 4,
              label: {
                en: 'Several groups described, an offer tested on each',
                fr: 'Plusieurs groupes décrits, une offre testée sur chacun',
              },
            },
          ],
        },
        {
          id: 'difference',
          type: 'maturity',
          label: {
            en: 'Why would customers there buy from you?',
            fr: 'Pourquoi ces clients achèteraient-ils chez vous ?',
          },
          short: {
            en: 'Reason to buy',
            fr: 'Raison d’acheter',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Hard to say',
                fr: 'Difficile à dire',
              },
            },
            {
              score: 1,
              label: {
                en: 'For general reasons: quality, service',
                fr: 'Pour des raisons générales : qualité, service',
              },
            },
            {
              score: 2,
              label: {
                en: 'For one precise reason, not yet visible in the shop',
                fr: 'Pour une raison précise, pas encore visible dans la boutique',
              },
            },
            {
              score: 3,
              label: {
                en: 'For one precise reason, visible in the shop',
                fr: 'Pour une raison précise, visible dans la boutique',
              },
            },
            {
              score: 4,
              label: {
                en: 'For a reason that customers there give in their reviews',
                fr: 'Pour une raison que ces clients donnent dans leurs avis',
              },
            },
          ],
        },
        {
          id: 'rules',
          type: 'maturity',
          label: {
            en: 'Does your product meet that market’s rules?',
            fr: 'Votre produit respecte-t-il les règles de ce marché ?',
          },
          short: {
            en: 'Product rules',
            fr: 'Règles du produit',
          },
          help: {
            en: 'Safety (CE or UKCA marking, responsible person), labelling and its language, rules for food, cosmetics, textiles or electrical goods, age limits. The responsible person is the contact in the EU named on the product or its packaging.',
            fr: 'Sécurité (marquage CE ou UKCA, personne responsable), étiquetage et langue, règles propres à l’alimentaire, aux cosmétiques, aux textiles ou aux appareils électriques, limites d’âge. La personne responsable est le contact établi dans l’UE dont le nom figure sur le produit ou son emballage.',
          },
          required: true,
          gate: true,
          refs: ['safety.eu.responsiblePerson'],
          anchors: [
            {
              score: 0,
              label: {
                en: 'Not looked at yet',
                fr: 'Pas encore regardé',
              },
            },
            {
              score: 1,
              label: {
                en: 'Some rules known',
                fr: 'Quelques règles connues',
              },
            },
            {
              score: 2,
              label: {
                en: 'Rules listed, gaps known',
                fr: 'Règles listées, écarts connus',
              },
            },
            {
              score: 3,
              label: {
                en: 'Gaps being closed, with dates',
                fr: 'Mise en conformité en cours, avec des dates',
              },
            },
            {
              score: 4,
              label: {
                en: 'Compliant, documents to hand',
                fr: 'Conforme, documents sous la main',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'shop',
      title: {
        en: 'Online shop',
        fr: 'Boutique en ligne',
      },
      short: {
        en: 'Online shop',
        fr: 'Boutique en ligne',
      },
      weight: 1,
      opens: ['salesChannels', 'service'],
      items: [
        {
          id: 'control',
          type: 'maturity',
          label: {
            en: 'Can you change the shop yourselves?',
            fr: 'Pouvez-vous modifier la boutique vous-mêmes ?',
          },
          short: {
            en: 'Control of the shop',
            fr: 'Maîtrise de la boutique',
          },
          required: true,
          gate: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'There is no shop',
                fr: 'Il n’y a pas de boutique',
              },
            },
            {
              score: 1,
              label: {
                en: 'No, every change goes through a supplier',
                fr: 'Non, tout passe par un prestataire',
              },
            },
            {
              score: 2,
              label: {
                en: 'Yes: texts and prices',
                fr: 'Oui : textes et prix',
              },
            },
            {
              score: 3,
              label: {
                en: 'Yes: most pages and settings',
                fr: 'Oui : la plupart des pages et des réglages',
              },
            },
            {
              score: 4,
              label: {
                en: 'Yes: everything, with a test version and backups',
                fr: 'Oui : tout, avec une version de test et des sauvegardes',
              },
            },
          ],
        },
        {
          id: 'mobile',
          type: 'maturity',
          label: {
            en: 'Can customers order on a phone?',
            fr: 'Peut-on commander depuis un téléphone ?',
          },
          short: {
            en: 'Ordering on a phone',
            fr: 'Commande sur téléphone',
          },
          help: {
            en: 'Try it now: choose a product on a phone and go as far as payment.',
            fr: 'Essayez tout de suite : choisissez un produit sur un téléphone et allez jusqu’au paiement.',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'No',
                fr: 'Non',
              },
            },
            {
              score: 1,
              label: {
                en: 'Yes, but with zooming or sideways scrolling',
                fr: 'Oui, mais en zoomant ou en faisant défiler de côté',
              },
            },
            {
              score: 2,
              label: {
                en: 'Yes, without zooming, in over 3 seconds a page',
                fr: 'Oui, sans zoomer, en plus de 3 secondes par page',
              },
            },
            {
              score: 3,
              label: {
                en: 'Yes, without zooming, in under 3 seconds a page',
                fr: 'Oui, sans zoomer, en moins de 3 secondes par page',
              },
            },
            {
              score: 4,
              label: {
                en: 'Yes, and speed and phone orders are checked every month',
                fr: 'Oui, avec un suivi mensuel de la vitesse et des commandes',
              },
            },
          ],
        },
        {
          id: 'content',
          type: 'maturity',
          label: {
            en: 'What do your product pages show?',
            fr: 'Que montrent vos fiches produit ?',
          },
          short: {
            en: 'Product pages',
            fr: 'Fiches produit',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Nothing, or there are none',
                fr: 'Rien, ou il n’y en a pas',
              },
            },
            {
              score: 1,
              label: {
                en: 'A name, a price, a photo',
                fr: 'Un nom, un prix, une photo',
              },
            },
            {
              score: 2,
              label: {
                en: 'A description and dimensions as well',
                fr: 'En plus, une description et des dimensions',
              },
            },
            {
              score: 3,
              label: {
                en: 'Full details, several photos, customer reviews',
                fr: 'Tous les détails, plusieurs photos, des avis clients',
              },
            },
            {
              score: 4,
              label: {
                en: 'All that, plus a file ready for marketplaces',
                fr: 'Tout cela, et un fichier prêt pour les places de marché',
              },
            },
          ],
        },
        {
          id: 'checkout',
          type: 'maturity',
          label: {
            en: 'How do customers place an order?',
            fr: 'Comment passe-t-on commande ?',
          },
          short: {
            en: 'Placing an order',
            fr: 'Passage de commande',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'By email or phone',
                fr: 'Par e-mail ou par téléphone',
              },
            },
            {
              score: 1,
              label: {
                en: 'Online, with a compulsory account',
                fr: 'En ligne, avec un compte obligatoire',
              },
            },
            {
              score: 2,
              label: {
                en: 'Without an account, delivery cost shown at the end',
                fr: 'Sans compte, frais de livraison affichés à la fin',
              },
            },
            {
              score: 3,
              label: {
                en: 'Without an account, all costs shown in the basket',
                fr: 'Sans compte, tous les frais affichés dès le panier',
              },
            },
            {
              score: 4,
              label: {
                en: 'All that, and you know where people give up',
                fr: 'Tout cela, et vous savez où l’on abandonne',
              },
            },
          ],
        },
        {
          id: 'legal',
          type: 'maturity',
          label: {
            en: 'Are your legal pages right for that market?',
            fr: 'Vos pages légales conviennent-elles à ce marché ?',
          },
          short: {
            en: 'Legal pages',
            fr: 'Pages légales',
          },
          help: {
            en: 'Terms of sale, right of withdrawal (14 days to change one’s mind), guarantees, privacy and cookies (GDPR in the EU; UK GDPR and PECR in the United Kingdom), who the seller is, accessibility.',
            fr: 'Conditions générales de vente (CGV), droit de rétractation (14 jours), garanties, données personnelles et cookies (RGPD dans l’UE ; UK GDPR et PECR au Royaume-Uni), mentions légales, accessibilité.',
          },
          required: true,
          refs: ['consumer.withdrawal.days', 'consumer.withdrawal.function', 'accessibility.eu'],
          anchors: [
            {
              score: 0,
              label: {
                en: 'No legal pages',
                fr: 'Pas de pages légales',
              },
            },
            {
              score: 1,
              label: {
                en: 'Pages for your own country only',
                fr: 'Pages de votre pays uniquement',
              },
            },
            {
              score: 2,
              label: {
                en: 'Differences listed',
                fr: 'Différences listées',
              },
            },
            {
              score: 3,
              label: {
                en: 'Pages adapted',
                fr: 'Pages adaptées',
              },
            },
            {
              score: 4,
              label: {
                en: 'Pages adapted and checked by a specialist',
                fr: 'Pages adaptées et vérifiées par un spécialiste',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'localisation',
      title: {
        en: 'Language and local fit',
        fr: 'Langue et adaptation au marché local',
      },
      short: {
        en: 'Language and local fit',
        fr: 'Langue et usages locaux',
      },
      weight: 1,
      opens: ['localisation'],
      items: [
        {
          id: 'language',
          type: 'maturity',
          label: {
            en: 'Is the shop in your customers’ language?',
            fr: 'La boutique est-elle dans la langue des clients ?',
          },
          short: {
            en: 'Shop language',
            fr: 'Langue de la boutique',
          },
          na: {
            en: 'Same language in both countries',
            fr: 'Même langue dans les deux pays',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'No, only in yours',
                fr: 'Non, uniquement dans la vôtre',
              },
            },
            {
              score: 1,
              label: {
                en: 'Machine translation, not proofread',
                fr: 'Traduction automatique, non relue',
              },
            },
            {
              score: 2,
              label: {
                en: 'Main pages translated by a person',
                fr: 'Pages principales traduites par une personne',
              },
            },
            {
              score: 3,
              label: {
                en: 'All pages, proofread by a native speaker',
                fr: 'Toutes les pages, relues par une personne dont c’est la langue maternelle',
              },
            },
            {
              score: 4,
              label: {
                en: 'Written for that market and kept up to date',
                fr: 'Textes écrits pour ce marché et tenus à jour',
              },
            },
          ],
        },
        {
          id: 'price',
          type: 'maturity',
          label: {
            en: 'How do prices appear to customers there?',
            fr: 'Comment les prix s’affichent-ils pour ces clients ?',
          },
          short: {
            en: 'Prices shown',
            fr: 'Affichage des prix',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'In your currency, without tax',
                fr: 'Dans votre monnaie, hors taxes',
              },
            },
            {
              score: 1,
              label: {
                en: 'In your currency, tax included',
                fr: 'Dans votre monnaie, taxes comprises',
              },
            },
            {
              score: 2,
              label: {
                en: 'Converted automatically',
                fr: 'Convertis automatiquement',
              },
            },
            {
              score: 3,
              label: {
                en: 'In their currency, with tax, duty and delivery',
                fr: 'Dans leur monnaie, avec taxes, droits de douane et livraison',
              },
            },
            {
              score: 4,
              label: {
                en: 'From a price list for that market, reviewed every quarter',
                fr: 'Selon un tarif propre à ce marché, revu chaque trimestre',
              },
            },
          ],
        },
        {
          id: 'trust',
          type: 'maturity',
          label: {
            en: 'What tells customers there that they can trust you?',
            fr: 'Qu’est-ce qui met ces clients en confiance ?',
          },
          short: {
            en: 'Trust',
            fr: 'Confiance',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'No address or phone number shown',
                fr: 'Ni adresse ni téléphone affichés',
              },
            },
            {
              score: 1,
              label: {
                en: 'Address and contact details',
                fr: 'Adresse et coordonnées',
              },
            },
            {
              score: 2,
              label: {
                en: 'Reviews from customers at home as well',
                fr: 'En plus, des avis de clients de votre pays',
              },
            },
            {
              score: 3,
              label: {
                en: 'Reviews from customers there as well',
                fr: 'En plus, des avis de clients de ce marché',
              },
            },
            {
              score: 4,
              label: {
                en: 'All that, plus a label, press article or stockist there',
                fr: 'Tout cela, et un label, un article ou un revendeur du pays',
              },
            },
          ],
        },
        {
          id: 'service',
          type: 'maturity',
          label: {
            en: 'Who answers customers in their language?',
            fr: 'Qui répond aux clients dans leur langue ?',
          },
          short: {
            en: 'Customer care',
            fr: 'Service client',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Nobody',
                fr: 'Personne',
              },
            },
            {
              score: 1,
              label: {
                en: 'Someone, with a translation tool',
                fr: 'Quelqu’un, avec un outil de traduction',
              },
            },
            {
              score: 2,
              label: {
                en: 'Someone who speaks it, within a few days',
                fr: 'Quelqu’un qui la parle, en quelques jours',
              },
            },
            {
              score: 3,
              label: {
                en: 'Someone who speaks it, within one working day',
                fr: 'Quelqu’un qui la parle, sous un jour ouvré',
              },
            },
            {
              score: 4,
              label: {
                en: 'Someone who speaks it, the same day',
                fr: 'Quelqu’un qui la parle, le jour même',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'marketing',
      title: {
        en: 'Channels and marketing',
        fr: 'Canaux et marketing',
      },
      short: {
        en: 'Channels and marketing',
        fr: 'Canaux et marketing',
      },
      weight: 1,
      opens: ['salesChannels', 'marketing'],
      items: [
        {
          id: 'traffic',
          type: 'maturity',
          label: {
            en: 'Where do visitors from that market come from?',
            fr: 'D’où viennent les visiteurs de ce marché ?',
          },
          short: {
            en: 'Sources of visitors',
            fr: 'Sources de visites',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'There are none yet',
                fr: 'Il n’y en a pas encore',
              },
            },
            {
              score: 1,
              label: {
                en: 'They find you by chance',
                fr: 'Ils vous trouvent par hasard',
              },
            },
            {
              score: 2,
              label: {
                en: 'One source tried: advertising, social media, press',
                fr: 'Une source essayée : publicité, réseaux sociaux, presse',
              },
            },
            {
              score: 3,
              label: {
                en: 'Two sources that bring orders',
                fr: 'Deux sources qui amènent des commandes',
              },
            },
            {
              score: 4,
              label: {
                en: 'Several sources, cost per order known for each',
                fr: 'Plusieurs sources, coût par commande connu pour chacune',
              },
            },
          ],
        },
        {
          id: 'search',
          type: 'maturity',
          label: {
            en: 'Can customers there find you in a search engine?',
            fr: 'Ces clients vous trouvent-ils sur un moteur de recherche ?',
          },
          short: {
            en: 'Search engines',
            fr: 'Moteurs de recherche',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'No',
                fr: 'Non',
              },
            },
            {
              score: 1,
              label: {
                en: 'Only by your name',
                fr: 'Seulement par votre nom',
              },
            },
            {
              score: 2,
              label: {
                en: 'By your name; the words they search for are listed',
                fr: 'Par votre nom ; les mots qu’ils cherchent sont listés',
              },
            },
            {
              score: 3,
              label: {
                en: 'On the first page for some of those words',
                fr: 'En première page sur certains de ces mots',
              },
            },
            {
              score: 4,
              label: {
                en: 'On the first page, positions checked every month',
                fr: 'En première page, positions suivies chaque mois',
              },
            },
          ],
        },
        {
          id: 'marketplaces',
          type: 'maturity',
          label: {
            en: 'How far have you got with marketplaces there?',
            fr: 'Où en êtes-vous avec les places de marché de ce pays ?',
          },
          short: {
            en: 'Marketplaces',
            fr: 'Places de marché',
          },
          help: {
            en: 'Before opening an account they check identity, bank details and VAT, and in France the recycling number (IDU). Allow time for this.',
            fr: 'Avant d’ouvrir un compte, elles contrôlent l’identité, le compte bancaire et la TVA, et en France l’identifiant unique REP (IDU). Prévoyez du temps.',
          },
          na: {
            en: 'Decided against, reason noted',
            fr: 'Écartées, raison notée',
          },
          required: true,
          refs: ['epr.fr.idu'],
          anchors: [
            {
              score: 0,
              label: {
                en: 'Not looked at yet',
                fr: 'Pas encore regardé',
              },
            },
            {
              score: 1,
              label: {
                en: 'One chosen, fees known',
                fr: 'Une choisie, commissions connues',
              },
            },
            {
              score: 2,
              label: {
                en: 'Seller account requested, checks under way',
                fr: 'Compte vendeur demandé, contrôles en cours',
              },
            },
            {
              score: 3,
              label: {
                en: 'Account open, products on sale',
                fr: 'Compte ouvert, produits en vente',
              },
            },
            {
              score: 4,
              label: {
                en: 'Regular sales, margin checked every month',
                fr: 'Ventes régulières, marge suivie chaque mois',
              },
            },
          ],
        },
        {
          id: 'relations',
          type: 'maturity',
          label: {
            en: 'How do you keep in touch with past customers?',
            fr: 'Comment gardez-vous le contact avec vos clients ?',
          },
          short: {
            en: 'Keeping in touch',
            fr: 'Fidélisation',
          },
          help: {
            en: 'Marketing emails need consent, with a narrow exception for existing customers (GDPR and national rules in the EU, PECR in the United Kingdom).',
            fr: 'La prospection par e-mail demande un consentement, sauf exception étroite pour vos propres clients (RGPD et règles nationales dans l’UE, PECR au Royaume-Uni).',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'You do not',
                fr: 'Pas de contact après la vente',
              },
            },
            {
              score: 1,
              label: {
                en: 'A post on social media now and then',
                fr: 'Une publication de temps en temps sur les réseaux sociaux',
              },
            },
            {
              score: 2,
              label: {
                en: 'A mailing list in your own country',
                fr: 'Une liste d’e-mails dans votre pays',
              },
            },
            {
              score: 3,
              label: {
                en: 'A mailing list there, with consent',
                fr: 'Une liste d’e-mails sur ce marché, avec consentement',
              },
            },
            {
              score: 4,
              label: {
                en: 'Planned mailings there, repeat orders counted',
                fr: 'Des envois planifiés sur ce marché, réachats comptés',
              },
            },
          ],
        },
        {
          id: 'return',
          type: 'maturity',
          label: {
            en: 'What does your advertising bring in?',
            fr: 'Que vous rapporte la publicité ?',
          },
          short: {
            en: 'Return on advertising',
            fr: 'Rentabilité publicitaire',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'No advertising, or nothing tracked',
                fr: 'Pas de publicité, ou aucun suivi',
              },
            },
            {
              score: 1,
              label: {
                en: 'You know what you spend',
                fr: 'Vous savez ce que vous dépensez',
              },
            },
            {
              score: 2,
              label: {
                en: 'You know the cost of a visit',
                fr: 'Vous savez ce que coûte une visite',
              },
            },
            {
              score: 3,
              label: {
                en: 'You know the cost of an order',
                fr: 'Vous savez ce que coûte une commande',
              },
            },
            {
              score: 4,
              label: {
                en: 'You know what an order leaves after advertising',
                fr: 'Vous savez ce qu’il reste d’une commande, publicité payée',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'money',
      title: {
        en: 'Price, tax and payment',
        fr: 'Prix, taxes et paiement',
      },
      short: {
        en: 'Price, tax and payment',
        fr: 'Prix, taxes et paiement',
      },
      weight: 1,
      opens: ['price', 'service'],
      items: [
        {
          id: 'margin',
          type: 'maturity',
          label: {
            en: 'Do you know what an order there leaves you?',
            fr: 'Savez-vous ce qu’il vous reste sur une commande vers ce marché ?',
          },
          short: {
            en: 'Margin per order',
            fr: 'Marge par commande',
          },
          required: true,
          gate: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'No',
                fr: 'Non',
              },
            },
            {
              score: 1,
              label: {
                en: 'Roughly',
                fr: 'À peu près',
              },
            },
            {
              score: 2,
              label: {
                en: 'Worked out, without duty or returns',
                fr: 'Calculé, sans droits de douane ni retours',
              },
            },
            {
              score: 3,
              label: {
                en: 'Worked out with delivery, duty, fees and returns',
                fr: 'Calculé avec livraison, douane, commissions et retours',
              },
            },
            {
              score: 4,
              label: {
                en: 'Worked out per product, and used to set prices',
                fr: 'Calculé par produit, et utilisé pour fixer les prix',
              },
            },
          ],
        },
        {
          id: 'vat',
          type: 'maturity',
          label: {
            en: 'How far have you got with VAT for that market?',
            fr: 'Où en êtes-vous côté TVA pour ce marché ?',
          },
          short: {
            en: 'VAT',
            fr: 'TVA',
          },
          help: {
            en: 'Into the EU from outside: the import one-stop shop (IOSS) can be used up to €150 per consignment. Between EU countries: above €10,000 a year, VAT of the customer’s country, through the one-stop shop (OSS). Into the United Kingdom: UK VAT is charged at the sale up to £135 per consignment. On a marketplace, the marketplace often accounts for it. Have it confirmed by a tax adviser.',
            fr: 'Vers l’UE depuis un pays tiers : guichet unique à l’importation (IOSS) possible jusqu’à 150 € par envoi. Entre pays de l’UE : au-delà de 10 000 € par an, TVA du pays du client, via le guichet unique (OSS). Vers le Royaume-Uni : TVA britannique facturée à la vente jusqu’à 135 £ par envoi. Sur une place de marché, c’est souvent elle qui s’en charge. Faites-le confirmer par un fiscaliste.',
          },
          required: true,
          gate: true,
          refs: ['vat.eu.ioss.max', 'vat.eu.oss.threshold', 'vat.uk.atSale.max'],
          anchors: [
            {
              score: 0,
              label: {
                en: 'Not looked at yet',
                fr: 'Pas encore regardé',
              },
            },
            {
              score: 1,
              label: {
                en: 'You know that something has to be done',
                fr: 'Vous savez qu’il y a quelque chose à faire',
              },
            },
            {
              score: 2,
              label: {
                en: 'Solution chosen: OSS, IOSS, local number or marketplace',
                fr: 'Solution choisie : OSS, IOSS, numéro local ou place de marché',
              },
            },
            {
              score: 3,
              label: {
                en: 'In place: registered, or confirmed in writing that nothing is due',
                fr: 'En place : immatriculation faite, ou dispense confirmée par écrit',
              },
            },
            {
              score: 4,
              label: {
                en: 'In place, returns filed and checked against sales',
                fr: 'En place, déclarations déposées et rapprochées des ventes',
              },
            },
          ],
        },
        {
          id: 'payment',
          type: 'maturity',
          label: {
            en: 'Can customers there pay the way they are used to?',
            fr: 'Ces clients peuvent-ils payer comme ils en ont l’habitude ?',
          },
          short: {
            en: 'Payment methods',
            fr: 'Moyens de paiement',
          },
          help: {
            en: 'France: bank card (CB), PayPal, instalments. United Kingdom: cards, PayPal, Apple Pay or Google Pay, buy now pay later.',
            fr: 'France : carte bancaire (CB), PayPal, paiement en plusieurs fois. Royaume-Uni : carte, PayPal, Apple Pay ou Google Pay, paiement différé ou fractionné.',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Bank transfer or cheque only',
                fr: 'Virement ou chèque uniquement',
              },
            },
            {
              score: 1,
              label: {
                en: 'Cards only',
                fr: 'Carte uniquement',
              },
            },
            {
              score: 2,
              label: {
                en: 'Cards and PayPal or a similar wallet',
                fr: 'Carte et PayPal, ou équivalent',
              },
            },
            {
              score: 3,
              label: {
                en: 'All the usual methods of that country',
                fr: 'Tous les moyens habituels du pays',
              },
            },
            {
              score: 4,
              label: {
                en: 'All of them, refused payments checked every month',
                fr: 'Tous, avec un suivi mensuel des paiements refusés',
              },
            },
          ],
        },
        {
          id: 'cash',
          type: 'maturity',
          label: {
            en: 'Do you keep an eye on exchange rates, fraud and cash?',
            fr: 'Surveillez-vous le change, la fraude et la trésorerie ?',
          },
          short: {
            en: 'Currency, fraud, cash',
            fr: 'Change, fraude, trésorerie',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'No',
                fr: 'Non',
              },
            },
            {
              score: 1,
              label: {
                en: 'Only when a problem comes up',
                fr: 'Seulement quand un problème survient',
              },
            },
            {
              score: 2,
              label: {
                en: 'The risks are listed',
                fr: 'Les risques sont listés',
              },
            },
            {
              score: 3,
              label: {
                en: 'Every month',
                fr: 'Chaque mois',
              },
            },
            {
              score: 4,
              label: {
                en: 'Every month, with limits that trigger action',
                fr: 'Chaque mois, avec des seuils d’alerte',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'logistics',
      title: {
        en: 'Delivery, customs and returns',
        fr: 'Livraison, douane et retours',
      },
      short: {
        en: 'Delivery and customs',
        fr: 'Livraison et douane',
      },
      weight: 1,
      opens: ['delivery', 'price', 'offer'],
      items: [
        {
          id: 'delivery',
          type: 'maturity',
          label: {
            en: 'What delivery can you promise?',
            fr: 'Quelle livraison pouvez-vous promettre ?',
          },
          short: {
            en: 'Delivery promise',
            fr: 'Promesse de livraison',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'None',
                fr: 'Aucune',
              },
            },
            {
              score: 1,
              label: {
                en: 'By post, untracked',
                fr: 'Par la poste, sans suivi',
              },
            },
            {
              score: 2,
              label: {
                en: 'Tracked, no time promised',
                fr: 'Suivie, sans délai annoncé',
              },
            },
            {
              score: 3,
              label: {
                en: 'Tracked, time and price shown before the order',
                fr: 'Suivie, délai et prix affichés avant la commande',
              },
            },
            {
              score: 4,
              label: {
                en: 'All that, to home or pick-up point, real times measured',
                fr: 'Tout cela, à domicile ou en point relais, délais réels mesurés',
              },
            },
          ],
        },
        {
          id: 'customs',
          type: 'maturity',
          label: {
            en: 'How far have you got with customs?',
            fr: 'Où en êtes-vous côté douane ?',
          },
          short: {
            en: 'Customs',
            fr: 'Douane',
          },
          help: {
            en: 'Between Great Britain and the EU you need an EORI number (your customs identity), a commodity code for each product, its value and its origin. Goods made in the UK or the EU can cross free of duty with a statement on origin; EU exporters add a REX number above €6,000.',
            fr: 'Entre la Grande-Bretagne et l’UE, il faut un numéro EORI (votre identifiant en douane), le code douanier de chaque produit, sa valeur et son origine. Un produit originaire du Royaume-Uni ou de l’UE peut passer sans droits avec une attestation d’origine ; l’exportateur de l’UE y ajoute un numéro REX au-delà de 6 000 €.',
          },
          na: {
            en: 'No customs border on the way',
            fr: 'Pas de frontière douanière sur le trajet',
          },
          required: true,
          gate: true,
          refs: [
            'origin.statement.rexAbove',
            'eori.fr.format',
            'duty.eu.lowValue',
            'duty.uk.reliefEnds',
          ],
          anchors: [
            {
              score: 0,
              label: {
                en: 'Not looked at yet',
                fr: 'Pas encore regardé',
              },
            },
            {
              score: 1,
              label: {
                en: 'Everything is left to the carrier',
                fr: 'Tout est confié au transporteur',
              },
            },
            {
              score: 2,
              label: {
                en: 'EORI number, and codes for the main products',
                fr: 'Numéro EORI, et codes des principaux produits',
              },
            },
            {
              score: 3,
              label: {
                en: 'Origin known for each product, payer of duty chosen',
                fr: 'Origine connue pour chaque produit, payeur des droits choisi',
              },
            },
            {
              score: 4,
              label: {
                en: 'Parcels clear with no surprise charge for the customer',
                fr: 'Les colis passent sans frais imprévus pour le client',
              },
            },
          ],
        },
        {
          id: 'returns',
          type: 'maturity',
          label: {
            en: 'How do customers there send goods back?',
            fr: 'Comment ces clients renvoient-ils un article ?',
          },
          short: {
            en: 'Returns',
            fr: 'Retours',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'They cannot',
                fr: 'Ils ne le peuvent pas',
              },
            },
            {
              score: 1,
              label: {
                en: 'Case by case, at their own cost',
                fr: 'Au cas par cas, à leurs frais',
              },
            },
            {
              score: 2,
              label: {
                en: 'Under written terms',
                fr: 'Selon des conditions écrites',
              },
            },
            {
              score: 3,
              label: {
                en: 'With a return label, refunded within 14 days',
                fr: 'Avec une étiquette de retour, remboursés sous 14 jours',
              },
            },
            {
              score: 4,
              label: {
                en: 'To an address in their country, reasons counted',
                fr: 'À une adresse dans leur pays, motifs comptés',
              },
            },
          ],
        },
        {
          id: 'stock',
          type: 'maturity',
          label: {
            en: 'Are stock levels right everywhere you sell?',
            fr: 'Les stocks sont-ils justes partout où vous vendez ?',
          },
          short: {
            en: 'Stock levels',
            fr: 'Stocks',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Stock is not recorded',
                fr: 'Aucun suivi des stocks',
              },
            },
            {
              score: 1,
              label: {
                en: 'Counted by hand from time to time',
                fr: 'Comptage à la main de temps en temps',
              },
            },
            {
              score: 2,
              label: {
                en: 'Right in the shop',
                fr: 'Justes dans la boutique',
              },
            },
            {
              score: 3,
              label: {
                en: 'Updated automatically on every channel',
                fr: 'Mise à jour automatique sur tous les canaux',
              },
            },
            {
              score: 4,
              label: {
                en: 'Automatic, with peak season planned',
                fr: 'Automatique, avec la haute saison prévue',
              },
            },
          ],
        },
        {
          id: 'packaging',
          type: 'maturity',
          label: {
            en: 'How far have you got with packaging and recycling rules there?',
            fr: 'Où en êtes-vous de vos obligations d’emballage et de recyclage dans ce pays ?',
          },
          short: {
            en: 'Packaging and recycling',
            fr: 'Emballages et recyclage',
          },
          help: {
            en: 'Extended producer responsibility (EPR): businesses that put packaging or certain products on a market pay for their recycling. France gives one unique identifier (IDU) per waste stream.',
            fr: 'Responsabilité élargie du producteur (REP) : qui met sur un marché des emballages ou certains produits paie leur recyclage. La France attribue un identifiant unique (IDU) par filière.',
          },
          required: true,
          refs: ['epr.fr.idu'],
          anchors: [
            {
              score: 0,
              label: {
                en: 'Not looked at yet',
                fr: 'Pas encore regardé',
              },
            },
            {
              score: 1,
              label: {
                en: 'You know that rules exist',
                fr: 'Vous savez que des règles existent',
              },
            },
            {
              score: 2,
              label: {
                en: 'Your duties are listed',
                fr: 'Vos obligations sont listées',
              },
            },
            {
              score: 3,
              label: {
                en: 'Registered, or confirmed in writing that nothing is due',
                fr: 'Enregistrement fait, ou dispense confirmée par écrit',
              },
            },
            {
              score: 4,
              label: {
                en: 'Registered, declarations up to date',
                fr: 'Enregistrement fait, déclarations à jour',
              },
            },
          ],
        },
      ],
    },
    {
      id: 'data',
      title: {
        en: 'Data and skills',
        fr: 'Données et compétences',
      },
      short: {
        en: 'Data and skills',
        fr: 'Données et compétences',
      },
      weight: 1,
      opens: ['start', 'milestonesTargets'],
      items: [
        {
          id: 'measure',
          type: 'maturity',
          label: {
            en: 'What do you measure?',
            fr: 'Que mesurez-vous ?',
          },
          short: {
            en: 'What is measured',
            fr: 'Mesures',
          },
          required: true,
          gate: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Nothing',
                fr: 'Rien',
              },
            },
            {
              score: 1,
              label: {
                en: 'Orders',
                fr: 'Les commandes',
              },
            },
            {
              score: 2,
              label: {
                en: 'Visits and orders',
                fr: 'Les visites et les commandes',
              },
            },
            {
              score: 3,
              label: {
                en: 'Visits, orders and returns, by country',
                fr: 'Visites, commandes et retours, par pays',
              },
            },
            {
              score: 4,
              label: {
                en: 'All that by channel and product, every month',
                fr: 'Tout cela par canal et par produit, chaque mois',
              },
            },
          ],
        },
        {
          id: 'connected',
          type: 'maturity',
          label: {
            en: 'How do your figures reach the data platform?',
            fr: 'Comment vos chiffres arrivent-ils dans la plateforme de données ?',
          },
          short: {
            en: 'Data connection',
            fr: 'Connexion des données',
          },
          help: {
            en: 'The data platform gathers the sales of all your channels in one place, so that we can read them together. Read-only access is enough.',
            fr: 'La plateforme de données réunit les ventes de tous vos canaux, pour les lire ensemble. Un accès en lecture suffit.',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'They do not',
                fr: 'Ils n’y arrivent pas',
              },
            },
            {
              score: 1,
              label: {
                en: 'Copied by hand',
                fr: 'Recopiés à la main',
              },
            },
            {
              score: 2,
              label: {
                en: 'One channel connected',
                fr: 'Un canal connecté',
              },
            },
            {
              score: 3,
              label: {
                en: 'Main channels connected',
                fr: 'Principaux canaux connectés',
              },
            },
            {
              score: 4,
              label: {
                en: 'All connected, checked against the accounts',
                fr: 'Tous connectés, comparés à la comptabilité',
              },
            },
          ],
        },
        {
          id: 'use',
          type: 'maturity',
          label: {
            en: 'What do you do with your figures?',
            fr: 'Que faites-vous de vos chiffres ?',
          },
          short: {
            en: 'Use of figures',
            fr: 'Usage des chiffres',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Nothing',
                fr: 'Rien',
              },
            },
            {
              score: 1,
              label: {
                en: 'You look when something goes wrong',
                fr: 'Vous les regardez quand quelque chose ne va pas',
              },
            },
            {
              score: 2,
              label: {
                en: 'You look every month',
                fr: 'Vous les regardez chaque mois',
              },
            },
            {
              score: 3,
              label: {
                en: 'They led to a decision this quarter',
                fr: 'Ils ont conduit à une décision ce trimestre',
              },
            },
            {
              score: 4,
              label: {
                en: 'You test changes and measure the effect',
                fr: 'Vous testez des changements et mesurez l’effet',
              },
            },
          ],
        },
        {
          id: 'skills',
          type: 'maturity',
          label: {
            en: 'Who can run the shop day to day?',
            fr: 'Qui sait faire tourner la boutique au quotidien ?',
          },
          short: {
            en: 'Digital skills',
            fr: 'Compétences numériques',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Nobody in the business',
                fr: 'Personne dans l’entreprise',
              },
            },
            {
              score: 1,
              label: {
                en: 'One person, with help',
                fr: 'Une personne, avec de l’aide',
              },
            },
            {
              score: 2,
              label: {
                en: 'One person, unaided',
                fr: 'Une personne, sans aide',
              },
            },
            {
              score: 3,
              label: {
                en: 'Two people, unaided',
                fr: 'Deux personnes, sans aide',
              },
            },
            {
              score: 4,
              label: {
                en: 'Two people, with written procedures',
                fr: 'Deux personnes, avec des procédures écrites',
              },
            },
          ],
        },
        {
          id: 'security',
          type: 'maturity',
          label: {
            en: 'How are your accounts and customer data protected?',
            fr: 'Comment protégez-vous vos comptes et les données de vos clients ?',
          },
          short: {
            en: 'Account and data security',
            fr: 'Sécurité des données',
          },
          help: {
            en: 'Two-step verification: a code on the phone as well as the password. The record lists the personal data you hold and why; the GDPR asks for it.',
            fr: 'Double authentification : un code sur le téléphone en plus du mot de passe. Le registre liste les données personnelles que vous détenez et pourquoi ; le RGPD le demande.',
          },
          required: true,
          anchors: [
            {
              score: 0,
              label: {
                en: 'Passwords are shared',
                fr: 'Les mots de passe sont partagés',
              },
            },
            {
              score: 1,
              label: {
                en: 'One password per person',
                fr: 'Un mot de passe par personne',
              },
            },
            {
              score: 2,
              label: {
                en: 'Two-step verification on key accounts as well',
                fr: 'En plus, double authentification sur les comptes clés',
              },
            },
            {
              score: 3,
              label: {
                en: 'Backups tested and a record of personal data as well',
                fr: 'En plus, sauvegardes testées et registre des données personnelles',
              },
            },
            {
              score: 4,
              label: {
                en: 'All that, reviewed yearly, with a data breach plan',
                fr: 'Tout cela, revu chaque année, avec un plan en cas de fuite de données',
              },
            },
          ],
        },
      ],
    },
  ],
};
