/** The audit log as the operator reads it, in both languages. */
import type { AuditKind, ChainedEvent } from '../ports/account-storage.ts';
import type { Message } from '../messages.ts';

export const auditSummary: Message = [
  'Checks that nothing of the audit log was changed or taken out, and shows its last events (20 unless said).',
  'Vérifie que rien n’a été modifié ni retiré du journal d’audit, et en affiche les derniers événements (20 par défaut).',
];

const kinds: Readonly<Record<AuditKind, Message>> = {
  serverSetUp: ['server set up', 'serveur mis en service'],
  signedIn: ['signed in', 'connexion'],
  signInRefused: ['sign-in refused', 'connexion refusée'],
  signedOut: ['signed out', 'déconnexion'],
  deviceRevoked: ['device signed out', 'appareil déconnecté'],
  passwordChanged: ['password changed', 'mot de passe changé'],
  resetLinkMade: ['link for a new password', 'lien pour un nouveau mot de passe'],
  invited: ['invited', 'invitation'],
  invitationWithdrawn: ['invitation withdrawn', 'invitation retirée'],
  joined: ['joined', 'arrivée'],
  rolesChanged: ['roles changed', 'rôles modifiés'],
  memberRemoved: ['member removed', 'membre retiré'],
  programmeConnected: ['programme connected', 'programme relié'],
  heldLetThrough: ['held change let through', 'modification en attente acceptée'],
  heldDismissed: ['held change dismissed', 'modification en attente écartée'],
  handedInDisabled: ['sent by a disabled account, held', 'envoi d’un compte fermé, mis en attente'],
  signedForOther: [
    'change signed with another name, refused',
    'modification signée d’un autre nom, refusée',
  ],
  unusualRead: ['read far more than usual', 'lecture bien supérieure à l’habitude'],
  copyHandedOut: ['copy saved as a file', 'copie enregistrée dans un fichier'],
  tableHandedOut: ['table saved as a file', 'tableau enregistré dans un fichier'],
  calendarHandedOut: ['calendar saved as a file', 'calendrier enregistré dans un fichier'],
  backupMade: ['backup made', 'sauvegarde faite'],
  backupRestored: ['backup restored', 'sauvegarde reprise'],
  accountDisabled: ['account disabled', 'compte fermé'],
  accountEnabled: ['account enabled', 'compte rouvert'],
};

/** Who did an event, and what it was done to, as far as that can be told. */
export interface NamedEvent extends ChainedEvent {
  readonly who: string | undefined;
  readonly what: string | undefined;
}

/** The log is whole: how long it is, by which mark its end is known again, and its last events. */
export function auditWhole(shown: readonly NamedEvent[]): Message {
  const last = shown.at(-1);
  if (last === undefined) return ['The audit log is empty.', 'Le journal d’audit est vide.'];
  // A log whose end was cut off is whole as well: whoever notes its mark elsewhere notices.
  const mark = last.hash.slice(0, 12);
  return [
    `The audit log is whole. Events: ${last.number}; its end has the mark ${mark}.\n${lines(shown, 0)}`,
    `Le journal d’audit est intact. Événements\u00A0: ${last.number}\u00A0; sa fin porte la marque ${mark}.\n${lines(shown, 1)}`,
  ];
}

/** Something of it was changed or taken out. */
export function auditBroken(number: number): Message {
  return [
    `The audit log was changed: event ${number} does not continue what stands before it. Compare it with that of a backup.`,
    `Le journal d’audit a été modifié\u00A0: l’événement ${number} ne prolonge pas ce qui le précède. Comparez-le avec celui d’une sauvegarde.`,
  ];
}

function lines(events: readonly NamedEvent[], language: 0 | 1): string {
  return events
    .map(({ number, at, kind, who, what }) =>
      [`  ${number}`, new Date(at).toISOString(), kinds[kind][language], who, what]
        .filter((part) => part !== undefined)
        .join('  '),
    )
    .join('\n');
}
