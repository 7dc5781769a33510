/**
 * The overview of a large programme, from nothing to every figure: what its screen waits for before it draws, since the
 * programme began. Against reading the same rows raw: the heads of the sheets, and with them every journal.
 */

import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { useOverview } from '../../../src/client/features/overview/use-overview.ts';
import type { Carnet } from '../../../src/client/model/carnet.ts';
import { alertsOfSheet, useAlertContext } from '../../../src/client/model/use-alerts.ts';
import { CarnetContext, useCarnetState } from '../../../src/client/model/use-carnet.ts';
import { databaseName, headPrefix } from '../../../src/client/storage/layout.ts';
import { journalPrefix } from '../../../src/client/storage/page-rows.ts';
import { present } from '../../../src/std/assert.ts';
import type { Times } from '../measure.ts';
import { benchIds, type ProgrammeSize } from '../programme.ts';
import { openProgramme, pause, timeOf } from './open-programme.ts';
import { answerOf, openRaw } from './row-floor.ts';

const restMs = 50;

/** Opens the overview `rounds` times, as one comes from the list; the first time is `first`. */
export async function openOverview(size: ProgrammeSize, rounds: number): Promise<Times> {
  const carnet = await openProgramme();
  const raw = await openRaw(databaseName(benchIds.programmeId));
  const times = { first: [] as number[], again: [] as number[], rows: [] as number[] };
  await drawOnce(carnet, <List />);
  for (let round = 0; round < rounds; round += 1) {
    let counted = 0;
    const root = createRoot(present(document.getElementById('root'), 'the page has a root'));
    const shown = await timeOf(
      () =>
        new Promise<void>((resolve, reject) => {
          const done = (contacts: number): void => {
            counted = contacts;
            resolve();
          };
          root.render(
            <CarnetContext value={carnet}>
              <Overview onRead={done} onFailed={() => reject(new Error('Not read'))} />
            </CarnetContext>,
          );
        }),
    );
    root.unmount();
    (round === 0 ? times.first : times.again).push(shown);
    await pause(restMs);
    if (counted < (size.smes * size.contactsPerSme) / 2) {
      throw new Error(`Only ${counted} contacts were counted`);
    }
    times.rows.push(await timeOf(() => rowsIn(raw)));
    await pause(restMs);
  }
  raw.close();
  await carnet.close();
  return times;
}

/** Reads the same rows in a programme that was just opened, before anything else read its journals. */
export async function readOverviewRows(): Promise<Times> {
  const carnet = await openProgramme();
  const raw = await openRaw(databaseName(benchIds.programmeId));
  const firstRows = [await timeOf(() => rowsIn(raw))];
  raw.close();
  await carnet.close();
  return { firstRows };
}

function rowsIn(raw: IDBDatabase): Promise<unknown> {
  const pages = raw.transaction('pages').objectStore('pages');
  return Promise.all(
    [headPrefix, journalPrefix].map((prefix) =>
      answerOf(pages.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`))),
    ),
  );
}

/** Draws something, waits until it is there, and takes it away. */
async function drawOnce(carnet: Carnet, drawn: ReactNode): Promise<void> {
  const root = createRoot(present(document.getElementById('root'), 'the page has a root'));
  root.render(<CarnetContext value={carnet}>{drawn}</CarnetContext>);
  while (document.getElementById('root')?.firstChild === null) await pause(1);
  root.unmount();
  await pause(restMs);
}

/** What the list knows before anybody opens the overview: the alerts of every sheet. */
function List() {
  const sheets = useCarnetState((state) => state.sheets);
  const context = useAlertContext();
  const raised = [...sheets.values()].filter(
    (sheet) => alertsOfSheet(sheet, context).raised.length,
  );
  return <p>{raised.length}</p>;
}

interface OverviewProps {
  readonly onRead: (contacts: number) => void;
  readonly onFailed: () => void;
}

/** What the screen has before it draws. */
function Overview({ onRead, onFailed }: OverviewProps) {
  const overview = useOverview('start');
  const contacts = overview?.contacts;
  useEffect(() => {
    if (contacts?.phase === 'failed') onFailed();
    if (contacts?.phase !== 'read') return;
    const ways = [...contacts.figures].filter(([key]) => /^contacts:[^:]+:[^:]+$/.test(key));
    onRead(ways.reduce((sum, [, { value }]) => sum + value, 0));
  }, [contacts, onRead, onFailed]);
  return null;
}
