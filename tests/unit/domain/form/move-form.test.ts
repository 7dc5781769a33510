/** A draft that is moved over to another version of its template: nothing filled in is lost, and what is asked no more stays readable. */

import { describe, expect, it } from 'vitest';
import type { Command, CommandContext } from '../../../../src/domain/command/command.ts';
import { answerRows } from '../../../../src/domain/form/answer-table.ts';
import { moveForm } from '../../../../src/domain/form/commands/begin-form.ts';
import { movedFrom } from '../../../../src/domain/form/fields.ts';
import { formView } from '../../../../src/domain/form/form-view.ts';
import { lateAnswers } from '../../../../src/domain/form/outcome.ts';
import { printable } from '../../../../src/domain/form/printable.ts';
import type { Template } from '../../../../src/domain/form/template.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { itemsIn } from '../../../../src/domain/form/view.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import {
  type AnyRecord,
  recordAs,
  type RecordOf,
} from '../../../../src/domain/operation/record.ts';
import { assert, present } from '../../../../src/std/assert.ts';

const next = 'eligibility-checklist/version-2';
const [first] = eligibilityChecklist.sections;

/** The checklist without its first question. */
const newer: Template = {
  ...eligibilityChecklist,
  id: next,
  version: 2,
  sections: eligibilityChecklist.sections.map((section) => ({
    ...section,
    items: section.items.filter(({ id }) => id !== 'registered'),
  })),
};

const draft: AnyRecord = {
  id: 'form-1',
  entity: 'form',
  home: 'sme-1',
  values: {
    templateId: eligibilityChecklist.id,
    state: 'draft',
    onDate: '2020-11-19',
    'value.registered': 'no',
    'note.registered': 'Asked twice.',
    'evidence.registered': ['https://example.org/extract'],
    'value.headcount': 4,
  },
  created: { at: 1, by: 'member-1' },
  changed: { at: 1, by: 'member-1' },
};

function run(record: AnyRecord, command: Command): AnyRecord {
  let made = 0;
  const context: CommandContext = {
    by: 'member-1',
    at: 2,
    newId: () => `id-${(made += 1)}`,
    today: '2020-11-20',
    now: '2020-11-20T10:00',
    zone: 'Europe/Paris',
    programmeId: 'programme-1',
    record: (id) => (id === record.id ? record : undefined),
  };
  const result = command(context);
  assert(result.ok, 'the command is taken');
  return result.value.reduce(
    (one, operation) => present(applyOperation(one, operation, 'operation'), 'it applies').record,
    record,
  );
}

const formOf = (record: AnyRecord): RecordOf<'form'> => present(recordAs(record, 'form'), 'a form');
const viewOf = (record: AnyRecord) =>
  formView(newer, record.values, {
    onDate: '2020-11-19',
    country: 'FR',
    former: [eligibilityChecklist],
  });

describe('moving a draft over', () => {
  const moved = run(draft, moveForm('form-1', next));

  it('changes its template and nothing that was filled in', () => {
    const { templateId, 'checks.form.movedFrom': from, ...rest } = moved.values;
    expect(templateId).toBe(next);
    expect(from).toEqual([eligibilityChecklist.id]);
    const { templateId: _before, ...filled } = draft.values;
    expect(rest).toEqual(filled);
    expect(lateAnswers(moved.values)).not.toContain('checks.form.movedFrom');
  });

  it('leaves what is asked no more readable, with its note, and without effect', () => {
    const view = viewOf(moved);
    expect(itemsIn(view).some(({ item }) => item.id === 'registered')).toBe(false);
    expect(view.former).toHaveLength(1);
    expect(view.former[0]).toMatchObject({
      key: 'registered',
      note: 'Asked twice.',
      evidence: ['https://example.org/extract'],
      verdict: undefined,
    });
    expect(view.result).toMatchObject({ kind: 'checklist', verdicts: { fail: 0 } });
    expect(formView(newer, moved.values, { onDate: '2020-11-19' }).former).toEqual([]);
  });

  it('leaves it on paper and in the table of answers, the note only to who may see it', () => {
    const view = viewOf(moved);
    const printed = printable(view, 'fr', { mode: 'manager' }).sections.at(-1);
    expect(printed?.heading).toBe('Questions retirées');
    expect(printed?.lines[0]).toMatchObject({
      question: first?.items[0]?.label.fr,
      note: 'Asked twice.',
    });
    expect(JSON.stringify(printable(view, 'fr', { mode: 'sme' }))).not.toContain('Asked twice.');
    const options = { language: 'en', staff: false, day: String, name: String } as const;
    const rows = answerRows(formOf(moved), view, options);
    expect(rows.at(-1)?.slice(2, 5)).toEqual([
      'Retired questions',
      first?.items[0]?.label.en,
      'No',
    ]);
  });

  it('remembers every version that it came from, and moves back as well', () => {
    const back = run(moved, moveForm('form-1', eligibilityChecklist.id));
    expect(back.values['templateId']).toBe(eligibilityChecklist.id);
    expect(movedFrom(back.values)).toEqual([eligibilityChecklist.id, next]);
    const view = formView(eligibilityChecklist, back.values, {
      onDate: '2020-11-19',
      former: [eligibilityChecklist, newer],
    });
    expect(view.former).toEqual([]);
    expect(run(moved, moveForm('form-1', next))).toEqual(moved);
  });

  it('is refused for a form that is settled, and for a template of another kind', () => {
    const settled = { ...draft, values: { ...draft.values, state: 'complete' } };
    expect(() => run(settled, moveForm('form-1', next))).toThrow();
    expect(() => run(draft, moveForm('form-1', 'sme-profile/1'))).toThrow();
  });
});

it('reads each former template once, and no more than a form was ever moved over from (F116)', () => {
  const hostile = {
    'checks.form.movedFrom': [
      'sme-profile/1',
      ...Array.from({ length: 400 }, () => 'sme-profile/1'),
      Array.from({ length: 35 }, () => 'sme-profile/1').join(' '),
      ...Array.from({ length: 400 }, (_, index) => `sme-profile/version-${index}`),
    ],
  };
  const read = movedFrom(hostile);
  expect(read.slice(0, 2)).toEqual(['sme-profile/1', 'sme-profile/version-0']);
  expect(read).toHaveLength(20);
});
