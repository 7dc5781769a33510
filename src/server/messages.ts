/**
 * What the server tells the person who starts it: in both languages, because whoever starts it
 * on a laptop in the field may read only one. Nothing here is sent to a browser.
 */
import type { Config, ConfigFault } from './config.ts';

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
