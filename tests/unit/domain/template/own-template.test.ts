/**
 * Templates of one's own: copied whole, edited by two people, checked at each question, frozen when published.
 *
 * Longer than 400 lines because each kind of edit and of fault stands on the same desk.
 */

import { describe, expect, it } from 'vitest';
import type { Command, CommandContext } from '../../../../src/domain/command/command.ts';
import { setFields } from '../../../../src/domain/command/command.ts';
import { builtInTemplates } from '../../../../src/domain/form/built-in.ts';
import type { FormValues } from '../../../../src/domain/form/fields.ts';
import { formView } from '../../../../src/domain/form/form-view.ts';
import { loadTemplate } from '../../../../src/domain/form/load-template.ts';
import { itemsOf, type Template } from '../../../../src/domain/form/template.ts';
import { itemsIn } from '../../../../src/domain/form/view.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { confirm, type World } from '../../../../src/domain/operation/confirm.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, recordAs } from '../../../../src/domain/operation/record.ts';
import { assembled, changesIn } from '../../../../src/domain/template/assemble.ts';
import { comparedIn, testOf } from '../../../../src/domain/template/comparison.ts';
import {
  itemsOfDraft,
  type OwnTemplate,
  readDraft,
  type TemplateDraft,
} from '../../../../src/domain/template/draft.ts';
import {
  addItem,
  addOption,
  addSection,
  changeItem,
  copyTemplate,
  dropOption,
  duplicateItem,
  moveItem,
  retireItem,
  setTest,
  setVerdict,
  stepItem,
  wordsOfRule,
} from '../../../../src/domain/template/edit-draft.ts';
import { faultsIn, trialTemplate } from '../../../../src/domain/template/find-faults.ts';
import {
  copyableTemplates,
  ownTemplateId,
  templateInUse,
  versionRecordOf,
  versionsOf,
} from '../../../../src/domain/template/own-template-id.ts';
import { optionIds } from '../../../../src/domain/template/parts.ts';
import { publish, publishedTemplate } from '../../../../src/domain/template/publish.ts';
import { assert, present } from '../../../../src/std/assert.ts';
import { sameJson, type Json } from '../../../../src/std/json.ts';

const draftId = 'draft-1';

/** The records of a programme that commands are run on. */
class Desk {
  readonly records = new Map<string, AnyRecord>();
  private ids = 0;

  context(at = 1000 + this.ids): CommandContext {
    return {
      by: 'member-1',
      at,
      newId: () => {
        this.ids += 1;
        return `0190-${this.ids}`;
      },
      today: '2021-03-01',
      now: '2021-03-01T10:00',
      zone: 'Europe/Paris',
      programmeId: 'programme-1',
      record: (id) => this.records.get(id),
    };
  }

  /** What a command would write, as it stands now. */
  planned(command: Command): Group {
    const result = command(this.context());
    assert(result.ok, 'the command is taken');
    return result.value;
  }

  write(group: Group): void {
    for (const operation of group) {
      const applied = applyOperation(this.records.get(operation.record), operation, 'later');
      this.records.set(operation.record, present(applied, 'applies').record);
    }
  }

  run(command: Command): void {
    this.write(this.planned(command));
  }

  get own(): OwnTemplate {
    return present(recordAs(this.records.get(draftId), 'template'), 'an own template');
  }

  get draft(): TemplateDraft {
    return readDraft(this.own);
  }

  item(id: string) {
    return present(
      itemsOfDraft(this.draft).find((item) => item.id === id),
      id,
    );
  }
}

const checklist = builtInTemplates['eligibility-checklist/1'];

async function copied(source: () => Promise<Template> = checklist): Promise<Desk> {
  const desk = new Desk();
  desk.run(copyTemplate('programme-1', await source(), draftId));
  return desk;
}

const ids = (draft: TemplateDraft, section = 0): readonly string[] =>
  draft.sections[section]?.items.map(({ id }) => id) ?? [];
const kindsAt = (desk: Desk, item: string): readonly string[] =>
  faultsIn(desk.draft)
    .filter((fault) => fault.item === item)
    .map(({ kind }) => kind);

