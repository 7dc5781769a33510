/**
 * Words that show whether a name stands in a sentence: verbs and adjectives of which it is the subject, and words that
 * are names and something else as well. Folded.
 */

/** Behind a name these have it as their subject: `Reid will send`, `Claire ne veut pas`, `Jake and Reid agree`. */
export const subjectVerbs = words(
  // English: auxiliaries and what is said of somebody.
  'will would can could may might must shall should is are was were has have had does do did',
  "won't wouldn't can't cannot couldn't mustn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't",
  "to who who's also still now never always already just both all not really",
  'agrees agree asks ask believes believe brings bring buys buy calls comes come confirms confirm disagrees disagree expects expect',
  'feels feel finds find gets get gives give goes go hesitates hopes hope insists keeps keep knows know leaves likes like',
  'looks makes make means meets needs need owes pays plans prefers prefer promises reckons reckon refuses remembers runs says say',
  'seems sees sells sends send signs starts starting stays stops suggests takes take talks tells tell thinks think tries try wants want',
  'wishes wonders works worries writes',
  // French: pronouns and particles before a verb, auxiliaries, and verbs in the present.
  "ne n' me m' se s' nous lui y qui que aussi a ont est sont avait avaient etait etaient sera seront aura auront va vont",
  'accepte acceptent achete achetent aimerait arrete arretent arrive attend attendent cherche cherchent choisit commence commencent compte',
  'confirme confirment connait continue continuent craint croit croient demande demandent dit disent doit doivent embauche enverra',
  'envisage envoie envoient espere esperent essaie fait font fera finit hesite hesitent insiste met ouvre paie paient parle parlent part',
  'partent passe pense pensent perd peut peuvent prefere preferent prend prennent prepare propose proposent recoit recoivent refuse',
  'refusent regarde rappelle rappellent rappellera remercie repond reporte reste revient sait savent signe signent souhaite souhaitent',
  'tient transmet trouve trouvent valide vend veut veulent vient viennent voit voudrait voudraient',
);

/** Behind a name these tell how somebody is: `Jake happy`, `Marc pas convaincu`, `Claire en vacances`. */
export const subjectStates = words(
  'happy unhappy pleased delighted keen worried anxious upset angry annoyed cross sceptical skeptical confident convinced',
  'ready ill sick unwell absent away busy available unavailable interested unsure undecided tired stressed disappointed satisfied',
  'ravi ravie ravis ravies content contente contents contentes mecontent mecontente inquiet inquiete inquiets inquietes decu decue',
  'satisfait satisfaite furieux furieuse fache fachee pret prete prets pretes malade fatigue fatiguee absent absente interesse interessee',
  'convaincu convaincue pas non',
);

/** Behind a verb these begin its object: `Jake reckons the price`, `Claire relit les CGV`. */
export const englishObjects = words(
  'the a an his her their our my your this that these those it him them us me to he she they we how why whether',
);
export const frenchObjects = words(
  "le la les l' un une son sa ses leur leurs mon notre nos ce cette ces que qu' si",
);

/** Of the past, without -ed: `Clarke showed` needs no entry here. */
export const irregularPast = words(
  'became began bought brought built came chose cut did drew drove fell felt forgot found gave got grew heard held kept knew laid led',
  'left lent let lost made meant met paid put quit ran rang said sat saw sent set showed sold spent spoke stood stuck taught thought told',
  'took understood went withdrew won wrote',
);
/** A verb of the future or of the imperfect: `Marc enverra`, `Claire voulait`. */
export const frenchVerbEnding = /(?:era|eront|ira|iront|dra|dront|rra|rront|ura|uront|ait|aient)$/u;
/** Words with such an ending that are none. */
export const noFrenchVerbs = words(
  'lait portrait trait retrait souhait bienfait extrait forfait attrait opera camera parfait',
);
/** The present of an English verb, before its object. */
export const englishPresent = /[^sui]s$/u;
/** What may be the present of a French verb, before its object. */
export const frenchPresent = /(?:e|ent|it|nd|oit)$/u;

/** Names that are words as well: in small letters they are names only where nothing else can stand. */
export const wordNames = words(
  'will rose price banks bank mark marks grace may april june august summer dawn joy hope faith bill sue pat frank art rob drew penny rich',
  'young white brown black green grey gray day king page long short hunt cook baker butcher taylor potter mason carter cooper fisher hall',
  'hill wood woods field fields church bridge rivers lane west north east south moon stone marsh forest brook bush cross ford lake pond',
  'pool park parks street bell ball bird fox lamb wolf swan hawk crow finch berry cherry olive ivy lily daisy violet heather hazel holly',
  'iris ruby amber pearl crystal dale glen cliff clay rusty sandy chase carol love noble sharp swift strong small little best rice case',
  'child waters bonds sales gates mills glass silver gold golden diamond bishop dean pope knight duke earl prince major chance read reed',
  'ward rush dear self cash winter winters snow frost storm rain post porter order stock sample samples mail main',
  'petit grand blanc noir brun roux gros boulanger boucher marchand berger charpentier meunier tailleur forgeron roi marquis comte',
  'chevalier baron clerc moine bois fontaine riviere roche rocher marguerite violette prune aimee desire constance prudence france victoire',
  'fleur ange noel avril bourgeois renard rossignol moulin chateau maison marechal bonnet bon court vert riche sage vieux jeune joli doux',
  'gentil parfait fort vrai masse barre perle salle pain lait',
);

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}
