/** Words beside the nouns and verbs of ways to be in touch: what they make of them, or what they add. Folded. */

import { sites } from './ways.ts';

/** A noun and the word after it that together are something else: `appel d'offres`, `email marketing`. */
export const compoundsAfter: ReadonlyMap<string, RegExp> = new Map([
  ['appel', /^(d'offres?|a|d'air|produit)$/],
  ['call', /^(cent(re|er)s?|for|to)$/],
  ['visite', /^(guidee|virtuelle|medicale)$/],
  ['review', /^(of|copy|copies|page|pages|site|score|scores|form|request)$/],
  ['note', /^(de|d'honoraires|that)$/],
  ['zoom', /^sur$/],
  ['message', /^(d'erreur|error)$/],
  ['mail', /^(order|server|shot|chimp)$/],
  ['email', /^(marketing|address|list|server|campaigns?|accounts?|template)$/],
  ['e-mail', /^(marketing|address|list|server|campaigns?|accounts?|template)$/],
  ['phone', /^(number|line|case|cases|bill|shop)$/],
  ['telephone', /^(portable|fixe|en|hs)$/],
  ['visit', /^(england|britain|london)$/],
  ['video', /^(produits?|on|sur|clips?|de|du|pour|for)$/],
]);
/** `appel à projets` is none, `appel à Claire` is one. */
export const compoundSeconds: ReadonlySet<string> = new Set(
  'projets projet candidatures candidature tenders tender proposals action manifestation'.split(
    ' ',
  ),
);

/** Where an SME works, beside somebody's name: `atelier Claire`, `Tom's yard`. */
export const siteWords: ReadonlySet<string> = new Set([...sites.split('|'), 'house']);

/** Read with how they were in touch, of which they say little. */
export const wayFillers: ReadonlySet<string> = new Set(
  'trimestriel trimestrielle annuel annuelle bimensuel bimensuelle semestriel semestrielle regulier reguliere habituel habituelle groupe collectif collective equipe eclair surprise impromptu hebdo hebdomadaire rapide weekly bref breve physique express informel informelle improvise improvisee'.split(
    ' ',
  ),
);

/** What a contact was about, before its noun: `démo visio Paul 1h15`, `planning meeting with Tom`. */
export const topicWords: ReadonlySet<string> = new Set(
  (
    'demo planning kickoff kick-off brainstorm suivi bilan brief briefing debrief prep prepa projet project export import ' +
    'tva vat douane customs launch lancement onboarding budget pricing prix compta stock marketing strategy strategie site web seo ' +
    'logistique logistics shipping packaging branding legal juridique rgpd sales ventes progress status update formation training ' +
    'cr compte-rendu notes held had did ran tenu fait'
  ).split(' '),
);

/** These need the word after them to be a person: alone they are words of every other sentence. */
export const verbsBeforePersonOnly: ReadonlySet<string> = new Set(
  'eu vu rencontre visite joint rejoint contacte recontacte relance chased contacted telephone echange ecrit maile saw met seen tried reached into caught avoir joindre hold chez to round in by on'.split(
    ' ',
  ),
);
