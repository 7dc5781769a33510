/** What came of a contact, as people say it: nobody answered, it did not take place, it is still to come. */

import { phraseBook } from '../phrases.ts';

export type Outcome =
  | 'unanswered'
  | 'messageLeft'
  | 'missed'
  | 'cancelled'
  | 'postponed'
  | 'arranged';

const shut = [
  'porte|portes|boutique|magasin|atelier|bureau|volets close|closes|clos|ferme|fermee|fermees|fermes',
  'shop|doors|door|office was|were? shut|closed|locked',
];
const ofCalls = [
  'en reunion|rdv|rendez-vous',
  'in a meeting',
  'on another call',
  'toujours|encore|still? rien|nothing',
  'rep',
  'toujours|encore|still occupe|occupee|busy|engaged',
];
const whereAlone = [
  'no luck|joy yet?',
  'failed|unsuccessful',
  'a? echoue|echouee|plante|plantee',
  "n'a pas abouti",
  'non abouti|aboutie',
  'personne',
  'nobody|no-one in|there|home|around|about',
  'no one in|there|home|around|about',
  'not in',
  'pas|jamais eu',
  'tried to? get|getting',
  ...shut,
  ...ofCalls,
];

/** Said only of a visit, and only of a call: `closed doors`, `in a meeting`. */
export const shutOutcomes = phraseBook<1>([1, ...shut]);
export const callOutcomes = phraseBook<1>([1, ...ofCalls]);
/** Also told of other things: only between commas. */
export const outcomesAlone = phraseBook<1>([1, ...whereAlone]);

const unlessTalked = [
  'his|her|their|the|son|sa? phone|mobile|portable|tel|telephone is|was|est? switched? off|eteint|ferme|coupe',
  'eteint|eteinte',
  'raccroche direct|aussitot',
  'ca|a? coupe direct|aussitot',
  'line|phone is|was|gone? dead|down|disconnected|cut_off',
  'ligne coupee|morte|hs|en_derangement',
  'not there',
  'hung up',
  'a raccroche',
  'indisponible|unavailable',
  'pas dispo|disponible',
  'not available',
  'absent|absente du? bureau?',
  'out of office',
  "hasn't|has_not|haven't|never|didn't|doesn't|not|still_not called|rung|phoned|rang|call|ring|phone|got|come me|us? back",
  "ne|n' me|nous? rappelle|rappellent toujours|encore? pas|plus|jamais",
  "n'a|n'ont|a|ont toujours|encore? pas|jamais rappele",
  'pas|jamais rappele',
  'aucun|pas|sans retour|signe de_sa_part|de_leur_part|de_vie?',
  "doesn't|didn't|won't|not take|taking|return|returning my|our|any? calls|call",
  'ignored|ignores|ignoring|blanked|blanking|ghosted|ghosting|ghosts me|us|my_calls|my_call|my_emails',
  'me|nous fantome|ghoste|snobe|ignore',
  "pas|jamais pu? l'avoir|la_joindre|le_joindre|les_joindre|l_avoir",
  "n'ai|n'ai_toujours|n'ai_encore|n'avons pas|jamais pu|reussi? l'avoir|l'joindre|a_la_joindre|a_le_joindre|a_l'avoir|la_joindre|le_joindre",
  'ca|telephone|tel sonne|sonnait dans_le_vide|sans_reponse|sans_fin|occupe',
  'no dice',
  'ligne|tel|telephone|portable coupe|coupee|en_panne|hors_service|suspendu|suspendue|resilie|resiliee',
  ...whereAlone,
];

/** Nobody was reached, unless a length or the verb says that they spoke: `call Tom 10 min, not available next week`. */
export const softOutcomes = phraseBook<1>([1, ...unlessTalked]);

