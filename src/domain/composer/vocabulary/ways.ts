/**
 * How people say that they were in touch: nouns (`visio`), places (`à la rampe`) and verbs (`Claire a appelé`,
 * `spoke to Tom`), in both languages at once. Written folded, as patterns of `../phrases.ts`. Longer than 400 lines because
 * it is one vocabulary.
 */

import { phraseBook } from '../phrases.ts';

/** How the contact took place, or what is written down instead of a contact. */
export type ComposerMode =
  | 'phone'
  | 'video'
  | 'email'
  | 'atBusiness'
  | 'atPad'
  | 'elsewhere'
  | 'message'
  | 'post'
  | 'note'
  | 'issue';

export type Direction = 'outbound' | 'inbound';

/** What an expression says of how people were in touch. */
export interface Way {
  readonly mode: ComposerMode;
  readonly direction?: Direction;
  /** A meeting whose place is still to come: `rdv`, `meeting`. */
  readonly isOpen?: boolean;
  /** A place: it settles a visit or a meeting, and is text beside a call. */
  readonly isPlace?: boolean;
  /** Nobody took it: `appel manqué`. */
  readonly isMissed?: boolean;
  /** Also an everyday word: read only beside a person, a length, a day or what came of it. */
  readonly isWeak?: boolean;
  /** It takes place when somebody says that it does, today or on a day to come: `Claire me rappelle vendredi`. */
  readonly isPresent?: boolean;
  /** Only of a day to come: `Tom will call Friday`. */
  readonly isFuture?: boolean;
  /** They spoke or met, by the verb itself: `spoke to`, `vu`. */
  readonly isTalked?: boolean;
  /** A sentence has begun: what follows without a comma goes on with it. */
  readonly isClause?: boolean;
}

const way = (mode: ComposerMode, more: Omit<Way, 'mode'> = {}): Way => ({ mode, ...more });
const weak = { isWeak: true };
const open = { isOpen: true };
const openWeak = { isOpen: true, isWeak: true };
const place = { isPlace: true };
const inbound = { direction: 'inbound', isClause: true } as const;
const outbound = { direction: 'outbound', isClause: true } as const;
const present = { ...inbound, isPresent: true } as const;
const future = { ...present, isFuture: true } as const;
const received = { direction: 'inbound' } as const;
const sent = { direction: 'outbound' } as const;

/** One letter at the beginning of a line. */
export const letterModes: ReadonlyMap<string, ComposerMode> = new Map([
  ['a', 'phone'],
  ['c', 'phone'],
  ['v', 'video'],
  ['e', 'email'],
  ['s', 'atBusiness'],
  ['n', 'note'],
  ['p', 'issue'],
  ['i', 'issue'],
]);

const mails = 'mail|mails|email|emails|e-mail|e-mails|courriel|courriels|mel';
const texts = 'sms|texto|whatsapp|message|msg|text';
/** Where messages are written, beside the word for one. */
const channels =
  'whatsapp|linkedin|insta|instagram|facebook|fb|messenger|slack|signal|telegram|teams';
const relances = 'relance|rappel|reponse|retour|envoi|envoye';
const chasers = 'follow-up|chaser|reminder|thank-you|intro|quick|long';
const letters = 'courrier|lettre|letter|recommande';

const few = '1|2|3|4|5|un|deux|trois|one|two|three|several|plusieurs|another';

