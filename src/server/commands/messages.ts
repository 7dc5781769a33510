/** What the commands tell the operator, in both languages. */
import type { ListedAccount } from '../auth/operator.ts';
import type { Message } from '../messages.ts';
import type { FilesRestored } from '../storage/backup-files.ts';
import type { BackupHead } from '../storage/backup-file.ts';
import type { Command } from './command.ts';

export const backupSummary: Message = [
  'Backs up the server to a file, even while it is running.',
  'Sauvegarde le serveur dans un fichier, même pendant qu’il fonctionne.',
];

export const verifySummary: Message = [
  'Verifies a backup (the latest by default) by restoring it to a temporary place; devices then rely on it.',
  'Vérifie une sauvegarde (la dernière par défaut) en la restaurant dans un emplacement temporaire\u00A0; les appareils s’y fient ensuite.',
];

export const restoreSummary: Message = [
  'Restores a backup; --replace also overwrites existing data. Stop the server first.',
  'Restaure une sauvegarde\u00A0; avec --replace, remplace aussi les données existantes. Arrêtez d’abord le serveur.',
];

export const userSummary: Message = [
  'Accounts: list, reset-link, disable or enable; all but list need an email address.',
  'Les comptes\u00A0: list (liste), reset-link (lien pour un nouveau mot de passe), disable (désactiver) ou enable (réactiver)\u00A0; tous sauf list demandent une adresse e-mail.',
];

