/**
 * Small words of both languages at once: a French manager on an English screen types as ever. All of them are
 * written folded (`../../text/fold.ts`), so that accents and capitals do not matter.
 */

export const hourWords = words('h heure heures hour hours hr hrs');
export const minuteWords = words('min mins mn minute minutes m');

/** After these a number is a quantity, not a duration. */
export const quantityWords = words(
  '% € £ $ euro euros eur k pct percent pound pounds quid livre livres pence dollars kg g cm mm km m2 l',
  'rue avenue boulevard bis ter place chemin impasse allee quai street road lane square avenue high',
  'colis parcel piece pieces fois times x unites units commande order article item',
);

/** Words that end like a plural and are none. */
export const singularWords = words(
  'pas plus mais dans sans vers nous vous ils elles les des ses ces tes mes nos vos leurs tres apres depuis alors toujours jamais moins dessus dessous hors fois puis',
  'was is has this his its us yes always perhaps as thus does goes says wants needs likes asks agrees signs sends thinks hopes comes gives gets sees pays feels looks seems tells',
  'keeps pass discuss progress address business process access express press success stress loss boss',
  'acces proces succes prix choix avis devis bois refus tas cours repas colis dos gros bas fils jus sous paris londres calais',
  'attends suis fais dois veux peux prends reviens ravis contents plusieurs',
);

/** After these a name is whom the action concerns, not who does it: `relancer Claire`. */
export const objectLeads = words(
  'a au avec chez contre de du en et ou pour sans sur vers que comme le la les un une',
  'aider appel appeler associer avertir contacter demander informer interroger inviter joindre prevenir',
  'rappeler recontacter relancer remercier rencontrer revoir solliciter visite voir',
  'about an and as at for from of on or than the to with without',
  'ask brief call chase contact email e-mail help inform invite meet message phone remind ring see',
  'tell thank visit warn',
  'retour reponse accord signature feedback reply answer',
);

/** Parts of a name that are not a name alone. */
export const nameParticles = words(
  'le la les de du des d l van von der den ten da do dos di el al',
);

/** Frequent words that begin like a name (`les` and Leslie): never read as an abbreviation. */
export const commonWords = words(
  'les des une aux ces ses mes tes nos vos son mon ton leur elle ils qui que quoi dont mais donc car',
  'par pas plus sur pour avec dans tout tous bien bon fait est sont mal mar mer nouveau pro sans',
  'the and but for not all any are can did few get got had has her his how may new now off old one',
  'our out own per put sat saw say see she was who why yes you will with mark market',
);

/** Behind a lone `a` these show that it is no call: `a priori`, `a bien eu`, `a few`. */
export const noCallAfterA = words(
  'priori posteriori bientot voir peu propos cause part condition moins cet cette ce la l nouveau terme jour fond savoir cote suivre noter',
  'defaut force moitie peine partir present travers venir vrai mon ton son leur leurs notre votre chaque temps court long moyen tout toute toutes tous titre tort raison regret contrecoeur distance domicile quai perte credit bout sec plat pied volonte profit disposition rebours terme hauteur hausse baisse paris londres rennes nantes brest quimper lorient vannes lyon lille hors quoi qui lui eux elle elles nous vous moi propre',
  'pu du su voulu appris perdu vendu rendu choisi fini ouvert repris compris promis signe valide envoye accepte refuse decide trouve commence prefere propose confirme change',
  'bien pas ete eu ete toujours deja encore jamais dit fait mis pris refait oublie demande',
  'few lot bit new big good great customer client supplier problem call long quick second third very couple small nice bad',
);
/** Behind a lone `i` these show that it is the pronoun: `I think`. */
export const pronounVerbs = words(
  'am was will would can could should shall may might must have had did do think thought believe feel felt hope know knew need want see saw met got get',
  'called rang phoned emailed texted spoke talked sent wrote asked told said suggested agreed expect guess suppose understand doubt wonder wish visited still also just really',
  'reckon gather bet keep kept love loved like liked prefer find found feel notice noticed promise promised owe mean meant tried try left gave took take made make put heard hear read went go came come ran run drove drive',
  'looked look checked check showed show explained explain mentioned mention helped help bought paid signed started finished forgot forget remember remembered got popped dropped chased booked arranged posted messaged whatsapped',
  'fear worry worried imagine assume suspect sense trust recommend recommended propose proposed offered offer warned advised advise passed spent worked work wanted needed hoped thanked reminded introduced noted note',
  'never always already only even then now finally actually honestly probably definitely certainly later soon again almost nearly recently personally either too quite rather',
  "haven't hadn't wasn't couldn't wouldn't shouldn't",
  "don't didn't can't won't",
);
/** A French infinitive: `a faire` is `à faire`. */
export const infinitive = /^(?:re|r)?\p{L}{2,}(?:er|ir|oir|ire|dre|tre|ure|ivre)$/u;
/** Words that end like one and are none. */
export const noInfinitives = words(
  'hier papier quimper premier dernier courrier atelier chantier panier metier hiver fer mer amer super cher leger entier particulier calendrier dossier fichier transporter loisir noir soir avoir espoir autre notre votre contre entre centre titre lettre offre chiffre octobre novembre decembre septembre mettre order letter paper number customer supplier other after over offer quarter banner courier',
);

