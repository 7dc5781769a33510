/** What the commands tell the operator, in both languages. */
import type { ListedAccount } from '../auth/operator.ts';
import type { Message } from '../messages.ts';
import type { BackupHead } from '../storage/backup-file.ts';
import type { Command } from './command.ts';

export const backupSummary: Message = [
  'Backs the server up, while it runs, into a file.',
  'Sauvegarde le serveur, même en marche, dans un fichier.',
];

export const verifySummary: Message = [
  'Proves a backup (the newest one unless named) by restoring it aside, and lets devices rely on it.',
  'Éprouve une sauvegarde (à défaut la dernière) en la restaurant à part, puis permet aux appareils de s’y fier.',
];

export const restoreSummary: Message = [
  'Takes a backup in; with --replace, also over what is there. Stop the server first.',
  'Reprend une sauvegarde\u00A0; avec --replace, même à la place de ce qui s’y trouve. Arrêtez d’abord le serveur.',
];

export const userSummary: Message = [
  'Accounts: list, reset-link, disable or enable; all but list take an e-mail.',
  'Les comptes\u00A0: list (liste), reset-link (lien pour un nouveau mot de passe), disable (fermer) ou enable (rouvrir)\u00A0; tous sauf list demandent une adresse e-mail.',
];

/** All accounts, a line each. */
export function accounts(listed: readonly ListedAccount[]): Message {
  if (listed.length === 0) {
    return [
      'There is no account yet: start the server and open the link that it shows.',
      'Il n’y a pas encore de compte\u00A0: lancez le serveur et ouvrez le lien qu’il affiche.',
    ];
  }
  const lines = (words: AccountWords): string =>
    listed.map((account) => accountLine(account, words)).join('\n');
  return [
    `Accounts: ${listed.length}\n${lines(accountWords[0])}`,
    `Comptes\u00A0: ${listed.length}\n${lines(accountWords[1])}`,
  ];
}

interface AccountWords {
  readonly administrator: string;
  readonly disabled: string;
  devices(count: number): string;
}

const accountWords: readonly [AccountWords, AccountWords] = [
  {
    administrator: 'administrator',
    disabled: 'disabled',
    devices: (count) => `devices signed in: ${count}`,
  },
  {
    administrator: 'administration',
    disabled: 'fermé',
    devices: (count) => `appareils connectés\u00A0: ${count}`,
  },
];

function accountLine(
  { email, name, administrator, disabled, devices, programmes }: ListedAccount,
  words: AccountWords,
): string {
  const facts = [
    name,
    ...(administrator ? [words.administrator] : []),
    ...(disabled ? [words.disabled] : [words.devices(devices)]),
    ...programmes,
  ];
  return `  ${email.padEnd(28)}  ${facts.join(', ')}`;
}

/** A link for a new password. */
export function resetLink(email: string, address: string, expires: number): Message {
  const until = new Date(expires).toISOString();
  return [
    `A new password for ${email}: ${address}\nThe link works once, until ${until}; hand it over yourself.`,
    `Un nouveau mot de passe pour ${email}\u00A0: ${address}\nLe lien sert une fois, jusqu’au ${until}\u00A0; transmettez-le vous-même.`,
  ];
}

/** Why nothing was done. */
export const noAccount = {
  unknown: (email: string): Message => [
    `There is no account of ${email}. List the accounts to see which there are.`,
    `Il n’y a pas de compte pour ${email}. Affichez la liste des comptes pour voir ceux qui existent.`,
  ],
  disabled: (email: string): Message => [
    `The account of ${email} is disabled. Enable it first.`,
    `Le compte de ${email} est fermé. Rouvrez-le d’abord.`,
  ],
} as const;

/** An account was shut out, or let in again. */
export const changedAccount = {
  disable: (email: string): Message => [
    `${email} is shut out of every device. What waits there to be sent stays there.`,
    `${email} n’a plus accès depuis aucun appareil. Ce qui y attend d’être envoyé y reste.`,
  ],
  enable: (email: string): Message => [
    `${email} may sign in again.`,
    `${email} peut se reconnecter.`,
  ],
} as const;

