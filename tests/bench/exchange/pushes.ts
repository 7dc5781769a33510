/** What devices of the bench push: the programme itself, and edits of it. Every run sends the same text. */

import { createOperation } from '../../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../../src/domain/operation/operation.ts';
import { operationVersion } from '../../../src/domain/operation/operation.ts';
import { englishNotes } from '../../../src/domain/sample/notes-en.ts';
import type { Note, NoteBank } from '../../../src/domain/sample/note.ts';
import { frenchNotes } from '../../../src/domain/sample/notes-fr.ts';
import { present } from '../../../src/std/assert.ts';
import { syncLimits } from '../../../src/protocol/limits.ts';
import type { PushRequest } from '../../../src/protocol/sync-messages.ts';
import {
  benchIds,
  benchNow,
  contactId,
  idOf,
  programmeGroup,
  type ProgrammeSize,
  sheetGroups,
  smeId,
} from '../programme.ts';

/** Cuts the groups of one device into pushes as large as they may be. */
export function pushesOf(
  device: string,
  groups: readonly Group[],
  groupsMax: number = syncLimits.pushGroupsMax,
): readonly PushRequest[] {
  return Array.from({ length: Math.ceil(groups.length / groupsMax) }, (_, push) => ({
    device,
    sentAt: benchNow,
    groups: groups
      .slice(push * groupsMax, (push + 1) * groupsMax)
      .map((operations, index) => ({ deviceSequence: push * groupsMax + index + 1, operations })),
  }));
}

/** The groups that make the programme. */
export function programmeGroups(size: ProgrammeSize): readonly Group[] {
  return [
    programmeGroup(),
    ...Array.from({ length: size.smes }, (_, index) => sheetGroups(index, size)).flat(),
  ];
}

/**
 * An edit of the minutes of a contact as it was first made. Two of them by different devices are concurrent.
 *
 * @param name of the device or the moment, so that the ids of different ones differ
 */
export function contactEdit(name: string, contact: number, size: ProgrammeSize): Operation {
  const record = contactId(contact);
  return {
    operationId: idOf(name, contact),
    kind: 'set',
    entity: 'contact',
    record,
    home: smeId(Math.floor(contact / size.contactsPerSme)),
    fields: { minutes: { value: (contact % 90) + 1, base: record } },
    by: benchIds.memberId,
    at: benchNow,
    version: operationVersion,
  };
}

/**
 * A contact that was logged, with a note of the sample: as long as real ones, and no two of a hundred alike.
 *
 * @param name of the device or the moment, so that the ids of different ones differ
 */
export function loggedContact(name: string, index: number, size: ProgrammeSize): Operation {
  const { lang, text, minutes } = present(notes[index % notes.length], 'there are notes');
  return createOperation(
    { by: benchIds.memberId, at: benchNow, newId: () => '' },
    'contact',
    { home: smeId((index * 7) % size.smes), id: idOf(name, index) },
    {
      at: '2020-11-19T10:30',
      zone: lang === 'fr' ? 'Europe/Paris' : 'Europe/London',
      kind: 'interim',
      mode: 'phone',
      state: 'held',
      direction: 'outbound',
      reached: true,
      minutes: minutes ?? 10,
      summary: { lang, text },
    },
  );
}

const inLanguage = (lang: 'fr' | 'en', bank: NoteBank) =>
  Object.values<readonly Note[]>({ ...bank, agenda: [] })
    .flat()
    .map(({ text, minutes }) => ({ lang, text, minutes }));
const notes = [...inLanguage('fr', frenchNotes), ...inLanguage('en', englishNotes)];

/** Who works on a laptop: a change that is signed with another's name would be held. */
export const benchMember = (laptop: number): string =>
  laptop === 0 ? benchIds.memberId : `bench-member-${laptop}`;

/** A weekend's work of one laptop: calls that were logged, and edits of contacts that are there. */
export function weekendGroups(
  laptop: number,
  operations: number,
  size: ProgrammeSize,
): readonly Group[] {
  const by = benchMember(laptop);
  const contacts = size.smes * size.contactsPerSme;
  return Array.from({ length: operations }, (_, index): Group => {
    const number = laptop * operations + index;
    if (index % 4 === 3) {
      return [{ ...contactEdit(`laptop-${laptop}`, number % contacts, size), by }];
    }
    const id = idOf('weekend', number);
    const french = number % 2 === 0;
    return [
      {
        operationId: id,
        kind: 'create',
        entity: 'contact',
        record: id,
        home: smeId(number % size.smes),
        fields: {
          at: { value: '2020-11-21T10:30' },
          zone: { value: french ? 'Europe/Paris' : 'Europe/London' },
          kind: { value: 'catchUp' },
          mode: { value: 'phone' },
          state: { value: 'held' },
          direction: { value: 'outbound' },
          reached: { value: true },
          minutes: { value: 12 },
          summary: {
            value: {
              lang: french ? 'fr' : 'en',
              text: french
                ? `Rappel au sujet des étiquettes et des frais de port, point ${number}.`
                : `Rang back about the labels and the cost of shipping, point ${number}.`,
            },
          },
        },
        by,
        at: benchNow,
        version: operationVersion,
      },
    ];
  });
}
