import { describe, expect, it } from 'vitest';
import acceptance from '../../../fixtures/acceptance-data.json' with { type: 'json' };
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { programmeAlerts } from '../../../../src/domain/alert/programme-alerts.ts';
import { holidayOn } from '../../../../src/domain/calendar/holidays.ts';
import {
  projectQuarter,
  reviewClosingDate,
} from '../../../../src/domain/calendar/project-calendar.ts';
import { checkRecord } from '../../../../src/domain/entity/validate.ts';
import { checkCompaniesHouse } from '../../../../src/domain/identifiers/companies-house.ts';
import { checkSiren, checkSiret } from '../../../../src/domain/identifiers/french-company.ts';
import { checkVat } from '../../../../src/domain/identifiers/vat.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { confirm } from '../../../../src/domain/operation/confirm.ts';
import {
  type AnyRecord,
  type Contact,
  type Programme,
  recordAs,
} from '../../../../src/domain/operation/record.ts';
import { mayWrite } from '../../../../src/domain/permission/permission.ts';
import {
  cumulativeEnrolment,
  enrolledInQuarter,
  enrolmentPerReview,
} from '../../../../src/domain/programme/enrolment.ts';
import {
  faceToFace,
  metAtLeastOnce,
  reconcile,
} from '../../../../src/domain/report/face-to-face.ts';
import {
  sampleGroups,
  sampleMemberId,
  sampleProgrammeId,
  sampleToday,
} from '../../../../src/domain/sample/sample-programme.ts';
import { summariseJournal } from '../../../../src/domain/sme/journal-summary.ts';
import { present } from '../../../../src/std/assert.ts';

const groups = sampleGroups();
const records = new Map<string, AnyRecord>();
const outcomes = groups.map((group) => {
  const world = {
    record: (id: string) => records.get(id),
    mayWrite: (operation: (typeof group)[number], before: AnyRecord | undefined) => {
      // The first group creates its own author.
      const author = recordAs(records.get(operation.by), 'member');
      return author === undefined
        ? group === groups[0]
        : mayWrite(author.values, operation, before);
    },
  };
  const confirmation = confirm(world, group, {
    received: Math.max(...group.map(({ at }) => at)),
    sequence: 1,
  });
  for (const record of confirmation.records) records.set(record.id, record);
  return confirmation.outcome;
});

function all<const N extends AnyRecord['entity']>(entity: N) {
  return [...records.values()].flatMap((record) => recordAs(record, entity) ?? []);
}

const programme: Programme = present(all('programme')[0], 'the sample has its programme');
const { firstMonth, reviewMonths, targets } = programme.values;
const smes = all('sme');
const pads = all('launchPad');
const contactsOf = (home: string): readonly Contact[] =>
  all('contact').filter((contact) => contact.home === home);
const sheets = smes.map((sme) => ({ sme, summary: summariseJournal(contactsOf(sme.id)) }));
const closing = (review: number): string =>
  reviewClosingDate(present(reviewMonths[review - 1], 'a review has its month'), firstMonth);

