/**
 * What forms cost: one opened beside twelve others, against a journal of the same bytes (B16); an answer saved, against the
 * bare put of its row (B17); and the sample loaded with its forms and without.
 */

import { answerItem } from '../../../src/domain/form/commands/answer-form.ts';
import { formView } from '../../../src/domain/form/form-view.ts';
import { itemsOf } from '../../../src/domain/form/template.ts';
import { readinessAssessment } from '../../../src/domain/form/templates/readiness-assessment.ts';
import {
  sampleMemberId,
  sampleProgrammeId,
  sampleToday,
} from '../../../src/domain/sample/sample-programme-data.ts';
import type { Group } from '../../../src/domain/operation/operation.ts';
import { lazyRecordsOf } from '../../../src/client/model/records.ts';
import type { OutboxRow } from '../../../src/client/ports/sheet-store.ts';
import { dexieStore } from '../../../src/client/storage/dexie-store.ts';
import { present } from '../../../src/std/assert.ts';
import { rotated, type Times } from '../measure.ts';
import type { SampleWay } from '../sample-ways.ts';
import { formId, type ProgrammeSize, smeId } from '../programme.ts';
import { BareDatabase } from './keystrokes.ts';
import { openProgramme, pause, timeOf } from './open-programme.ts';

const restMs = 4;
/** What is compared has the same bytes, but for this share. */
const bytesApartMax = 0.15;

/** Opens the forms of each sheet and, turn by turn, its journal, each for the first time. */
export async function openForms({ smes }: ProgrammeSize): Promise<Times> {
  const carnet = await openProgramme();
  const times = { form: [] as number[], journal: [] as number[] };
  for (let index = 0; index < smes; index += 1) {
    const home = smeId(index);
    let asked = 0;
    const form = async (): Promise<void> => {
      await carnet.loadLazy(home, 'form');
      const [latest] = lazyRecordsOf(carnet.state.getState(), home, 'form') ?? [];
      const { values } = present(latest, 'the sheet has forms');
      const onDate = values.onDate ?? '2020-11-19';
      asked = formView(readinessAssessment, values, { onDate, country: 'FR' }).counts.asked;
    };
    for (const way of rotated(['form', 'journal'] as const, index)) {
      times[way].push(await timeOf(way === 'form' ? form : () => carnet.loadJournal(home)));
      await pause(restMs);
    }
    if (asked !== itemsOf(readinessAssessment).length) throw new Error(`${asked} questions asked`);
    const { journals, lazy } = carnet.state.getState();
    const bytes = [journals.get(home), [...(lazy.get(home)?.get('form')?.values() ?? [])]].map(
      (records) => JSON.stringify(records).length,
    );
    const [journal = 0, forms = 0] = bytes;
    if (Math.abs(journal / forms - 1) > bytesApartMax) {
      throw new Error(`A journal of ${journal} bytes beside forms of ${forms}`);
    }
  }
  await carnet.close();
  return times;
}

/** Answers that are given before the measure begins. */
const warmUp = 20;

/** Gives `count` answers to the forms of one sheet. */
export async function answerQuestions(size: ProgrammeSize, count: number): Promise<Times> {
  const carnet = await openProgramme();
  const sheet = Math.floor(size.smes / 2);
  const forms = size.formsPerSme ?? 0;
  await carnet.loadLazy(smeId(sheet), 'form');
  const bare = new BareDatabase();
  await bare.open();
  const times = { carnet: [] as number[], bare: [] as number[] };
  const questions = itemsOf(readinessAssessment);
  let row: OutboxRow | undefined;
  for (let turn = 0; turn < warmUp + count; turn += 1) {
    const item = present(questions[turn % questions.length], 'there are questions');
    const form = formId(sheet, Math.floor(turn / questions.length) % forms, forms);
    const level = 5 + turn;
    const answer = async (): Promise<void> => {
      const written = { kind: 'number', number: level } as const;
      const result = await carnet.run(answerItem(form, item, written));
      if (!result.ok) throw new Error(`Not saved: ${JSON.stringify(result.error)}`);
      const { group } = result.value;
      row = { key: turn, state: 'sealed', tab: 'bench-tab', group };
    };
    const put = async (): Promise<void> => {
      if (row !== undefined) await bare.rows.put(row);
    };
    for (const way of rotated(['carnet', 'bare'] as const, turn)) {
      const time = await timeOf(way === 'carnet' ? answer : put);
      if (turn >= warmUp) times[way].push(time);
      await pause(restMs);
    }
  }
  bare.close();
  await carnet.close();
  return times;
}

/**
 * Loads the sample in one of its ways: its module is fetched, what that answers is stored. Only once in a page, because a
 * second time meets code that is compiled already.
 */
export async function loadSample(way: SampleWay): Promise<number> {
  return timeOf(async () => {
    const groups = await sampleBy[way]();
    const store = dexieStore(sampleProgrammeId);
    await store.begin(sampleMemberId, sampleToday);
    await store.importLog(groups, () => true, 'asMade');
    store.close();
  });
}

const sampleBy: Readonly<Record<SampleWay, () => Promise<readonly Group[]>>> = {
  whole: async () => (await import('../../../src/domain/sample/sample-log.ts')).sampleLog(),
  without: async () => (await import('./sample-without-forms.ts')).sampleLog(),
  asBefore: async () => {
    const { sampleGroups } = await import('../../../src/domain/sample/sample-programme.ts');
    return sampleGroups({ hasForms: false });
  },
};
