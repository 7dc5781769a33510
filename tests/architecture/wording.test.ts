/**
 * The words of the interface, against the glossary (`docs/glossary.md`): one word per idea
 * in each language, French typography, British spelling, and failures told without jargon.
 */
import { expect, test } from 'vitest';
import { findings, scanned, scannedFilesMin, withoutComments } from './sources.ts';

type Tree = string | { readonly [key: string]: Tree };

interface Phrase {
  readonly place: string;
  readonly text: string;
}

function phrases(language: 'en' | 'fr'): readonly Phrase[] {
  const folder = new RegExp(`^locales/${language}/.*\\.json$`);
  const visit = (place: string, tree: Tree): Phrase[] =>
    typeof tree === 'string'
      ? [{ place, text: tree }]
      : Object.entries(tree).flatMap(([key, next]) => visit(`${place}.${key}`, next));
  const files = scanned(folder, scannedFilesMin.localesPerLanguage);
  return files.flatMap(({ path, text }) => visit(path, JSON.parse(text) as Tree));
}

/** Placeholders are not words: what they are called is not shown. */
const shown = (text: string): string => text.replaceAll(/\{\{[^}]*\}\}/g, '¤');

function offending(language: 'en' | 'fr', pattern: RegExp): readonly string[] {
  return phrases(language)
    .filter(({ text }) => pattern.test(shown(text)))
    .map(({ place, text }) => `${place}: ${text}`);
}

/** Any of a list, parted by commas, as whole words; French letters and hyphens count as letters. */
function words(list: string): RegExp {
  const alternatives = list.split(',').map((word) => word.trim());
  return new RegExp(`(?<![\\p{L}-])(${alternatives.join('|')})(?![\\p{L}])`, 'iu');
}

test('French uses the word of the glossary and none of its synonyms', () => {
  const synonyms = words(`
    leçons? apprises?, leçons? tirées?, initiation, en difficulté,
    examens? trimestriels?, révisions? mensuelles?, révisions? trimestrielles?,
    réunions? virtuelles?, non-OSC, fiches? de progression, fiches? de suivi,
    rampes? de démarrage, chargée?s? de compte, gestionnaires? de comptes,
    plans? d’accès, courriels?, mail, mails
  `);
  expect(offending('fr', synonyms)).toEqual([]);
});

test('English uses the word of the glossary and none of its synonyms', () => {
  const synonyms = words(`
    lessons? learnt, initiation, quarterly exam(ination)?s?, monthly revisions?,
    virtual meetings?, progress (spread)?sheets? file, launching pads?,
    account executives?, tracking sheets?, e-mails?, telephone calls? log
  `);
  expect(offending('en', synonyms)).toEqual([]);
});

/**
 * Words that were replaced, each once and for all: `docs/glossary.md` has the word that stands now.
 * A reader noticed each of them as a private verb, a literal translation or a second name for one idea.
 */
const settled = {
  fr: words(`
    silence, silences, silencieuses?, prévoir, trancher, tranchée?s?, tranchés,
    reprendre une (copie|sauvegarde), reprise d’une copie, remise? à vos téléchargements,
    tout seul, d(e lui|’elle)-même, en route, nouveautés, conditions commerciales, dates commerciales,
    échéance d’origine, date d’origine, première date promise, réglée? le, clos, close,
    échanger, échanges? avec, (dernier|prochain|l’) ?échange, nature, repères,
    lecture d[ue]s?, lecture de la, chargement, revues? (mensuelles? )?à faire,
    contact tenu, nouveau contact, sans retour, notice de consentement, nom de l’origine,
    recherche directe, sérieu(x|se|ses), locaux et virtuelle, s’en remettre, jusqu’à la fin du,
    rechercher ou agir, ne promet, refuse de, le décide, en difficulté,
    à traiter dès, lettres? de suite, ligne droite, contacts? tenus?, tapez, écrivez, essais? sans réponse,
    taux journalier, organismes?, en veille, rencontre faite, retirer la relecture, va sur,
    colonnes d’origine, laissée?s? de côté, prévues? plus tard, non indiqué, la journée de qui, textes de qui,
    modèles? propres?, motif propre, en mouvement, libérez de la place, (cette|d’une) fiche, fiches, promise?s?,
    heures données, temps entre les étapes, formulaire est plein, condition nomme, lien pour observateurs,
    papiers, remettre, n’est pas ici, coordinateurs?, chefs? de projet, à regarder d’abord, décisives?, contribue,
    cadre du programme, fait les deux, personnes? principales?, confiance en baisse, PME manquantes?, émises?
  `),
  en: words(`
    trash, settle[ds]?, settling, take(s|n)? in, taking in, took in, handed to, handed over to your,
    put off, puts off, take(n|s)? up again, said ahead, by itself, by themselves, warnings?,
    needs action, to watch, contact persons, exchanged?(?! rates?), exchanges, let through, lets through,
    put away, lasting, gives up, owe (us|me), meanwhile, being read, no promise, refuses?,
    mind, remarked upon, own search(es)?, premises, whoever, what has happened,
    (the|your|programme’s) coordination, coordination issues, begun, begin anew, goes? on, going on,
    take(n)? back, stands? again, stated elsewhere, audience measurement, storage to protect,
    application available, of this name, silence, carriage, front page,
    templates? of Carnet, own templates?, own view, decisive, kind of answer, bring back, fetch(es|ed|ing)?,
    (by|from|only|until) coordination, coordination (changes|creates|approves), in all, no room, free some room, held back, figures that moved,
    no (SME|event|channel|change|contribution|introduction|launch pad|monthly review|achievement|deliverable) yet,
    no (SME|entry|change) (of|matches|at|in),
    data (are|were|have), these data, coordination adds, late, day off, telephones?, telephone calls?, agree together,
    hours given, age of the data, curves?, off the agenda, move over, until today, link for a new password,
    (name|version|progress|language|title) of the (programme|plan|SMEs?|template|view|letter|summary|page|section),
    (questions|sections|tabs|menu|guide|meetings|country|clock) of (the|this) (programme|settings|sheet|template|SME|device)
  `),
};

