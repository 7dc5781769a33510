/** The problems, risks and opportunities of the sample, in the categories of the report's section 5.3. */

import type { Values } from '../entity/registry.ts';

type Issue = Values<'issue'>;

export interface SampleIssue {
  readonly business: string;
  readonly title: string;
  readonly kind: Issue['kind'];
  readonly category: Issue['category'];
  readonly severity: 1 | 2 | 3;
  readonly likelihood?: 1 | 2 | 3;
  readonly openedOn: string;
  /** How it ended; open where absent. */
  readonly ended?: readonly [state: 'resolved' | 'accepted', on: string, response: string];
  readonly inHand?: string;
}

export const sampleIssues: readonly SampleIssue[] = [
  {
    business: 'aven',
    title: 'Les retours comptent deux fois dans les statistiques',
    kind: 'problem',
    category: 'data',
    severity: 2,
    openedOn: '2020-10-06',
    ended: [
      'resolved',
      '2020-11-03',
      'Connecteur mis à jour, chiffres d’octobre repris à la main.',
    ],
  },
  {
    business: 'aven',
    title: 'Un grossiste néerlandais demande un tarif',
    kind: 'opportunity',
    category: 'demand',
    severity: 2,
    likelihood: 2,
    openedOn: '2021-04-27',
  },
  {
    business: 'leon',
    title: 'Étiquettes non conformes pour le Royaume-Uni',
    kind: 'problem',
    category: 'rules',
    severity: 2,
    openedOn: '2021-01-14',
    ended: ['resolved', '2021-02-25', 'Nouvelle étiquette imprimée, ancien stock vendu en France.'],
  },
  {
    business: 'kerdreux',
    title: 'Une seule personne sait se servir de la boutique',
    kind: 'risk',
    category: 'skills',
    severity: 2,
    likelihood: 2,
    openedOn: '2020-11-19',
    ended: ['accepted', '2021-03-02', 'Mode d’emploi de deux pages écrit et essayé.'],
  },
  {
    business: 'large',
    title: 'L’agence ne livre pas la refonte',
    kind: 'problem',
    category: 'time',
    severity: 3,
    openedOn: '2021-05-04',
    inHand: '2021-05-11',
  },
  {
    business: 'ster',
    title: 'Droits d’accise : personne ne sait qui paie',
    kind: 'problem',
    category: 'rules',
    severity: 2,
    openedOn: '2021-03-30',
  },
  {
    business: 'tadoret',
    title: 'Le fil arrive avec un mois de retard',
    kind: 'problem',
    category: 'supply',
    severity: 2,
    openedOn: '2021-02-10',
    ended: ['resolved', '2021-03-18', 'Deuxième fournisseur trouvé à Roubaix.'],
  },
  {
    business: 'houarn',
    title: 'Boîtes cabossées dans un colis sur dix',
    kind: 'problem',
    category: 'supply',
    severity: 1,
    openedOn: '2021-05-03',
  },
  {
    business: 'gouesnon',
    title: 'Un blogueur belge veut essayer les sacoches',
    kind: 'opportunity',
    category: 'demand',
    severity: 1,
    likelihood: 3,
    openedOn: '2021-04-14',
  },
  {
    business: 'lecourtois',
    title: 'La caisse et la boutique ne se parlent pas',
    kind: 'problem',
    category: 'platform',
    severity: 2,
    openedOn: '2021-02-02',
    ended: ['resolved', '2021-03-16', 'Export du soir vers la boutique, relu chaque lundi.'],
  },
  {
    business: 'hauchecorne',
    title: 'Trésorerie tendue jusqu’à l’été',
    kind: 'risk',
    category: 'finance',
    severity: 2,
    likelihood: 2,
    openedOn: '2021-03-11',
  },
  {
    business: 'saltmarsh',
    title: 'Candles count as dangerous goods for one carrier',
    kind: 'problem',
    category: 'rules',
    severity: 2,
    openedOn: '2020-11-05',
    ended: ['resolved', '2020-12-01', 'Moved to a carrier that accepts them with a label.'],
  },
  {
    business: 'pengelly',
    title: 'Jars stuck at the port since the new controls',
    kind: 'problem',
    category: 'supply',
    severity: 3,
    openedOn: '2021-01-15',
    ended: ['resolved', '2021-02-19', 'Group shipments through one agent once a fortnight.'],
  },
  {
    business: 'harbour',
    title: 'The old shop version cannot be connected',
    kind: 'problem',
    category: 'platform',
    severity: 2,
    openedOn: '2021-04-20',
    inHand: '2021-04-27',
  },
  {
    business: 'fenside',
    title: 'Founder running everything alone since March',
    kind: 'risk',
    category: 'engagement',
    severity: 2,
    likelihood: 3,
    openedOn: '2021-04-20',
  },
  {
    business: 'kites',
    title: 'A French festival asks for 200 kites',
    kind: 'opportunity',
    category: 'demand',
    severity: 2,
    likelihood: 2,
    openedOn: '2021-05-06',
  },
  {
    business: 'thanet',
    title: 'Nobody reads the figures between reviews',
    kind: 'problem',
    category: 'skills',
    severity: 1,
    openedOn: '2021-01-26',
    ended: ['resolved', '2021-03-09', 'Half an hour every Monday, in the calendar.'],
  },
  {
    business: 'tamar',
    title: 'Factory closed, staff on furlough',
    kind: 'problem',
    category: 'health',
    severity: 3,
    openedOn: '2021-03-16',
    inHand: '2021-03-24',
  },
  {
    business: 'hollins',
    title: 'French VAT number still not issued',
    kind: 'problem',
    category: 'rules',
    severity: 2,
    openedOn: '2021-04-12',
  },
  {
    business: 'brecks',
    title: 'Honey may need a health certificate',
    kind: 'risk',
    category: 'rules',
    severity: 3,
    likelihood: 2,
    openedOn: '2021-03-04',
  },
];
