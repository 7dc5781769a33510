/** Meetings: agenda in order, approval by version, translations due, and the next of a series outside closures. */

import { describe, expect, it } from 'vitest';
import {
  addDecision,
  addItem,
  agendaOf,
  dropItem,
  firstAgenda,
  lastTitles,
  type Meeting,
  moveItem,
  plannedMinutes,
  restoreItem,
} from '../../../../src/domain/meeting/agenda.ts';
import {
  approvalsOf,
  approve,
  padsToApproveFor,
  withdrawApproval,
} from '../../../../src/domain/meeting/approval.ts';
import {
  textsToTranslate,
  translationLevel,
} from '../../../../src/domain/meeting/meeting-texts.ts';
import { minutesBetween } from '../../../../src/domain/meeting/progress.ts';
import { nextOfSeries } from '../../../../src/domain/meeting/series.ts';
import {
  type Command,
  type CommandContext,
  createRecord,
  setFields,
} from '../../../../src/domain/command/command.ts';
import { type HistoryEntry, historyOf } from '../../../../src/domain/history/history.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, recordAs } from '../../../../src/domain/operation/record.ts';
import { assert, present } from '../../../../src/std/assert.ts';

/** A meeting that commands are run on, one after the other. */
class Table {
  private record: AnyRecord | undefined;
  private ids = 0;
  private clock = 1000;
  readonly operations: Operation[] = [];

  run(command: Command): void {
    this.clock += 1;
    const context: CommandContext = {
      by: 'member-1',
      at: this.clock,
      newId: () => {
        this.ids += 1;
        return `id-${this.ids}`;
      },
      today: '2020-11-26',
      now: '2020-11-26T10:00',
      zone: 'Europe/London',
      programmeId: 'programme-1',
      record: () => this.record,
    };
    const result = command(context);
    assert(result.ok, 'the command is taken');
    for (const operation of result.value) {
      this.operations.push(operation);
      this.record = present(applyOperation(this.record, operation, 'later'), 'a record').record;
    }
  }

  get meeting(): Meeting {
    return present(recordAs(present(this.record, 'a record'), 'meeting'), 'a meeting');
  }
}

function table(): Table {
  const made = new Table();
  made.run(
    createRecord('meeting', 'programme-1', {
      title: { lang: 'en', text: 'Monthly', translation: 'Mensuelle', translationState: 'checked' },
      kind: 'projectMeeting',
      at: '2020-11-26T10:00',
      state: 'planned',
      ...firstAgenda('projectMeeting', undefined, 'en'),
    }),
  );
  return made;
}

const titles = (meeting: Meeting) => agendaOf(meeting).map(({ id }) => id);

describe('the agenda', () => {
  it('begins with the usual items, counts their minutes and takes the last one of the series over', () => {
    const { meeting } = table();
    expect(titles(meeting)).toEqual(['opening', 'progress', 'other']);
    expect(plannedMinutes(agendaOf(meeting))).toBe(30);
    const next = firstAgenda('projectMeeting', meeting, 'fr');
    expect(next['item.progress']).toEqual(meeting.values['item.progress']);
    expect(Object.keys(next).some((name) => name.startsWith('said.'))).toBe(false);
  });

  it('is added to, moved and shortened, with what was decided under an item', () => {
    const made = table();
    made.run(addItem(made.meeting, { lang: 'en', text: 'Deliverables' }, 10));
    expect(titles(made.meeting)).toEqual(['opening', 'progress', 'id-2', 'other']);
    made.run(moveItem(made.meeting, 'id-2', -1));
    expect(titles(made.meeting)).toEqual(['opening', 'id-2', 'progress', 'other']);
    made.run(moveItem(made.meeting, 'id-2', 1));
    made.run(
      addDecision(
        made.meeting,
        'id-2',
        { lang: 'en', text: 'In period 3' },
        { lang: 'en', text: 'Later' },
      ),
    );
    expect(agendaOf(made.meeting)[2]?.decisions).toMatchObject([
      { text: { text: 'In period 3' }, reason: { text: 'Later' } },
    ]);
    made.run(dropItem(made.meeting, 'other'));
    expect(titles(made.meeting)).toEqual(['opening', 'progress', 'id-2']);
  });

  it('keeps what was said and decided under an item that is taken off (F97)', () => {
    const made = table();
    const text = { lang: 'en', text: 'In period 3' } as const;
    made.run(addItem(made.meeting, { lang: 'en', text: 'Deliverables' }, 10));
    made.run(addDecision(made.meeting, 'id-2', text, undefined));
    made.run(setFields(made.meeting.id, { 'said.id-2': text }));
    made.run(dropItem(made.meeting, 'id-2'));
    const [off, ...others] = agendaOf(made.meeting).filter(({ isOff }) => isOff);
    expect(others).toEqual([]);
    expect(off).toMatchObject({ id: 'id-2', said: text, decisions: [{ text }] });
  });
});