/** An illness, among the categories of issues; of an SME it is its status. */
const illness = /^locales\/\w+\/domain\.json\.option\.issueCategory\.health:/;

test('French says « ordinateur » only where the device is known to be one, else « appareil »', () => {
  const places = offending('fr', words('ordinateurs?')).map((one) => one.split(':')[0] ?? one);
  expect(places).not.toEqual([]);
  expect(places.filter((place) => !place.endsWith('.laptop'))).toEqual([]);
});

test('what was settled once stays: the replaced words come back nowhere', () => {
  expect(offending('fr', settled.fr)).toEqual([]);
  expect(offending('en', settled.en)).toEqual([]);
  const health = [...offending('fr', words('santé')), ...offending('en', words('health'))];
  expect(health.filter((one) => !illness.test(one))).toEqual([]);
});

test('the server tells its operator nothing in the replaced words either', () => {
  const messages = scanned(/^src\/server\/(.*[/-])?messages\.ts$/, 4).map(({ path, text }) => ({
    path,
    // Only what stands in quotation marks is shown, and no placeholder is.
    text: (withoutComments(text).match(/'[^'\n]*'|`[^`]*`/g) ?? [])
      .join('\n')
      .replaceAll(/\$\{[^}]*\}/g, '¤'),
  }));
  expect(findings(messages, settled.en)).toEqual([]);
  expect(findings(messages, settled.fr)).toEqual([]);
});

test('the words that were settled are what the screens say', () => {
  const said = (language: 'en' | 'fr', list: string): readonly string[] =>
    list
      .split(',')
      .map((word) => word.trim())
      .filter((word) => offending(language, words(word)).length === 0);
  expect(
    said(
      'fr',
      `importer, enregistrer, synchroniser, synchronisation, reporter, réactiver, planifier, résoudre,
      échéance initiale, règles d’échanges, confidentialité, rattachement, prospection directe, majeure,
      prescripteur ou campagne, sans contact, en cours de réception, consigner un contact, l’essentiel`,
    ),
  ).toEqual([]);
  expect(
    said(
      'en',
      `import, save, sync, snooze, unsnooze, restore, resolve, bin, approve, watch, action needed,
      ongoing problem, advance notice, needs attention first, contact people, in the meantime,
      automatically, plan a contact, Carnet template, programme template, reinstate, programme terminology,
      the coordinator`,
    ),
  ).toEqual([]);
});

test('no French word agrees with a person whose name stands before it', () => {
  const agreement =
    /\{\{(name|person|to|from)[^}]*\}\} (a été |est |n’est (pas|plus) )?\p{L}+(é|ée|és|ées)(?!\p{L})/u;
  expect(agreement.test('{{name}} a été ajouté à la fiche')).toBe(true);
  const wrong = phrases('fr').filter(({ text }) => agreement.test(text));
  expect(wrong).toEqual([]);
});

test('a French hint or error says vous: the infinitive is for buttons', () => {
  const hint =
    /^(Saisir|Choisir|Remplir|Donner|Indiquer|Vérifier|Corriger|Raccourcir|Commencer)(?!\p{L}).*\.$|[:;,]\s(réessayer|rouvrir|restaurer|recharger|libérer|vérifier|choisir|consigner)(?!\p{L}).*\.$/u;
  expect(hint.test('Rien n’est perdu\u00a0: réessayer, ou recharger la page.')).toBe(true);
  expect(offending('fr', hint)).toEqual([]);
});