describe('a copy of a template of Carnet', () => {
  it.each(copyableTemplates)('says the same as %s, to the last word', async (id) => {
    const source: Template = await builtInTemplates[id]();
    const desk = await copied(builtInTemplates[id]);
    expect(faultsIn(desk.draft)).toEqual([]);
    const whole = assembled(desk.draft, { id: source.id, version: source.version });
    expect(sameJson(whole, JSON.parse(JSON.stringify(source)) as Json)).toBe(true);
    expect(changesIn(desk.draft, source)).toEqual({ added: [], changed: [], retired: [] });
  });
});

describe('editing a draft', () => {
  it('keeps what two people do at the same time, each in one language of one question', async () => {
    const desk = await copied();
    const [item = ''] = ids(desk.draft);
    const [first, second, third] = [
      changeItem(draftId, item, { 'label.en': 'On the register?' }),
      changeItem(draftId, item, { 'label.fr': 'Au registre ?' }),
      retireItem(draftId, ids(desk.draft)[1] ?? '', true),
    ].map((command) => desk.planned(command));
    for (const group of [first, second, third]) desk.write(group ?? []);
    const { parts } = desk.item(item);
    expect([parts['label.en'], parts['label.fr']]).toEqual(['On the register?', 'Au registre ?']);
    expect(desk.own.conflicts).toBeUndefined();
  });

  it('adds a question below another one, and a copy of it below that', async () => {
    const desk = await copied();
    const section = present(desk.draft.sections[0], 'a part').id;
    const [first = '', second = ''] = ids(desk.draft);
    desk.run(addItem(draftId, { section, after: first }, { id: 'eori', type: 'choice' }));
    desk.run(duplicateItem(draftId, 'eori', 'eori2'));
    expect(ids(desk.draft).slice(0, 4)).toEqual([first, 'eori', 'eori2', second]);
    desk.run(addItem(draftId, { section }, { id: 'last', type: 'text' }));
    expect(ids(desk.draft).at(-1)).toBe('last');
  });

  it('moves a question by one place, over the border of its part, and to a place', async () => {
    const desk = await copied();
    const [first = '', second = ''] = ids(desk.draft);
    desk.run(stepItem(draftId, first, 1));
    expect(ids(desk.draft).slice(0, 2)).toEqual([second, first]);
    desk.run(stepItem(draftId, first, -1));
    expect(ids(desk.draft).slice(0, 2)).toEqual([first, second]);
    expect(desk.planned(stepItem(draftId, first, -1))).toEqual([]);
    const last = ids(desk.draft).at(-1) ?? '';
    desk.run(stepItem(draftId, last, 1));
    expect(ids(desk.draft, 1)[0]).toBe(last);
    desk.run(stepItem(draftId, last, -1));
    expect(ids(desk.draft).at(-1)).toBe(last);
    const other = present(desk.draft.sections[2], 'a part').id;
    desk.run(moveItem(draftId, last, { section: other, after: undefined }));
    expect(ids(desk.draft, 2)[0]).toBe(last);
    expect(desk.planned(moveItem(draftId, last, { section: other, after: last }))).toEqual([]);
  });

  it('keeps a retired question in the draft and leaves it out of the next version', async () => {
    const desk = await copied();
    const [first = ''] = ids(desk.draft);
    desk.run(retireItem(draftId, first, true));
    expect(desk.item(first).retired).toBe(true);
    expect(changesIn(desk.draft, await checklist()).retired).toEqual([first]);
    desk.run(retireItem(draftId, first, false));
    expect(desk.item(first).retired).toBe(false);
  });

  it('adds and takes away answers, "not sure" excepted, out of the rule as well', async () => {
    const desk = await copied();
    const area = present(
      itemsOfDraft(desk.draft).find(({ parts }) => optionIds(parts).includes('unsure')),
      'a question with "not sure" among its answers',
    );
    const before = optionIds(area.parts);
    desk.run(addOption(draftId, area.id));
    expect(optionIds(desk.item(area.id).parts).at(-1)).toBe('unsure');
    expect(optionIds(desk.item(area.id).parts)).toHaveLength(before.length + 1);
    expect(desk.planned(dropOption(draftId, area.id, 'unsure'))).toEqual([]);
    desk.run(dropOption(draftId, area.id, before[0] ?? ''));
    const words = wordsOfRule(desk.item(area.id).parts['rule']);
    expect(Object.values(words ?? {}).flat()).not.toContain(before[0]);
  });

  it('sets what an answer means, and never counts "not sure" as met', async () => {
    const desk = await copied();
    const [first = ''] = ids(desk.draft);
    desk.run(setVerdict(draftId, first, 'no', 'refer'));
    expect(wordsOfRule(desk.item(first).parts['rule'])).toEqual({
      pass: ['yes'],
      refer: ['no'],
      fail: [],
    });
    expect(desk.planned(setVerdict(draftId, first, 'unsure', 'pass'))).toEqual([]);
    expect(wordsOfRule({ pass: { gte: 12 } })).toBeUndefined();
  });

  it('adds a part that takes questions', async () => {
    const desk = await copied(builtInTemplates['readiness-assessment/1']);
    desk.run(addSection(draftId, 'more'));
    desk.run(addItem(draftId, { section: 'more' }, { id: 'extra', type: 'yesNo' }));
    const words = { 'title.en': 'More', 'title.fr': 'Autres points' };
    desk.run(
      setFields(draftId, { 'section.more': { ...desk.draft.sections.at(-1)?.parts, ...words } }),
    );
    desk.run(changeItem(draftId, 'extra', { 'label.en': 'One?', 'label.fr': 'Un ?' }));
    expect(faultsIn(desk.draft)).toEqual([]);
    expect(desk.draft.sections.at(-1)?.items.map(({ id }) => id)).toEqual(['extra']);
  });
});

