/** The audit log as the operator reads it, in both languages. */
import type { AuditKind, ChainedEvent } from '../ports/account-storage.ts';
import type { Message } from '../messages.ts';

export const auditSummary: Message = [
  'Checks that the audit log is intact and shows its last events (20 by default).',
  'Vérifie l’intégrité du journal d’audit et affiche ses derniers événements (20 par défaut).',
];

const kinds: Readonly<Record<AuditKind, Message>> = {
  serverSetUp: ['server set up', 'serveur mis en service'],
  signedIn: ['signed in', 'connexion'],
  signInRefused: ['failed sign-in', 'échec de connexion'],
  signedOut: ['signed out', 'déconnexion'],
  deviceRevoked: ['device signed out', 'appareil déconnecté'],
  passwordChanged: ['password changed', 'mot de passe changé'],
  resetLinkMade: ['password reset link created', 'lien de réinitialisation créé'],
  reportLinkMade: ['link to a report created', 'lien vers un rapport créé'],
  reportOpened: ['report opened by a link', 'rapport ouvert par un lien'],
  invited: ['invited', 'invitation'],
  invitationWithdrawn: ['invitation withdrawn', 'invitation retirée'],
  joined: ['invitation accepted', 'invitation acceptée'],
  rolesChanged: ['roles changed', 'rôles modifiés'],
  memberRemoved: ['member removed', 'membre retiré'],
  programmeConnected: ['programme connected', 'programme connecté'],
  heldLetThrough: ['held change approved', 'modification en attente acceptée'],
  heldDismissed: ['held change rejected', 'modification en attente refusée'],
  handedInDisabled: [
    'changes from a disabled account, held',
    'modifications d’un compte désactivé, mises en attente',
  ],
  signedForOther: [
    'change signed with another name, rejected',
    'modification signée d’un autre nom, rejetée',
  ],
  unusualRead: ['unusual volume of reads', 'volume de lecture inhabituel'],
  overQuota: ['daily limit of data reached', 'limite quotidienne de données atteinte'],
  copyHandedOut: ['backup exported', 'sauvegarde exportée'],
  tableHandedOut: ['table exported', 'tableau exporté'],
  calendarHandedOut: ['calendar exported', 'calendrier exporté'],
  backupMade: ['backup created', 'sauvegarde créée'],
  backupRestored: ['backup restored', 'sauvegarde restaurée'],
  accountDisabled: ['account disabled', 'compte désactivé'],
  accountEnabled: ['account enabled', 'compte réactivé'],
};

/** Who did an event, and what it was done to, as far as that can be told. */
export interface NamedEvent extends ChainedEvent {
  readonly who: string | undefined;
  readonly what: string | undefined;
}

/** The log is whole: how long it is, by which mark its end is known again, and its last events. */
export function auditWhole(shown: readonly NamedEvent[]): readonly Message[] {
  const last = shown.at(-1);
  if (last === undefined) return [['The audit log is empty.', 'Le journal d’audit est vide.']];
  // A log whose end was cut off is whole as well: whoever notes its mark elsewhere notices.
  const mark = last.hash.slice(0, 12);
  return [
    [
      `The audit log is intact. Events: ${last.number}; last event’s fingerprint: ${mark}.`,
      `Le journal d’audit est intact. Événements\u00A0: ${last.number}\u00A0; empreinte du dernier\u00A0: ${mark}.`,
    ],
    ...shown.map(line),
  ];
}

/** Something of it was changed or taken out. */
export function auditBroken(number: number): Message {
  return [
    `The audit log has been altered: event ${number} does not match the one before it. Compare the log with that of a backup.`,
    `Le journal d’audit a été modifié\u00A0: l’événement ${number} ne correspond pas au précédent. Comparez ce journal avec celui d’une sauvegarde.`,
  ];
}

function line({ number, at, kind, who, what }: NamedEvent): Message {
  const inLanguage = (language: 0 | 1): string =>
    [`  ${number}`, new Date(at).toISOString(), kinds[kind][language], who, what]
      .filter((part) => part !== undefined)
      .join('  ');
  return [inLanguage(0), inLanguage(1)];
}
