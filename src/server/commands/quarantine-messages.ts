/** The quarantine as the operator reads it, in both languages: ids, numbers and places only, so it can be handed on. */
import type { Message } from '../messages.ts';
import type { Retried } from '../sync/quarantine.ts';
import { type QuarantinedPlace, quarantinedCountMax } from '../storage/quarantine.ts';

export const quarantineSummary: Message = [
  'Lists the changes the server could not process, newest first (20 by default), without their content; retry processes those it now can.',
  'Liste les modifications que le serveur n’a pas pu traiter, les plus récentes d’abord (20 par défaut), sans leur contenu\u00A0; retry traite celles qui peuvent désormais l’être.',
];

/** What became of the groups that were decided again. */
export function retried({ decided, left }: Retried): Message {
  return [
    `Processed: ${decided}; still in quarantine: ${left}.`,
    `Traitées\u00A0: ${decided}\u00A0; encore en quarantaine\u00A0: ${left}.`,
  ];
}

/**
 * How many groups there are, and the newest of them, a line each.
 *
 * @param all as `countQuarantined` counts
 */
export function quarantined(all: number, shown: readonly QuarantinedPlace[]): readonly Message[] {
  if (all === 0) return [['The quarantine is empty.', 'La quarantaine est vide.']];
  const [orMore, ouPlus] = all < quarantinedCountMax ? ['', ''] : [' or more', ' ou plus'];
  return [
    [
      `In quarantine: ${all}${orMore}; shown: ${shown.length}.`,
      `En quarantaine\u00A0: ${all}${ouPlus}\u00A0; affichées\u00A0: ${shown.length}.`,
    ],
    ...shown.map((group): Message => [line(group, english), line(group, french)]),
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
    shape: 'malformed change',
    newer: 'written by a newer version: update the server',
    stumbled: 'the server failed while processing it',
  },
};

const french: Words = {
  programme: 'programme',
  device: 'appareil',
  member: 'membre',
  operations: (count) => `opérations\u00A0: ${count}`,
  reasons: {
    shape: 'modification mal formée',
    newer: 'écrite par une version plus récente\u00A0: mettez le serveur à jour',
    stumbled: 'erreur du serveur pendant le traitement',
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
  return `  ${parts.join('  ')}`;
}