/** Nouns: how the contact took place. */
export const nouns = phraseBook(
  [way('phone'), 'appel tel|telephonique?', 'call', 'tel|telephone|tph|phone'],
  [way('phone'), 'coup de fil|tel|telephone', 'phone|telephone call|chat|catch-up', 'quick call'],
  [way('phone'), 'point|entretien|echange|rdv|rendez-vous au|par? tel|telephone|telephonique'],
  [way('phone'), 'chat|catch-up|natter on|over|by the? phone'],
  [
    way('phone', { ...sent, isMissed: true }),
    "echec|tentative d'appel|appel",
    'appel infructueux|sans_succes|en_vain|non_abouti',
    'failed|unsuccessful|attempted call',
    'call failed|unsuccessful',
  ],
  [way('phone', weak), 'rappel', 'ring', 'ligne'],
  [way('phone', received), 'call in from'],
  [way('phone', received), 'appel|call|tel entrant|recu|inbound|incoming', 'incoming|inbound call'],
  [
    way('phone', { ...received, isMissed: true }),
    `${few}? missed call`,
    `${few} missed calls`,
    `${few}? appel manque|en_absence`,
    `${few} appels manques|en_absence`,
  ],
  [
    way('phone', { ...received, isMissed: true, isWeak: true }),
    'missed calls',
    'appels manques|en_absence',
  ],
  [way('phone', received), 'recu|got|received un|a|an|the|l? appel|call', 'call received'],
  [way('phone', sent), 'appel|call|tel sortant|outbound|outgoing|passe', 'outgoing|outbound call'],
  [way('phone', sent), 'passe un appel|coup de? fil?', 'gave'],
  [way('video'), 'visio|visioconference|visioconf|videoconference|vc|webex|skype|facetime'],
  [way('video'), 'visio|video|zoom|teams|skype|meet|webex call|appel|meeting|chat|conference|conf'],
  [
    way('video'),
    'reunion|appel|call|meeting|point|rdv|rendez-vous|echange en|par|on|via|over|by? visio|video|zoom|teams|skype|meet',
  ],
  [
    way('video'),
    'google meet',
    'gmeet|g-meet',
    'ms|microsoft teams',
    'online meeting|call',
    'reunion en ligne',
  ],
  [way('video'), 'video'],
  [way('video', weak), 'teams', 'zoom', 'meet', 'webinar'],
  [way('email'), 'mail|email|e-mail|courriel|mel'],
  [way('email', weak), `${few} mails|emails|e-mails|courriels`],
  [way('message', weak), `${few} sms|messages|textos|texts|whatsapps`],
  [
    way('email', sent),
    `${mails} envoye|envoyes|sent|parti|partis`,
    `envoye|sent un|an|a|le|the? ${mails}`,
  ],
  [way('email', received), `${mails} in from`],
  [
    way('email', received),
    `${mails} recu|recus|received`,
    `recu|got|received un|an|a|the|le? ${mails}`,
  ],
  [way('email', { ...received, ...openWeak }), 'reponse|reply'],
  [
    way('email', { ...sent, ...openWeak }),
    'reminder|invite|invitation|relance|rappel sent|envoye|envoyee',
  ],
  [way('message'), 'whatsapp|sms|texto|msg|messenger|slack|telegram|dm'],
  [way('message'), `${channels} message|msg|dm|chat`, `message|msg ${channels}`],
  [way('message', sent), `message|msg ${channels} envoye|sent`, `${relances} sms|whatsapp|texto`],
  [way('message', received), `message|msg ${channels} recu|received`],
  [way('phone'), 'whatsapp|messenger call|appel', 'appel|call whatsapp|messenger'],
  [way('phone', sent), `${relances} tel|telephone|telephonique`],
  [way('email', sent), `${relances} par? ${mails}`],
  [way('email'), `${chasers} ${mails}`, `follow up ${mails}`, `${mails} reminder|chaser|follow-up`],
  [way('message', weak), 'message', 'text', 'signal', 'text message'],
  [way('message', sent), `${texts} envoye|envoyes|sent|parti`, `envoye|sent un|a|le|the? ${texts}`],
  [way('message', received), `${texts} in from`],
  [
    way('message', received),
    `${texts} recu|recus|received`,
    `recu|got|received un|a|the|le? ${texts}`,
  ],
  [
    way('post', sent),
    'lettre|courrier recommandee|recommande envoyee|partie|envoye|parti',
    'recommande envoye|parti',
    'lrar envoyee?|envoye?',
  ],
  [way('post'), 'lrar', 'courrier postal|recommande', 'lettre recommandee', 'registered letter'],
  [way('post', weak), letters, 'post'],
  [
    way('post', sent),
    `${letters} envoye|envoyee|sent|posted|parti|partie`,
    `envoye|sent un|une|a|the? ${letters}`,
  ],
  [
    way('post', received),
    `${letters} recu|recue|received`,
    `recu|got|received un|une|a|the? ${letters}`,
  ],
  [
    way('atBusiness'),
    'visite|visit',
    'deplacement',
    'sur place|site',
    'on site',
    'on-site',
    'site visit',
  ],
  [way('atBusiness', weak), 'site'],
  [way('elsewhere'), 'resto|apero|brunch'],
  [way('elsewhere'), 'dejeuner|dej|diner|petit-dejeuner|lunch|breakfast|dinner'],
  [way('elsewhere', weak), 'cafe|coffee|verre|pot|drink|drinks|tea', 'petit dejeuner'],
  [way('elsewhere', open), 'rdv|rendez-vous|reunion|meeting|entrevue', 'rendez vous'],
  [
    way('elsewhere', open),
    'face to face|face',
    'face-to-face|f2f|one-to-one|121|1-1|1-to-1 meeting?',
    'face a face',
    'tete a tete',
  ],
  [
    way('elsewhere', openWeak),
    'point|echange|entretien|discussion|rencontre|seance|session|atelier|passage|formation|training|webinaire|coaching|natter',
  ],
  [
    way('elsewhere', openWeak),
    'chat|catch-up|catchup|conversation|talk|workshop|appointment|visioconf',
    'catch up',
  ],
  [way('note'), 'note', 'memo', 'nb', 'a noter', 'pour memoire|info'],
);

