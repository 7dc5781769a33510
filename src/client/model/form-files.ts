/**
 * Files that were attached in a form of a new contact and wait for it. They are on its sheet at once; a note of each says which
 * form it belongs to, and is let go of once a contact has the file. Each note is a draft of its own, so that a tab that adds a
 * contact touches no file of another. What an open tab notes is shown there alone; what a closed one noted, in each that asks.
 */

import { useEffect, useMemo, useState } from 'react';
import type { Json } from '../../std/json.ts';
import type { RecordOf } from '../../domain/operation/record.ts';
import type { Environment } from '../ports/environment.ts';
import type { Draft } from '../ports/sheet-store.ts';
import type { Carnet } from './carnet.ts';
import { lazyRecordsOf } from './records.ts';
import { useCarnet, useCarnetState } from './use-carnet.ts';
import { halfTypedIn } from './use-half-typed.ts';
import type { PendingFiles } from './use-pending-files.ts';

/** Of the files that wait on a sheet, those of one form. */
export interface FormMark {
  /** What is kept with each file that is added in it. */
  readonly mark: Json;
  /** Whether a file with a mark is one of its own; earlier versions kept `true`. */
  readonly isOwn: (mark: Json) => boolean;
}

interface FileNote {
  readonly id: string;
  readonly mark: Json;
  /** The tab in which the file was added; empty where an earlier version did not say it. */
  readonly tab: string;
}

const placeOf = (home: string): string => `formFiles:${home}`;

/** The notes of a sheet. Earlier versions kept all those of a tab in one. */
function draftsOn(drafts: ReadonlyMap<string, Draft>, home: string): readonly Draft[] {
  const place = placeOf(home);
  return [...drafts.values()]
    .filter(({ key }) => key === place || key.startsWith(`${place}/`))
    .toSorted((a, b) => a.at - b.at);
}

function notesOn(drafts: ReadonlyMap<string, Draft>, home: string): readonly FileNote[] {
  return draftsOn(drafts, home).flatMap(({ key, text }) => {
    const [tab = ''] = key.slice(placeOf(home).length + 1).split('.');
    return Object.entries(halfTypedIn(text)).map(([id, mark]) => ({ id, mark, tab }));
  });
}

/** Which of these tabs are gone; all of them where the browser cannot tell. */
async function goneOf(environment: Environment, tabs: readonly string[]) {
  const live = await environment.liveTabs().catch(() => undefined);
  return tabs.filter((tab) => live?.has(tab) !== true);
}

/** Each once, without those that a contact has by now. */
function waitingOf(
  files: readonly RecordOf<'attachment'>[] | undefined,
  notes: readonly FileNote[],
): readonly string[] {
  const isGiven = (id: string): boolean =>
    files?.some((file) => file.id === id && file.values.aboutId !== undefined) === true;
  return [...new Set(notes.map(({ id }) => id))].filter((id) => !isGiven(id));
}

/**
 * Of one form.
 *
 * @param home the sheet on which the contact is written
 */
export function useFormFiles(home: string, { mark, isOwn }: FormMark): PendingFiles {
  const carnet = useCarnet();
  const { environment } = carnet;
  const drafts = useCarnetState((state) => state.drafts);
  const files = useCarnetState((state) => lazyRecordsOf(state, home, 'attachment'));
  const notes = useMemo(() => notesOn(drafts, home), [drafts, home]);
  // A tab that is gone stays gone: what the form shows of it never goes from there because another tab is asked about.
  const [gone, setGone] = useState<readonly string[]>([environment.tab, '']);
  const others = [...new Set(notes.map(({ tab }) => tab))]
    .filter((tab) => !gone.includes(tab))
    .join(' ');
  useEffect(() => {
    if (others === '') return undefined;
    let isOver = false;
    void goneOf(environment, others.split(' ')).then((found) => {
      if (!isOver && found.length > 0) setGone((before) => [...before, ...found]);
    });
    return () => {
      isOver = true;
    };
  }, [environment, others]);
  const own = notes.filter((note) => gone.includes(note.tab) && isOwn(note.mark));
  return {
    ids: waitingOf(files, own),
    add: (ids) => {
      for (const id of ids) {
        const key = `${placeOf(home)}/${environment.tab}.${id}`;
        carnet.keepDraft(key, JSON.stringify({ [id]: mark })).catch(() => undefined);
      }
    },
    letGo: (ids) => letGoOfFormFiles(carnet, home, ids),
  };
}

/** Those that wait for a contact that is logged without its form. Its marks are asked for only where there are any. */
export async function formFilesFor(
  carnet: Carnet,
  home: string,
  marks: () => Promise<Pick<FormMark, 'isOwn'>>,
): Promise<readonly string[]> {
  const { environment, state } = carnet;
  const notes = notesOn(state.getState().drafts, home);
  if (notes.length === 0) return [];
  const [{ isOwn }, gone] = await Promise.all([
    marks(),
    goneOf(
      environment,
      notes.map(({ tab }) => tab),
    ),
    carnet.loadLazy(home, 'attachment'),
  ]);
  const isFree = (tab: string): boolean => tab === environment.tab || gone.includes(tab);
  const own = notes.filter((note) => isFree(note.tab) && isOwn(note.mark));
  return waitingOf(lazyRecordsOf(state.getState(), home, 'attachment'), own);
}

/** Of those that were given to a contact, in whichever tab they were added. */
export function letGoOfFormFiles(carnet: Carnet, home: string, ids: readonly string[]): void {
  for (const { key, text } of draftsOn(carnet.state.getState().drafts, home)) {
    const notes = Object.entries(halfTypedIn(text));
    const left = notes.filter(([id]) => !ids.includes(id));
    if (left.length === notes.length) continue;
    const kept = left.length === 0 ? '' : JSON.stringify(Object.fromEntries(left));
    carnet.keepDraft(key, kept).catch(() => undefined);
  }
}
