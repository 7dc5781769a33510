/** The quarantine as the operator reads it, in both languages: ids, numbers and places only, so it can be handed on. */
import type { Message } from '../messages.ts';
import type { Retried } from '../sync/quarantine.ts';
import { type QuarantinedPlace, quarantinedCountMax } from '../storage/quarantine.ts';

export const quarantineSummary: Message = [
  'Lists the changes that the server could not decide on, the newest first (20 unless said), never their content; retry decides on those that it can by now.',
  'Liste les modifications dont le serveur n’a pas pu décider, les plus récentes d’abord (20 par défaut), jamais leur contenu ; retry décide de celles qui peuvent l’être désormais.',
];

/** What became of the groups that were decided again. */
export function retried({ decided, left }: Retried): Message {
  return [
    `Decided: ${decided}; still in quarantine: ${left}.`,
    `Décidées\u00A0: ${decided}\u00A0; encore en quarantaine\u00A0: ${left}.`,
  ];
}

/**
 * How many groups there are, and the newest of them, a line each.
 *
 * @param all as `countQuarantined` counts
 */
export function quarantined(all: number, shown: readonly QuarantinedPlace[]): Message {
  if (all === 0) return ['Nothing lies in quarantine.', 'Rien n’est en quarantaine.'];
  const [orMore, ouPlus] = all < quarantinedCountMax ? ['', ''] : [' or more', ' ou plus'];
  const lines = (words: Words): string => shown.map((group) => line(group, words)).join('\n');
  return [
    `In quarantine: ${all}${orMore}; shown: ${shown.length}.\n${lines(english)}`,
    `En quarantaine\u00A0: ${all}${ouPlus}\u00A0; affichées\u00A0: ${shown.length}.\n${lines(french)}`,
  ];
}

interface Words {
  readonly programme: string;
  readonly device: string;
  readonly member: string;
  operations(count: number): string;
  readonly reasons: Readonly<Record<QuarantinedPlace['reason'], string>>;
}

const english: Words = {
  programme: 'programme',
  device: 'device',
  member: 'member',
  operations: (count) => `operations: ${count}`,
  reasons: {
    shape: 'not the form of a change',
    newer: 'a newer version wrote it: update the server',
    stumbled: 'the server stumbled over it',
  },
};

const french: Words = {
  programme: 'programme',
  device: 'appareil',
  member: 'membre',
  operations: (count) => `opérations\u00A0: ${count}`,
  reasons: {
    shape: 'pas la forme d’une modification',
    newer: 'écrite par une version plus récente\u00A0: mettre le serveur à jour',
    stumbled: 'le serveur a buté dessus',
  },
};

function line(group: QuarantinedPlace, words: Words): string {
  const { programmeId, device, deviceSequence, memberId, operations, reason, place } = group;
  const parts = [
    new Date(group.received).toISOString(),
    `${words.programme} ${programmeId}`,
    `${words.device} ${device} (${deviceSequence})`,
    `${words.member} ${memberId}`,
    ...(operations === undefined ? [] : [words.operations(operations)]),
    words.reasons[reason],
    ...(place === undefined ? [] : [place]),
  ];
  return `  ${parts.join('  ').replaceAll(unprintable, '\uFFFD')}`;
}

/** An id comes from a device and may hold anything: nothing of it reaches the terminal as a command. */
const unprintable = /\p{C}/gu;
