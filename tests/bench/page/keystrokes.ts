/**
 * Saving while typing (B7): `Carnet.type` against a bare strict put of the very row that it stored, turn by
 * turn; and saves that go on until the browser is killed.
 */

import Dexie, { type Table } from 'dexie';
import { createRecord } from '../../../src/domain/command/command.ts';
import type { Carnet } from '../../../src/client/model/carnet.ts';
import type { OutboxRow } from '../../../src/client/ports/sheet-store.ts';
import { present } from '../../../src/std/assert.ts';
import { rotated, type Times } from '../measure.ts';
import { contactId, type ProgrammeSize, smeId } from '../programme.ts';
import { openProgramme, pause, timeOf } from './open-programme.ts';
import { leaveField, typeInto } from '../../support/typist.ts';

/** A database that knows nothing but one row at a time, as durable as Carnet's own. */
export class BareDatabase extends Dexie {
  declare readonly rows: Table<OutboxRow, number>;
  constructor() {
    super('bench-bare', { cache: 'disabled', chromeTransactionDurability: 'strict' });
    this.version(1).stores({ rows: 'key' });
  }
}

/** A pause between two saves, so that one never pays for the other. */
const restMs = 4;
/** Keys that are typed before the measure begins: code is compiled and databases are opened during them. */
const warmUpKeys = 20;
/** Keys typed into one field before it is left and the next one is entered. */
const keysPerField = 20;

/** Types `count` keys into summaries of one journal. */
export async function typeKeys(size: ProgrammeSize, count: number): Promise<Times> {
  const carnet = await openProgramme();
  const sheet = Math.floor(size.smes / 2);
  await carnet.loadJournal(smeId(sheet));
  const bare = new BareDatabase();
  await bare.open();
  const times = { carnet: [] as number[], bare: [] as number[] };
  let text = '';
  let row: OutboxRow | undefined;
  for (let key = 0; key < warmUpKeys + count; key += 1) {
    const place = Math.floor(key / keysPerField) % size.contactsPerSme;
    const contact = contactId(sheet * size.contactsPerSme + place);
    text = `${key % keysPerField === 0 ? baseText : text} ${key}`;
    const save = async (): Promise<void> => {
      const result = await typeInto(carnet, contact, 'summary', { lang: 'fr', text });
      if (!result.ok) throw new Error(`Not saved: ${JSON.stringify(result.error)}`);
      const { group, key: rowKey } = result.value;
      row = { key: present(rowKey, 'a row was written'), state: 'open', tab: 'bench-tab', group };
    };
    const put = async (): Promise<void> => {
      if (row !== undefined) await bare.rows.put(row);
    };
    for (const way of rotated(['carnet', 'bare'] as const, key)) {
      const time = await timeOf(way === 'carnet' ? save : put);
      if (key >= warmUpKeys) times[way].push(time);
      await pause(restMs);
    }
    if (key % keysPerField === keysPerField - 1) {
      await leaveField(carnet, contact, 'summary');
      await pause(restMs);
    }
  }
  bare.close();
  await carnet.close();
  return times;
}

const baseText =
  'Échange sur les frais de port et les étiquettes. Première commande de l’étranger, question sur ' +
  'la TVA. Deux pièces manquent encore pour les formulaires de douane. Rappeler après le marché.';

/** Saves between two pauses that are long enough for what is sealed to be confirmed. */
const savesPerBurst = 8;
const burstPauseMs = 450;

const editId = (edit: number): string => `bench-edit-${edit}`;

/**
 * Saves one edit after the other, without end, and reports each once Carnet says that it is saved. Even edits
 * add a contact, odd ones type into the contact before them.
 */
export async function saveWithoutEnd(
  firstEdit: number,
  report: (edit: number) => unknown,
): Promise<never> {
  const carnet = await openProgramme();
  for (let edit = firstEdit; ; edit += 1) {
    await saveEdit(carnet, edit);
    report(edit);
    if (edit % savesPerBurst === 0) await pause(burstPauseMs);
  }
}

async function saveEdit(carnet: Carnet, edit: number): Promise<void> {
  const text = { lang: 'en', text: `Edit ${edit}` } as const;
  const result =
    edit % 2 === 0
      ? await carnet.run(
          createRecord(
            'contact',
            smeId(0),
            { at: '2020-11-19T10:42', kind: 'note', state: 'held', summary: text },
            editId(edit),
          ),
        )
      : await typeInto(carnet, editId(edit - 1), 'agenda', text);
  if (!result.ok) throw new Error(`Not saved: ${JSON.stringify(result.error)}`);
}

/** Which of the edits that were reported saved are not there. */
export async function missingEdits(reported: readonly number[]): Promise<readonly number[]> {
  const carnet = await openProgramme();
  await carnet.loadJournal(smeId(0));
  const missing = reported.filter((edit) => {
    const values = carnet.record(editId(edit - (edit % 2)))?.values;
    const field = edit % 2 === 0 ? values?.['summary'] : values?.['agenda'];
    return JSON.stringify(field) !== JSON.stringify({ lang: 'en', text: `Edit ${edit}` });
  });
  await carnet.close();
  return missing;
}
