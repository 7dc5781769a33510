/**
 * Rooms that treat all kinds of record alike name none of them: what they need to know of one, its declaration says. What
 * they name all the same stands here, with the reason.
 */

import { expect, test } from 'vitest';
import { entityNames } from '../../src/domain/entity/registry.ts';
import { scanned, withoutComments } from './sources.ts';

/** Where records are stored, moved, decided on, and read by whatever their kind is. */
const rooms =
  /^src\/(client\/(storage|sync|model|ports)|server|protocol|domain\/(operation|history|export|backup|permission|conflict|command|entity))\/.*\.tsx?$/;
/** The list of all entities. */
const declared = 'src/domain/entity/entities.ts';

interface Allowed {
  readonly names: readonly string[];
  readonly why: string;
}

const journal = 'contacts were there first: their pages, summary and list have forms of their own';
const homes = 'the kind of a home, not of a record';
const sheetState = 'the state of a sheet names what its screens read';

const allowed: Readonly<Record<string, Allowed>> = {
  'src/client/model/base-view.ts': { names: ['contact'], why: journal },
  'src/client/model/carnet.ts': {
    names: ['contact', 'form'],
    why: 'the journal, and what search reads apart: contacts and answers',
  },
  'src/client/model/derive-state.ts': {
    names: [
      'action',
      'calendarEvent',
      'channel',
      'contact',
      'figures',
      'form',
      'issue',
      'launchPad',
      'member',
      'programme',
      'sme',
    ],
    why: sheetState,
  },
  'src/client/model/form-files.ts': {
    names: ['attachment'],
    why: 'it is about files that wait for a contact and nothing else',
  },
  'src/client/model/logged-contacts.ts': {
    names: ['action', 'contact', 'issue'],
    why: 'it is about contacts, and what was noted at one: an action or an issue',
  },
  'src/client/model/own-templates.ts': {
    names: ['template', 'templateVersion'],
    why: 'it is about own templates and nothing else',
  },
  'src/client/ports/own-words.ts': {
    names: ['figures'],
    why: 'cells of the figures keep their drafts under a name like this',
  },
  'src/client/model/record-place.ts': {
    names: [
      'achievement',
      'action',
      'attachment',
      'calendarEvent',
      'channel',
      'figures',
      'form',
      'launchPad',
      'lesson',
      'meeting',
      'member',
      'programme',
      'savedView',
      'template',
      'templateVersion',
    ],
    why: 'which screen shows a record',
  },
  'src/client/model/saved-views.ts': {
    names: ['savedView'],
    why: 'it is about shared views and nothing else',
  },
  'src/client/model/search-run.ts': {
    names: ['contact', 'form'],
    why: 'contacts and answers are scanned in a way of their own: there are very many',
  },
  'src/client/model/search-texts.ts': {
    names: [
      'action',
      'calendarEvent',
      'channel',
      'contact',
      'form',
      'issue',
      'lesson',
      'meeting',
      'organisation',
      'sme',
    ],
    why: 'the order in which kinds are found',
  },
  'src/client/model/root-name.ts': {
    names: ['organisation', 'sme'],
    why: 'the two kinds of record that have a sheet and a name',
  },
  'src/client/model/use-names.ts': {
    names: ['launchPad'],
    why: 'the name that Carnet proposed for a launch pad is in the language of the reader',
  },
  'src/client/model/search.ts': {
    names: ['contact', 'form', 'meeting'],
    why: 'the kinds that are read for a search',
  },
  'src/client/model/state.ts': { names: ['channel'], why: sheetState },
  'src/client/model/take-in.ts': {
    names: ['member'],
    why: 'who took part, by name, before a copy is taken in',
  },
  'src/client/model/sweep-files.ts': {
    names: ['attachment'],
    why: 'it asks whether attachments name a file',
  },
  'src/client/model/files-about.ts': {
    names: ['attachment'],
    why: 'it is about attachments and nothing else',
  },
  'src/client/model/wanted-files.ts': {
    names: ['attachment'],
    why: 'it is about attachments and nothing else',
  },
  'src/client/model/use-open-conflicts.ts': { names: ['contact'], why: journal },
  'src/client/model/use-meeting-briefs.ts': {
    names: ['meeting'],
    why: 'it is about meetings of the programme and nothing else',
  },
  'src/client/model/use-home.ts': { names: ['organisation', 'sme'], why: 'the people of a home' },
  'src/client/ports/routes.ts': {
    names: ['action', 'figures', 'programme'],
    why: 'names of parts of addresses',
  },
  'src/client/ports/sheet-store.ts': { names: ['programme'], why: 'a part of what is opened' },
  'src/client/storage/device-databases.ts': {
    names: ['programme'],
    why: 'what a programme is called, before it is opened',
  },
  'src/client/storage/dexie-store.ts': { names: ['programme'], why: 'a part of what is opened' },
  'src/client/storage/newer-rows.ts': { names: ['programme'], why: homes },
  'src/client/storage/opening.ts': { names: ['programme'], why: 'a part of what is opened' },
  'src/client/storage/page-rows.ts': { names: ['contact'], why: journal },
  'src/client/sync/sound-answer.ts': {
    names: ['programme'],
    why: 'there is one programme, and its record has its id',
  },
  'src/domain/backup/backup.ts': {
    names: ['contact', 'member', 'programme', 'sme'],
    why: 'what a copy is said to hold, and who is in it',
  },
  'src/domain/entity/declaration.ts': { names: ['organisation', 'programme', 'sme'], why: homes },
  'src/domain/entity/lazy-summary.ts': {
    names: ['form'],
    why: 'summaries that an earlier version stored are read with care',
  },
  'src/domain/entity/registry.ts': { names: ['programme'], why: homes },
  'src/domain/export/tables.ts': {
    names: ['action', 'contact', 'form', 'issue', 'sme'],
    why: 'the two tables that there are: the portfolio and a sheet',
  },
  'src/domain/history/history.ts': {
    names: ['contact'],
    why: 'a contact that moved to another sheet is no deletion',
  },
  'src/domain/history/restore.ts': {
    names: ['form'],
    why: 'a form is opened again with a reason, on the form itself',
  },
  'src/domain/operation/record.ts': {
    names: [
      'action',
      'calendarEvent',
      'contact',
      'issue',
      'launchPad',
      'lesson',
      'member',
      'organisation',
      'programme',
      'sme',
    ],
    why: 'short names of types',
  },
  'src/protocol/operation-schema.ts': { names: ['programme'], why: homes },
  'src/server/auth/report-links.ts': {
    names: ['issuedReport'],
    why: 'a link opens an issued report and nothing else',
  },
  'src/server/commands/quarantine-messages.ts': {
    names: ['member', 'programme'],
    why: 'words of the operator',
  },
  'src/server/files/named-file.ts': {
    names: ['attachment'],
    why: 'a file is read by whoever may read the attachment that names it',
  },
  'src/server/http/file-routes.ts': { names: ['attachment'], why: 'a word of a header of HTTP' },
};

const literal = new RegExp(`'(${entityNames.join('|')})'`, 'g');

/** Each file of these rooms that names kinds of record, with their names. */
function named(): ReadonlyMap<string, readonly string[]> {
  const files = scanned(rooms, 100).filter(({ path }) => path !== declared);
  return new Map(
    files.flatMap(({ path, text }) => {
      const found = [...withoutComments(text).matchAll(literal)].map(([, name = '']) => name);
      return found.length === 0 ? [] : [[path, [...new Set(found)].sort()] as const];
    }),
  );
}

test('rooms for all kinds of record name one only where it is argued', () => {
  const argued = Object.entries(allowed).map(([path, { names }]) => [path, [...names].sort()]);
  expect(Object.fromEntries(named())).toEqual(Object.fromEntries(argued));
});
