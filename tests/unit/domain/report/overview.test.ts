import { describe, expect, it } from 'vitest';
import { noAlerts } from '../../../../src/domain/alert/alerts-of.ts';
import type { AnyRecord, CalendarEvent, Sme } from '../../../../src/domain/operation/record.ts';
import {
  contextOf,
  overviewDays,
  smeFigures,
  translationFigures,
  weeksLeft,
} from '../../../../src/domain/report/overview.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import type { Json } from '../../../../src/std/json.ts';
import { emptyJournalSummary } from '../../../../src/domain/sme/journal-summary.ts';

const today = '2020-11-19';
const stamp = { at: 1, by: 'm' };

function head(id: string, values: Partial<Sme['values']>): SheetHead {
  return {
    sme: {
      id,
      entity: 'sme',
      home: id,
      created: stamp,
      changed: stamp,
      values: {
        name: id,
        country: 'FR',
        launchPadId: 'fr',
        track: 'programme',
        stage: 'enrolled',
        ...values,
      },
    },
    actions: [],
    issues: [],
    summary: emptyJournalSummary,
  };
}

/** Six SMEs, one of them outside the programme. */
const heads = [
  head('a', { stage: 'enrolled', enrolledOn: '2020-09-01' }),
  head('b', { stage: 'withdrawn', enrolledOn: '2020-03-01' }),
  head('c', { stage: 'screening' }),
  head('d', { stage: 'eligible', launchPadId: 'uk' }),
  head('e', { stage: 'enrolled', enrolledOn: '2020-12-01', launchPadId: 'uk' }),
  head('f', { stage: 'enrolled', enrolledOn: '2020-09-01', track: 'outside' }),
];

const idsOf = (figures: ReturnType<typeof smeFigures>, key: string) =>
  figures.get(key)?.records.map(({ id }) => id) ?? [];

describe('the figures of SMEs', () => {
  const figures = smeFigures(
    heads,
    ({ sme }) =>
      sme.id === 'a' ? { ...noAlerts, raised: [{ id: 'silence', level: 'risk' }] } : noAlerts,
    today,
  );

  it('counts who was enrolled by the day, whoever withdrew since included', () => {
    expect(idsOf(figures, 'enrolled:fr')).toEqual(['a', 'b']);
    expect(idsOf(figures, 'enrolled:uk')).toEqual([]);
    expect(idsOf(figures, 'enrolled:all')).toEqual(['a', 'b']);
  });

  it('counts stages, states and alerts by launch pad', () => {
    expect(idsOf(figures, 'selection:all')).toEqual(['c', 'd']);
    expect(idsOf(figures, 'selection:uk')).toEqual(['d']);
    expect(idsOf(figures, 'stage:fr:enrolled')).toEqual(['a']);
    expect(idsOf(figures, 'health:fr:risk')).toEqual(['a']);
    expect(idsOf(figures, 'alert:fr:silence')).toEqual(['a']);
    expect(idsOf(figures, 'alert:uk:silence')).toEqual([]);
  });

  it('has as many records behind each number as it says, and nobody from outside', () => {
    for (const { value, records } of figures.values()) {
      expect(records).toHaveLength(value);
      expect(records.map(({ id }) => id)).not.toContain('f');
    }
  });
});

describe('texts to translate', () => {
  const issue = (id: string, title: Json, deleted = false): AnyRecord => ({
    id,
    entity: 'issue',
    home: 'a',
    created: stamp,
    changed: stamp,
    values: { title },
    ...(deleted ? { deleted: { ...stamp, operationId: 'o' } } : {}),
  });

  it('are those without a translation or with a stale one, by their language', () => {
    const figures = translationFigures([
      issue('none', { lang: 'fr', text: 'Casse' }),
      issue('stale', { lang: 'fr', text: 'Casse', translation: 'x', translatedFrom: 'other' }),
      issue('done', { lang: 'fr', text: 'Casse', translation: 'Breakage' }),
      issue('english', { lang: 'en', text: 'Breakage' }),
      issue('gone', { lang: 'en', text: 'Breakage' }, true),
    ]);
    expect(idsOf(figures, 'translate:all:fr')).toEqual(['none', 'stale']);
    expect(idsOf(figures, 'translate:all:en')).toEqual(['english']);
  });
});

describe('the days of the overview', () => {
  const plan = { firstMonth: '2019-09', reviewMonths: [9, 12, 15] };

  it('begin after the latest review that closed, with the month, or with the programme', () => {
    expect(overviewDays('review', plan, today)).toEqual({ from: '2020-09-01', to: today });
    expect(overviewDays('month', plan, today)).toEqual({ from: '2020-11-01', to: today });
    expect(overviewDays('start', plan, today)).toEqual({ from: '2019-09-01', to: today });
  });

  it('begin with the programme before any review closed, and never after today', () => {
    expect(overviewDays('review', plan, '2020-01-10').from).toBe('2019-09-01');
    expect(overviewDays('start', plan, '2019-08-10')).toEqual({
      from: '2019-08-10',
      to: '2019-08-10',
    });
  });

  it('count whole weeks to the last day, both ends counted', () => {
    expect(weeksLeft('2020-11-19', '2020-11-25')).toBe(1);
    expect(weeksLeft('2020-11-19', '2020-11-24')).toBe(0);
    expect(weeksLeft('2020-11-19', '2020-11-01')).toBe(0);
  });
});

describe('the context of a launch pad', () => {
  const event = (id: string, values: Partial<CalendarEvent['values']>): CalendarEvent => ({
    id,
    entity: 'calendarEvent',
    home: 'p',
    created: stamp,
    changed: stamp,
    values: {
      title: { lang: 'fr', text: id },
      kind: 'confinement',
      from: '2020-10-28',
      effect: 'noFaceToFace',
      ...values,
    },
  });

  it('is what changed work in its country in these days', () => {
    const events = [
      event('lasting', { country: 'FR' }),
      event('over', { country: 'FR', from: '2020-03-17', to: '2020-05-10' }),
      event('elsewhere', { country: 'GB' }),
      event('both', {}),
      event('harmless', { effect: 'none' }),
      event('cancelled', { status: 'cancelled' }),
    ];
    const found = contextOf(events, 'FR', { from: '2020-11-01', to: today });
    expect(found.map(({ id }) => id)).toEqual(['lasting', 'both']);
  });
});
