/** Verbs that tell how people were in touch, behind whom (`Claire a appelé`) or before (`spoke to Tom`). Folded. */

import { phraseBook } from '../phrases.ts';
import { channels, type ComposerMode, mails, pads, sent, texts, way } from './ways.ts';

const inbound = { direction: 'inbound', isClause: true } as const;
const outbound = { direction: 'outbound', isClause: true } as const;
const present = { ...inbound, isPresent: true } as const;
const future = { ...present, isFuture: true } as const;

const have = "a|ont|vient_de|m'a|ma|nous_a|m'ont|mont|nous_ont";

/** Behind a person: they got in touch. */
export const theyDid = phraseBook(
  [
    way('phone', present),
    "me|m'|nous? appelle|rappelle|telephone",
    "m'appelle",
    'calls|rings|phones me|us? back?',
  ],
  [
    way('atPad', present),
    `passe|repasse|vient|revient|descend a|par|au la? ${pads}`,
    'passe|repasse|vient nous voir',
  ],
  [
    way('atPad', { ...present, isFuture: true }),
    `coming|comes|popping|dropping in? to|into|at|by the|our? ${pads}`,
    `is|will_be coming|popping|dropping in? to|into|at|by the|our? ${pads}`,
    'coming|popping|dropping in',
    'coming|comes|will_come to us|see_us',
    'will come|pop|drop in',
    `will come|pop|drop in? to|into|by the|our? ${pads}`,
    `va|doit passer|venir a|par|au la? ${pads}`,
  ],
  [
    way('phone', future),
    'va|doit|devait me|nous? rappeler|appeler|telephoner',
    "va|doit|devait m'appeler",
    'me|nous? rappellera|appellera|recontactera|recontacte',
    "m'appellera",
    'will|to|is_going_to|should call|ring|phone me|us? back?',
    'is|to_be calling|ringing|phoning me|us? back?',
  ],
  [
    way('phone', inbound),
    `${have} rappele|appele|rappelee|appelee|appeles|rappeles|appeler|rappeler`,
    `${have} telephone|phone|retelephone`,
    `${have} laisse|passe un coup de fil|tel`,
    "vient d'appeler|de_rappeler|de_telephoner",
    "m'a_appele",
    'called|rang|phoned|telephoned me|us? back?',
    'gave me|us a call|ring',
    'has|have? just? called|rung|phoned back?',
  ],
  [
    way('phone', { ...inbound, isMissed: true }),
    'a|ont essaye|tente|cherche de|a? me|nous? joindre|appeler|rappeler|contacter',
    "a|ont essaye|tente|cherche de|a? m'appeler|m'avoir|m'joindre",
    "m'a|ma|nous_a cherche a? joindre?",
    "m'a|ma|nous_a laisse un message|msg|vocal vocal?",
    'left me|us a|another? message|msg|voicemail|vm',
    'tried|been_trying to? call|ring|reach|phone|contact|calling|ringing|phoning me|us? back?',
  ],
  [
    way('email', inbound),
    `${have} ecrit|maile|repondu par? mail?`,
    `${have} envoye un ${mails}`,
    'ecrit',
    'emailed|e-mailed|mailed|wrote|emails|writes me|us? back?',
    `sent|sends me|us? an|a ${mails}`,
  ],
  [
    way('message', inbound),
    `${have} envoye|laisse un ${texts}`,
    `${have} envoye|laisse un message|msg|vocal sur? ${channels}`,
    'texted|messaged|whatsapped|texts me|us? back?',
    `sent|sends me|us? a|an ${texts}`,
  ],
  [
    way('atPad', inbound),
    'came|dropped|popped|stopped|visited|comes by|in|over|round? to|into|at|in|by? the|our pad|hub|office',
    `est|etait passe|passee|venu|venue a|par|au la? ${pads}`,
    `passee|venu|venue a|par|au la? ${pads}`,
    'passee|venu|venue nous voir',
    'est passe|passee|venu|venue nous voir',
    'came in',
    'popped|dropped|stopped in|by',
  ],
);

/** Behind a person, with how it came behind what they sent: `a envoyé les photos par mail`. */
export const theySent = phraseBook<1>([
  1,
  `${have} envoye|transmis|adresse|partage|repondu|confirme`,
  'sent|forwarded|shared|replied|confirmed me|us?',
  'got|came back to? me|us?',
  'est|sont? revenu|revenue|revenus vers|a moi|nous',
  'a|ont fait un? retour',
  "me|nous|m'? repond|ecrit|confirme|demande|envoie|transmet|signale|previent",
  'replies|confirms|asks|writes me|us?',
]);

const we = "j'ai|i|we|on_a|nous_avons|ai|i've|we've|i_have|we_have|je|on";

/** Behind a person, with how behind it, or when or how long: `Claire eue au tel`, `Tom vu hier`. */
export const theyWere = phraseBook(
  [
    way('phone', outbound),
    'eu|eue|eus au? tel|telephone',
    'eu|eue|eus en ligne',
    'jointe?|contactee?|appelee? au|par tel|telephone',
  ],
  [way('video', outbound), 'eu|eue|eus|vu|vue|vus en visio', 'eu|eue|eus par|sur zoom|teams'],
  [
    way('elsewhere', { ...outbound, isOpen: true, isTalked: true }),
    'vu|vue|vus|croise|croisee|rencontre|rencontree',
  ],
);

