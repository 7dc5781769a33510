/**
 * Every number of the overview over the sample, opened and counted again from the raw records, in another way than the
 * product: plain loops over plain values, with the rules of each number written out here.
 */

import { describe, expect, it } from 'vitest';
import { element } from '../../../../src/domain/entity/field.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import { form as formDeclaration } from '../../../../src/domain/form/form.ts';
import { type AnyRecord, recordAs } from '../../../../src/domain/operation/record.ts';
import { achievementFigures } from '../../../../src/domain/report/achievement-figures.ts';
import { contactFigures, loggedContacts } from '../../../../src/domain/report/contact-figures.ts';
import type { Figures } from '../../../../src/domain/report/figure.ts';
import { intervalFigures, type PacedSheet } from '../../../../src/domain/report/intervals.ts';
import { smeFigures, translationFigures } from '../../../../src/domain/report/overview.ts';
import { sourceFigures } from '../../../../src/domain/report/source-figures.ts';
import { supportFigures } from '../../../../src/domain/report/support-figures.ts';
import { smesToMend } from '../../../../src/domain/report/to-be-mended.ts';
import { noAlerts } from '../../../../src/domain/alert/alerts-of.ts';
import { sampleToday } from '../../../../src/domain/sample/sample-programme.ts';
import { summariseJournal } from '../../../../src/domain/sme/journal-summary.ts';
import { fingerprint } from '../../../../src/domain/text/text-pair.ts';
import { present } from '../../../../src/std/assert.ts';
import { sampleRecords } from './quarterly/sample-source.ts';

const records = [...sampleRecords().values()];
const all = <const N extends AnyRecord['entity']>(entity: N) =>
  records.flatMap((record) => recordAs(record, entity) ?? []);
const smes = all('sme');
const contacts = all('contact');
const achievements = all('achievement');
const forms = all('form');
const programme = present(all('programme')[0], 'a programme');
const [uk, fr] = ['UK', 'FR'].map(
  (code) =>
    present(
      all('launchPad').find(({ values }) => values.code === code),
      code,
    ).id,
);
const pads = [present(uk, 'a pad'), present(fr, 'a pad')];
const everything = { from: '2019-09-01', to: sampleToday };
const own = (id: string) => contacts.filter(({ home }) => home === id);

const sheets = smes.map((sme) => ({
  sme,
  actions: [],
  issues: [],
  summary: summariseJournal(own(sme.id)),
  forms: present(formDeclaration.summary, 'a summary').fold(
    forms.filter(({ home }) => home === sme.id),
  ),
  achievements: achievements.filter(({ home }) => home === sme.id),
}));

/** The SMEs of a pad that count. */
const of = (pad: string): readonly Values<'sme'>[] =>
  smes
    .map(({ values }) => values)
    .filter(({ launchPadId, track }) => launchPadId === pad && track === 'programme');
const padOf = (home: string): string | undefined => {
  const sme = smes.find(({ id }) => id === home)?.values;
  return sme?.track === 'programme' ? sme.launchPadId : undefined;
};