export const outcomes = phraseBook<Outcome>(
  ['unanswered', ...unlessTalked],
  [
    'unanswered',
    'toujours|encore? pas|aucune|sans de? reponse|rep',
    'her|his|their|the? mailbox|inbox is|was? full',
    'voicemail|vm|mailbox|inbox full',
    'boite pleine',
    'raccroche|raccroches au nez',
    'toujours|encore? pas repondu',
    "elle|il|ca|personne|on|toujours? ne|n' repond|repondent toujours|encore? pas|plus?",
    "elle|il|toujours? n'a|n'ont toujours? pas repondu|decroche",
    'personne ne? repond|decroche',
    'repond|decroche pas',
    'ne decroche pas',
    "ne|n' repond|repondent|decroche plus|jamais",
    'pas decroche',
    'repondeur',
    'tombe|tombee|tombes|direct sur le|son|la|sa? repondeur|messagerie|boite vocale?',
    'sur? le|son|la|sa? repondeur|messagerie',
    'boite|messagerie vocale|pleine|saturee',
    'ligne? occupe|occupee',
    "c'est|sonne|sonnait occupe",
    'ca sonne occupe',
    'toujours|encore? injoignable|injoignables',
    'pas|non|jamais pu? joignable|joint|jointe|joindre',
    'impossible a|de joindre',
    'sonne|sonnait|ca? dans? le? vide',
    'personne au bout|fil|telephone|tel',
    'ca sonne dans le vide',
    'nrp|nr',
    'toujours|encore|direct|directement sur? le|son|la|sa? messagerie|repondeur',
    'messagerie',
    "n'ai|n'avons|j'ai? pas|jamais pu|reussi|arrive|parvenu a? joindre|avoir|eu",
    "n'arrive|arrive pas a joindre|avoir",
    'pas moyen de joindre|avoir',
    'essaye|essaie|tente|cherche|tentative de|d? joindre|rappeler',
    "essaye|tente d'appeler",
    'tente|essaye de joindre',
    'pas de tonalite',
    'faux numero',
    'still? no answer|ans|reply|response|pick-up|pickup yet?',
    'no pick up',
    'sonne mais personne',
    'number|numero not_in_use|not_recognised|unobtainable|non_attribue|invalide',
    'pas|sans retour d|de? appel',
    'sans succes|resultat',
    'en vain',
    'in vain',
    'without success|luck',
    'no answer|ans|reply|response as yet',
    'tried to? call|calling|ring|ringing|phone|phoning|reach|reaching',
    'tried to? get_hold_of|contact|catch|raise|speak_to',
    '1|2|3|4|5|several|plusieurs? tries|attempts|tentatives|essais|goes to|de|pour|d reach|call|phone|ring|get|joindre|appeler',
    "a|ont|n'a|n'ont toujours? pas|jamais repondu|decroche",
    'ne rappelle jamais',
    'nobody|no-one picked|answered|answers up?',
    'no one answered',
    'voicemail|voice-mail|answerphone|vm',
    'voice mail',
    'lvm',
    'answering|answer machine',
    'went|goes|got|straight|direct straight? to? her|his|their|the? voicemail|answerphone|vm',
    'hit voicemail',
    'line? engaged|busy',
    'line was|is engaged|busy',
    'engaged tone',
    'was engaged',
    'unreachable',
    "couldn't|cannot|can't|could reach|get hold? of?",
    "couldn't|cannot|can't|didn't|unable_to|failed_to|not_managed_to|haven't_managed_to reach|contact|get_hold_of|get_through_to|get_through|speak_to|catch",
    'could not reach',
    'unable to reach',
    'not reached|reachable|answering|available|picking up?',
    "didn't|doesn't|did|does|hasn't|wouldn't|won't not? answer|reply|respond|pick up?",
    "hasn't answered|replied|responded",
    'rang|rings|ringing|ring|keeps_ringing|kept_ringing out',
    'just rings|ringing|rang',
    'keeps|kept ringing',
    'rings|rang and rings|rang',
    'rang|rings off the? hook?',
    'straight to? her|his|their|the? answer|answering|answerphone|voicemail|vm|machine|mailbox phone|service|machine?',
    'abonne absent',
    'out of range|signal|reach',
    "hors reseau|d'atteinte",
    'wrong number',
    'unanswered',
    'n/a',
  ],
  [
    'messageLeft',
    'message|msg|mess|vm|vocal|mot laisse|depose',
    'laisse|depose un|le? message|msg|mess|mot|vocal',
    'laisse|depose un|le? message|msg vocal',
    "j'ai laisse un message|msg",
    'a laisse un message vocal',
    'message vocal laisse?',
    'message|msg sur le|son? repondeur|messagerie|boite vocale?',
    'i? left a|an|another|the|her|him|them? message|msg|voicemail|vm|word',
    'left|leaving|leave|dropped her|him|them a|another|my? message|msg|voicemail|vm|voicenote|note|word',
    'left|leaving|dropped|recorded a|an|another|the|my|2nd|second? message|msg|voicemail|vm',
    'lui|leur ai|a|avons laisse|depose un|le|mon? message|msg|mess|mot|vocal|vm vocal?',
    'relaisse|redepose un? message|msg|mot|vocal',
    'left messages|msgs|voicemails|vms',
    'laisse des? messages|msgs|vocaux',
    '1|2|3|4|5|several|plusieurs|des messages|msgs|vocaux|voicemails laisses|left|deposes',
    'message|msg|mess|vm|voicemail|word left',
    'left word',
    'laisse|parle au|sur? le? repondeur',
  ],
  [
    'missed',
    "a|m'a|nous? pose un lapin",
    'lapin',
    'nous a pose un lapin',
    'pose un? lapin',
    'no-show|no-shows|no-showed|noshowed',
    'no showed',
    'no turn up',
    'no show',
    'noshow',
    'stood me|us up',
    'stood up|ghosted|let_down by',
    'no sign of',
    'plante|plantee par',
    'no shows',
    "n'est|est|jamais|toujours pas|jamais venu|venue|venus|la|presente|presentee|connecte|connectee",
    'pas|jamais venu|venue|venus|venues|presente|presentee|presentes|connecte|connectee|apparu',
    "ne? s'est pas presente|presentee|connecte|connectee",
    "n'a pas pu venir",
    "n'est jamais venu|venue",
    "n'est pas la|venu|venue",
    'absent|absente|pas_la|pas_present|pas_presente a|au|de|du|pour la|notre|le? rdv|rendez-vous|reunion|visio|point|atelier|formation',
    'non|pas honore|honoree',
    'personne au rdv|rendez-vous',
    'a? oublie',
    'a manque|rate le|notre rdv|rendez-vous',
    "didn't|did|never not? show|turn|come|join|appear|attend up?",
    'never showed|turned|came|joined|appeared|arrived up?',
    'failed to show|attend|join|appear up?',
    "hasn't|wasn't shown|there up?",
    'not present',
    'forgot',
    'manque|ratee|rate|manquee',
    'a? zappe|loupe|seche',
    'fait? faux bond',
    "m'a|nous_a|ma plante|oublie",
    'bailed|flaked on? me|us?',
    'blew me|us out|off',
    'missed',
    'did not show',
    "didn't|couldn't make it",
    'nobody came|there|showed',
    'absent|absente',
  ],
  [
    'cancelled',
    'annule|annulee|annules|annulees',
    'a|a_du annule',
    'a du annuler',
    'est|etait annule|annulee',
    'decommande|decommandee|desiste|desistee|supprime|supprimee|avorte|avortee|abandonne|abandonnee|scrapped|binned|canned|shelved|nixed|aborted|axed|scratched',
    "s'est|se|ils_se_sont? decommande|decommandee|desiste|desistee",
    "a|m'a|nous_a|a_du decommande|desister|se_desister|se_decommander|decommander",
    'knocked on the head',
    'was|is|got|has_been scrapped|binned|canned|shelved|axed|dropped',
    "a|elle|il|tom? decline|declinee|refuse l'invitation|l'invit",
    'had to|2 pull_out|call_it_off|call_off|drop_out|bail|scrap|decline',
    'pulled|dropped|backed|ducked out',
    "n'aura finalement|donc? pas lieu",
    'ne tient|tiendra plus|pas',
    'a du? annuler|decommander|renoncer',
    'wants|wanted|has|needs|asked|asks to cancel',
    "veut|voulait|souhaite|demande|doit|prefere a|d'|d? annuler",
    'was|is|got|has|been? cancelled|canceled',
    'called off',
    'had to cancel',
    'is|was off',
    'fell through',
    'cried off',
    "can't|cannot|couldn't|won't make|do|attend it?",
    'ne? peut|pourra|pouvait plus|pas venir|assister',
    'pulled|backed out of?',
    'off',
    'saute|capote',
    "is|won't not? happening|happen|going_ahead|go_ahead",
    "n'aura pas lieu",
    "n'a pas eu lieu",
    'ne se fera|fait pas',
    'cancels|cancelled|canceled',
    'annule',
    'annulation',
    'tombe a|l? eau',
    "tombe a l'eau",
    'has cancelled',
  ],
  [
    'postponed',
    'reporte|reportee|reportes|reportees|repousse|repoussee|decale|decalee|deplace|deplacee|ajourne|ajournee|differe|differee|retarde|retardee|rebascule|bascule|basculee|rebooked|deferred|adjourned',
    'had|has|have to? move|push|shift|bump|switch|reschedule|postpone|delay|rebook|rearrange|defer',
    "a|avons|ont|ai|j'ai|on_a du reporter|repousser|decaler|deplacer|avancer",
    'est|a|ont reporte|reportee|repousse|repoussee|decale|decalee|deplace|deplacee|ajourne|ajournee',
    'was|is|been|has_been|got|getting|being? postponed|rescheduled|moved|delayed|rearranged|rebooked|deferred',
    'moved|pushed|bumped|shifted|switched',
    'moving|pushing|bumping|shifting',
    'now|plutot|desormais|instead',
    'put off',
    'pushed back',
    'est|a? avance|avancee|ramene|ramenee',
    'est|a? passe|passee',
    'was|is|been|has_been? brought forward',
    'was|is|been|has_been? put back',
    "report|decalage du|de_la|de|d'",
  ],
  [
    'arranged',
    'cale|calee|prevu|prevue|fixe|fixee|planifie|planifiee|programme|programmee|pris|confirme|confirmee|convenu|convenue',
    "on_a|j'ai|jai|nous_avons|a|ai|avons re? cale|fixe|prevu|planifie|programme|pris|note|bloque|reserve|convenu|confirme un|une|le|la|d'un|d'une|notre?",
    "cale|fixe|prevu|planifie|programme|pris|note|bloque|reserve|pose|convenu|confirme un|une|le|la|d'un|d'une|notre",
    "on|nous|je|j'? cale|bloque|fixe|prevoit|planifie|programme|note|reserve un|une|le|la",
    'a caler|prevoir|planifier|faire|fixer',
    'booked|scheduled|planned|arranged|rearranged|re-arranged|confirmed|fixed|set in|for|up?',
    'pencil|pencilled|penciled|book|schedule|arrange|plan|set|fix in|up? a|the?',
    'caler|prevoir|planifier|fixer|programmer un|une|le|la?',
    'reprogramme|reprogrammee|recale|recalee',
    'to arrange|book|schedule',
    'agreed on|to|a|an|another|our',
    'agreed on a|an|another|the',
    "have|has|got|we|i|i've|we've booked|scheduled|planned|arranged|fixed|set|agreed|lined up|in|on|for|a|an|another?",
    'booked|scheduled|planned|arranged|rearranged|confirmed|fixed|organised|organized|lined|agreed up|in|on? a|an|another|our|my',
    'in|into the|my|our? diary|calendar|book for|on?',
    "a|dans l'agenda",
    "est|c'est|c? cale|calee|prevu|prevue|fixe|fixee|confirme|confirmee pour?",
    "is|was|been|it's|its booked|scheduled|planned|arranged|confirmed|set|fixed in|for|up?",
    'agreed',
    'prochain|prochaine',
    'next',
  ],
);