/** What shows that something took place. */
export const pastWords = words(
  'ok fini finie vu vue recu recue recus recues fait faite eu pris prise mis mise dit ete ouvert ouverte ravi ravie content contente contents inquiet inquiete furieux furieuse satisfait satisfaite',
  'veut voulait cherche demande hesite attend attendait prefere trouve pense avance signe promet accepte refuse accord retour',
  'done was were went had got told said sent signed made paid met gave took happy pleased keen worried wants wanted needs asks thinks likes prefers hopes fine went',
);
const accentedEnding = /(?:é|ée|és|ées)$/u;
/** Nouns that end like a participle, without their accents. */
const accentedNouns = words(
  'conge conges marche marches cafe cafes qualite qualites societe societes sante cote cotes cle cles journee journees soiree soirees matinee matinees annee annees idee idees duree durees entree entrees ete',
  'publicite pub publicites activite activites quantite quantites difficulte difficultes nouveaute nouveautes priorite priorites capacite capacites responsabilite securite tracabilite rentree musee musees lycee lycees degre degres',
  'employe employes employee employees salarie salaries associe associes associee invites the thes ble bles bebe bebes comite comites traite traites unite unites identite comptabilite supermarche supermarches procede procedes communique communiques',
  'specialite specialites legalite fiscalite mensualite mensualites fidelite visibilite possibilite possibilites opportunite opportunites penalite penalites conformite efficacite rentabilite disponibilite disponibilites proximite liberte actualite actualites',
  'modalite modalites formalite formalites gravite majorite moitie amitie pitie propriete varietes variete facilite facilites realite necessite solidarite communaute communautes universite indemnite indemnites electricite humidite densite cafes',
  'assemblee donnee donnees cheminee poignee gamme dictee epee fee fusee soirees volontes volonte beaute cite cites extremite autorite autorites priorites velocite sobriete charite curiosite',
);

/** Whether a word as typed ends like a French participle, and is no such noun. */
export function endsInParticiple(typed: string): boolean {
  const lower = typed.normalize('NFC').toLowerCase();
  if (!accentedEnding.test(lower)) return false;
  const bare = lower
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/^[ld]['’]/, '');
  return !accentedNouns.has(bare);
}
export const englishPast = /\p{L}{2,}ed$/u;

/** Nouns of things that come by themselves: a day behind them is theirs. */
export const comingThings = words(
  'delivery deliveries shipment parcel parcels colis order orders commande commandes paiement facture invoice reception livraison livre livree due arrive arrivent arrives arriving expected attendu attendue prevue prevu deadline echeance rappelle rappellera will envoie enverra signe signera doit revient returns ships paie payment next prochain prochaine',
);

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}