/** A backup was written. */
export function backupMade(path: string, locked: boolean): Message {
  return locked
    ? [
        `Backup: ${path}, locked with CARNET_BACKUP_PHRASE. Keep the phrase somewhere else: without it, nobody can open the file.`,
        `Sauvegarde\u00A0: ${path}, verrouillée par CARNET_BACKUP_PHRASE. Gardez la phrase ailleurs\u00A0: sans elle, personne n’ouvrira le fichier.`,
      ]
    : [
        `Backup: ${path}. Whoever has the file can read it: set CARNET_BACKUP_PHRASE to lock it.`,
        `Sauvegarde\u00A0: ${path}. Quiconque a le fichier peut le lire\u00A0: CARNET_BACKUP_PHRASE le verrouille.`,
      ];
}

/** The drill went well. */
export function backupProved(path: string, { made, programmes }: BackupHead): Message {
  const at = new Date(made).toISOString();
  return [
    `${path} of ${at} can be restored whole; programmes in it: ${programmes.length}.`,
    `${path} du ${at} peut être restauré en entier\u00A0; programmes présents\u00A0: ${programmes.length}.`,
  ];
}

/** The server holds the backup now. */
export function restored(path: string): Message {
  return [
    `Restored from ${path}. Start the server: the devices send again what the backup does not hold.`,
    `Restauré depuis ${path}. Lancez le serveur\u00A0: les appareils renverront ce que la sauvegarde ne contient pas.`,
  ];
}

/** Who may what now. */
export function peopleAfter(kept: boolean): Message {
  return kept
    ? [
        'People, their rights and the audit log are as they were before the restore.',
        'Les personnes, leurs droits et le journal d’audit restent tels qu’avant la reprise.',
      ]
    : [
        'People and their rights are those of the backup: remove again who left since. Everybody signs in again.',
        'Les personnes et leurs droits sont ceux de la sauvegarde\u00A0: retirez de nouveau qui est parti depuis. Chacun se reconnecte.',
      ];
}

/** Where that lies which a restore replaced. */
export function keptBefore(path: string): Message {
  return [
    `What was there before is kept in ${path}.`,
    `Ce qui s’y trouvait avant est gardé dans ${path}.`,
  ];
}

/** No room for the database or the backup. */
export const noRoom: Message = [
  'There is no room left on the disk: nothing was changed. Free some, then do it again.',
  'Il n’y a plus de place sur le disque\u00A0: rien n’a été modifié. Libérez-en, puis recommencez.',
];

/** How one command is called. */
export function usage({ name, usage: args }: Command): Message {
  const call = `npm run carnet -- ${name} ${args}`.trimEnd();
  return [`Usage: ${call}`, `Emploi\u00A0: ${call}`];
}

/** All commands with what they do. */
export function overview(commands: readonly Command[]): Message {
  const list = (language: 0 | 1): string =>
    commands
      .map(
        ({ name, usage: args, summary }) => `  ${`${name} ${args}`.padEnd(30)}${summary[language]}`,
      )
      .join('\n');
  return [`npm run carnet -- <command>\n${list(0)}`, `npm run carnet -- <commande>\n${list(1)}`];
}

export const healthSummary: Message = [
  'Tells how the storage is: room, backups, quarantine. Ends with 1 where somebody has to look.',
  'Dit comment va le stockage\u00A0: place, sauvegardes, quarantaine. Finit par 1 si quelqu’un doit regarder.',
];

/** The facts by their names in the manual, a line each. */
export function healthTold(
  isWell: boolean,
  facts: Readonly<Record<string, string | number | boolean | undefined>>,
): Message {
  const lines = Object.entries(facts)
    .map(([name, value]) => `  ${name}: ${String(value)}`)
    .join('\n');
  const [english, french] = isWell
    ? ['All is well.', 'Tout va bien.']
    : ['Somebody has to look.', 'Quelqu’un doit regarder.'];
  return [`${english}\n${lines}`, `${french}\n${lines}`];
}