describe('The sample programme', () => {
  it('is made of changes that its members may make, all of them accepted', () => {
    expect(groups.length).toBeGreaterThan(500);
    expect(outcomes.filter((outcome) => outcome !== 'accepted')).toEqual([]);
  });

  it('creates only records that pass their declaration, and leaves them so', () => {
    for (const operation of groups.flat().filter(({ kind }) => kind === 'create')) {
      const { record } = present(
        applyOperation(undefined, operation, 'later'),
        'a creation applies',
      );
      expect(checkRecord(record.entity, record.values)).toEqual([]);
    }
    for (const record of records.values()) {
      expect(checkRecord(record.entity, record.values)).toEqual([]);
    }
  });

  it('is the same every time, so that opening it twice adds nothing', () => {
    expect(sampleGroups()).toEqual(groups);
    const ids = groups.flat().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tells of no change after its day, and dates each change by what it tells of', () => {
    const midnight = Date.parse(`${sampleToday}T22:00:00Z`);
    expect(groups.flat().every(({ at }) => at < midnight)).toBe(true);
    const late = all('contact').filter(
      ({ values }) => values.state !== 'planned' && values.at.slice(0, 10) > sampleToday,
    );
    expect(late).toEqual([]);
    expect(records.get(sampleMemberId)?.entity).toBe('member');
    expect(records.get(sampleProgrammeId)?.entity).toBe('programme');
  });

  it('has journals from the spring of 2020, lively and without two same neighbours', () => {
    const counted = sheets.filter(
      ({ sme }) => sme.values.enrolledOn !== undefined && sme.values.track === 'programme',
    );
    for (const { sme } of counted) {
      const contacts = contactsOf(sme.id).toSorted((a, b) => (a.values.at < b.values.at ? -1 : 1));
      expect(contacts.length).toBeGreaterThanOrEqual(15);
      expect(contacts.length).toBeLessThanOrEqual(35);
      const texts = contacts.map(({ values }) => (values.summary ?? values.agenda)?.text);
      expect(texts.some((text, index) => index > 0 && text === texts[index - 1])).toBe(false);
      expect(texts.some((text) => text === undefined || /[{}]/.test(text))).toBe(false);
    }
    const all24 = counted.flatMap(({ sme }) => contactsOf(sme.id).map(({ values }) => values.at));
    expect(all24.toSorted()[0]?.slice(0, 7)).toBe('2020-03');
  });

  it('leaves something to do on its day', () => {
    const context = alertContext({
      today: sampleToday,
      programme,
      launchPads: pads,
      members: all('member'),
    });
    const warned = sheets.map(({ sme, summary }) => {
      const actions = all('action').filter(({ home }) => home === sme.id);
      const issues = all('issue').filter(({ home }) => home === sme.id);
      return alertsOf({ sme, summary, actions, issues }, context).raised.map(({ id }) => id);
    });
    const having = (warning: string): number =>
      warned.filter((list) => list.some((one) => one === warning)).length;
    expect(having('silence')).toBeGreaterThanOrEqual(3);
    expect(having('silence')).toBeLessThanOrEqual(4);
    expect(having('lateReview')).toBeGreaterThanOrEqual(3);
    expect(having('openProblem')).toBeGreaterThanOrEqual(3);
    expect(having('overdueAction')).toBeGreaterThanOrEqual(3);
    expect(warned.filter((list) => list.length === 0).length).toBeGreaterThan(12);
  });

  it('has identifiers that pass their checks and begin with zeros', () => {
    for (const { values } of smes.filter(({ values }) => values.companyNumber !== undefined)) {
      const { companyNumber = '', siret, vat = '', country } = values;
      const french = country === 'FR';
      expect(companyNumber.startsWith('000')).toBe(true);
      expect((french ? checkSiren : checkCompaniesHouse)(companyNumber)).toMatchObject({
        ok: true,
      });
      expect(checkVat(vat, french ? 'FR' : 'GB')).toMatchObject({ ok: true });
      if (siret !== undefined) expect(checkSiret(siret)).toMatchObject({ ok: true });
    }
  });
});