test('English is spelt as in Britain', () => {
  const american = words(`
    organizations?, organized?, organizing, programs?, colors?, centers?, canceled,
    behaviors?, favorites?, analyz\\w+, recogniz\\w+, synchroniz\\w+, summariz\\w+,
    catalogs?, enrollments?, fulfillments?, license[sd]? to, labeled, traveled
  `);
  expect(offending('en', american)).toEqual([]);
});

test('a failure is told without jargon, blame or exclamation mark', () => {
  const french = words(`
    erreurs? réseau, échec, a échoué, données corrompues, file d’attente, oups,
    serveur \\d+, HTTP
  `);
  const english = words(`
    network errors?, corrupt(ed)? data, data (is )?corrupt(ed)?, queues?, oops, HTTP,
    sorry, whoops
  `);
  expect(offending('fr', french)).toEqual([]);
  expect(offending('en', english)).toEqual([]);
  expect([...offending('fr', /!/), ...offending('en', /!/)]).toEqual([]);
});

test('French has its no-break spaces, its quotation marks and its apostrophe', () => {
  expect(offending('fr', /\u202f/)).toEqual([]);
  expect(offending('fr', /[^\u00a0\d] ?[;!?%]|[^\u00a0\d]:(?!\/\/)|\d[;!?%]/)).toEqual([]);
  expect(offending('fr', /«(?!\u00a0)|(?<!\u00a0)»/)).toEqual([]);
  expect(offending('fr', /['"“”]/)).toEqual([]);
});

test('French pages have them too, outside of code', () => {
  const pages = scanned(/^(README|docs\/\w+)\.fr\.md$/, 2);
  const wrong = pages.flatMap(({ path, text }) =>
    text
      .replace(/^```[\s\S]*?^```/gm, '')
      .replace(/`[^`\n]*`/g, 'x')
      .split('\n')
      .filter((line) => / [:;?!»]|« |«(?!\u00a0)|(?<!\u00a0)»/.test(line))
      .map((line) => `${path}: ${line}`),
  );
  expect(wrong).toEqual([]);
});

/** Words that a French reader took for a translation, in the sample, the forms and the letters. */
const replacedInTexts = words(`
  plaques? tournantes?, la poussière, procès-verba(l|ux), sur la bonne voie, organismes? de soutien,
  conditions commerciales, lettres? de suite, nombre cible, script utile, événements? partagés?,
  points mensuels, papiers d[’e].*, avant de s’y fier, droits d’accise à voir, déjà vécus?,
  préfère être appelé
`);

test('the French texts of the sample, the forms and the letters read as written in French', () => {
  const texts = scanned(/^src\/domain\/(sample|form|visit|meeting|report)\/.*\.ts$/, 40).map(
    ({ path, text }) => ({
      path,
      text: (withoutComments(text).match(/'[^'\n]*'/g) ?? []).join('\n'),
    }),
  );
  expect(findings(texts, replacedInTexts)).toEqual([]);
  const breaking = /[\p{L}\d)] [:;?!»](?!\p{L})|« /u;
  expect(breaking.test('Un seul stock ; rien')).toBe(true);
  expect(findings(texts, breaking)).toEqual([]);
});

/** Words that an English reader took for a translation, in the sample. */
const replacedInEnglishTexts = words(`
  shared event, weigh eight megabytes, average basket, note of earlier aid, oneself, texts for (a|the), kept by hand
`);

test('the English texts of the sample and the forms read as written in English', () => {
  const texts = scanned(/^src\/domain\/(sample|form)\/.*\.ts$/, 40).map(({ path, text }) => ({
    path,
    text: (withoutComments(text).match(/'[^'\n]*'|`[^`]*`/g) ?? []).join('\n'),
  }));
  expect(findings(texts, replacedInEnglishTexts)).toEqual([]);
});

/** An older tone that crept into the documents; the standard terms are in `docs/glossary.md`. */
const replacedInDocuments = words(`
  whoever, meanwhile, (by|from|waits for) coordination, coordination (approves|rejects|sees|issues), lays? in, laid in, takes? in, taken in, lets? through, handed over, thrown away, for want of
`);

test('the documents use none of the replaced words either', () => {
  const pages = scanned(/^(README|docs\/.*)(?<!\.fr)\.md$/, 20);
  expect(findings(pages, replacedInDocuments)).toEqual([]);
});

test('French says vous', () => {
  expect(offending('fr', words('tu, ton, tes, toi, t’es'))).toEqual([]);
});
