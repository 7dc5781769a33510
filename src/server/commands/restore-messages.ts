/** What `restore` tells the operator of the members of programmes, in both languages. */
import type { Message } from '../messages.ts';
import type {
  DifferingMark,
  DifferingPerson,
  MembersChoice,
  Right,
} from '../storage/both-people.ts';
import type { PeopleKept, UndecidedProgramme } from '../storage/people-after.ts';

/** Who may what now. */
export function peopleAfter(people: PeopleKept | undefined): Message {
  if (people === undefined) {
    return [
      'Members and their rights are those of the backup: remove anyone who has left since. Everybody has to sign in again.',
      'Les personnes et leurs droits sont ceux de la sauvegarde\u00A0: retirez de nouveau les personnes parties depuis. Chacun devra se reconnecter.',
    ];
  }
  if (people.isLater && people.toCheck.length + people.lockedOut.length === 0) {
    return [
      'Members, their rights and the audit log are unchanged by the restore.',
      'Les personnes, leurs droits et le journal d’audit restent tels qu’avant la restauration.',
    ];
  }
  const list = people.toCheck.join(', ');
  const [english, french] =
    list === ''
      ? ['', '']
      : [
          ` Check the members of these programmes: ${list}.`,
          ` Vérifiez les membres de ces programmes\u00A0: ${list}.`,
        ];
  const [again, deNouveau] = people.isLater
    ? ['', '']
    : [
        ' Some people have to sign in again, perhaps with an earlier password.',
        ' Certaines personnes devront se reconnecter, parfois avec un mot de passe antérieur.',
      ];
  return [
    `The replaced data does not simply continue from this backup.${english}${again}`,
    `Les données remplacées ne sont pas simplement la suite de cette sauvegarde.${french}${deNouveau}`,
  ];
}

/** Programmes that the server had, and has no more. */
export function programmesLost(names: readonly string[]): Message {
  const list = names.join(', ');
  return [
    `These programmes are not in the backup, and the server has them no more: ${list}. Devices keep them; a copy of their data is in what was replaced.`,
    `Ces programmes ne sont pas dans la sauvegarde, et le serveur ne les a plus\u00A0: ${list}. Les appareils les conservent\u00A0; une copie de leurs données se trouve dans ce qui a été remplacé.`,
  ];
}

/** Who belonged to a programme in the backup or in what it replaced, and does not any more. */
export function peopleLeftOut(emails: readonly string[]): Message {
  const list = emails.join(', ');
  return [
    `These people are no longer members of some of these programmes; invite them again if needed: ${list}`,
    `Ces personnes ne sont plus membres de certains de ces programmes\u00A0; invitez-les de nouveau si nécessaire\u00A0: ${list}`,
  ];
}

/** Whose password counts no more. */
export function peopleLockedOut(emails: readonly string[]): Message {
  const list = emails.join(', ');
  return [
    `These people get back rights, and their password was changed since the backup. Nobody can sign in with it any more; give them a link for a new one (user reset-link): ${list}`,
    `Ces personnes retrouvent des droits, et leur mot de passe a changé depuis la sauvegarde. Il ne permet plus de se connecter\u00A0; donnez-leur un lien pour en choisir un autre (user reset-link)\u00A0: ${list}`,
  ];
}

/** Nothing was restored: whose members count is for the operator to say. */
export function membersUndecided(programmes: readonly UndecidedProgramme[]): readonly Message[] {
  return [
    [
      'Nothing was restored. The members on this server are not simply a later state of those in the backup. Compare their rights, then run the same command again with --members=backup or --members=server.',
      'Rien n’a été restauré. Les membres sur ce serveur ne sont pas simplement la suite de ceux de la sauvegarde. Comparez leurs droits, puis relancez la même commande avec --members=backup (ceux de la sauvegarde) ou --members=server (ceux du serveur).',
    ],
    ...programmes.flatMap(({ name, differing, uncoordinatedBy }) => [
      name === undefined
        ? (['Administration of the server:', 'Administration du serveur\u00A0:'] as const)
        : ([`${name}:`, `${name}\u00A0:`] as const),
      ...differing.map(differingLine),
      ...(uncoordinatedBy === undefined ? [] : [uncoordinated[uncoordinatedBy]]),
    ]),
  ];
}

const uncoordinated: Readonly<Record<MembersChoice, Message>> = {
  backup: [
    '  With the members of the backup, nobody who coordinates it could sign in: enable an account afterwards (user enable).',
    '  Avec les membres de la sauvegarde, aucune personne de la coordination ne pourrait se connecter\u00A0: réactivez ensuite un compte (user enable).',
  ],
  server: [
    '  With the members of the server, nobody would coordinate it: --members=server is not possible.',
    '  Avec les membres du serveur, personne ne le coordonnerait\u00A0: --members=server n’est pas possible.',
  ],
};

function differingLine({ email, backup, server, marks }: DifferingPerson): Message {
  const [english, french] = ([0, 1] as const).map((language) =>
    marks.map((mark) => ` (${markWords[mark][language]})`).join(''),
  );
  return [
    `  ${email}: in the backup ${rightsTold(backup, 0)}; on the server ${rightsTold(server, 0)}${english}`,
    `  ${email}\u00A0: dans la sauvegarde ${rightsTold(backup, 1)}\u00A0; sur le serveur ${rightsTold(server, 1)}${french}`,
  ];
}

const markWords: Readonly<Record<DifferingMark, Message>> = {
  otherMember: ['as another member', 'en tant qu’un autre membre'],
  otherLaunchPad: ['for another launch pad', 'pour une autre rampe de lancement'],
  disabled: ['account disabled', 'compte désactivé'],
};

function rightsTold(rights: readonly Right[] | undefined, language: 0 | 1): string {
  if (rights === undefined) return decidedOn[language];
  if (rights.length === 0) return none[language];
  // A newer version may know more of them.
  const known = new Map<string, Message>(Object.entries(rightWords));
  return rights.map((right) => known.get(right)?.[language] ?? right).join(', ');
}

const none: Message = ['none', 'aucun droit'];
const decidedOn: Message = [
  'removed or changed before it was lost',
  'droits retirés ou modifiés avant la perte',
];

/** The words of the application. */
const rightWords: Readonly<Record<Right, Message>> = {
  administrator: ['Administrator', 'Administration'],
  chair: ['Chair', 'Présidence de séance'],
  chief: ['Chief executive', 'Direction générale'],
  coordinator: ['Project coordinator', 'Coordination du projet'],
  projectManager: ['Project manager', 'Gestion de projet'],
  accountManager: ['Account manager', 'Gestionnaire de compte'],
  technical: ['Technical team', 'Équipe technique'],
  observer: ['Observer', 'Observation'],
};