describe('faults of a draft', () => {
  it('names the question whose translation is missing, and the side', async () => {
    const desk = await copied();
    const [first = ''] = ids(desk.draft);
    desk.run(changeItem(draftId, first, { 'label.fr': undefined }));
    expect(faultsIn(desk.draft)).toEqual([
      { kind: 'noTranslation', language: 'fr', detail: 'label', item: first },
    ]);
  });

  it('names a new question without words, and answers without any', async () => {
    const desk = await copied();
    const section = present(desk.draft.sections[0], 'a part').id;
    desk.run(addItem(draftId, { section }, { id: 'eori', type: 'choice' }));
    const faults = faultsIn(desk.draft);
    expect(faults.every(({ item, kind }) => item === 'eori' && kind === 'noWords')).toBe(true);
    expect(faults).toHaveLength(3);
  });

  it('names questions whose conditions go in a circle', async () => {
    const desk = await copied();
    const [first = '', second = ''] = [
      ...itemsOfDraft(desk.draft).filter(({ parts }) => parts['type'] === 'yesNo'),
    ].map(({ id }) => id);
    desk.run(changeItem(draftId, first, { only: { answer: { [second]: ['yes'] } } }));
    desk.run(changeItem(draftId, second, { only: { answer: { [first]: ['yes'] } } }));
    expect(kindsAt(desk, first)).toContain('loop');
    expect(kindsAt(desk, second)).toContain('loop');
  });

  it('names a condition on a question that was retired, and one that is not there', async () => {
    const desk = await copied();
    const [first = '', second = ''] = itemsOfDraft(desk.draft)
      .filter(({ parts }) => parts['type'] === 'yesNo')
      .map(({ id }) => id);
    desk.run(changeItem(draftId, first, { only: { answer: { [second]: ['yes'] } } }));
    expect(kindsAt(desk, first)).toEqual([]);
    desk.run(retireItem(draftId, second, true));
    expect(kindsAt(desk, first)).toEqual(['unknownItem']);
  });

  it('names "not sure" where it was removed, or would count as an answer', async () => {
    const desk = await copied();
    const [first = ''] = ids(desk.draft);
    desk.run(changeItem(draftId, first, { rule: { pass: ['yes', 'unsure'], fail: ['no'] } }));
    expect(kindsAt(desk, first)).toContain('unsureVerdict');
    const area = present(
      itemsOfDraft(desk.draft).find(({ parts }) => optionIds(parts).includes('unsure')),
      'a question',
    );
    const options = optionIds(area.parts).filter((id) => id !== 'unsure');
    desk.run(changeItem(draftId, area.id, { options }));
    expect(kindsAt(desk, area.id)).toContain('unknownAnswer');
  });

  it('names an answer without a verdict and a rule without its reason', async () => {
    const desk = await copied();
    const [first = ''] = ids(desk.draft);
    desk.run(changeItem(draftId, first, { rule: { pass: ['yes'] } }));
    expect(kindsAt(desk, first)).toEqual(expect.arrayContaining(['noVerdict', 'noReason']));
  });

  it('says that a draft without questions is empty', async () => {
    const desk = await copied();
    for (const { id } of itemsOfDraft(desk.draft)) desk.run(retireItem(draftId, id, true));
    expect(faultsIn(desk.draft)).toEqual([{ kind: 'empty' }]);
  });

  it('can be tried all the same, without the faulty rules', async () => {
    const desk = await copied();
    const [first = ''] = ids(desk.draft);
    const section = present(desk.draft.sections[0], 'a part').id;
    desk.run(changeItem(draftId, first, { only: { answer: { gone: ['yes'] } } }));
    desk.run(addItem(draftId, { section }, { id: 'eori', type: 'choice' }));
    const trial = present(trialTemplate(desk.draft), 'a template to try');
    expect(itemsOf(trial).find(({ id }) => id === first)?.only).toBeUndefined();
    expect(itemsOf(trial).map(({ id }) => id)).toContain('eori');
  });
});

