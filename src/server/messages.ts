/**
 * What the server tells the person who starts it: in both languages, because whoever starts it
 * on a laptop in the field may read only one. Nothing here is sent to a browser.
 */
import type { Config } from './config.ts';
import type { ConfigFault } from './environment.ts';
import type { StorageRefused } from './storage/storage-refused.ts';

/** A message of the server's own, one line per language. */
export type Message = readonly [english: string, french: string];

/** The server answers. */
export function started({ address, local }: Config): Message {
  return local
    ? [
        `Carnet is running at ${address} on this machine. Press Ctrl C to stop it.`,
        `Carnet est disponible à l’adresse ${address} sur cette machine. Ctrl C pour l’arrêter.`,
      ]
    : [
        `Carnet is running at ${address}. Offline use requires https. Press Ctrl C to stop it.`,
        `Carnet est disponible à l’adresse ${address}. L’utilisation hors ligne nécessite https. Ctrl C pour l’arrêter.`,
      ];
}

/** The server was asked to stop and does so. */
export const stopping: Message = [
  'Carnet is stopping. Everything typed stays on the devices.',
  'Carnet s’arrête. Ce qui a été saisi reste sur les appareils.',
];

/** The values that a variable of the environment may have: docs/operate.md lists the variables. */
const expectedValues: Readonly<Record<string, Message>> = {
  CARNET_PORT: ['a whole number from 1 to 65535', 'un nombre entier de 1 à 65535'],
  CARNET_HOST: [
    'an IP address or host name of this machine',
    'une adresse IP ou un nom d’hôte de cette machine',
  ],
  CARNET_PUBLIC_URL: [
    'an address starting with https:// or http://, without a path',
    'une adresse commençant par https:// ou http://, sans chemin',
  ],
  DATABASE_URL: ['an address starting with postgres://', 'une adresse commençant par postgres://'],
  CARNET_PROXY_COUNT: [
    'the number of proxies in front of Carnet, from 0 to 9',
    'le nombre de proxys devant Carnet, de 0 à 9',
  ],
  CARNET_RETIRE_SERVICE_WORKER: ['0 or 1', '0 ou 1'],
  CARNET_BACKUP_PHRASE: ['at least 12 characters', 'au moins 12 caractères'],
  CARNET_BACKUP_KEEP: [
    'the number of backups to keep, from 1 to 999',
    'le nombre de sauvegardes à conserver, de 1 à 999',
  ],
  CARNET_BACKUP_HOUR: [
    'an hour from 0 to 23, or “never”',
    'une heure de 0 à 23, ou «\u00A0never\u00A0»',
  ],
};

/** A variable of the environment has an invalid value. */
export function wrongVariable({ variable }: ConfigFault): Message {
  const [expected, attendu] = expectedValues[variable] ?? [
    'see docs/operate.md',
    'voir docs/operate.fr.md',
  ];
  return [
    `${variable} is not valid. Expected: ${expected}.`,
    `${variable} n’est pas valide. Valeur attendue\u00A0: ${attendu}.`,
  ];
}

/** Another program, often a Carnet already started, holds the port. */
export function portTaken({ host, port }: Config): Message {
  return [
    `Port ${port} of ${host} is already in use, perhaps by another Carnet. Stop the other program, or choose a permanent port with CARNET_PORT. Browsers store sheets by address: at another port, the sheets typed at this one do not appear.`,
    `Le port ${port} de ${host} est déjà utilisé, peut-être par un autre Carnet. Arrêtez l’autre programme, ou choisissez un port définitif avec CARNET_PORT. Les navigateurs enregistrent les feuilles par adresse\u00A0: avec un autre port, celles saisies à cette adresse n’apparaissent pas.`,
  ];
}

/** The system refuses the address for a reason other than its being taken. */
export function cannotListen({ host, port }: Config, reason: string): Message {
  return [
    `Carnet cannot use port ${port} of ${host} (${reason}). Check CARNET_HOST and CARNET_PORT.`,
    `Carnet ne peut pas utiliser le port ${port} de ${host} (${reason}). Vérifiez CARNET_HOST et CARNET_PORT.`,
  ];
}

/** The application was not built. */
export function notBuilt(folder: string): Message {
  return [
    `The application has not been built in ${folder}. Run: npm start`,
    `L’application n’a pas été construite dans ${folder}. Lancez\u00A0: npm start`,
  ];
}

/** Nobody has an account yet: the link by which the first person comes in. */
export function firstLink(address: string): Message {
  return [
    `To share sheets with colleagues on this server, open this link within a day (it can be used once): ${address}`,
    `Pour partager des feuilles avec vos collègues sur ce serveur, ouvrez ce lien dans les 24 heures (utilisable une seule fois)\u00A0: ${address}`,
  ];
}

/** The database cannot be used. */
export function storageRefused({ kind, detail }: StorageRefused): Message {
  return storageRefusals[kind](detail);
}

const storageRefusals = {
  inUse: (detail) => [
    `Another Carnet is using this database (${detail}). Stop it first.`,
    `Un autre Carnet utilise cette base (${detail}). Arrêtez-le d’abord.`,
  ],
  damaged: (detail) => [
    `The database is damaged (${detail}). Keep the file and restore the last backup: docs/operate.md.`,
    `La base est endommagée (${detail}). Gardez le fichier et restaurez la dernière sauvegarde\u00A0: docs/operate.fr.md.`,
  ],
  newer: (detail) => [
    `This database was written by a newer version of Carnet (${detail}). Start that version.`,
    `Cette base a été écrite par une version plus récente de Carnet (${detail}). Lancez cette version.`,
  ],
  changed: (detail) => [
    `This database was migrated by a different version of Carnet (${detail}). Start that version.`,
    `Cette base a été migrée par une autre version de Carnet (${detail}). Lancez cette version.`,
  ],
  unreachable: (detail) => [
    `The database does not answer (${detail}). Check DATABASE_URL and that PostgreSQL is running.`,
    `La base ne répond pas (${detail}). Vérifiez DATABASE_URL et que PostgreSQL est lancé.`,
  ],
  notDurable: (detail) => [
    `With this setting, the database could lose confirmed work in a power cut (${detail}). Correct it, then start again.`,
    `Avec ce réglage, la base pourrait perdre du travail confirmé en cas de coupure de courant (${detail}). Corrigez-le, puis relancez.`,
  ],
  notMigrated: (detail) => [
    `The database needs to be migrated (${detail}). Start the server once.`,
    `La base doit être migrée (${detail}). Lancez une fois le serveur.`,
  ],
  notEmpty: (detail) => [
    `This database is not empty (${detail}).`,
    `Cette base n’est pas vide (${detail}).`,
  ],
  badBackup: (detail) => [
    `This is not a complete Carnet backup (${detail}).`,
    `Ce fichier n’est pas une sauvegarde complète de Carnet (${detail}).`,
  ],
  noBackup: (detail) => [
    `There is no such file (${detail}). If the server has just replaced this backup by a newer one, try again.`,
    `Ce fichier n’existe pas (${detail}). Si le serveur vient de remplacer cette sauvegarde par une plus récente, réessayez.`,
  ],
  wrongKey: (detail) => [
    `The pass phrase does not open this backup (${detail}).`,
    `Cette phrase secrète n’ouvre pas la sauvegarde (${detail}).`,
  ],
} as const satisfies Readonly<Record<StorageRefused['kind'], (detail: string) => Message>>;

/** No room for the database or the backup. */
export const noRoom: Message = [
  'The disk is full. Nothing was changed. Free some space, then try again.',
  'Le disque est plein. Rien n’a été modifié. Libérez de l’espace, puis réessayez.',
];