describe('a new item', () => {
  const words = (text: string) => ({ lang: 'en', text }) as const;
  const texts = (meeting: Meeting) => agendaOf(meeting).map(({ title }) => title.text);
  const [opening, progress, other] = texts(table().meeting);

  it('comes before any other business, which stays before what stands after it', () => {
    const made = table();
    made.run(moveItem(made.meeting, 'other', -1));
    made.run(addItem(made.meeting, words('Deliverables'), undefined));
    expect(texts(made.meeting)).toEqual([opening, 'Deliverables', other, progress]);
    made.run(addItem(made.meeting, words('Dates'), undefined));
    expect(texts(made.meeting)).toEqual([opening, 'Deliverables', 'Dates', other, progress]);
  });

  it('moves no other one: two people add theirs while apart without a conflict', () => {
    const made = table();
    made.run(addItem(made.meeting, words('Deliverables'), undefined));
    const { fields } = present(made.operations.at(-1), 'an operation');
    expect(Object.keys(fields).filter((name) => name.endsWith('.other'))).toEqual([]);
    made.run(restoreItem(made.meeting, 'progress', words('SME progress')));
    expect(texts(made.meeting).at(-1)).toBe(other);
  });

  it('comes last where there is none, and where that is what is put back', () => {
    const made = table();
    made.run(dropItem(made.meeting, 'other'));
    made.run(addItem(made.meeting, words('Deliverables'), undefined));
    expect(texts(made.meeting)).toEqual([opening, progress, 'Deliverables']);
    made.run(restoreItem(made.meeting, 'other', words('Any other business')));
    expect(texts(made.meeting)).toEqual([opening, progress, 'Deliverables', other]);
  });
});

describe('what was written under an item that somebody took off meanwhile', () => {
  it('has no number, is moved no more, and can be restored before any other business under its last title (F97)', () => {
    const made = table();
    const title = { lang: 'fr', text: 'Douane' } as const;
    made.run(addItem(made.meeting, title, 10));
    const seen = made.meeting;
    made.run(setFields(seen.id, { 'said.id-2': { lang: 'fr', text: 'Une page entière.' } }));
    made.run(setFields(seen.id, { 'item.id-2': undefined, 'place.id-2': undefined }));
    expect(agendaOf(made.meeting).map(({ id, number }) => [id, number])).toEqual([
      ['opening', 1],
      ['progress', 2],
      ['other', 3],
      ['id-2', undefined],
    ]);
    made.run(moveItem(made.meeting, 'other', 1));
    expect(titles(made.meeting)).toEqual(['opening', 'progress', 'other', 'id-2']);
    const last = lastTitles(made.meeting.id, historyOf(made.operations));
    expect(last.get('id-2')).toEqual(title);
    made.run(restoreItem(made.meeting, 'id-2', title));
    expect(agendaOf(made.meeting).at(-2)).toMatchObject({
      id: 'id-2',
      number: 3,
      title,
      isOff: false,
      said: { text: 'Une page entière.' },
    });
  });

  it('reads each title once, however often the meeting was changed (F311)', () => {
    let reads = 0;
    const title = new Proxy({ lang: 'en', text: 'Figures' } as const, {
      get: (target, key) => {
        reads += key === 'text' ? 1 : 0;
        return Reflect.get(target, key);
      },
    });
    const entries = (count: number) =>
      Array.from({ length: count }, () => ({
        lines: [{ record: 'meeting-1', values: { 'item.figures': title } }],
      })) as unknown as readonly HistoryEntry[];
    expect([...lastTitles('meeting-1', entries(1)).keys()]).toEqual(['figures']);
    const once = reads;
    expect(once).toBeGreaterThan(0);
    lastTitles('meeting-1', entries(100));
    expect(reads).toBe(2 * once);
  });

  it('stays in sight, after the others, and goes into no next meeting (F97)', () => {
    const made = table();
    const seen = made.meeting;
    made.run(setFields(seen.id, { 'said.other': { lang: 'fr', text: 'Une page entière.' } }));
    made.run(addDecision(seen, 'opening', { lang: 'en', text: 'Agreed' }, undefined));
    made.run(setFields(seen.id, { 'reason.progress.d1': { lang: 'en', text: 'Because' } }));
    // By somebody who had seen none of it.
    for (const id of ['other', 'opening', 'progress']) {
      made.run(setFields(seen.id, { [`item.${id}`]: undefined, [`place.${id}`]: undefined }));
    }
    made.run(addItem(made.meeting, { lang: 'en', text: 'Deliverables' }, undefined));
    const [first, ...off] = agendaOf(made.meeting);
    expect(first).toMatchObject({ title: { text: 'Deliverables' }, isOff: false });
    expect(off.map(({ id, isOff }) => [id, isOff])).toEqual([
      ['opening', true],
      ['other', true],
      ['progress', true],
    ]);
    expect(off[0]?.decisions).toMatchObject([{ text: { text: 'Agreed' } }]);
    expect(off[1]?.said?.text).toBe('Une page entière.');
    expect(off[2]?.decisions).toMatchObject([{ reason: { text: 'Because' } }]);
    expect(Object.keys(firstAgenda('projectMeeting', made.meeting, 'en'))).toHaveLength(2);
  });
});

