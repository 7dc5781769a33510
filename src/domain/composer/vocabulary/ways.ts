/**
 * How people say that they were in touch: nouns (`visio`) and places (`à la rampe`), in both
 * languages at once. Written folded, as patterns of `../phrases.ts`. Verbs are in `way-verbs.ts`, what is still to be
 * done in `plans.ts`.
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

/** A way of being in touch, and what else an expression says of it. */
export const way = (mode: ComposerMode, more: Omit<Way, 'mode'> = {}): Way => ({ mode, ...more });
const weak = { isWeak: true };
const open = { isOpen: true };
const openWeak = { isOpen: true, isWeak: true };
const place = { isPlace: true };
const received = { direction: 'inbound' } as const;
export const sent = { direction: 'outbound' } as const;

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

export const mails = 'mail|mails|email|emails|e-mail|e-mails|courriel|courriels|mel';
export const texts = 'sms|texto|whatsapp|message|msg|text';
/** Where messages are written, beside the word for one. */
export const channels =
  'whatsapp|linkedin|insta|instagram|facebook|fb|messenger|slack|signal|telegram|teams';
const relances = 'relance|rappel|reponse|retour|envoi|envoye';
const chasers = 'follow-up|chaser|reminder|thank-you|intro|quick|long';
const letters = 'courrier|lettre|letter|recommande';

const few = '1|2|3|4|5|un|deux|trois|one|two|three|several|plusieurs|another';