describe('publishing', () => {
  it('freezes the body: what is edited later is in the next version only', async () => {
    const desk = await copied();
    const [first = ''] = ids(desk.draft);
    desk.run(changeItem(draftId, first, { 'label.en': 'Registered since when?' }));
    desk.run(publish({ draftId, version: 2 }, 'version-2'));
    const published = present(publishedTemplate(desk.records.get('version-2')), 'a template');
    expect(published.id).toBe('eligibility-checklist/version-2');
    expect(published.version).toBe(2);
    expect(itemsOf(published)[0]?.label.en).toBe('Registered since when?');
    desk.run(changeItem(draftId, first, { 'label.en': 'Later' }));
    desk.run(retireItem(draftId, ids(desk.draft)[1] ?? '', true));
    expect(publishedTemplate(desk.records.get('version-2'))).toEqual(published);
    expect(changesIn(desk.draft, published)).toMatchObject({ changed: [first] });
  });

  it('publishes nothing with a fault, and says at which question', async () => {
    const desk = await copied();
    const [first = ''] = ids(desk.draft);
    desk.run(changeItem(draftId, first, { 'label.fr': undefined }));
    const result = publish({ draftId, version: 2 }, 'version-2')(desk.context());
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'invalid', errors: [{ field: `item.${first}` }] },
    });
  });

  it('lets nobody change a version, on the device and on the server alike', async () => {
    const desk = await copied();
    desk.run(publish({ draftId, version: 2 }, 'version-2'));
    const change = desk.planned(setFields('version-2', { 'body.section-0': { id: 'legal' } }));
    const programme: AnyRecord = {
      id: 'programme-1',
      entity: 'programme',
      home: 'programme-1',
      values: {},
      created: { at: 1, by: 'member-1' },
      changed: { at: 1, by: 'member-1' },
    };
    const world: World = {
      record: (id) => (id === 'programme-1' ? programme : desk.records.get(id)),
      mayWrite: () => true,
    };
    expect(confirm(world, change, { received: 5, sequence: 9 }).outcome).toBe('needsAttention');
    const edit = desk.planned(retireItem(draftId, ids(desk.draft)[0] ?? '', true));
    expect(confirm(world, edit, { received: 5, sequence: 9 }).outcome).toBe('accepted');
  });

  it('reads nothing from a version that says to be of another kind, or another version (F121)', async () => {
    const desk = await copied();
    desk.run(publish({ draftId, version: 2 }, 'version-2'));
    const record = present(desk.records.get('version-2'), 'a version');
    expect(publishedTemplate(record)).toBeDefined();
    // A profile is shown to staff alone; under the name of a checklist the owner would see it.
    for (const values of [
      { ...record.values, name: 'sme-profile' },
      { ...record.values, name: 'constructor' },
    ]) {
      expect(publishedTemplate({ ...record, values })).toBeUndefined();
    }
    expect(publishedTemplate({ ...record, id: 'version-3' })).toBeUndefined();
  });

  it('reads nothing from a version that a newer Carnet wrote', async () => {
    const desk = await copied();
    desk.run(publish({ draftId, version: 2 }, 'version-2'));
    const record = present(desk.records.get('version-2'), 'a version');
    const values = { ...record.values, 'body.head': { kind: 'wheel', sections: [] } };
    expect(publishedTemplate({ ...record, values })).toBeUndefined();
    expect(publishedTemplate(undefined)).toBeUndefined();
    expect(loadTemplate({}).ok).toBe(false);
  });
});