describe('The sample holds every figure of the report', () => {
  it('reviews close in the months of table 1', () => {
    expect(firstMonth).toBe(acceptance.programme.projectMonth1);
    expect(reviewMonths).toEqual(acceptance.table1.map(({ month }) => month));
    for (const { month, date } of acceptance.table1) {
      expect(reviewClosingDate(month, firstMonth).slice(0, 7)).toBe(date);
    }
  });

  it('cumulative enrolment is that of table 3, and stays at the target', () => {
    for (const { review, GB, FR, total } of acceptance.table3) {
      expect(cumulativeEnrolment(smes, closing(review), 'GB')).toBe(GB);
      expect(cumulativeEnrolment(smes, closing(review), 'FR')).toBe(FR);
      expect(cumulativeEnrolment(smes, closing(review))).toBe(total);
    }
    expect(cumulativeEnrolment(smes, closing(5))).toBe(acceptance.programme.targets.total);
  });

  it('new enrolments per quarter are those that table 3 implies', () => {
    for (const { review, GB, FR } of acceptance.enrolledPerQuarter) {
      const month = present(reviewMonths[review - 1], 'a review has its month');
      expect(enrolledInQuarter(smes, month, firstMonth, 'GB')).toBe(GB);
      expect(enrolledInQuarter(smes, month, firstMonth, 'FR')).toBe(FR);
    }
  });

  it('is told to be behind the straight line at the first two reviews, and no more from the third', () => {
    const levels = reviewMonths.map((_, index) => {
      const context = alertContext({ today: closing(index + 1), programme, launchPads: pads });
      const { raised } = programmeAlerts(smes, context);
      return raised.map(({ id, level, count }) => `${id} ${level} ${count}`);
    });
    expect(levels).toEqual([['enrolmentBehind risk 10'], ['enrolmentBehind watch 3'], [], [], []]);
  });

  it('seven are missing after the third review: three British, four French', () => {
    const plan = { firstMonth, reviewMonths, targets };
    const third = present(enrolmentPerReview(smes, pads, plan)[2], 'there is a third review');
    const padOf = (country: string) =>
      present(
        pads.find(({ values }) => values.country === country),
        country,
      ).id;
    expect(third.total.target).toBe(acceptance.programme.targets.total);
    expect(third.total.gap).toBe(7);
    expect(third.pads.get(padOf('GB'))?.gap).toBe(3);
    expect(third.pads.get(padOf('FR'))?.gap).toBe(4);
  });

  it('visits per quarter are those of the reviews, and nobody came to a pad', () => {
    for (const { review, FR, GB, smeVisitsToPad } of acceptance.faceToFace.perReview) {
      const month = present(reviewMonths[review - 1], 'a review has its month');
      const quarter = projectQuarter(month, firstMonth);
      const french = faceToFace(sheets, quarter, 'FR');
      if (FR !== null) expect(french.atBusiness).toBe(FR);
      expect(faceToFace(sheets, quarter, 'GB').total).toBe(GB);
      expect(faceToFace(sheets, quarter).atPad).toBe(smeVisitsToPad);
      expect(french.elsewhere).toBe(0);
    }
  });

  it('nine visits are stated and six broken down, so three are left, which the last quarter holds', () => {
    const { perReview, statedTotal } = acceptance.faceToFace;
    const found = reconcile({
      stated: statedTotal.FR,
      statedParts: perReview.map(({ FR }) => FR ?? undefined),
      counted: reviewMonths.map(
        (month) => faceToFace(sheets, projectQuarter(month, firstMonth), 'FR').atBusiness,
      ),
    });
    expect(found).toEqual({
      stated: 9,
      brokenDown: 6,
      left: 3,
      counted: 9,
      difference: 0,
      kind: 'openPartsFill',
    });
  });

  it('half of the French SMEs were met at least once, and no British one', () => {
    const { count, of, share } = acceptance.faceToFace.frSmesMetAtLeastOnce;
    expect(metAtLeastOnce(sheets, sampleToday, 'FR')).toEqual({ met: count, of, share });
    expect(metAtLeastOnce(sheets, sampleToday, 'GB').met).toBe(
      acceptance.faceToFace.statedTotal.GB,
    );
  });

  it('the calendar holds every lane of table 2', () => {
    const titles = all('calendarEvent').map(({ values }) => values);
    for (const { from, country, kind } of acceptance.table2) {
      const found = titles.filter(
        (event) =>
          event.kind === kind &&
          event.country === (country ?? undefined) &&
          event.from.startsWith(from.slice(0, 7)),
      );
      expect(found.length, `${kind} from ${from}`).toBeGreaterThan(0);
      expect(found.every(({ title }) => title.translation !== undefined)).toBe(true);
      if (from.length === 7)
        expect(found.some(({ precision }) => precision === 'month')).toBe(true);
    }
  });

  it('8 May 2020 was a holiday in both countries, and 4 May in neither', () => {
    expect(holidayOn('2020-05-08', 'GB-ENG')).toBeDefined();
    expect(holidayOn('2020-05-08', 'FR')).toBeDefined();
    expect(holidayOn('2020-05-04', 'GB-ENG')).toBeUndefined();
    expect(holidayOn('2020-05-04', 'FR')).toBeUndefined();
  });
});