const pads = 'rampe|pad|pepiniere|hub';
const sites =
  'atelier|boutique|magasin|entrepot|usine|bureau|bureaux|locaux|siege|shop|store|workshop|warehouse|office|offices|factory|premises|place|studio|unit|stockroom';

/** Places: they say where a meeting was, behind it or alone. */
export const places = phraseBook(
  [way('atPad', place), `a|au|la|at|the|to|in la|the|our? ${pads}`, `${pads}`, `sur la rampe`],
  [
    way('atPad', place),
    'chez nous',
    'dans|a nos locaux|bureaux',
    'at our office|offices|place|premises',
  ],
  [way('atPad', place), `par|to|by|into|via la|the ${pads}`, 'dans la|notre rampe', 'launch pad'],
  [
    way('atBusiness', place),
    'chez eux|elle|elles|lui|le|la? client|cliente?',
    'sur place|site',
    'on site',
    'on-site',
  ],
  [way('atBusiness', place), 'at|@ theirs|hers|his', `at|in|to their|her|his|the ${sites}`],
  [
    way('atBusiness', place),
    `dans|a|au leur|leurs|son|sa|ses|le|la|l ${sites}`,
    `a l'atelier|l'entrepot|l'usine`,
  ],
  [
    way('atBusiness', place),
    'au magasin|bureau|siege',
    'a la boutique',
    'dans leurs|ses locaux',
    `dans l'atelier|l'entrepot`,
  ],
  [
    way('elsewhere', place),
    'au salon|cafe|restaurant|resto',
    'at the fair|cafe|restaurant|trade|pub show|fair?',
  ],
  [
    way('phone', place),
    'au|par telephone|tel|phone',
    'au bout du fil',
    'on the line',
    'by|on|over the? phone|telephone',
    'on a|the call',
  ],
  [
    way('video', place),
    'en|par visio|visioconference|video',
    'on|by|over|via|sur zoom|teams|video|skype|meet',
  ],
  [way('email', place), `par ${mails}`, `by|via|over ${mails}`],
  [
    way('message', place),
    'par sms|texto|whatsapp|message',
    'by|via|on|over text|sms|whatsapp|message',
    `sur ${channels}`,
  ],
  [way('post', place), 'par courrier|poste', 'by post|letter'],
);

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
    `${have} envoye un ${texts}`,
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
]);

const we = "j'ai|i|we|on_a|nous_avons|ai|i've|we've|i_have|we_have|je|on";

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

/** Before a person and a place: `got Claire on the phone`, `eu Tom en visio`. */
export const verbsAroundPerson: ReadonlySet<string> = new Set(
  'got had eu have reached caught'.split(' '),
);

/** Before a person, or alone: we got in touch with them. */
export const weDid = phraseBook(
  [
    way('phone', outbound),
    `${we}? appele|rappele|telephone|rappelle`,
    `${we}? called|rang|phoned|telephoned|ringed back?`,
    `${we}? reussi|arrive a joindre|avoir`,
  ],
  [
    way('phone', { ...outbound, isTalked: true }),
    `${we}? spoke|spoken|talked|chatted to|with`,
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
  ],
  [way('message', outbound), `${we}? texted|messaged|whatsapped`],
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

/** To be done on a day that is said behind whom: `rappeler Claire lundi`. */
export const toDo = phraseBook(
  [
    way('phone', { ...sent, isPresent: true }),
    'a? appeler|rappeler|recontacter|joindre|telephoner_a',
  ],
  [way('video', { ...sent, isPresent: true }), 'a? voir|revoir en visio'],
  [
    way('elsewhere', { ...sent, isPresent: true, isOpen: true }),
    'a? voir|revoir|rencontrer',
    'to? see|meet|seeing|meeting with?',
  ],
  [way('phone', { ...sent, isPresent: true }), 'to call|ring|phone back?', 'call|ring|phone back'],
  [way('atBusiness', { ...sent, isPresent: true }), 'a visiter', 'to visit', 'visiting'],
);

/** Before a length, and before whom it was with or a place: `popped in 1h30`, `passé 1h avec Claire`. */
export const weSpent = phraseBook(
  [way('atBusiness', sent), `${we}? dropped|popped|called|stopped|nipped|looked in|by|round|over`],
  [way('elsewhere', { ...outbound, isOpen: true }), `${we}? passe|passee|passes|spent`],
);