/** Whatever a number says, it says of its records: their count, or what they add up to. */
function opens(figures: Figures, amountOf?: (id: string) => number): void {
  expect(figures.size).toBeGreaterThan(0);
  for (const [key, { value, records: counted }] of figures) {
    const sum =
      amountOf === undefined ? counted.length : total(counted.map(({ id }) => amountOf(id)));
    expect([key, value]).toEqual([key, sum]);
  }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

describe('the SMEs of the sample', () => {
  const figures = smeFigures(sheets, () => noAlerts, sampleToday);
  const value = (key: string): number => figures.get(key)?.value ?? 0;

  it('are enrolled as the source report says, each number opening as many', () => {
    opens(figures);
    expect(pads.map((pad) => value(`enrolled:${pad}`))).toEqual([12, 12]);
    expect(value('enrolled:all')).toBe(24);
    for (const pad of pads) {
      expect(value(`enrolled:${pad}`)).toBe(
        of(pad).filter(({ enrolledOn = '9' }) => enrolledOn <= sampleToday).length,
      );
    }
  });

  it('stand at the stages that their sheets say', () => {
    for (const pad of pads) {
      for (const stage of ['screening', 'eligible', 'enrolled', 'inducted', 'supported'] as const) {
        const counted = of(pad).filter((values) => values.stage === stage).length;
        expect([stage, value(`stage:${pad}:${stage}`)]).toEqual([stage, counted]);
      }
    }
    expect(pads.map((pad) => value(`stage:${pad}:supported`))).toEqual([9, 10]);
  });

  it('each have one state', () => {
    for (const pad of pads) {
      const levels = ['ok', 'watch', 'risk', 'none'].map((level) =>
        value(`health:${pad}:${level}`),
      );
      expect(total(levels)).toBe(of(pad).length);
    }
  });

  it('that lack something are those whose sheet lacks it', () => {
    const toMend = smesToMend(sheets, ({ values }) => values.accountManagerId);
    const running = ['enrolled', 'inducted', 'supported'];
    const withoutEnd = pads
      .flatMap(of)
      .filter(({ stage, supportUntil }) => running.includes(stage) && supportUntil === undefined);
    expect(toMend.get('mend:all:noSupportEnd')?.value ?? 0).toBe(withoutEnd.length);
  });
});

describe('the contacts of the sample', () => {
  const logged = loggedContacts(contacts, everything);
  const figures = contactFigures(logged, padOf);

  it('are counted by way, and their weeks add up to the same', () => {
    const ways = {
      visit: ['atBusiness', 'atPad', 'elsewhere'],
      video: ['video'],
      phone: ['phone'],
    };
    for (const pad of pads) {
      for (const [way, modes] of Object.entries(ways)) {
        const counted = contacts.filter(
          ({ home, values: { state, mode, at } }) =>
            padOf(home) === pad &&
            state === 'held' &&
            modes.includes(mode ?? '') &&
            at.slice(0, 10) <= sampleToday,
        );
        expect([way, figures.get(`contacts:${pad}:${way}`)?.value ?? 0]).toEqual([
          way,
          counted.length,
        ]);
        const weeks = [...figures].filter(([key]) => key.startsWith(`contacts:${pad}:${way}:`));
        expect(total(weeks.map(([, week]) => week.value))).toBe(counted.length);
      }
    }
  });

  it('give hours whose topics add up to the whole', () => {
    for (const pad of pads) {
      const minutes = contacts
        .filter(({ home, values }) => padOf(home) === pad && values.state === 'held')
        .map(({ values }) => values.minutes ?? 0);
      expect(figures.get(`minutes:${pad}`)?.value).toBe(total(minutes));
      const topics = [...figures].filter(([key]) => key.startsWith(`minutes:${pad}:`));
      expect(total(topics.map(([, topic]) => topic.value))).toBeCloseTo(total(minutes));
    }
  });
});

describe('the support of the sample', () => {
  const figures = supportFigures(sheets, programme.values, sampleToday);
  const minutesOf = (id: string): number =>
    total(
      own(id)
        .filter(({ values }) => values.state === 'held')
        .map(({ values }) => values.minutes ?? 0),
    );

  it('is that of the journals, its value hours at the day rate without the preparation', () => {
    for (const pad of pads) {
      const ids = smes
        .filter(({ values }) => values.track === 'programme' && values.launchPadId === pad)
        .filter(({ values }) => values.enrolledOn !== undefined)
        .map(({ id }) => id);
      expect(figures.get(`given:${pad}`)?.value).toBe(total(ids.map(minutesOf)));
      const worth = total(ids.map((id) => (minutesOf(id) / 60 / 8) * 420));
      expect(figures.get(`worth:${pad}:EUR`)?.value).toBeCloseTo(worth, 0);
      const owed = 24 * 60;
      const below = ids.filter((id) => minutesOf(id) < owed).length;
      expect(figures.get(`support:${pad}:below`)?.value ?? 0).toBe(below);
      expect(figures.get(`support:${pad}:reached`)?.value ?? 0).toBe(ids.length - below);
    }
  });
});

describe('the impact of the sample', () => {
  const figures = achievementFigures(achievements, padOf, everything);

  it('is counted from its achievements, those not due to the programme apart', () => {
    const due = achievements.filter(({ values }) => values.attribution !== 'no');
    const count = (kind: string): number => due.filter(({ values }) => values.kind === kind).length;
    for (const kind of ['firstSaleAbroad', 'channelLive', 'revenueAbroad', 'jobs', 'other']) {
      expect([kind, figures.get(`impact:all:${kind}`)?.value ?? 0]).toEqual([kind, count(kind)]);
    }
    expect(figures.get('impact:all:notAttributed')?.value).toBe(achievements.length - due.length);
    expect(figures.get('abroad:all:GBP')?.value).toBe(1850);
    expect(figures.get('jobs:all')?.value).toBe(1);
  });
});

describe('the steps and origins of the sample', () => {
  it('take the days between two dates of the same sheet', () => {
    const figures = intervalFigures(sheets satisfies readonly PacedSheet[]);
    for (const { records: counted, value, least, most } of figures.values()) {
      for (const { days, from, to } of counted) {
        expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(days);
      }
      const sorted = counted.map(({ days }) => days).sort((a, b) => a - b);
      expect([least, most]).toEqual([sorted[0], sorted.at(-1)]);
      const half = sorted.length / 2;
      expect(sorted.filter((days) => days < value).length).toBeLessThanOrEqual(half);
      expect(sorted.filter((days) => days > value).length).toBeLessThanOrEqual(half);
    }
    const enrolled = pads.map((pad) => figures.get(`interval:${pad}:enrolment`)?.records.length);
    expect(enrolled).toEqual([12, 12]);
  });

  it('name the source that each sheet names, and every SME once', () => {
    const { sources, figures } = sourceFigures(smes, '2022-01-01');
    const prospects = sources.map((source) => figures.get(`source:all:${source}:prospect`)?.value);
    expect(total(prospects.map((one) => one ?? 0))).toBe(pads.flatMap(of).length);
    const [first = ''] = sources;
    const bretagne = all('organisation').find(({ values }) => values.name === 'CCI Bretagne');
    const brought = pads.flatMap(of).filter(({ sourceName }) => sourceName === 'CCI Bretagne');
    const byCampaign = pads.flatMap(of).filter(({ sourceKind }) => sourceKind === 'campaign');
    expect(figures.get(`source:all:${bretagne?.id}:prospect`)?.value).toBe(brought.length);
    expect(figures.get('source:all:campaign:prospect')?.value).toBe(byCampaign.length);
    expect(first).toBe('campaign');
  });
});

it('texts to translate are those with one side alone, or with a translation of older words', () => {
  const figures = translationFigures(records);
  opens(figures);
  for (const language of ['en', 'fr']) {
    const waiting = records.flatMap(({ values }) =>
      Object.entries(values).filter(([field, value]) => {
        const pair = element.text2.safeParse(value);
        if (field.includes('.') || !pair.success || pair.data.lang !== language) return false;
        const { text, translation = '', translatedFrom: from } = pair.data;
        return translation.trim() === '' || (from !== undefined && from !== fingerprint(text));
      }),
    );
    expect(waiting.length).toBeGreaterThan(50);
    expect(figures.get(`translate:all:${language}`)?.value).toBe(waiting.length);
  }
});