/** Behind a person, with where they came behind it: `passée hier à la rampe`. */
export const theyCame = phraseBook<1>([
  1,
  'est|sont|etait? passe|passee|passes|venu|venue|venus',
  'came|popped|dropped|stopped|called in|by|over|round?',
]);

/** Before a person, with how it went behind: `répondu à Claire par mail`. */
export const weSent = phraseBook<1>([
  1,
  `${we}? envoye|repondu|transmis|adresse|partage|relance|recontacte|contacte a?`,
  `${we}? sent|replied|forwarded|fwd|shared|chased|contacted|messaged|reached to?`,
]);

/** Told of both, before the day or whom: `on s'est vus jeudi avec Claire`. */
export const weBoth = phraseBook(
  [
    way('elsewhere', { ...outbound, isOpen: true, isTalked: true }),
    "on s'est vu|vus|vues|rencontres|croises|retrouves",
  ],
  [
    way('phone', { ...outbound, isTalked: true }),
    "on s'est parle|parles|appele|appeles|eu|telephone",
  ],
);

/** Behind a verb of sending and whom, what they were sent: `sent Tom a text`. */
export const sentThings = phraseBook<ComposerMode>(
  ['email', `a|an|un|the|le? quick|petit? ${mails}`],
  ['message', `a|an|un|the|le? quick|petit? ${texts}|vocal`, 'a? voice note|message'],
  ['post', 'a|an|une|un? letter|card|parcel|lettre|courrier|colis|carte'],
);

/** Before a person and a place: `got Claire on the phone`, `eu Tom en visio`. */
export const verbsAroundPerson: ReadonlySet<string> = new Set(
  'got had eu have reached caught'.split(' '),
);

/** Before a person, or alone: we got in touch with them. */
export const weDid = phraseBook(
  [
    way('phone', outbound),
    `${we}? appele|rappele|telephone|rappelle`,
    `${we}? called|rang|rung|phoned|telephoned|ringed back?`,
    `${we}? reussi|arrive a joindre|avoir`,
  ],
  [
    way('phone', { ...outbound, isTalked: true }),
    `${we}? spoke|spoken|talked|chatted to|with`,
    `${we}? spoke`,
    `${we}? parle|discute a|avec`,
    `${we}? finally|managed_to|just? got|get hold of`,
    `${we}? got|get through to`,
    `${we}? caught up with`,
  ],
  [
    way('phone', { ...outbound, isOpen: true }),
    `${we}? contacte|recontacte|relance|joint|rejoint|eu`,
    `${we}? finally|just? reached|caught|chased|contacted`,
  ],
  [way('phone', { ...outbound, isMissed: true }), `${we}? tried`],
  [
    way('email', outbound),
    `${we}? emailed|e-mailed|mailed|maile|ecrit`,
    `${we}? wrote|replied|responded back? to`,
    `${we}? repondu a`,
    `${we}? repondu au|a_un|aux ${mails} de`,
  ],
  [way('message', outbound), `${we}? texted|messaged|whatsapped|pinged`],
  [
    way('elsewhere', { ...outbound, isOpen: true, isTalked: true }),
    `${we}? vu|rencontre|croise|revu`,
    `${we}? bumped|ran|run into`,
    `${we}? tombe|tombee sur`,
    `${we}? met|saw|seen with?`,
    `${we}? had an|a? good|long|quick|nice|great|brief|short|productive? meeting|chat|natter|catch-up|conversation|talk with`,
  ],
  [
    way('atBusiness', outbound),
    `${we}? visited|visite`,
    `${we}? went to see|visit`,
    `${we}? suis? alle|allee|passe|passee|retourne|retournee voir|chez`,
    `${we}? suis? rendu visite a|chez`,
    `${we}? dropped|popped|called|stopped|nipped|looked in|by|round|over to_see|on|at?`,
    `${we}? went|drove|been round|over|out|down? to`,
  ],
);

/** Behind whom, what they were given: `gave Tom a bell`. */
export const givenCalls = phraseBook<1>([
  1,
  'a quick? bell|ring|call|buzz|shout|tinkle',
  'un petit? coup de fil|tel',
] as const);

/** Where what was sent stands between the verb and whom it went to: `posted the contract to Tom`. */
export const weSentThem = phraseBook(
  [way('post', outbound), `${we}? posted|poste`],
  [way('email', outbound), `${we}? emailed|e-mailed|mailed|maile`],
  [way('message', outbound), `${we}? texted|messaged|whatsapped`],
);

/** Before a length, and before whom it was with or a place: `popped in 1h30`, `passé 1h avec Claire`. */
export const weSpent = phraseBook(
  [way('atBusiness', sent), `${we}? dropped|popped|called|stopped|nipped|looked in|by|round|over`],
  [way('elsewhere', { ...outbound, isOpen: true }), `${we}? passe|passee|passes|spent`],
);
