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
        `Carnet is at ${address} on this machine. Stop it with Ctrl C.`,
        `Carnet est à l’adresse ${address} sur cette machine. Ctrl C pour l’arrêter.`,
      ]
    : [
        `Carnet is at ${address}. Browsers open it offline only over https. Stop it with Ctrl C.`,
        `Carnet est à l’adresse ${address}. Les navigateurs ne l’ouvrent hors ligne qu’en https. Ctrl C pour l’arrêter.`,
      ];
}

/** The server was asked to stop and does so. */
export const stopping: Message = [
  'Carnet is stopping. What was typed stays on the devices.',
  'Carnet s’arrête. Ce qui a été saisi reste sur les appareils.',
];

/** A variable of the environment cannot be used. */
export function wrongVariable({ variable, expected }: ConfigFault): Message {
  return [
    `${variable} cannot be used: it must be ${expected}.`,
    `${variable} est inutilisable\u00A0; valeur attendue\u00A0: ${expected}.`,
  ];
}

/** Another program, often a Carnet already started, holds the port. */
export function portTaken({ host, port }: Config): Message {
  return [
    `Port ${port} of ${host} is taken, perhaps by a Carnet that is already running. Stop the other program, or choose a port once and for all with CARNET_PORT: browsers keep the sheets by address, so another port shows none of those typed at this one.`,
    `Le port ${port} de ${host} est occupé, peut-être par un Carnet déjà ouvert. Arrêtez l’autre programme, ou choisissez une fois pour toutes un port avec CARNET_PORT\u00A0: les navigateurs gardent les feuilles par adresse, un autre port n’en montrera donc aucune de celles saisies à celui-ci.`,
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
    `There is no built application in ${folder}. Run: npm start`,
    `Aucune application construite dans ${folder}. Lancez\u00A0: npm start`,
  ];
}

/** Nobody has an account yet: the link by which the first person comes in. */
export function firstLink(address: string): Message {
  return [
    `To keep sheets of several people here, open this link once, within a day: ${address}`,
    `Pour réunir ici les feuilles de plusieurs personnes, ouvrez ce lien une fois, dans la journée\u00A0: ${address}`,
  ];
}

/** The database cannot be used. */
export function storageRefused({ kind, detail }: StorageRefused): Message {
  return storageRefusals[kind](detail);
}

const storageRefusals = {
  inUse: (detail) => [
    `Another Carnet works on this database (${detail}). Stop it first.`,
    `Un autre Carnet travaille sur cette base (${detail}). Arrêtez-le d’abord.`,
  ],
  damaged: (detail) => [
    `The database is damaged (${detail}). Keep the file and restore the last backup: docs/operate.md.`,
    `La base est endommagée (${detail}). Gardez le fichier et restaurez la dernière sauvegarde\u00A0: docs/operate.md.`,
  ],
  newer: (detail) => [
    `A newer version of Carnet has written this database (${detail}). Start that version.`,
    `Une version plus récente de Carnet a écrit cette base (${detail}). Lancez cette version.`,
  ],
  changed: (detail) => [
    `The database was brought up to date by another Carnet than this one (${detail}). Start the version it came from.`,
    `La base a été mise à niveau par un autre Carnet que celui-ci (${detail}). Lancez la version dont elle vient.`,
  ],
  unreachable: (detail) => [
    `The database does not answer (${detail}). Check DATABASE_URL and that PostgreSQL is running.`,
    `La base ne répond pas (${detail}). Vérifiez DATABASE_URL et que PostgreSQL est lancé.`,
  ],
  notDurable: (detail) => [
    `The database would lose acknowledged work in a power cut (${detail}). Set it right, then start again.`,
    `La base perdrait du travail confirmé lors d’une coupure de courant (${detail}). Corrigez ce réglage, puis relancez.`,
  ],
  notMigrated: (detail) => [
    `The database is not up to date (${detail}). Start the server once.`,
    `La base n’est pas à jour (${detail}). Lancez une fois le serveur.`,
  ],
  notEmpty: (detail) => [
    `There is something in this database already (${detail}).`,
    `Cette base contient déjà quelque chose (${detail}).`,
  ],
  badBackup: (detail) => [
    `This is no complete backup of Carnet (${detail}).`,
    `Ce n’est pas une sauvegarde complète de Carnet (${detail}).`,
  ],
  wrongKey: (detail) => [
    `The backup does not open with this pass phrase (${detail}).`,
    `La sauvegarde ne s’ouvre pas avec cette phrase secrète (${detail}).`,
  ],
} as const satisfies Readonly<Record<StorageRefused['kind'], (detail: string) => Message>>;
