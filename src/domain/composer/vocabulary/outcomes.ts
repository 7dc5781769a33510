/** What came of a contact, as people say it: nobody answered, it did not take place, it is still to come. */

import { phraseBook } from '../phrases.ts';

export type Outcome =
  | 'unanswered'
  | 'messageLeft'
  | 'missed'
  | 'cancelled'
  | 'postponed'
  | 'arranged';

export const outcomes = phraseBook<Outcome>(
  [
    'unanswered',
    'toujours|encore? pas|aucune|sans de? reponse',
    'toujours|encore? pas repondu',
    "elle|il|ca|personne|on|toujours? ne|n' repond|repondent toujours|encore? pas|plus?",
    "elle|il|toujours? n'a|n'ont toujours? pas repondu|decroche",
    'personne ne? repond|decroche',
    'repond|decroche pas',
    'ne decroche pas',
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
    'ca sonne dans le vide',
    'nrp',
    'pas de tonalite',
    'faux numero',
    'still? no answer|reply|response|pick-up|pickup yet?',
    'no luck',
    'nobody|no-one picked|answered|answers up?',
    'no one answered',
    'voicemail|voice-mail|answerphone|vm',
    'voice mail',
    'answering|answer machine',
    'went|goes|got|straight|direct straight? to? her|his|their|the? voicemail|answerphone',
    'hit voicemail',
    'line? engaged|busy',
    'line was|is engaged|busy',
    'engaged tone',
    'was engaged',
    'unreachable',
    "couldn't|cannot|can't|could reach|get hold? of?",
    'could not reach',
    'unable to reach',
    'not reached|reachable|answering|available|picking up?',
    "didn't|doesn't|did|does|hasn't|wouldn't not? answer|reply|respond|pick up?",
    "hasn't answered|replied|responded",
    'rang|rings out',
    'just rings',
    'wrong number',
    'unanswered',
    'not there',
    'hung up',
    'a raccroche',
    'indisponible|unavailable',
    'pas dispo|disponible',
    'not available',
    'absent|absente du? bureau?',
    'out of office',
  ],
  [
    'messageLeft',
    'message|msg|mess|vm laisse|depose',
    'laisse|depose un|le? message|msg|mot',
    "j'ai laisse un message|msg",
    'a laisse un message vocal',
    'message vocal laisse?',
    'message|msg sur le|son? repondeur|messagerie|boite vocale?',
    'i? left a|an|another|the|her|him|them? message|msg|voicemail|vm|word',
    'left her|him|them a message|voicemail',
    'message|msg left',
    'left word',
    'laisse|parle au|sur? le? repondeur',
  ],
  [
    'missed',
    "a|m'a|nous? pose un lapin",
    'lapin',
    'nous a pose un lapin',
    'pose un? lapin',
    'no-show',
    'no show',
    'noshow',
    'stood me|us up',
    'no shows',
    "n'est|est|jamais|toujours pas|jamais venu|venue|venus|la|presente|presentee|connecte|connectee",
    'pas|jamais venu|venue|venus|venues|presente|presentee|presentes|connecte|connectee|apparu',
    "ne? s'est pas presente|presentee|connecte|connectee",
    "n'a pas pu venir",
    "n'est jamais venu|venue",
    "n'est pas la|venu|venue",
    'personne au rdv|rendez-vous',
    'oublie le|notre|son rdv|rendez-vous',
    'a oublie le|notre? rdv|rendez-vous',
    'a manque|rate le|notre rdv|rendez-vous',
    "didn't|did|never not? show|turn|come|join|appear|attend up?",
    'never showed|turned|came|joined|appeared|arrived up?',
    'failed to show|attend|join|appear up?',
    "hasn't|wasn't shown|there up?",
    'not present',
    'forgot|missed our|the|his|her meeting|appointment|call',
    'manque|ratee|rate|manquee',
    'missed',
    'did not show',
    'nobody came|there|showed',
    'absent|absente',
  ],
  [
    'cancelled',
    'annule|annulee|annules|annulees',
    'a|a_du annule',
    'a du annuler',
    'est|etait annule|annulee',
    'decommande|decommandee',
    "s'est decommande|decommandee",
    "a|m'a decommande",
    'was|is|got|has|been? cancelled|canceled',
    'called off',
    'had to cancel',
    'cancels',
    'annulation',
    'tombe a|l? eau',
    "tombe a l'eau",
    'has cancelled',
  ],
  [
    'postponed',
    'reporte|reportee|reportes|repousse|repoussee|decale|decalee|deplace|deplacee',
    'est|a reporte|reportee|repousse|repoussee|decale|decalee',
    'was|is|been? postponed|rescheduled|moved|delayed|rearranged',
    'moved',
    'put off',
    'pushed back',
  ],
  [
    'arranged',
    'cale|calee|prevu|prevue|fixe|fixee|planifie|planifiee|programme|programmee|pris|confirme|confirmee|convenu|convenue',
    'a caler|prevoir|planifier|faire|fixer',
    'booked|scheduled|planned|arranged|confirmed|fixed|set in|for|up?',
    'to arrange|book|schedule',
    'prochain|prochaine',
    'next',
  ],
);

/** Also everyday words: an outcome only where nothing goes on behind them. */
export const doubtfulOutcomes: ReadonlySet<string> = new Set(
  'occupe occupee busy engaged absent absente vm unanswered'.split(' '),
);
/** After these an outcome still stands: `annulée par Priya`, `cancelled because he has flu`. */
export const outcomeFollowers: ReadonlySet<string> = new Set(
  'par by car cause suite faute due because for pour il elle he she they ils elles malade sick et and mais but again encore donc so since puisque comme en au a at on le la l chez avec with'.split(
    ' ',
  ),
);
/** Behind these something else than the contact is told of: `pas de réponse de Mondial Relay`. */
export const outcomeObjects: ReadonlySet<string> = new Set(
  "de d' du des from of par by to sur about a aux au pour for".split(' '),
);
/** A message can be left with or for somebody. */
export const messageFollowers: ReadonlySet<string> = new Set(
  'a with sur on chez pour for au to avec aupres asking asked il elle he she et and'.split(' '),
);