describe('an approval', () => {
  const states = (made: Table) =>
    approvalsOf(made.meeting, ['uk', 'fr']).pads.map(({ state }) => state);

  it('holds for the version that was read, and a later change says what it changed', () => {
    const made = table();
    made.run(approve(made.meeting, 'uk'));
    made.run(approve(made.meeting, 'fr'));
    expect(states(made)).toEqual(['approved', 'approved']);
    expect(approvalsOf(made.meeting, []).version).toBe(1);
    made.run(setFields(made.meeting.id, { 'said.other': { lang: 'en', text: 'Nothing else.' } }));
    const { version, pads } = approvalsOf(made.meeting, ['uk', 'fr']);
    expect(version).toBe(2);
    expect(pads.map(({ state, changed }) => [state, changed])).toEqual([
      ['outdated', ['said.other']],
      ['outdated', ['said.other']],
    ]);
    made.run(approve(made.meeting, 'fr'));
    expect(states(made)).toEqual(['outdated', 'approved']);
  });

  it('is back where a change was undone, and gone where it was taken back', () => {
    const made = table();
    made.run(approve(made.meeting, 'uk'));
    made.run(setFields(made.meeting.id, { 'said.other': { lang: 'en', text: 'Nothing.' } }));
    made.run(setFields(made.meeting.id, { 'said.other': undefined }));
    expect(states(made)).toEqual(['approved', 'waiting']);
    made.run(withdrawApproval(made.meeting, 'uk'));
    expect(states(made)).toEqual(['waiting', 'waiting']);
  });

  it('outlives a translation and ends with who came', () => {
    const made = table();
    made.run(setFields(made.meeting.id, { 'said.other': { lang: 'en', text: 'Nothing.' } }));
    made.run(approve(made.meeting, 'uk'));
    made.run(
      setFields(made.meeting.id, {
        'said.other': { lang: 'en', text: 'Nothing.', translation: 'Rien.' },
      }),
    );
    expect(states(made)).toEqual(['approved', 'waiting']);
    made.run(setFields(made.meeting.id, { 'attendance.member-1': 'absent' }));
    expect(states(made)).toEqual(['outdated', 'waiting']);
  });

  it('is that of who wrote it, at the time of the writing, whatever it says (F98)', () => {
    const made = table();
    made.run(approve(made.meeting, 'uk'));
    const [name, stored] = present(
      Object.entries(made.meeting.values).find(([field]) => field.startsWith('approval.')),
      'an approval',
    );
    made.run(setFields(made.meeting.id, { [name]: { ...Object(stored), by: 'emma', at: 5 } }));
    expect(approvalsOf(made.meeting, ['uk']).pads).toMatchObject([
      { state: 'approved', by: 'member-1', at: 1003 },
    ]);
  });

  it('is given for the own pad, for every pad by coordination, and by no reader', () => {
    const pads = ['uk', 'fr'];
    expect(padsToApproveFor({ roles: ['accountManager'], launchPadId: 'fr' }, pads)).toEqual([
      'fr',
    ]);
    expect(padsToApproveFor({ roles: ['coordinator'] }, pads)).toEqual(pads);
    expect(padsToApproveFor({ roles: ['chair'], launchPadId: 'fr' }, pads)).toEqual([]);
  });
});