/** All accounts, a line each. */
export function accounts(listed: readonly ListedAccount[]): readonly Message[] {
  if (listed.length === 0) {
    return [
      [
        'No accounts yet. Start the server and open the link it shows.',
        'Aucun compte pour l’instant. Lancez le serveur et ouvrez le lien qu’il affiche.',
      ],
    ];
  }
  const [english, french] = accountWords;
  return [
    [`Accounts: ${listed.length}`, `Comptes\u00A0: ${listed.length}`],
    ...listed.map(
      (account): Message => [accountLine(account, english), accountLine(account, french)],
    ),
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
    disabled: 'désactivé',
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
export function resetLink(email: string, address: string, expires: number): readonly Message[] {
  const until = new Date(expires).toISOString();
  return [
    [
      `Password reset link for ${email}: ${address}`,
      `Lien de réinitialisation pour ${email}\u00A0: ${address}`,
    ],
    [
      `It can be used once, until ${until}. Pass it on yourself.`,
      `Utilisable une seule fois, jusqu’au ${until}. Transmettez-le vous-même.`,
    ],
  ];
}

/** Why nothing was done. */
export const noAccount = {
  unknown: (email: string): Message => [
    `No account has the address ${email}. Use “list” to see all accounts.`,
    `Aucun compte n’a l’adresse ${email}. La commande list affiche tous les comptes.`,
  ],
  disabled: (email: string): Message => [
    `The account ${email} is disabled. Enable it first.`,
    `Le compte ${email} est désactivé. Réactivez-le d’abord.`,
  ],
} as const;

/** An account was shut out, or let in again. */
export const changedAccount = {
  disable: (email: string): Message => [
    `Account disabled: ${email}. It is signed out on every device. Changes not sent yet are submitted at the next connection and wait for the coordinator.`,
    `Compte désactivé\u00A0: ${email}. Il est déconnecté de tous les appareils. Les modifications non envoyées le seront à la prochaine connexion et attendront la décision de la coordination.`,
  ],
  enable: (email: string): Message => [
    `Account enabled: ${email}. It can sign in again.`,
    `Compte réactivé\u00A0: ${email}. La connexion est de nouveau possible.`,
  ],
} as const;

/** A backup was written. */
export function backupMade(path: string, locked: boolean): Message {
  return locked
    ? [
        `Backup: ${path}, encrypted with CARNET_BACKUP_PHRASE. Keep the phrase somewhere else: without it, the file cannot be opened.`,
        `Sauvegarde\u00A0: ${path}, chiffrée avec CARNET_BACKUP_PHRASE. Conservez la phrase ailleurs\u00A0: sans elle, le fichier ne peut pas être ouvert.`,
      ]
    : [
        `Backup: ${path}. It is not encrypted: anyone with the file can read it. Set CARNET_BACKUP_PHRASE to encrypt it.`,
        `Sauvegarde\u00A0: ${path}. Elle n’est pas chiffrée\u00A0: toute personne qui a le fichier peut la lire. Définissez CARNET_BACKUP_PHRASE pour la chiffrer.`,
      ];
}

/** The drill went well. The number of changes tells which of two backups is the later one, whatever the clock said. */
export function backupProved(path: string, { made, programmes }: BackupHead): Message {
  const at = new Date(made).toISOString();
  const changes = programmes.reduce((sum, { sequence }) => sum + sequence, 0);
  return [
    `Backup verified: ${path}, of ${at}. Programmes: ${programmes.length}. Changes: ${changes}.`,
    `Sauvegarde vérifiée\u00A0: ${path}, du ${at}. Programmes\u00A0: ${programmes.length}. Modifications\u00A0: ${changes}.`,
  ];
}

/** Backups that are dated in the future are not taken for the latest. */
export function futureBackups(paths: readonly string[]): Message {
  const all = paths.join(', ');
  return [
    `Dated in the future, therefore left aside: ${all}. The clock of the machine was ahead when it made them, or is behind now. Name a file to use it.`,
    `Datées du futur, donc ignorées\u00A0: ${all}. L’horloge de la machine avançait quand elle les a faites, ou retarde maintenant. Indiquez un fichier pour l’utiliser.`,
  ];
}

/** The server holds the backup now. */
export function restored(path: string): Message {
  return [
    `Restored from ${path}. Start the server: devices will send again what the backup does not contain.`,
    `Sauvegarde restaurée depuis ${path}. Lancez le serveur\u00A0: les appareils renverront ce que la sauvegarde ne contient pas.`,
  ];
}

/** Files that came since the last backup lie beside it. */
export function filesCopied(count: number, folder: string): Message {
  return [
    `Attached files copied to ${folder}: ${count}.`,
    `Fichiers joints copiés dans ${folder}\u00A0: ${count}.`,
  ];
}

/** All copies of files were read. */
export function filesProved(count: number): Message {
  return [`Attached files verified: ${count}.`, `Fichiers joints vérifiés\u00A0: ${count}.`];
}

/** The server holds the files again. */
export function filesRestored({ restored, damaged }: FilesRestored): Message {
  return damaged === 0
    ? [`Attached files restored: ${restored}.`, `Fichiers joints restaurés\u00A0: ${restored}.`]
    : [
        `Attached files restored: ${restored}. Damaged copies left out: ${damaged}; devices that hold these files will send them again.`,
        `Fichiers joints restaurés\u00A0: ${restored}. Copies endommagées écartées\u00A0: ${damaged}\u00A0; les appareils qui ont ces fichiers les renverront.`,
      ];
}

/** The database was restored, and its files were not. */
export function filesNotRestored(folder: string, reason: string): Message {
  const isKey = reason === 'wrongKey';
  return [
    `The database is restored, the attached files in ${folder} are not: ${isKey ? 'CARNET_BACKUP_PHRASE does not open them' : reason}. Devices that hold these files will send them again.`,
    `La base de données est restaurée, les fichiers joints de ${folder} ne le sont pas\u00A0: ${isKey ? 'CARNET_BACKUP_PHRASE ne les ouvre pas' : reason}. Les appareils qui ont ces fichiers les renverront.`,
  ];
}

/** The file in which that is which a restore replaced. */
export function keptBefore(path: string): Message {
  return [
    `The previous data is kept in ${path}.`,
    `Les données précédentes sont conservées dans ${path}.`,
  ];
}

/** The schema of PostgreSQL in which that is which a restore replaced. */
export function keptInSchema(schema: string): Message {
  return [
    `The previous data is kept in the same database, in the schema ${schema}. To delete it when you no longer need it: drop schema ${schema} cascade;`,
    `Les données précédentes sont conservées dans la même base, dans le schéma ${schema}. Pour les supprimer quand vous n’en avez plus besoin\u00A0: drop schema ${schema} cascade;`,
  ];
}

/** How one command is called. */
export function usage({ name, usage: args }: Command): Message {
  const call = `npm run carnet -- ${name} ${args}`.trimEnd();
  return [`Usage: ${call}`, `Utilisation\u00A0: ${call}`];
}

/** Characters of a line before the summary. */
const callWidth = 32;

/** All commands with what they do. */
export function overview(commands: readonly Command[]): readonly Message[] {
  const line = ({ name, usage: args, summary: [english, french] }: Command): readonly Message[] => {
    const call = `  ${name} ${args}`;
    // What is called at length has a line of its own.
    const isLong = call.length >= callWidth;
    const before = (isLong ? '' : call).padEnd(callWidth);
    return [
      ...(isLong ? [[call, call] as const] : []),
      [`${before}${english}`, `${before}${french}`],
    ];
  };
  return [
    ['npm run carnet -- <command>', 'npm run carnet -- <commande>'],
    ...commands.flatMap(line),
  ];
}

export const healthSummary: Message = [
  'Shows the state of the storage: free space, backups, quarantine. Exit code 1 if something needs attention.',
  'Affiche l’état du stockage\u00A0: espace libre, sauvegardes, quarantaine. Code de sortie 1 si une intervention est nécessaire.',
];

/** The facts by their names in the manual, a line each. */
export function healthTold(
  isWell: boolean,
  facts: Readonly<Record<string, string | number | boolean | undefined>>,
): readonly Message[] {
  return [
    isWell
      ? ['No problems found.', 'Aucun problème détecté.']
      : ['Action needed.', 'Intervention nécessaire.'],
    ...Object.entries(facts).map(([name, value]): Message => {
      const line = `  ${name}: ${String(value)}`;
      return [line, line];
    }),
  ];
}