/** Also everyday words: an outcome only where nothing goes on behind them. */
export const doubtfulOutcomes: ReadonlySet<string> = new Set(
  'occupe occupee busy engaged absent absente vm unanswered messagerie nr lvm plan set fix book'.split(
    ' ',
  ),
);
/** Missed or cancelled only where the meeting, its day or its hour stands behind them. */
export const forgettingWords: ReadonlySet<string> = new Set(
  'forgot oublie make do attend venir assister'.split(' '),
);
/** Cancelled only right behind the meeting, and where nothing goes on behind them: `call off with Tom`, `rdv Tom saute`. */
export const fallingWords: ReadonlySet<string> = new Set('off saute capote'.split(' '));
/** Behind what was put off: to a day that is not known yet. */
export const someLaterDay = phraseBook<1>([
  1,
  'a une autre|nouvelle? date|jour|creneau',
  'a un autre jour|creneau|moment',
  'a plus tard',
  'to a|another later|new|different? day|date|time|slot',
  'to later',
]);
/** How long nobody was reached, behind it: `engaged all morning`. */
export const wholeSpells = phraseBook<1>([
  1,
  'all|the_whole morning|afternoon|day|week',
  'toute la matinee|journee|semaine|apres-midi',
  "tout le? matin|l'apres-midi",
]);
/** Who is busy may be so all day with something else than the telephone. */
export const busyWords: ReadonlySet<string> = new Set(
  'busy occupe occupee absent absente'.split(' '),
);
/** Also everyday words: put off only where the contact stands behind them, and then its new day. */
export const shiftingWords: ReadonlySet<string> = new Set(
  'pushed bumped shifted switched moving pushing bumping shifting move push shift bump switch'.split(
    ' ',
  ),
);
/** Also everyday words: put off only where the new day stands right behind them, and with whom or how before. */
export const insteadWords: ReadonlySet<string> = new Set('now plutot desormais instead'.split(' '));
/** Also everyday words: put off only where the new day or hour stands behind them. */
export const movingWords: ReadonlySet<string> = new Set(
  'avance avancee ramene ramenee forward passe passee'.split(' '),
);
/** After these an outcome still stands: `annulée par Priya`, `cancelled because he has flu`. */
export const outcomeFollowers: ReadonlySet<string> = new Set(
  'par by car cause suite faute due because for pour il elle he she they ils elles malade sick et and mais but again encore donc so since puisque comme en au a at on le la l chez avec with'.split(
    ' ',
  ),
);
/** Behind these something else than the contact is told of: `pas de réponse de Mondial Relay`. */
export const outcomeObjects: ReadonlySet<string> = new Set(
  "de d' du des from of par by to sur about a aux au pour for with avec".split(' '),
);
/** A message can be left with or for somebody. */
export const messageFollowers: ReadonlySet<string> = new Set(
  'a with sur on chez pour for au to avec aupres asking asked il elle he she et and'.split(' '),
);
