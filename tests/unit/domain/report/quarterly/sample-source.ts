/** The sample programme as what its reviews are drafted from. */

import { applyOperation } from '../../../../../src/domain/operation/apply.ts';
import { type AnyRecord, recordAs } from '../../../../../src/domain/operation/record.ts';
import { lessonLabels } from '../../../../../src/domain/lesson/lesson-numbers.ts';
import { form as formDeclaration } from '../../../../../src/domain/form/form.ts';
import type { ReviewSource } from '../../../../../src/domain/report/quarterly/review-source.ts';
import { sampleGroups } from '../../../../../src/domain/sample/sample-programme.ts';
import { summariseJournal } from '../../../../../src/domain/sme/journal-summary.ts';
import { present } from '../../../../../src/std/assert.ts';

/** Every record of the sample, by its id. */
export function sampleRecords(): ReadonlyMap<string, AnyRecord> {
  const records = new Map<string, AnyRecord>();
  for (const operation of sampleGroups().flat()) {
    const applied = applyOperation(records.get(operation.record), operation, 'later');
    if (applied !== undefined) records.set(operation.record, applied.record);
  }
  return records;
}

/** The source of some records. */
export function sourceOf(records: Iterable<AnyRecord>): ReviewSource {
  const list = [...records];
  const all = <const N extends AnyRecord['entity']>(entity: N) =>
    list.flatMap((record) => recordAs(record, entity) ?? []);
  const contacts = all('contact');
  const forms = all('form');
  const lessons = all('lesson');
  return {
    programme: present(all('programme')[0], 'there is a programme'),
    pads: all('launchPad'),
    sheets: all('sme').map((sme) => ({
      sme,
      summary: summariseJournal(contacts.filter(({ home }) => home === sme.id)),
      forms: present(formDeclaration.summary, 'forms have a summary').fold(
        forms.filter(({ home }) => home === sme.id),
      ),
    })),
    organisations: all('organisation'),
    contacts,
    issues: all('issue'),
    actions: all('action'),
    lessons,
    achievements: all('achievement'),
    lessonLabels: lessonLabels(lessons),
    events: all('calendarEvent'),
  };
}
