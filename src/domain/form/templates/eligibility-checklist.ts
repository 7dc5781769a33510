/**
 * Template of the checklist: criteria answered together with the owner, each with what would make it pass.
 * Longer than 400 lines because it is data: every question stands here in both languages.
 */

import type { TemplateOf } from '../template.ts';

export const eligibilityChecklist: TemplateOf<'checklist'> = {
  format: 'template/1',
  id: 'eligibility-checklist/1',
  kind: 'checklist',
  version: 1,
  filledBy: 'together',
  about: 'sme',
  title: {
    en: 'Business-specific criteria checklist',
    fr: 'Liste de contrôle des critères spécifiques à l’entreprise',
  },
  short: {
    en: 'Criteria checklist',
    fr: 'Liste de contrôle',
  },
  intro: {
    en: 'Go through the questions together, in person, by phone or by video: owners who answer alone often leave out what matters. “Not sure” is a real answer: it marks a point to check and never rules a business out.',
    fr: 'Parcourez les questions ensemble, sur place, au téléphone ou en visioconférence : seul, on répond souvent à côté. « Je ne sais pas » est une vraie réponse : elle signale un point à vérifier et n’écarte jamais une entreprise.',
  },
  verdicts: {
    pass: {
      en: 'Met',
      fr: 'Rempli',
    },
    refer: {
      en: 'To check',
      fr: 'À vérifier',
    },
    fail: {
      en: 'Not met',
      fr: 'Non rempli',
    },
  },
  results: {
    ineligible: {
      en: 'Not eligible',
      fr: 'Non éligible',
    },
    toCheck: {
      en: 'Points to check before deciding',
      fr: 'Points à vérifier avant de décider',
    },
    eligible: {
      en: 'Eligible',
      fr: 'Éligible',
    },
  },
  sections: [
    {
      id: 'identity',
      title: {
        en: 'The business',
        fr: 'L’entreprise',
      },
      short: {
        en: 'The business',
        fr: 'L’entreprise',
      },
      items: [
        {
          id: 'registered',
          type: 'yesNo',
          label: {
            en: 'Is your business registered and trading?',
            fr: 'Votre entreprise est-elle immatriculée et en activité ?',
          },
          short: {
            en: 'Registered and trading',
            fr: 'Immatriculée et en activité',
          },
          help: {
            en: 'Any legal form will do, sole traders included, as long as you sell goods or services.',
            fr: 'Toute forme juridique convient, entreprise individuelle comprise, dès lors que vous vendez des biens ou des services.',
          },
          evidence: {
            en: 'Companies House number, HMRC letter for a sole trader, or Sirene notice (SIREN)',
            fr: 'Avis de situation Sirene (SIREN), numéro Companies House ou, pour un indépendant britannique, lettre de HMRC',
          },
          required: true,
          rule: {
            pass: ['yes'],
            fail: ['no'],
          },
          reason: {
            refer: {
              en: 'The registration still has to be confirmed.',
              fr: 'L’immatriculation reste à confirmer.',
            },
            fail: {
              en: 'Only a business that is registered and trading can take part.',
              fr: 'Seule une entreprise immatriculée et en activité peut participer.',
            },
          },
          toPass: {
            en: 'Look the business up in the public register.',
            fr: 'Retrouvez l’entreprise dans le registre public.',
          },
        },
        {
          id: 'inArea',
          type: 'choice',
          label: {
            en: 'Is your registered office, or another site you run, in the programme area?',
            fr: 'Votre siège ou l’un de vos établissements se trouve-t-il dans la zone du programme ?',
          },
          short: {
            en: 'In the programme area',
            fr: 'Dans la zone du programme',
          },
          help: {
            en: 'An answer is suggested from the postcode; the account manager confirms it.',
            fr: 'Une réponse est proposée d’après le code postal ; le gestionnaire de compte la confirme.',
          },
          required: true,
          rule: {
            pass: ['office', 'site'],
            fail: ['outside'],
            refer: ['unsure'],
          },
          prefill: 'areaFromPostcode',
          options: [
            {
              id: 'office',
              label: {
                en: 'Yes, the registered office',
                fr: 'Oui, le siège',
              },
            },
            {
              id: 'site',
              label: {
                en: 'Yes, another working site',
                fr: 'Oui, un autre établissement en activité',
              },
            },
            {
              id: 'outside',
              label: {
                en: 'No, neither',
                fr: 'Non, aucun des deux',
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
          reason: {
            refer: {
              en: 'The address still has to be compared with the programme area.',
              fr: 'L’adresse reste à comparer à la zone du programme.',
            },
            fail: {
              en: 'No office or site in the programme area.',
              fr: 'Ni siège ni établissement dans la zone du programme.',
            },
          },
          toPass: {
            en: 'Give the postcode of a working site in the area.',
            fr: 'Indiquez le code postal d’un établissement en activité dans la zone.',
          },
        },
        {
          id: 'tradingSince',
          type: 'date',
          label: {
            en: 'When did you start trading?',
            fr: 'Depuis quand votre entreprise est-elle en activité ?',
          },
          short: {
            en: 'Trading since',
            fr: 'En activité depuis',
          },
          help: {
            en: 'Month and year are enough. A young business can take part; it simply has less history to build on.',
            fr: 'Le mois et l’année suffisent. Une jeune entreprise peut participer ; elle a simplement moins d’historique.',
          },
          required: true,
          precision: 'month',
          rule: {
            pass: {
              ageMonths: {
                gte: 12,
              },
            },
            refer: {
              ageMonths: {
                lt: 12,
              },
            },
          },
          reason: {
            refer: {
              en: 'Less than twelve months of trading known so far.',
              fr: 'Moins de douze mois d’activité connus à ce jour.',
            },
          },
          toPass: {
            en: 'Ask the coordinator to accept a business this young.',
            fr: 'Faites valider l’entrée de cette jeune entreprise par la coordination.',
          },
        },
      ],
    },
    {
      id: 'size',
      title: {
        en: 'SME status',
        fr: 'Statut de PME',
      },
      short: {
        en: 'SME status',
        fr: 'Statut de PME',
      },
      intro: {
        en: 'Use the last closed accounts. One year above the ceilings is not enough to lose SME status: it takes two in a row.',
        fr: 'Partez des derniers comptes clos. Une seule année au-dessus des plafonds ne fait pas perdre le statut de PME : il en faut deux de suite.',
      },
      items: [
        {
          id: 'headcount',
          type: 'number',
          label: {
            en: 'How many people work in the business, in full-time equivalents?',
            fr: 'Combien de personnes travaillent dans l’entreprise, en équivalents temps plein (ETP) ?',
          },
          short: {
            en: 'Headcount (FTE)',
            fr: 'Effectif (ETP)',
          },
          help: {
            en: 'Average over the year: two half-time jobs count as one. Count employees, owners who run the business and working partners. Leave out apprentices and people on maternity or parental leave.',
            fr: 'Moyenne sur l’année : deux mi-temps comptent pour un. Comptez les salariés, les dirigeants propriétaires et les associés qui travaillent. Ne comptez ni les apprentis ni les personnes en congé de maternité ou parental.',
          },
          required: true,
          unit: 'fte',
          min: 0,
          rule: {
            pass: {
              gte: 0,
            },
          },
          reason: {
            refer: {
              en: 'The headcount decides the size class.',
              fr: 'L’effectif détermine la catégorie d’entreprise.',
            },
          },
          toPass: {
            en: 'Take the yearly average from the payroll.',
            fr: 'Relevez l’effectif moyen annuel sur les documents de paie.',
          },
        },
        {
          id: 'turnover',
          type: 'money',
          label: {
            en: 'What was your turnover for that year, excluding VAT?',
            fr: 'Quel a été votre chiffre d’affaires hors taxes (HT) cette année-là ?',
          },
          short: {
            en: 'Turnover, excluding VAT',
            fr: 'Chiffre d’affaires HT',
          },
          help: {
            en: 'A rounded figure is enough. Pounds are converted at the rate entered.',
            fr: 'Un montant arrondi suffit. Les livres sont converties au taux saisi.',
          },
          required: false,
          min: 0,
        },
        {
          id: 'balanceSheet',
          type: 'money',
          label: {
            en: 'And the balance sheet total?',
            fr: 'Et le total du bilan ?',
          },
          short: {
            en: 'Balance sheet total',
            fr: 'Total du bilan',
          },
          help: {
            en: 'Only one of the two, turnover or balance sheet total, has to stay within its ceiling.',
            fr: 'Un seul des deux, chiffre d’affaires ou total du bilan, doit rester sous son plafond.',
          },
          required: false,
          min: 0,
        },
        {
          id: 'ownership',
          type: 'choice',
          label: {
            en: 'Do you own 25% or more of another company, or does one own 25% or more of yours?',
            fr: 'Détenez-vous 25 % ou plus d’une autre société, ou une société détient-elle 25 % ou plus de la vôtre ?',
          },
          short: {
            en: 'Links with other companies',
            fr: 'Liens avec d’autres sociétés',
          },
          help: {
            en: 'Share of the capital or of the votes. Count the owner’s other companies too, if they are in the same line of business.',
            fr: 'Part du capital ou des droits de vote. Comptez aussi les autres sociétés du propriétaire, si leur activité est proche.',
          },
          required: true,
          refs: ['sme.partner.share', 'sme.linked.share'],
          rule: {
            pass: ['autonomous', 'partner', 'linked'],
            refer: ['unsure'],
          },
          options: [
            {
              id: 'autonomous',
              label: {
                en: 'No, neither',
                fr: 'Non, ni l’un ni l’autre',
              },
            },
            {
              id: 'partner',
              label: {
                en: 'Yes, from 25% to 50%',
                fr: 'Oui, de 25 % à 50 %',
              },
            },
            {
              id: 'linked',
              label: {
                en: 'Yes, more than 50%, or control by other means',
                fr: 'Oui, plus de 50 %, ou un contrôle par un autre moyen',
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
          reason: {
            refer: {
              en: 'Links with other companies can change the size class.',
              fr: 'Des liens avec d’autres sociétés peuvent changer la catégorie d’entreprise.',
            },
          },
          toPass: {
            en: 'Check the list of shareholders and of holdings.',
            fr: 'Consultez la liste des associés et des participations.',
          },
        },
        {
          id: 'links',
          type: 'table',
          label: {
            en: 'Which companies, and how big are they?',
            fr: 'Quelles sociétés, et de quelle taille ?',
          },
          short: {
            en: 'Partner and linked companies',
            fr: 'Sociétés liées',
          },
          help: {
            en: 'From 25% to 50%, that share of their figures is added to yours; above 50%, all of them.',
            fr: 'De 25 % à 50 %, leurs chiffres s’ajoutent aux vôtres au prorata ; au-delà de 50 %, en totalité.',
          },
          required: true,
          only: {
            answer: {
              ownership: ['partner', 'linked'],
            },
          },
          rule: {
            pass: {
              minCount: 1,
            },
          },
          rowLabel: {
            en: 'Company',
            fr: 'Société',
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
              id: 'share',
              label: {
                en: 'Share held',
                fr: 'Part détenue',
              },
              type: 'percent',
            },
            {
              id: 'headcount',
              label: {
                en: 'Headcount (FTE)',
                fr: 'Effectif (ETP)',
              },
              type: 'number',
            },
            {
              id: 'turnover',
              label: {
                en: 'Turnover, excluding VAT',
                fr: 'Chiffre d’affaires HT',
              },
              type: 'money',
            },
            {
              id: 'balanceSheet',
              label: {
                en: 'Balance sheet total',
                fr: 'Total du bilan',
              },
              type: 'money',
            },
          ],
          reason: {
            refer: {
              en: 'The figures of these companies are missing.',
              fr: 'Les chiffres de ces sociétés manquent.',
            },
          },
          toPass: {
            en: 'Fill in one line per company.',
            fr: 'Remplissez une ligne par société.',
          },
        },
        {
          id: 'publicOwner',
          type: 'yesNo',
          label: {
            en: 'Do public bodies hold 25% or more of the business?',
            fr: 'Des organismes publics détiennent-ils 25 % ou plus de l’entreprise ?',
          },
          short: {
            en: 'Public ownership',
            fr: 'Participation publique',
          },
          help: {
            en: 'All public bodies counted together. Universities, regional funds and small local authorities may be exceptions.',
            fr: 'Toutes participations publiques confondues. Universités, fonds régionaux et petites collectivités peuvent faire exception.',
          },
          required: true,
          refs: ['sme.public.share'],
          rule: {
            pass: ['no'],
            refer: ['yes'],
          },
          reason: {
            refer: {
              en: 'A business held at 25% or more by public bodies is, as a rule, not an SME.',
              fr: 'Une entreprise détenue à 25 % ou plus par des organismes publics n’est, en règle générale, pas une PME.',
            },
          },
          toPass: {
            en: 'Check whether the public owner is one of the exceptions.',
            fr: 'Vérifiez si l’actionnaire public fait partie des exceptions.',
          },
        },
        {
          id: 'smeSize',
          type: 'derived',
          label: {
            en: 'Size class',
            fr: 'Catégorie d’entreprise',
          },
          short: {
            en: 'Size class',
            fr: 'Catégorie d’entreprise',
          },
          derive: {
            fn: 'smeSize',
            from: ['headcount', 'turnover', 'balanceSheet', 'ownership', 'links'],
            refs: [
              'sme.headcount.micro',
              'sme.headcount.small',
              'sme.headcount.medium',
              'sme.turnover.micro',
              'sme.turnover.small',
              'sme.turnover.medium',
              'sme.balance.micro',
              'sme.balance.small',
              'sme.balance.medium',
            ],
          },
          rule: {
            pass: ['micro', 'small', 'medium'],
            refer: ['large', 'unknown'],
          },
          options: [
            {
              id: 'micro',
              label: {
                en: 'Micro-business',
                fr: 'Microentreprise (TPE)',
              },
            },
            {
              id: 'small',
              label: {
                en: 'Small business',
                fr: 'Petite entreprise',
              },
            },
            {
              id: 'medium',
              label: {
                en: 'Medium-sized business',
                fr: 'Moyenne entreprise',
              },
            },
            {
              id: 'large',
              label: {
                en: 'Above SME size',
                fr: 'Au-dessus des plafonds',
              },
            },
            {
              id: 'unknown',
              label: {
                en: 'Cannot tell yet',
                fr: 'Pas encore déterminée',
              },
            },
          ],
          reason: {
            refer: {
              en: 'The last accounts do not place the business within the SME ceilings.',
              fr: 'Les derniers comptes ne situent pas l’entreprise sous les plafonds de la PME.',
            },
          },
          toPass: {
            en: 'Complete headcount and turnover or balance sheet total, other companies included; if above, look at the year before.',
            fr: 'Complétez l’effectif et le chiffre d’affaires ou le total du bilan, sociétés liées comprises ; au-dessus des plafonds, regardez l’année précédente.',
          },
        },
        {
          id: 'yearBefore',
          type: 'yesNo',
          label: {
            en: 'Were you above these ceilings the year before as well?',
            fr: 'Dépassiez-vous aussi ces plafonds l’année précédente ?',
          },
          short: {
            en: 'Above the year before',
            fr: 'Dépassement précédent',
          },
          help: {
            en: 'SME status is lost only after two years in a row above the ceilings.',
            fr: 'Le statut de PME ne se perd qu’après deux années de suite au-dessus des plafonds.',
          },
          required: true,
          only: {
            answer: {
              smeSize: ['large'],
            },
          },
          rule: {
            pass: ['no'],
            fail: ['yes'],
          },
          reason: {
            refer: {
              en: 'The year before still has to be checked.',
              fr: 'L’année précédente reste à vérifier.',
            },
            fail: {
              en: 'Above the SME ceilings two years in a row.',
              fr: 'Au-dessus des plafonds de la PME deux années de suite.',
            },
          },
          toPass: {
            en: 'Compare the last two closed accounts.',
            fr: 'Comparez les deux derniers comptes clos.',
          },
        },
      ],
    },
    {
      id: 'aid',
      title: {
        en: 'Public support',
        fr: 'Aides publiques',
      },
      short: {
        en: 'Public support',
        fr: 'Aides publiques',
      },
      items: [
        {
          id: 'aidReceived',
          type: 'money',
          label: {
            en: 'How much “de minimis” aid, or minimal financial assistance (MFA), have you received?',
            fr: 'Quel montant d’aides « de minimis » (au Royaume-Uni : MFA) avez-vous reçu ?',
          },
          short: {
            en: 'Aid already received',
            fr: 'Aides déjà reçues',
          },
          help: {
            en: 'Small public aid, counted together up to a ceiling. France: the last three years, day for day. United Kingdom: this financial year (from 1 April) and the two before. Include linked companies, and free advice at its market value. The award letter names the scheme. None: enter 0.',
            fr: 'Petites aides publiques, cumulées jusqu’à un plafond. France : les trois dernières années, de date à date. Royaume-Uni : l’année budgétaire en cours (depuis le 1er avril) et les deux précédentes. Comptez les sociétés liées, et les conseils gratuits à leur valeur de marché. La lettre d’attribution nomme le régime. Aucune aide : saisissez 0.',
          },
          evidence: {
            en: 'Signed declaration of aid received',
            fr: 'Déclaration signée des aides reçues',
          },
          required: true,
          min: 0,
          rule: {
            pass: {
              plusSupportValue: {
                lte: {
                  ref: 'aid.ceiling',
                },
              },
            },
            fail: {
              plusSupportValue: {
                gt: {
                  ref: 'aid.ceiling',
                },
              },
            },
          },
          reason: {
            refer: {
              en: 'The aid already received is not known yet.',
              fr: 'Les aides déjà reçues ne sont pas encore connues.',
            },
            fail: {
              en: 'Together with the value of this support, the aid ceiling is exceeded.',
              fr: 'Avec la valeur de l’accompagnement, le plafond d’aides est dépassé.',
            },
          },
          toPass: {
            en: 'Have the declaration of aid filled in and signed.',
            fr: 'Faites remplir et signer la déclaration des aides reçues.',
          },
        },
        {
          id: 'difficulty',
          type: 'choice',
          label: {
            en: 'Does one of these apply to your business?',
            fr: 'Votre entreprise est-elle dans l’un de ces cas ?',
          },
          short: {
            en: 'Financial standing',
            fr: 'Situation financière',
          },
          help: {
            en: 'State aid rules speak of an “undertaking in difficulty”. Lost capital does not count for an SME under three years old.',
            fr: 'Les règles d’aides d’État parlent d’« entreprise en difficulté ». La perte de capital ne compte pas pour une PME de moins de trois ans.',
          },
          required: true,
          rule: {
            pass: ['none'],
            fail: ['insolvency', 'rescueAid'],
            refer: ['halfCapital', 'unsure'],
          },
          options: [
            {
              id: 'none',
              label: {
                en: 'None of these',
                fr: 'Aucun de ces cas',
              },
            },
            {
              id: 'insolvency',
              label: {
                en: 'Insolvency proceedings',
                fr: 'Redressement ou liquidation judiciaire',
              },
            },
            {
              id: 'rescueAid',
              label: {
                en: 'Rescue aid not paid back, or an aided restructuring plan still running',
                fr: 'Aide au sauvetage non remboursée, ou plan de restructuration aidé en cours',
              },
            },
            {
              id: 'halfCapital',
              label: {
                en: 'More than half of the capital lost',
                fr: 'Plus de la moitié du capital perdue',
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
          reason: {
            refer: {
              en: 'The last accounts still have to be checked: equity, share capital, age of the business.',
              fr: 'Les derniers comptes restent à vérifier : capitaux propres, capital social, âge de l’entreprise.',
            },
            fail: {
              en: 'The programme cannot support an undertaking in difficulty.',
              fr: 'Le programme ne peut pas accompagner une entreprise en difficulté au sens des aides d’État.',
            },
          },
          toPass: {
            en: 'Ask for the last accounts, or for the accountant’s confirmation.',
            fr: 'Demandez les derniers comptes ou une confirmation de l’expert-comptable.',
          },
        },
        {
          id: 'sector',
          type: 'yesNo',
          label: {
            en: 'Do you farm, breed animals or fish, or work in another sector the programme excludes?',
            fr: 'Votre activité relève-t-elle de l’agriculture, de l’élevage, de la pêche, de l’aquaculture ou d’un autre secteur exclu ?',
          },
          short: {
            en: 'Excluded sector',
            fr: 'Secteur exclu',
          },
          help: {
            en: 'Growing, rearing and fishing have their own aid rules. Processing or selling food is normally fine.',
            fr: 'La culture, l’élevage et la pêche ont leurs propres règles d’aides. Transformer ou vendre des aliments est en principe admis.',
          },
          required: true,
          rule: {
            pass: ['no'],
            refer: ['yes'],
          },
          reason: {
            refer: {
              en: 'Other aid rules may apply to this sector.',
              fr: 'D’autres règles d’aides peuvent s’appliquer à ce secteur.',
            },
          },
          toPass: {
            en: 'Compare the activity code with the programme’s list.',
            fr: 'Comparez le code d’activité à la liste du programme.',
          },
        },
        {
          id: 'doubleFunding',
          type: 'yesNo',
          label: {
            en: 'Is another public scheme already paying for the same support?',
            fr: 'Un autre dispositif public finance-t-il déjà le même accompagnement ?',
          },
          short: {
            en: 'Double funding',
            fr: 'Double financement',
          },
          help: {
            en: 'If so, note its name and dates. Support on other topics can be combined.',
            fr: 'Si oui, notez son nom et ses dates. Des accompagnements sur d’autres sujets peuvent se cumuler.',
          },
          required: true,
          rule: {
            pass: ['no'],
            refer: ['yes'],
          },
          reason: {
            refer: {
              en: 'The same support must not be funded twice.',
              fr: 'Le même accompagnement ne doit pas être financé deux fois.',
            },
          },
          toPass: {
            en: 'Compare the topics and dates of the two schemes.',
            fr: 'Comparez les sujets et les dates des deux dispositifs.',
          },
        },
        {
          id: 'adviceOnly',
          type: 'yesNo',
          label: {
            en: 'Is it advice and training you expect from us, with no payment tied to your exports?',
            fr: 'Attendez-vous de nous du conseil et de la formation, sans versement lié à vos exportations ?',
          },
          short: {
            en: 'Advice and training only',
            fr: 'Conseil et formation',
          },
          help: {
            en: 'This aid must not pay for quantities exported or for a sales network abroad; advice on entering a market is normally allowed.',
            fr: 'Ces aides ne doivent financer ni les quantités exportées ni un réseau de vente à l’étranger ; le conseil pour aborder un marché est en principe admis.',
          },
          required: true,
          rule: {
            pass: ['yes'],
            refer: ['no'],
          },
          reason: {
            refer: {
              en: 'Aid tied to exports is not allowed here.',
              fr: 'Une aide liée aux exportations n’est pas admise ici.',
            },
          },
          toPass: {
            en: 'Explain what the support covers.',
            fr: 'Expliquez ce que couvre l’accompagnement.',
          },
        },
      ],
    },
    {
      id: 'fit',
      title: {
        en: 'Online sales and the new market',
        fr: 'Vente en ligne et nouveau marché',
      },
      short: {
        en: 'Online sales and market',
        fr: 'Vente en ligne et marché',
      },
      items: [
        {
          id: 'sellsOnline',
          type: 'choice',
          label: {
            en: 'Where do you sell online today?',
            fr: 'Où vendez-vous en ligne aujourd’hui ?',
          },
          short: {
            en: 'Online sales today',
            fr: 'Ventes en ligne actuelles',
          },
          required: true,
          rule: {
            pass: ['ownShop', 'marketplace', 'both'],
            refer: ['planned', 'none', 'unsure'],
          },
          options: [
            {
              id: 'ownShop',
              label: {
                en: 'Own shop',
                fr: 'Boutique en propre',
              },
            },
            {
              id: 'marketplace',
              label: {
                en: 'Marketplaces',
                fr: 'Places de marché',
              },
            },
            {
              id: 'both',
              label: {
                en: 'Both',
                fr: 'Les deux',
              },
            },
            {
              id: 'planned',
              label: {
                en: 'Nowhere yet, but a shop is planned',
                fr: 'Nulle part encore, mais une boutique est prévue',
              },
            },
            {
              id: 'none',
              label: {
                en: 'Nowhere, and no shop is planned',
                fr: 'Nulle part, et aucune boutique n’est prévue',
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
          reason: {
            refer: {
              en: 'No online sales yet: a first shop comes before a new market.',
              fr: 'Pas encore de vente en ligne : une première boutique passe avant un nouveau marché.',
            },
          },
          toPass: {
            en: 'Agree on a date for the first shop or marketplace.',
            fr: 'Fixez une date pour la première boutique ou place de marché.',
          },
        },
        {
          id: 'platforms',
          type: 'choices',
          label: {
            en: 'Which tools and platforms do you sell with? Name them all.',
            fr: 'Avec quels outils et plateformes vendez-vous ? Citez-les tous.',
          },
          short: {
            en: 'Tools and platforms',
            fr: 'Outils et plateformes',
          },
          help: {
            en: 'Shop software, marketplaces, social media shops, payment, stock, visitor statistics. A forgotten platform is what usually delays the data connection.',
            fr: 'Solution e-commerce, places de marché, boutiques sur les réseaux sociaux, paiement, stocks, mesure d’audience. C’est souvent une plateforme oubliée qui retarde la connexion des données.',
          },
          required: true,
          optionsFrom: 'platforms',
          only: {
            answer: {
              sellsOnline: ['ownShop', 'marketplace', 'both'],
            },
          },
          rule: {
            pass: {
              minCount: 1,
            },
          },
          reason: {
            refer: {
              en: 'The platforms in use are not listed yet.',
              fr: 'Les plateformes utilisées ne sont pas encore listées.',
            },
          },
          toPass: {
            en: 'List at least the shop software and the marketplaces.',
            fr: 'Citez au moins la solution e-commerce et les places de marché.',
          },
        },
        {
          id: 'dataAccess',
          type: 'yesNo',
          label: {
            en: 'Will you share your online sales figures with us, including those from before the programme?',
            fr: 'Acceptez-vous de nous communiquer vos chiffres de vente en ligne, y compris ceux d’avant le programme ?',
          },
          short: {
            en: 'Sharing of sales figures',
            fr: 'Partage des chiffres',
          },
          help: {
            en: 'Visits, orders, revenue and returns, month by month; read-only access is enough. Without a starting point, progress cannot be measured.',
            fr: 'Visites, commandes, chiffre d’affaires et retours, mois par mois ; un accès en lecture suffit. Sans point de départ, impossible de mesurer les progrès.',
          },
          required: true,
          rule: {
            pass: ['yes'],
            refer: ['no'],
          },
          reason: {
            refer: {
              en: 'Without figures, the programme cannot show any progress.',
              fr: 'Sans chiffres, le programme ne peut montrer aucun progrès.',
            },
          },
          toPass: {
            en: 'Agree on which figures are shared, how, and who sees them.',
            fr: 'Convenez des chiffres à partager, de la manière et de qui les voit.',
          },
        },
        {
          id: 'targetMarkets',
          type: 'countries',
          label: {
            en: 'Which new markets do you have in mind?',
            fr: 'Quels nouveaux marchés visez-vous ?',
          },
          short: {
            en: 'Markets in mind',
            fr: 'Marchés visés',
          },
          help: {
            en: 'Better one market first than five at once.',
            fr: 'Mieux vaut un premier marché que cinq à la fois.',
          },
          required: true,
          feeds: 'sme.targetMarkets',
          rule: {
            pass: {
              minCount: 1,
            },
          },
          reason: {
            refer: {
              en: 'No market has been named yet.',
              fr: 'Aucun marché n’est encore cité.',
            },
          },
          toPass: {
            en: 'Choose a first market, even provisionally.',
            fr: 'Choisissez un premier marché, même provisoire.',
          },
        },
        {
          id: 'exportable',
          type: 'yesNo',
          label: {
            en: 'Can your product be sold and delivered there?',
            fr: 'Votre produit peut-il y être vendu et livré ?',
          },
          short: {
            en: 'Product can be sold there',
            fr: 'Vente possible sur ce marché',
          },
          help: {
            en: 'Take care with food, alcohol, cosmetics, batteries, plant and animal products, medicines and weapons, and with licence or exclusive distribution agreements.',
            fr: 'Prudence pour l’alimentaire, l’alcool, les cosmétiques, les piles et batteries, les produits animaux et végétaux, les médicaments et les armes, et avec les contrats de licence ou d’exclusivité.',
          },
          required: true,
          rule: {
            pass: ['yes'],
            refer: ['no'],
          },
          reason: {
            refer: {
              en: 'The product may be banned or restricted in that market.',
              fr: 'Le produit est peut-être interdit ou encadré sur ce marché.',
            },
          },
          toPass: {
            en: 'Ask customs or the trade body, or choose another product or market.',
            fr: 'Renseignez-vous auprès de la douane ou de la fédération, ou choisissez un autre produit ou marché.',
          },
        },
        {
          id: 'newness',
          type: 'choice',
          label: {
            en: 'Do you already sell there?',
            fr: 'Y vendez-vous déjà ?',
          },
          short: {
            en: 'How new the market is',
            fr: 'Nouveauté du marché',
          },
          required: true,
          rule: {
            pass: ['never', 'chance'],
            refer: ['regular', 'unsure'],
          },
          options: [
            {
              id: 'never',
              label: {
                en: 'Not at all',
                fr: 'Pas du tout',
              },
            },
            {
              id: 'chance',
              label: {
                en: 'A few unprompted orders',
                fr: 'Quelques commandes spontanées',
              },
            },
            {
              id: 'regular',
              label: {
                en: 'Regularly',
                fr: 'Régulièrement',
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
          reason: {
            refer: {
              en: 'This market may not be new for the business.',
              fr: 'Ce marché n’est peut-être pas nouveau pour l’entreprise.',
            },
          },
          toPass: {
            en: 'Say what would be new: product, channel or customers.',
            fr: 'Précisez ce qui serait nouveau : produit, canal ou clientèle.',
          },
        },
      ],
    },
    {
      id: 'commitment',
      title: {
        en: 'Time and commitment',
        fr: 'Disponibilité et engagement',
      },
      short: {
        en: 'Time and commitment',
        fr: 'Temps et engagement',
      },
      items: [
        {
          id: 'sponsor',
          type: 'yesNo',
          label: {
            en: 'Will someone who can decide take part in the monthly reviews?',
            fr: 'Une personne qui peut décider participera-t-elle aux revues mensuelles ?',
          },
          short: {
            en: 'Decision-maker at reviews',
            fr: 'Décideur aux revues',
          },
          help: {
            en: 'Note the name.',
            fr: 'Notez le nom.',
          },
          required: true,
          rule: {
            pass: ['yes'],
            refer: ['no'],
          },
          reason: {
            refer: {
              en: 'Without a decision-maker at the table, decisions wait.',
              fr: 'Sans personne pour décider, les décisions attendent.',
            },
          },
          toPass: {
            en: 'Name the person.',
            fr: 'Désignez cette personne.',
          },
        },
        {
          id: 'hours',
          type: 'number',
          label: {
            en: 'How many hours a month can you give to the programme?',
            fr: 'Combien d’heures par mois pouvez-vous y consacrer ?',
          },
          short: {
            en: 'Hours a month',
            fr: 'Heures par mois',
          },
          help: {
            en: 'Reviews, work between meetings and changes to the shop included: allow four hours at least.',
            fr: 'Revues, travail entre les réunions et modifications de la boutique compris : comptez au moins quatre heures.',
          },
          required: true,
          unit: 'hoursPerMonth',
          min: 0,
          rule: {
            pass: {
              gte: 4,
            },
            refer: {
              lt: 4,
            },
          },
          reason: {
            refer: {
              en: 'Less than four hours a month: little would move.',
              fr: 'Moins de quatre heures par mois : peu de choses avanceraient.',
            },
          },
          toPass: {
            en: 'Free half a day a month, or share out the work.',
            fr: 'Dégagez une demi-journée par mois ou répartissez le travail.',
          },
        },
        {
          id: 'budget',
          type: 'choice',
          label: {
            en: 'How much can you spend on the new market over the next twelve months?',
            fr: 'Quel budget pouvez-vous consacrer au nouveau marché sur douze mois ?',
          },
          short: {
            en: 'Budget for twelve months',
            fr: 'Budget sur douze mois',
          },
          help: {
            en: 'Changes to the shop, translation, advertising, samples, formalities such as VAT or packaging registration.',
            fr: 'Adaptation de la boutique, traduction, publicité, échantillons, formalités (TVA, emballages…).',
          },
          required: true,
          unit: 'homeCurrency',
          rule: {
            pass: ['under1k', 'to5k', 'to20k', 'over20k'],
            refer: ['none', 'unsure'],
          },
          options: [
            {
              id: 'none',
              label: {
                en: 'Nothing for now',
                fr: 'Rien pour l’instant',
              },
            },
            {
              id: 'under1k',
              label: {
                en: 'Less than £1,000 (or €1,000)',
                fr: 'Moins de 1 000 € (ou 1 000 £)',
              },
            },
            {
              id: 'to5k',
              label: {
                en: '£1,000 to £5,000 (or €)',
                fr: 'De 1 000 à 5 000 € (ou £)',
              },
            },
            {
              id: 'to20k',
              label: {
                en: '£5,000 to £20,000 (or €)',
                fr: 'De 5 000 à 20 000 € (ou £)',
              },
            },
            {
              id: 'over20k',
              label: {
                en: 'More than £20,000 (or €20,000)',
                fr: 'Plus de 20 000 € (ou 20 000 £)',
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
          reason: {
            refer: {
              en: 'No budget yet for translation, advertising or formalities.',
              fr: 'Pas encore de budget pour la traduction, la publicité ou les formalités.',
            },
          },
          toPass: {
            en: 'Agree on a first amount, however small.',
            fr: 'Convenez d’un premier montant, même modeste.',
          },
        },
        {
          id: 'busyMonths',
          type: 'choices',
          label: {
            en: 'Which months are very busy for you, or closed?',
            fr: 'Quels sont vos mois de forte activité ou de fermeture ?',
          },
          short: {
            en: 'Busy or closed months',
            fr: 'Mois chargés ou fermés',
          },
          help: {
            en: 'Reviews and alerts work around them.',
            fr: 'Les revues et les alertes en tiennent compte.',
          },
          required: false,
          optionsFrom: 'months',
          feeds: 'sme.closures',
        },
        {
          id: 'siteRebuild',
          type: 'yesNo',
          label: {
            en: 'Are you planning to rebuild the shop, or to move it to another platform, in the coming months?',
            fr: 'Prévoyez-vous de refaire la boutique ou de changer de plateforme dans les prochains mois ?',
          },
          short: {
            en: 'Shop rebuild planned',
            fr: 'Refonte prévue',
          },
          help: {
            en: 'A rebuild can take longer than the support itself: plan it first.',
            fr: 'Une refonte peut durer plus longtemps que l’accompagnement : planifiez-la en premier.',
          },
          required: true,
          rule: {
            pass: ['no'],
            refer: ['yes'],
          },
          reason: {
            refer: {
              en: 'A rebuild can outlast the weeks of support.',
              fr: 'Une refonte peut dépasser la durée de l’accompagnement.',
            },
          },
          toPass: {
            en: 'Set the rebuild dates against the weeks of support.',
            fr: 'Comparez le calendrier de la refonte aux semaines d’accompagnement.',
          },
        },
        {
          id: 'languages',
          type: 'choices',
          label: {
            en: 'Which language would you like to work in?',
            fr: 'Dans quelle langue souhaitez-vous travailler ?',
          },
          short: {
            en: 'Working language',
            fr: 'Langue de travail',
          },
          required: true,
          feeds: 'sme.languages',
          rule: {
            pass: {
              minCount: 1,
            },
          },
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
          reason: {
            refer: {
              en: 'No working language chosen yet.',
              fr: 'Aucune langue de travail n’est encore choisie.',
            },
          },
          toPass: {
            en: 'Choose one or both.',
            fr: 'Choisissez l’une ou les deux.',
          },
        },
        {
          id: 'dataNotice',
          type: 'yesNo',
          label: {
            en: 'Have you received and understood the data protection notice?',
            fr: 'Avez-vous reçu et compris la mention d’information sur vos données personnelles (RGPD) ?',
          },
          short: {
            en: 'Data protection notice',
            fr: 'Mention d’information RGPD',
          },
          help: {
            en: 'You may ask at any time to read what is written about you.',
            fr: 'Vous pouvez demander à tout moment à lire ce qui est écrit à votre sujet.',
          },
          required: true,
          feeds: 'sme.consent',
          rule: {
            pass: ['yes'],
            refer: ['no'],
          },
          reason: {
            refer: {
              en: 'The notice has to be given before anything is recorded.',
              fr: 'La mention d’information se remet avant toute saisie.',
            },
          },
          toPass: {
            en: 'Give them the notice and go through it together.',
            fr: 'Remettez la mention d’information et parcourez-la ensemble.',
          },
        },
      ],
    },
  ],
};