/** Nouns: how the contact took place. */
export const nouns = phraseBook(
  [way('phone'), 'appel tel|telephonique?', 'call', 'tel|telephone|tph|phone'],
  [
    way('phone'),
    'coup de fil|tel|telephone|phone|bigo',
    'phone|telephone call|chat|catch-up',
    'quick call',
  ],
  [
    way('phone'),
    'bigo tel?',
    'facetime audio',
    'landline|mobile call',
    'call on|via|over signal|whatsapp|messenger',
  ],
  [
    way('phone'),
    'point|entretien|echange|rdv|rendez-vous|discussion|conversation|bilan|revue|debrief|brief|reunion au|par|en? tel|telephone|telephonique|audio',
  ],
  [way('phone'), 'chat|catch-up|natter on|over|by the? phone'],
  [
    way('phone', { ...sent, isMissed: true }),
    "echec|tentative d'appel|appel",
    'appel infructueux|sans_succes|en_vain|non_abouti',
    'failed|unsuccessful|attempted call',
    'call failed|unsuccessful',
  ],
  [way('phone', weak), 'rappel', 'ring|bell|buzz', 'ligne'],
  [way('phone', { ...sent, ...openWeak }), 'relance'],
  [way('email', { ...sent, ...openWeak }), 'reminder|chaser'],
  [way('phone', received), 'call in from', 'call|ring back from', 'callback from'],
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
  [way('phone'), 'conf|conference call|tel|telephonique', 'three-way|3-way call'],
  [
    way('video'),
    'visio|visioconference|visioconf|visio-conf|videoconference|videoconf|videocall|vc|webex|skype|facetime|jitsi|whereby|bigbluebutton|bbb|gotomeeting|hangout|hangouts',
    "partage d'ecran",
    'screen share|sharing',
    'screenshare|screen-share',
    'meet google',
  ],
  [way('video'), 'visio|video|zoom|teams|skype|meet|webex call|appel|meeting|chat|conference|conf'],
  [
    way('video'),
    'reunion|appel|call|meeting|point|rdv|rendez-vous|echange|discussion|conversation|entretien|bilan|catch-up|chat|session|atelier|formation|workshop|training|demo en|par|on|via|over|by|sur? visio|video|zoom|teams|skype|meet',
    "echec|tentative|essai de|d'? la? visio|zoom",
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
  [
    way('email'),
    `echange|echanges de|d'|par? ${mails}`,
    `${mails} exchange|thread|chain|back-and-forth`,
    `exchange of ${mails}`,
  ],
  [way('message', weak), `${few} sms|messages|textos|texts|whatsapps`],
  [
    way('email', sent),
    `${mails} envoye|envoyes|sent|parti|partis`,
    `envoye|sent un|an|a|le|the? ${mails}`,
  ],
  [way('email', sent), `${mails} out`],
  [way('email', received), `${mails} in from`],
  [
    way('email', received),
    `${mails} recu|recus|received`,
    `recu|got|received un|an|a|the|le? ${mails}`,
    `recu|got|received ${few} mails|emails|e-mails|courriels`,
  ],
  [way('email', { ...received, ...openWeak }), 'reponse|reply'],
  [
    way('email', { ...sent, ...openWeak }),
    'reminder|invite|invitation|relance|rappel sent|envoye|envoyee',
  ],
  [way('message'), 'whatsapp|sms|texto|msg|messenger|slack|telegram|dm'],
  [way('message', { ...sent, isWeak: true }), 'ping'],
  [way('message'), `${channels} message|msg|dm|chat|vocal`, `message|msg|dm|mp|vocal ${channels}`],
  [way('message', sent), `message|msg ${channels} envoye|sent`, `${relances} sms|whatsapp|texto`],
  [way('message', received), `message|msg ${channels} recu|received`],
  [
    way('phone'),
    'whatsapp|messenger|signal|telegram call|appel',
    'appel|call whatsapp|messenger|signal|telegram',
  ],
  [way('message'), `echange|echanges de|par? sms|textos|messages`],
  [way('phone', sent), `${relances} tel|telephone|telephonique`],
  [way('email', sent), `${relances} par? ${mails}`],
  [way('email'), `${chasers} ${mails}`, `follow up ${mails}`, `${mails} reminder|chaser|follow-up`],
  [way('message', weak), 'message', 'text', 'signal', 'text message', 'vocal'],
  [
    way('message'),
    'voice note|memo',
    'note|message audio',
    `${channels} voice note|memo|message`,
    'note vocale',
  ],
  [way('message', sent), `${texts} envoye|envoyes|sent|parti`, `envoye|sent un|a|le|the? ${texts}`],
  [way('message', received), `${texts} in from`],
  [
    way('message', received),
    `${texts} recu|recus|received`,
    `recu|got|received un|a|the|le? ${texts}`,
    `recu|got|received ${few} sms|messages|textos|texts|whatsapps|vocaux`,
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
    'carte|colis|paquet|pli|card|parcel|package|packet envoye|envoyee|poste|postee|sent|posted a|to',
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
  [way('atBusiness', weak), 'site', 'drop-in|pop-in', 'drop|pop in'],
  [
    way('elsewhere'),
    'resto|restau|apero|aperitif|brunch|brekkie|brekky|afterwork|after-work|supper|cuppa|repas',
  ],
  [
    way('elsewhere'),
    'dejeuner|dej|diner|petit-dejeuner|lunch|breakfast|dinner',
    "petit|p'tit|ptit dej|dejeuner|dejeuner|cafe|noir",
    'pause cafe|dej|dejeuner',
    'coffee break|catch-up|morning',
    'working|business|networking|networking lunch|breakfast|dinner|drinks',
    'dejeuner|dej|petit-dejeuner|repas de? travail|reseau',
  ],
  [
    way('elsewhere', weak),
    'pub|cafe|coffee|verre|pot|drink|drinks|tea|beer|beers|pint|pints|biere|bieres|brew|gouter|curry|barbecue|bbq|picnic|pique-nique',
    'petit dejeuner',
  ],
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
    'revue|bilan trimestriel|trimestrielle|annuel|annuelle|semestriel|semestrielle|hebdo|hebdomadaire|intermediaire|finale?|final|de_fin|de_mi_parcours',
    'quarterly|annual|yearly|weekly|fortnightly|interim|mid-term|end-of-year|final review',
    'point|echange|entretien|discussion|rencontre|review|seance|session|atelier|passage|formation|training|webinaire|coaching|natter|cours|lesson|tutorial|tuto|accompagnement|mentoring',
  ],
  [
    way('elsewhere', openWeak),
    'chat|catch-up|catchup|conversation|talk|workshop|appointment|demo|demonstration|sit-down|chinwag|debrief|briefing|check-in|stand-up|kick-off|huddle',
    'sit down',
    'catch up',
    'quick|brief|short one|word|hello|hi',
  ],
  [way('note'), 'note', 'memo', 'nb', 'a noter', 'pour memoire|info'],
);

export const pads = 'rampe|pad|pepiniere|hub';
/** Where an SME works. */
export const sites =
  'boulangerie|patisserie|epicerie|fromagerie|savonnerie|brasserie|distillerie|menuiserie|librairie|galerie|poterie|serre|serres|biscuiterie|conserverie|chocolaterie|torrefaction|bijouterie|fleuriste|cidrerie|imprimerie|bakers|deli|gallery|nursery|smallholding|forge|pottery|dairy|distillery|roastery|cidery|boatyard|site|cellar|outlet|salon|labo|laboratoire|local|ferme|chantier|fournil|cave|chai|domaine|depot|hangar|garage|cuisine|showroom|farm|kitchen|lab|yard|barn|brewery|bakery|depot|atelier|boutique|magasin|entrepot|usine|bureau|bureaux|locaux|siege|shop|store|workshop|warehouse|office|offices|factory|premises|place|studio|unit|stockroom';

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
    'au|a_la|sur_le salon|cafe|restaurant|resto|marche|foire|bar|port|gare|cantine|club|stand',
    'at the fair|cafe|restaurant|trade|pub show|fair?',
  ],
  [
    way('phone', place),
    'au|par telephone|tel|phone',
    'au bout du fil',
    'on the line',
    'by|on|over|down the? phone|telephone|blower',
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
  [
    way('post', place),
    'par la? courrier|poste|lettre|recommande|colissimo',
    'par voie postale',
    'by|in|through|via the? post|letter|mail_order',
  ],
);

/** So many calls are told of as one contact only where nobody answered them: `2 appels à Tom sans réponse`. */
export const countedCalls = phraseBook<Way>([way('phone', sent), `${few} appels|calls|tentatives`]);

/** Alone, without a word before it, only at the end of a part: `mtg w Tom thu 2pm, their place`. */
export const barePlaces = phraseBook<Way>([
  way('atBusiness', place),
  `their|his|her|leur|leurs ${sites}`,
]);