describe('which template a new form begins with', () => {
  const draft = {
    id: draftId,
    title: { lang: 'en', text: 'Checklist' },
    copyOf: 'eligibility-checklist/1',
    withdrawn: false,
  } as const;
  const version = (id: string, number: number, at: number) => ({
    id,
    of: draftId,
    name: 'eligibility-checklist',
    version: number,
    publishedOn: '2021-03-01',
    at,
  });
  const builtIn = 'eligibility-checklist/1';

  it('is that of Carnet until the programme publishes its own', () => {
    expect(templateInUse([draft], [], builtIn)).toBe(builtIn);
  });

  it('is the latest version; of two published apart, the later one', () => {
    const versions = [version('a', 2, 5), version('c', 3, 9), version('b', 3, 8)];
    const inUse = templateInUse([draft], versions, builtIn);
    expect(inUse).toBe('eligibility-checklist/c');
    expect(versionRecordOf(inUse)).toBe('c');
    expect(versionsOf(versions, draftId).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(ownTemplateId({ name: 'sme-profile', id: 'x' })).toBe('sme-profile/x');
  });

  it('is that of Carnet again once the own one is withdrawn or gone, and for other kinds', () => {
    const versions = [version('a', 2, 5)];
    expect(templateInUse([{ ...draft, withdrawn: true }], versions, builtIn)).toBe(builtIn);
    expect(templateInUse([], versions, builtIn)).toBe(builtIn);
    expect(templateInUse([draft], versions, 'sme-profile/1')).toBe('sme-profile/1');
    expect(versionRecordOf(builtIn)).toBeUndefined();
  });
});

describe('rules and conditions that compare', () => {
  const [figure, day, asked] = ['staff', 'founded', 'after'] as const;

  async function withFigures(): Promise<Desk> {
    const desk = await copied();
    const section = present(desk.draft.sections[0], 'a part').id;
    for (const [id, type] of [
      [figure, 'number'],
      [day, 'date'],
      [asked, 'yesNo'],
    ] as const) {
      desk.run(addItem(draftId, { section }, { id, type }));
      desk.run(changeItem(draftId, id, { 'label.en': `The ${id}?`, 'label.fr': `Le ${id} ?` }));
    }
    expect(faultsIn(desk.draft)).toEqual([]);
    return desk;
  }

  const hiddenIn = (desk: Desk, values: FormValues, onDate = '2020-11-19') => {
    const view = formView(present(trialTemplate(desk.draft), 'to try'), values, { onDate });
    const item = present(
      itemsIn(view).find(({ item: { id } }) => id === asked),
      asked,
    );
    return item.hidden !== undefined;
  };
  const verdictIn = (desk: Desk, id: string, values: FormValues, onDate = '2020-11-19') => {
    const view = formView(present(trialTemplate(desk.draft), 'to try'), values, { onDate });
    return itemsIn(view).find(({ item }) => item.id === id)?.verdict?.verdict;
  };

  it.each([
    ['gte', [10], 10, 9],
    ['gt', [10], 11, 10],
    ['lt', [10], 9, 10],
    ['lte', [10], 10, 11],
    ['between', [10, 20], 20, 21],
  ] as const)('ask after a figure that is %s %j', async (operator, values, holds, fails) => {
    const desk = await withFigures();
    const compare = { [figure]: testOf({ operator, values }) };
    desk.run(changeItem(draftId, asked, { only: { compare } }));
    expect(faultsIn(desk.draft)).toEqual([]);
    expect(hiddenIn(desk, { [`value.${figure}`]: holds })).toBe(false);
    expect(hiddenIn(desk, { [`value.${figure}`]: fails })).toBe(true);
    expect(hiddenIn(desk, {})).toBe(true);
    expect(hiddenIn(desk, { [`value.${figure}`]: 'unsure' })).toBe(true);
  });

  it.each([
    ['before', ['2020-01-01'], '2019-12-31', '2020-01-01'],
    ['after', ['2020-01-01'], '2020-01-02', '2020-01-01'],
    ['betweenDays', ['2020-01-01', '2020-01-31'], '2020-01-31', '2020-02-01'],
    ['olderThan', [12], '2019-11-30', '2019-12-01'],
    ['youngerThan', [12], '2019-12-01', '2019-11-30'],
  ] as const)('ask after a day that is %s %j', async (operator, values, holds, fails) => {
    const desk = await withFigures();
    const compare = { [day]: testOf({ operator, values }) };
    desk.run(changeItem(draftId, asked, { only: { compare } }));
    expect(faultsIn(desk.draft)).toEqual([]);
    expect(hiddenIn(desk, { [`value.${day}`]: holds })).toBe(false);
    expect(hiddenIn(desk, { [`value.${day}`]: fails })).toBe(true);
    expect(comparedIn(compare[day])).toEqual({ operator, values });
  });

  it('give a figure and a day their verdict; what no test covers is to be checked', async () => {
    const desk = await withFigures();
    const reason = { 'reason.refer.en': 'Few.', 'reason.refer.fr': 'Peu.' };
    const meant = { ...reason, 'toPass.en': 'More staff.', 'toPass.fr': 'Plus de personnel.' };
    desk.run(changeItem(draftId, figure, meant));
    desk.run(changeItem(draftId, day, meant));
    desk.run(setTest(draftId, figure, 'pass', testOf({ operator: 'between', values: [5, 249] })));
    desk.run(setTest(draftId, day, 'pass', testOf({ operator: 'before', values: ['2020-01-01'] })));
    expect(faultsIn(desk.draft)).toEqual([]);
    expect(verdictIn(desk, figure, { [`value.${figure}`]: 249 })).toBe('pass');
    expect(verdictIn(desk, figure, { [`value.${figure}`]: 250 })).toBe('refer');
    expect(verdictIn(desk, day, { [`value.${day}`]: '2019-06-01' })).toBe('pass');
    expect(verdictIn(desk, day, { [`value.${day}`]: '2020-01-01' })).toBe('refer');
    expect(verdictIn(desk, day, {})).toBe('refer');
    desk.run(publish({ draftId, version: 2 }, 'version-2'));
    const published = present(publishedTemplate(desk.records.get('version-2')), 'a template');
    expect(itemsOf(published).find(({ id }) => id === figure)?.rule).toEqual({
      pass: { between: [5, 249] },
    });
    desk.run(setTest(draftId, figure, 'pass', undefined));
    expect(desk.item(figure).parts['rule']).toBeUndefined();
  });

  it('are named at their question while a value is missing, turned round or of another kind', async () => {
    const desk = await withFigures();
    const at = (compare: Json): readonly string[] => {
      desk.run(changeItem(draftId, asked, { only: { compare } }));
      return faultsIn(desk.draft).map(({ kind, item }) => `${item} ${kind}`);
    };
    expect(at({ [figure]: testOf({ operator: 'gte', values: [] }) })).toEqual(['after shape']);
    expect(at({ [figure]: testOf({ operator: 'between', values: [5] }) })).toEqual(['after shape']);
    expect(faultsIn(desk.draft)[0]?.detail).toMatch(/^only\/compare/);
    expect(at({ [figure]: { between: [20, 10] } })).toEqual(['after wrongComparison']);
    expect(at({ [figure]: { before: '2020-01-01' } })).toEqual(['after wrongComparison']);
    expect(at({ gone: { gte: 1 } })).toEqual(['after unknownItem']);
    expect(at({ [asked]: { gte: 1 } })).toContain('after loop');
    desk.run(setTest(draftId, figure, 'pass', testOf({ operator: 'lt', values: [] })));
    expect(kindsAt(desk, figure)).toContain('shape');
    expect(trialTemplate(desk.draft)).toBeDefined();
  });

  it('of a newer version are kept, published and never judged', async () => {
    const desk = await withFigures();
    const newer = { within: { km: 30 } };
    desk.run(changeItem(draftId, asked, { only: { compare: { [figure]: newer } } }));
    expect(faultsIn(desk.draft)).toEqual([]);
    expect(hiddenIn(desk, { [`value.${figure}`]: 1 })).toBe(false);
    const meant = { 'reason.refer.en': 'Far.', 'reason.refer.fr': 'Loin.' };
    const toPass = { 'toPass.en': 'Nearer.', 'toPass.fr': 'Plus près.' };
    desk.run(changeItem(draftId, figure, { ...meant, ...toPass, rule: { pass: newer } }));
    expect(faultsIn(desk.draft)).toEqual([]);
    expect(verdictIn(desk, figure, { [`value.${figure}`]: 1 })).toBe('refer');
    desk.run(publish({ draftId, version: 2 }, 'version-2'));
    const published = present(publishedTemplate(desk.records.get('version-2')), 'a template');
    expect(itemsOf(published).find(({ id }) => id === figure)?.rule).toEqual({ pass: newer });
  });
});
