/** How people say that a contact is still to come: what they intend, agree on or have to do. Folded. */

import { phraseBook } from '../phrases.ts';
import { sent, way } from './ways.ts';

/** Words of intention: with the verb behind them, somebody and a day to come, a contact is planned. */
export const intentions = phraseBook<1>([
  1,
  "i|we|je|on|j'ai? will|shall|must|should|can|could|may|might|gotta|gonna|i'll|we'll",
  "i|we|i'm|am|we're|are? need|have|want|got|ought|going|plan|planning|hope|hoping|intend|aim|like|about|due|supposed to",
  "remember|don't_forget|try|aim|remind_me|make_sure to",
  'todo|to-do|to_do to?',
  'je|on|nous? dois|doit|devons|vais|va|allons|peux|veux|souhaite|compte|pense|prevois|prevoit|pensais',
  "il? faut|faudra|faudrait|faudrait que? je|j'?",
  'il? reste a',
  "j'ai|on_a a",
  "ne? pas? oublier|penser|pense|essayer|prevoir|prevu a|de|d'",
]);

/** What is intended, as its base form; the day stands behind whom. */
export const intended = phraseBook(
  [
    way('phone', { ...sent, isPresent: true }),
    'call|ring|phone|bell|contact back|up?',
    'catch|grab',
    "appeler|rappeler|joindre|contacter|recontacter|telephoner|appelle|rappelle|j'appelle a?",
  ],
  [
    way('phone', { ...sent, isPresent: true, isOpen: true }),
    'chase|try|nudge|relancer|relance up?',
  ],
  [
    way('elsewhere', { ...sent, isPresent: true, isOpen: true }),
    'see|meet|revoir|voir|rencontrer with|up_with?',
    'voie|revoie|rencontre',
  ],
  [
    way('atBusiness', { ...sent, isPresent: true }),
    'visit|visiter',
    'go|pop|drop and|in|round|over? to? see|visit',
    'aller|passer|passe|aille voir|chez',
  ],
  [
    way('email', { ...sent, isPresent: true }),
    'email|e-mail|mail|mailer',
    "ecrire|ecrive|j'ecrive a",
  ],
  [way('message', { ...sent, isPresent: true }), 'text|message|whatsapp'],
  [way('video', { ...sent, isPresent: true }), 'zoom|skype'],
);

/** Before the noun of a contact to come: `on refait un point tel vendredi`, `let's do a call Tuesday`. */
export const nounPlans = phraseBook<1>([
  1,
  'on|nous se? fait|refait|reprend|remet|cale|recale|prevoit|prend un|une|notre?',
  'je|on vais|va|dois|doit faire|caler|fixer|prevoir|organiser un|une|notre?',
  "i? don't_forget|remember|remind_me|n'oublie_pas|pas_oublier|ne_pas_oublier a|an|the|my|our|le|la|un|une?",
  'i|we|il? need|needs|faut a|an|another|un|une',
  "let's|we'll|i'll|we_will|i_will|need_to|have_to|going_to|must do|have|get|fix|book|set_up|arrange|organise|schedule a|an|another|our|the?",
]);

/** What we say that we do, of a day to come: `je passe voir Claire mercredi`, `seeing Tom Thursday`. */
export const presentPlans = phraseBook(
  [
    way('phone', { ...sent, isPresent: true }),
    "j'|je? appelle|rappelle",
    'je? rappellerai|appellerai',
    "j'appelle|l'appelle",
    'calling|ringing|phoning back?',
    "i'm|i_am|we're calling|ringing|phoning",
  ],
  [
    way('elsewhere', { ...sent, isPresent: true, isOpen: true }),
    'je? verrai|reverrai|rencontrerai',
    'je|on|nous vois|voit|voyons|revois|revoit|rencontre|retrouve',
    "i'm|i_am|we're? seeing|meeting with?",
    'catching up with',
  ],
  [
    way('atBusiness', { ...sent, isPresent: true }),
    'je|on passe|repasse|vais|va|file|retourne|monte|descends voir|chez',
    'je|on passe|repasse|vais voir',
    "j'? irai|passerai|repasserai voir|chez",
    "i'm|i_am|we're visiting|at",
    "i'm|i_am|we're? going|heading|popping|nipping|driving|dropping|stopping|calling|off in|over|round|down|out|by? to? see|visit|on|at?",
  ],
  [way('email', { ...sent, isPresent: true }), "i'm|i_am|we're emailing|mailing"],
  [way('message', { ...sent, isPresent: true }), "i'm|i_am|we're texting|messaging"],
);

/** The same between two, who stand behind the day or nowhere: `on se voit jeudi chez Claire`. */
export const mutualPlans = phraseBook(
  [
    way('phone', { ...sent, isPresent: true }),
    "on s'appelle|se_rappelle|se_telephone|se_parle",
    'nous nous appelons|rappelons|parlons',
    "we're|we_are speaking|talking",
  ],
  [way('video', { ...sent, isPresent: true }), 'on se fait une? visio|teams|zoom'],
  [
    way('elsewhere', { ...sent, isPresent: true, isOpen: true }),
    'on se voit|revoit|retrouve|rencontre',
    'nous nous voyons|revoyons|retrouvons',
    "we're|we_are meeting|seeing_each_other",
  ],
);

/** What was agreed between two, behind both: `agreed with Tom to meet Tuesday`. */
export const together = phraseBook(
  [
    way('elsewhere', { ...sent, isPresent: true, isOpen: true }),
    'to meet|meet_up',
    'de|pour se|nous? voir|revoir|retrouver',
  ],
  [
    way('phone', { ...sent, isPresent: true }),
    'to speak|talk|call|catch_up',
    'de|pour se|nous? parler|rappeler|appeler',
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
  [
    way('phone', { ...sent, isPresent: true }),
    'to call|ring|phone back?',
    'call|ring|phone back',
    'bell|phone',
  ],
  [way('phone', { ...sent, isPresent: true, isOpen: true }), 'to? chase|try|nudge', 'a? relancer'],
  [way('atBusiness', { ...sent, isPresent: true }), 'a visiter', 'to visit', 'visiting'],
  [way('email', { ...sent, isPresent: true }), 'emailing|mailing', 'a ecrire a?'],
  [way('message', { ...sent, isPresent: true }), 'texting|messaging'],
);
