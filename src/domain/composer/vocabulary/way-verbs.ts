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
    `passe|repasse|vient|revient|descend a|par|au|dans la|nos? ${pads}|bureau|bureaux|locaux|agence|permanence`,
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
    "vient d'appeler|de_rappeler|de_telephoner|de_m'appeler|de_me_rappeler|de_me_telephoner|de_nous_appeler",
    'called|rang|phoned in|up|earlier|again',
    'just? buzzed|belled me|us? back?',
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
    'texted|messaged|whatsapped|texts|pinged|pings|dmed|wrote|replied me|us? back? on|via|over|by? whatsapp|linkedin|insta|instagram|facebook|messenger|slack|signal|telegram|text|sms',
    'texted|messaged|whatsapped|texts|pinged|dmed me|us? back?',
    `sent|sends|left|dropped me|us? a|an|another quick|short|long? ${texts}|dm`,
    'sent|sends me|us? a|an voice|audio note|memo|message',
    "a|ont|m'a|nous_a envoye|laisse un? vocal|audio",
  ],
  [
    way('atPad', inbound),
    'came|dropped|popped|stopped|visited|comes|was|were by|in|over|round? to|into|at|in|by? the|our pad|hub|office',
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

/** Who did it, before a verb of ours; it may be missing. */
export const weLeads = phraseBook<1>([
  1,
  "suis|sommes|on_est|nous_sommes|j'ai|i|we|on_a|nous_avons|ai|i've|ive|we've|weve|i_have|we_have|je|on|jai|on_s'est|i've_just|i_just|just|on_vient_de|je_viens_de|je_suis",
]);

/** Behind a person, with how behind it, or when or how long: `Claire eue au tel`, `Tom vu hier`. */
export const theyWere = phraseBook(
  [
    way('phone', outbound),
    'eu|eue|eus au? tel|telephone',
    'eu|eue|eus en ligne',
    'jointe?|contactee?|appelee? au|par tel|telephone',
  ],
  [
    way('phone', { ...outbound, isOpen: true }),
    'rappelee|rappele|appelee|appele|jointe|joint|contactee|contacte|relancee|relance|eue',
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
  `envoye|repondu|transmis|adresse|partage|relance|recontacte|contacte a?`,
  `sent|replied|forwarded|fwd|shared|chased|contacted|messaged|reached to?`,
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
    `appele|rappele|telephone|rappelle`,
    `called|rang|rung|phoned|telephoned|ringed|buzzed|belled|dialled back|up|again?`,
    `bigophone|retelephone|repondu_au_tel a`,
    `reussi|arrive a joindre|avoir`,
  ],
  [
    way('phone', { ...outbound, isTalked: true }),
    `spoke|spoken|talked|chatted briefly|again|quickly|properly|earlier|at_length|just_now? to|with`,
    `spoke`,
    `spoke|spoken|talked|chatted on|over|by the? phone|telephone to|with`,
    `parle|discute|echange au|par tel|telephone a|avec`,
    `just|i'm|am|im? just|only? got|come|came|coming? off the|a? phone|call|blower with|to`,
    'je? sors|sorti|sortie de|d ligne|un_appel avec',
    "je? sors|sorti|sortie d'un appel|coup_de_fil avec",
    `raccroche avec|d'avec`,
    `had|got on|off the phone to|with`,
    `parle|discute|echange rapidement|brievement|longuement|encore|vite_fait|rapido? a|avec`,
    `finally|managed_to|just? got|get hold of`,
    `got|get through to`,
    `caught up with`,
  ],
  [
    way('phone', { ...outbound, isOpen: true }),
    `contacte|recontacte|relance|joint|rejoint|eu`,
    `finally|just? reached|caught|chased|contacted`,
  ],
  [
    way('video', { ...outbound, isTalked: true }),
    `spoke|talked|chatted on|over|via zoom|teams|skype|video|meet to|with`,
    `facetimed|zoomed|skyped with?`,
    "je? sors|sorti|sortie d'une visio avec",
    `parle|discute|echange en|par|sur visio|zoom|teams avec|a`,
  ],
  [way('phone', { ...outbound, isMissed: true }), `tried`],
  [
    way('email', outbound),
    `emailed|e-mailed|mailed|maile|ecrit`,
    `wrote|replied|responded back? to`,
    `repondu a`,
    `repondu au|a_un|aux ${mails} de`,
  ],
  [
    way('message', outbound),
    `texted|messaged|whatsapped|pinged|dmed|smsed|textote`,
    `swapped|exchanged|traded a|some|few? texts|messages|whatsapps with`,
    `echange des|quelques sms|textos|messages avec`,
  ],
  [
    way('email', outbound),
    `swapped|exchanged|traded a|some|few? ${mails} with`,
    `echange des|quelques ${mails} avec`,
  ],
  [
    way('elsewhere', { ...outbound, isOpen: true, isTalked: true }),
    `vu|rencontre|croise|revu`,
    `bumped|ran|run into`,
    `collared|cornered|nabbed|buttonholed|accompanied|accompagne|escorte`,
    `went|drove|travelled along? with`,
    `tombe|tombee sur`,
    `met|saw|seen up|again? with?`,
    `had an|a|another|our? good|long|quick|nice|great|brief|short|productive|useful|little|lovely|decent|proper|first|final? meeting|chat|natter|catch-up|conversation|talk|word|chinwag|sit-down|catch_up with`,
    `had|grabbed|shared|took a|some? quick|late|early|working? pint|coffee|cuppa|brew|drink|lunch|beer|tea|bite|breakfast|dinner|brunch|supper with`,
    `lunched|dined|breakfasted|ate with`,
    `dejeune|dine|mange|petit-dejeune avec`,
    `pris|bu|partage un|le? petit? cafe|verre|pot|coup|the|dejeuner|apero|dej|biere|repas avec`,
    `sat down|together? with`,
    `reuni|fait un? point|retrouve avec`,
    "je? sors|sorti|sortie d'un rdv|rendez-vous|dejeuner avec",
    "je? sors|sorti|sortie d'une reunion|entrevue avec",
  ],
  [
    way('atBusiness', outbound),
    `visited|visite`,
    `went to see|visit`,
    'je? sors|sorti|sortie|reviens|rentre de chez',
    `just|i'm|am|im? just|only? back|returned from|at`,
    `swung|nipped|pulled|turned|headed by|in|round|over|down to_see|on|at|to`,
    `suis? alle|allee|passe|passee|retourne|retournee voir|chez`,
    `suis? rendu visite a|chez`,
    `dropped|popped|called|stopped|nipped|looked in|by|round|over|into|along|across|down|up to_see|on|at|to?`,
    `went|drove|been round|over|out|down? to`,
  ],
);

/** Before a place of theirs: `passé à l'atelier de Tom`. */
export const weWent = phraseBook<1>([
  1,
  'passe|passee|passes|alle|allee|alles|retourne|retournee|rendu|rendue|venu|venue|file|monte|descendu',
  'went|been|was|were|drove|popped|nipped|headed|walked|drive over|round|down|up|back|out?',
]);
/** Before what came, from whom, and how: `reçu le bail de Claire par la poste`. */
export const weGot = phraseBook<1>([1, 'recu|recue|recus|recues|recupere|eu|received|got|had']);

/** Behind whom, what they were given: `gave Tom a bell`. */
export const givenCalls = phraseBook<1>([
  1,
  'a quick? bell|ring|call|buzz|shout|tinkle',
  'un petit? coup de fil|tel',
] as const);

/** Where what was sent stands between the verb and whom it went to: `posted the contract to Tom`. */
export const weSentThem = phraseBook(
  [way('post', outbound), `posted|poste`],
  [way('email', outbound), `emailed|e-mailed|mailed|maile`],
  [way('message', outbound), `texted|messaged|whatsapped`],
);

/** Before a length, and before whom it was with or a place: `popped in 1h30`, `passé 1h avec Claire`. */
export const weSpent = phraseBook(
  [way('atBusiness', sent), `dropped|popped|called|stopped|nipped|looked in|by|round|over`],
  [way('elsewhere', { ...outbound, isOpen: true }), `passe|passee|passes|spent`],
);
