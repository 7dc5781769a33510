/**
 * The texts of the entry plans of the sample. A plan is shared by people of two languages, so each text stands here in both;
 * which of them a plan holds, and whether its translation kept up, is decided where plans are made.
 */

export interface Pair {
  readonly fr: string;
  readonly en: string;
}

/** In turn by business: what it wants within the year. */
export const goals: readonly Pair[] = [
  {
    fr: 'Vendre trente commandes par mois sur ce marché d’ici un an, sans prendre plus d’une journée par semaine à l’atelier.',
    en: 'Reach thirty orders a month in this market within a year, without taking up more than one day a week at the workshop.',
  },
  {
    fr: 'Un quart du chiffre d’affaires en ligne vient de ce marché dans douze mois, avec la même marge qu’ici.',
    en: 'A quarter of online sales from this market within twelve months, at the same margin as at home.',
  },
  {
    fr: 'Faire venir dix premiers clients fidèles, comprendre ce qu’ils achètent, puis décider si l’on élargit la gamme.',
    en: 'Win ten customers who come back, learn what they buy, then decide whether to widen the range.',
  },
];

/** Why the market was chosen, in turn. */
export const choices: readonly Pair[] = [
  {
    fr: 'Des commandes arrivent déjà sans publicité, et les frais de port restent sous dix pour cent du panier.',
    en: 'Orders already come in without advertising, and delivery costs stay under a tenth of the order value.',
  },
  {
    fr: 'Peu de concurrents dans notre gamme de prix et une clientèle qui cherche du fait main.',
    en: 'Few competitors at our price, and customers who look for things made by hand.',
  },
];

/** Short texts, by the item that they answer. */
export const planTexts = {
  notNow: {
    fr: 'La vente aux revendeurs, à revoir l’an prochain.',
    en: 'Selling to retailers can wait until next year.',
  },
  doubt: {
    fr: 'Un prix de port qui double, ou plus d’un colis sur vingt retourné.',
    en: 'Delivery costs doubling, or more than one parcel in twenty coming back.',
  },
  segment: {
    fr: 'Des personnes qui connaissent déjà la région par leurs vacances et offrent volontiers un produit d’ici.',
    en: 'People who know the area from holidays and like to give something made here.',
  },
  reason: {
    fr: 'On voit qui fabrique, où, et combien de temps cela prend.',
    en: 'They can see who makes it, where, and how long it takes.',
  },
  changes: {
    fr: 'Étiquette à refaire pour les trois premiers produits ; le carton actuel supporte le voyage.',
    en: 'New labels for the first three products; the current box survives the journey.',
  },
  proof: {
    fr: 'Une relectrice de langue maternelle, trouvée par le réseau.',
    en: 'A native speaker found through the network.',
  },
  first: {
    fr: 'Notre boutique d’abord : la marge reste chez nous et nous voyons qui commande.',
    en: 'Our own shop first: the margin stays with us and we see who orders.',
  },
  stock: {
    fr: 'Un seul stock, mis à jour le soir ; rien n’est vendu deux fois tant que les volumes restent faibles.',
    en: 'A single stock, updated every evening, while volumes are low.',
  },
  message: {
    fr: 'Fait chez nous, chez vous en cinq jours.',
    en: 'Made here, with you in five days.',
  },
  calendar: {
    fr: 'Printemps pour les cadeaux, puis novembre. Pas de soldes la première année.',
    en: 'Spring for presents, then November. No sales in the first year.',
  },
  promise: {
    fr: 'Cinq jours ouvrés, suivi compris, port offert dès deux articles.',
    en: 'Five working days, tracked, free delivery from two items.',
  },
  returns: {
    fr: 'Retour sous trente jours à notre adresse, remboursé dans la semaine ; étiquette fournie pour un article abîmé.',
    en: 'Returns to our address within thirty days, refunded within the week; we pay the label for anything broken.',
  },
  care: {
    fr: 'La personne qui prépare les colis, le matin, avec dix réponses types traduites.',
    en: 'The person who packs the parcels, in the morning, with ten ready-made answers translated.',
  },
  stop: {
    fr: 'Moins de cinq commandes par mois après six mois.',
    en: 'Fewer than five orders a month after six months.',
  },
} as const satisfies Readonly<Record<string, Pair>>;

/** Short lists, by the item that they answer. */
export const planLists = {
  strengths: [
    {
      fr: 'Photos et textes faits par les fabricants eux-mêmes',
      en: 'Photos and texts by the makers themselves',
    },
    { fr: 'Clients d’ici fidèles, avis nombreux', en: 'Loyal customers at home, many reviews' },
  ],
  gaps: [
    {
      fr: 'Marge par commande à calculer, port et taxes compris',
      en: 'Work out the margin on an order, delivery and taxes included',
    },
    { fr: 'Pages légales et retours à adapter', en: 'Adapt the legal pages and the returns' },
  ],
  pages: [
    { fr: 'Livraison et retours', en: 'Delivery and returns' },
    { fr: 'Les dix meilleures ventes', en: 'The ten best sellers' },
    { fr: 'Page d’accueil', en: 'Home page' },
  ],
} as const satisfies Readonly<Record<string, readonly Pair[]>>;

/** Why a plan has no section on language. */
export const sameLanguage: Pair = {
  fr: 'Même langue des deux côtés : rien à traduire.',
  en: 'Same language on both sides: nothing to translate.',
};

/** What is offered first. */
export const leadProducts: Pair = {
  fr: 'Les trois produits les plus commandés en ligne, en petit format.',
  en: 'The three products ordered most online, in the small size.',
};