describe('the texts of a meeting', () => {
  it('wait for a translation where one side lacks, before the meeting and after it', () => {
    const made = table();
    expect(textsToTranslate(made.meeting.values)).toEqual([]);
    made.run(setFields(made.meeting.id, { 'said.other': { lang: 'en', text: 'Nothing.' } }));
    expect(textsToTranslate(made.meeting.values)).toEqual(['said.other']);
    const level = (state: string, today: string) =>
      translationLevel({ at: '2020-11-26T10:00', state, toTranslate: 1 }, today, {
        watch: 7,
        risk: 21,
      });
    expect(level('planned', '2020-11-22')).toBeUndefined();
    expect(level('planned', '2020-11-23')).toBe('watch');
    expect(level('held', '2020-12-02')).toBeUndefined();
    expect(level('held', '2020-12-03')).toBe('watch');
    expect(level('held', '2020-12-16')).toBe('watch');
    expect(level('held', '2020-12-17')).toBe('risk');
    expect(level('cancelled', '2020-12-17')).toBeUndefined();
  });
});

describe('the next of a series', () => {
  const held = (at: string) => ({ kind: 'projectMeeting', at, state: 'held' }) as const;
  const never = () => false;

  it('keeps the rhythm of the last two, at the hour of the last one', () => {
    const all = [held('2020-10-15T10:00'), held('2020-11-26T11:00')];
    expect(nextOfSeries(held('2020-11-26T11:00'), all, '2020-11-27', never)).toEqual({
      at: '2021-01-07T11:00',
      insteadOf: undefined,
    });
  });

  it('passes over closed days and says which day it left', () => {
    const all = [held('2020-11-26T10:00')];
    const isClosed = (day: string): boolean => day >= '2020-12-24' && day <= '2021-01-03';
    expect(nextOfSeries(held('2020-11-26T10:00'), all, '2020-11-27', isClosed)).toEqual({
      at: '2021-01-04T10:00',
      insteadOf: '2020-12-24',
    });
  });

  it('is not proposed where one is planned, where nothing is repeated, or where all is closed', () => {
    const last = held('2020-11-26T10:00');
    const planned = { kind: 'projectMeeting', at: '2020-12-17T10:00', state: 'planned' } as const;
    expect(nextOfSeries(last, [last, planned], '2020-11-27', never)).toBeUndefined();
    const event = { kind: 'event', at: '2021-03-02T10:00', state: 'held' } as const;
    expect(nextOfSeries(event, [event], '2021-03-03', never)).toBeUndefined();
    expect(nextOfSeries(last, [last], '2020-11-27', () => true)).toBeUndefined();
  });

  it('belongs to the meetings between the same pads', () => {
    const uk = { ...held('2020-11-26T10:00'), kind: 'padMeeting', launchPadIds: ['uk'] } as const;
    const fr = { ...uk, at: '2020-12-03T10:00', state: 'planned', launchPadIds: ['fr'] } as const;
    expect(nextOfSeries(uk, [uk, fr], '2020-11-27', never)?.at).toBe('2020-12-03T10:00');
  });
});

describe('the length of a meeting', () => {
  it('is counted from its opening, within a day', () => {
    expect(minutesBetween('2020-11-26T10:00', '2020-11-26T11:05')).toBe(65);
    expect(minutesBetween('2020-11-26T10:00', '2020-11-28T10:00')).toBeUndefined();
    expect(minutesBetween('2020-11-26T10:00', '2020-11-26T09:58')).toBeUndefined();
  });
});
