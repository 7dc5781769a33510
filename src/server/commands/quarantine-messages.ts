/** The quarantine as the operator reads it, in both languages: ids, numbers and places only, so it can be handed on. */
import type { Message } from '../messages.ts';
import { type QuarantinedPlace, quarantinedCountMax } from '../storage/quarantine.ts';

export const quarantineSummary: Message = [
  'Lists the changes that the server could not decide on, the newest first (20 unless said), never their content.',
  'Liste les modifications dont le serveur n’a pas pu décider, les plus récentes d’abord (20 par défaut), jamais leur contenu.',
];

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
  reasons: { shape: 'not the form of a change', stumbled: 'the server stumbled over it' },
};

const french: Words = {
  programme: 'programme',
  device: 'appareil',
  member: 'membre',
  operations: (count) => `opérations\u00A0: ${count}`,
  reasons: { shape: 'pas la forme d’une modification', stumbled: 'le serveur a buté dessus' },
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
