/** Words that tell who is to do something. Folded. */

import { phraseBook } from '../phrases.ts';

/** Before a name at the beginning: `pour Emma : …`. */
export const ownerLeads: ReadonlySet<string> = new Set(['pour', 'for', 'a', 'par', 'by', '@']);

/** The writer: `break` asks for a colon or an obligation behind it, `verb` is the subject of a sentence. */
export const ownPronouns = phraseBook<'break' | 'owned' | 'verb'>(
  ['break', 'a|pour|par? moi', 'for|by? me|myself', 'moi-meme', '@moi|@me'],
  [
    'owned',
    "i'll|i_will|i_must|i_should|i_need_to|i_have_to|i've_got_to|i_am_to",
    'je_dois|je_vais',
    "c'est|a moi de",
    'me to',
    "i'm going to",
  ],
  ['verb', 'je', "j'", 'i'],
);

/** Behind `moi` or `me` at the beginning they make it one of several, or no owner: `moi et Jules`. */
export const noOwnerBehind: ReadonlySet<string> = new Set(
  'et and & + ou or aussi too non neither either avec with'.split(' '),
);

/** What is to be done often begins with one of these, in English. */
export const taskVerbs: ReadonlySet<string> = new Set(
  'send chase call ring email text ask check book update prepare prep get write draft order pay confirm arrange remind follow share print translate proof proofread finish fix find make set plan review sign invoice quote upload'.split(
    ' ',
  ),
);

/** Behind a name: what they are to do begins. */
export const ownerObligations = phraseBook<1>([
  1,
  'to|will|must|should|shall|needs_to|has_to|is_to|is_going_to|can|agreed_to|promised_to|wants_to|ought_to',
  "doit|va|devra|devrait|peut|pourra|veut|s'engage_a|s'occupe_de|se_charge_de|est_charge_de|est_chargee_de",
  "s'occupera_de|se_chargera_de",
]);

/** A verb behind a name makes a sentence, in which the name stays: `Claire envoie le RIB`, `Tom sends the form`. */
export const finiteVerb = /(?:[^e]e|era|it|ent|ra|end|oit|[^s]s)$/u;
/** These after a name begin no action: `Claire et Tom`, `Tom's`. */
export const noVerbs: ReadonlySet<string> = new Set(
  'et and ou or & + de du des d a au aux from of in on at for le la les the is was has est a'.split(
    ' ',
  ),
);
