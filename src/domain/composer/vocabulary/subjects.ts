/** What a line is about: the kind of contact, or an issue and how grave it is. */

import type { ContactKind } from '../../contact/contact.ts';
import { phraseBook } from '../phrases.ts';

export type IssueKind = 'problem' | 'risk' | 'opportunity';
export type Severity = 1 | 2 | 3;

/** Kinds of contact, where one says them. */
export const kinds = phraseBook<ContactKind>(
  [
    'monthlyReview',
    'revue|point|bilan mensuelle|mensuel',
    'revue du mois',
    'mensuel|mensuelle|monthly',
    'monthly review|rev|catch-up|meeting|call|mtg',
    'review|rev|reunion mensuelle|mensuel|monthly',
    'revue|review',
    'review meeting',
  ],
  [
    'screening',
    "entretien d'eligibilite|de_selection|de_preselection",
    'eligibility|screening check|call|interview|meeting',
    'screening',
    'test|verification eligibilite',
    'entretien de selection',
  ],
  [
    'induction',
    'induction session|meeting|day?',
    "seance|session|reunion|journee|atelier d'accueil|d'integration|d'induction",
    'onboarding session|call|meeting?',
  ],
  [
    'technicalSupport',
    'support|assistance|aide|appui|soutien|depannage technique',
    'technical|tech support|help|assistance',
    'depannage',
  ],
  [
    'introduction',
    'mise en relation',
    'introduction|intro call|meeting',
    'premiere prise de contact',
    'premier contact',
    'first contact',
  ],
  ['projectMeeting', 'reunion de? projet', 'project meeting'],
  ['technicalMeeting', 'reunion technique', 'technical meeting'],
  ['padMeeting', 'reunion de rampe|pad', 'pad|hub meeting'],
  ['microMeeting', 'micro-reunion', 'micro reunion|meeting', 'micro-meeting'],
  ['catchUp', 'rattrapage', 'seance|session de rattrapage', 'catch-up session'],
);

/** Before the noun: `un gros souci`, `minor issue`, `a serious risk`. */
const adjectives =
  'tiny|huge|massive|enormous|enorme|minime|nasty|belle|beau|joli|jolie|vrai|vraie|real|gros|grosse|petit|petite|nouveau|nouvelle|un|une|a|big|new|small|minor|major|serious|critical|blocking|urgent|significant|severe|possible|potential|grand|grande|grave|serieux|serieuse|leger|legere';

/** At the beginning of a line: an issue is opened. */
export const issueNouns = phraseBook<IssueKind>(
  [
    'problem',
    `${adjectives}? ${adjectives}? probleme|problemes|problem|problems|pb|pbm|pbs|souci|soucis|issue|issues|blocage|blocker|bug|incident|panne|couac|hic|snag|glitch|hiccup|hitch|showstopper`,
  ],
  ['risk', `${adjectives}? ${adjectives}? risque|risques|risk|risks`],
  ['opportunity', `${adjectives}? ${adjectives}? opportunite|opportunity|opp|opportunites`],
);

const very = 'tres|vraiment|assez|very|really|pretty|quite';

export const severities = phraseBook<Severity>(
  [
    1,
    `${very}? mineur|mineure|minor|leger|legere|benin|benigne|trivial|cosmetic|cosmetique|faible|low`,
    'pas|peu|rien de? tres? grave|bloquant|bloquante|urgent|serieux|critique|important',
    'not|non|nothing very|too|that? serious|blocking|urgent|critical|bloquant|bloquante|bad',
    'sans gravite',
    'low severity|priority',
    'petit|small|tiny|minime',
  ],
  [
    2,
    'serieux|serieuse|serious|grave|important|importante|significant|moyen|moyenne|medium|moderate|modere|gros|grosse|big|severe|majeur|majeure|major|genant|genante',
    'assez|plutot|quite|fairly|pretty serieux|grave|serious|bad',
  ],
  [
    3,
    'bloquant|bloquante|bloquants|bloque|bloquee|blocked|critique|critical|blocking|blocker|urgent|urgente|vital|showstopper|show-stopper|catastrophique',
    'tres|very|extremely|really|vraiment grave|serieux|serieuse|serious|severe|urgent|important|critique|bloquant',
  ],
);

/** Before a colon at the beginning they open a problem themselves: `bloquant : compte suspendu`. */
export const openingSeverities: ReadonlySet<string> = new Set(
  'bloquant bloquante bloque bloquee blocked blocking critique critical grave showstopper serious'.split(
    ' ',
  ),
);
/** A severity is read before these: `mineur pour l'instant`. */
export const severityFollowers: ReadonlySet<string> = new Set(
  'pour for de d for at si if car because now mais but en sur with in on chez dans avec about re cote a'.split(
    ' ',
  ),
);

/** The last word of a line is a severity only if it is hardly anything else. */
export const plainSeverities: ReadonlySet<string> = new Set(
  'bloquant bloquante critique critical blocking blocker urgent urgente mineur mineure minor grave serious serieux majeur majeure major'.split(
    ' ',
  ),
);
/** `problème résolu` opens no issue. */
export const issueCompounds: ReadonlySet<string> = new Set(
  'resolu resolue regle reglee solved resolved fixed tracker assessment'.split(' '),
);
