/** Drafts are quoted and counted, never invented; what is confidential is counted and never shown. */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../../src/domain/calendar/local-date.ts';
import { type AnyRecord, recordAs } from '../../../../../src/domain/operation/record.ts';
import { excerpt } from '../../../../../src/domain/report/quarterly/drafted.ts';
import {
  linesOf,
  reportText,
  textOf,
} from '../../../../../src/domain/report/quarterly/report-document.ts';
import {
  draftBoth,
  draftReview,
  reviewDocument,
  reviewView,
} from '../../../../../src/domain/report/quarterly/review-document.ts';
import {
  contactsPerStep,
  reviewPeriods,
  type ReviewSource,
} from '../../../../../src/domain/report/quarterly/review-source.ts';
import type { Language } from '../../../../../src/domain/entity/field.ts';
import { present } from '../../../../../src/std/assert.ts';
import { sampleRecords, sourceOf } from './sample-source.ts';

const records = sampleRecords();
const source = sourceOf(records.values());
const period = present(reviewPeriods(source.programme)[3], 'the fourth review');

const draft = (of: ReviewSource = source, language: Language = 'en') =>
  draftReview(of, period, language);
const documentOf = (of: ReviewSource, language: Language) =>
  reviewDocument(of, reviewView(draft(of, language), undefined), language);

/** The source with every record changed as told. */
function changed(change: (record: AnyRecord) => AnyRecord): ReviewSource {
  return sourceOf([...records.values()].map(change));
}
const withValues = (record: AnyRecord, values: Partial<AnyRecord['values']>): AnyRecord => ({
  ...record,
  values: { ...record.values, ...values } as AnyRecord['values'],
});

describe('The draft of a review', () => {
  it('opens with the headline of the source report', () => {
    const text = reportText(documentOf(source, 'en'));
    expect(text).toContain('SMEs enrolled: UK\u00a012 / FR\u00a012 = 24/24.');
    expect(reportText(documentOf(source, 'fr'))).toContain(
      'PME inscrites\u00a0: UK\u00a012 / FR\u00a012 = 24/24.',
    );
  });

  it('has the same parts, tables and rows in both languages', () => {
    const shape = (language: Language) =>
      documentOf(source, language).blocks.map((block) => [
        block.key,
        block.kind,
        block.kind === 'table' ? block.rows.map(({ key }) => key) : [],
        block.kind === 'list' ? block.items.length : 0,
      ]);
    expect(shape('en')).toEqual(shape('fr'));
  });

  it('names every line by a key of its own', () => {
    const keys = documentOf(source, 'en')
      .blocks.flatMap(linesOf)
      .map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is the same in steps, with pauses between them, so that a page stays alive', () => {
    const contacts = Array.from({ length: 5 }, (_, copy) =>
      source.contacts.map((contact) => ({ ...contact, id: `${contact.id}-${copy}` })),
    ).flat();
    const many = { ...source, contacts };
    const steps = draftBoth(many, period);
    let pauses = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) pauses += 1;
    for (const language of ['en', 'fr'] as const) {
      expect(step.value[language]).toEqual(draft(many, language));
    }
    // Every passage of both languages, and every part of the contacts.
    const passages = step.value.en.passages.length;
    expect(pauses).toBeGreaterThan(2 * passages + contacts.length / contactsPerStep);
  });

  it('keeps the four fixed headings in their order', () => {
    const headings = documentOf(source, 'fr').blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    );
    expect(headings).toEqual([
      'Chiffres',
      'Retombées',
      'Inscriptions',
      'Défis',
      'Fonctionnement et performances',
      'Échange technique et culturel',
      'Enseignements tirés',
      'Ce qu’en disent les PME',
      'Méthode',
    ]);
  });

  it('says that nobody could meet only of a quarter of which every day was closed (F299)', () => {
    const { from, to } = period.days;
    const closedFrom = (day: string) => {
      const unmet = (record: AnyRecord): AnyRecord =>
        record.entity === 'contact' ? withValues(record, { mode: 'phone' }) : record;
      const closing = (record: AnyRecord): AnyRecord =>
        record.entity === 'calendarEvent' && record.values['effect'] === 'noFaceToFace'
          ? withValues(record, { from: day, to, country: undefined, precision: undefined })
          : record;
      const text = reportText(
        documentOf(
          changed((record) => unmet(closing(record))),
          'en',
        ),
      );
      return /No face-to-face meetings possible( for part of the time)?: /.exec(text)?.[0];
    };
    const whole = reportText(documentOf(source, 'en'));
    expect(whole).toMatch(/No face-to-face meetings possible/);
    expect(closedFrom(from)).toBe('No face-to-face meetings possible: ');
    expect(closedFrom(addDays(from, 1))).toBe(
      'No face-to-face meetings possible for part of the time: ',
    );
  });

  it('counts the confidence that SMEs gave at monthly reviews, each review once', () => {
    for (const { key, draft: own } of draft().passages) {
      if (!key.startsWith('padFeedback')) continue;
      const [line] = own.lines;
      const text = textOf(present(line, 'a line').line);
      const counts = [...text.matchAll(/\d\/5 × (\d+)/gu)].map(([, count]) => Number(count));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(line?.entries.length);
      expect(line?.entries.every(({ entity }) => entity === 'form')).toBe(true);
    }
  });

  it('quotes only what was logged', () => {
    const given = source.organisations.flatMap(({ values: { contributions = {} } }) =>
      Object.values(contributions).flatMap(({ what }) => what ?? []),
    );
    const logged = [
      ...source.contacts.flatMap(({ values }) => values.summary?.text ?? []),
      ...given,
    ];
    const quotes = draft()
      .passages.filter(({ part }) => part === 'operation')
      .flatMap((passage) => passage.draft.lines)
      .flatMap(({ line }) => [...textOf(line).matchAll(/“([^”]+)”/gu)].map(([, said]) => said));
    expect(quotes.length).toBeGreaterThan(10);
    for (const said of quotes) {
      const begin = present(said, 'a quotation').replace(/…$/u, '');
      expect(logged.some((text) => text.replaceAll(/\s+/gu, ' ').startsWith(begin))).toBe(true);
    }
  });

  it('marks what is quoted in the other language', () => {
    const french = present(
      draft().passages.find(({ key }) => key.startsWith('padOperation') && key.endsWith(padFr())),
      'the French pad',
    );
    const runs = french.draft.lines.flatMap(({ line }) => line);
    expect(runs.some(({ lang }) => lang === 'fr')).toBe(true);
    expect(runs.some(({ lang }) => lang === 'en')).toBe(false);
  });

  it('quotes no problem and no action noted at a confidential contact, and counts them (F106)', () => {
    const hidden = changed((record) => {
      if (recordAs(record, 'contact') !== undefined)
        return withValues(record, { confidential: true });
      if (recordAs(record, 'issue') === undefined && recordAs(record, 'action') === undefined) {
        return record;
      }
      const contact = [...records.values()].find((one) => one.entity === 'contact');
      return withValues(record, {
        title: { lang: 'en', text: 'SECRET' },
        from: { contactId: present(contact, 'a contact').id },
      });
    });
    for (const language of ['en', 'fr'] as const) {
      for (const each of reviewPeriods(hidden.programme)) {
        const view = reviewView(draftReview(hidden, each, language), undefined);
        expect(reportText(reviewDocument(hidden, view, language))).not.toContain('SECRET');
      }
    }
    const challenges = draft(hidden).passages.filter(({ part }) => part === 'challenges');
    expect(challenges.some((passage) => passage.draft.confidential > 0)).toBe(true);
  });

  it('quotes no problem that was noted where quoting was refused, and counts it', () => {
    const contact = present(
      [...records.values()].find((one) => one.entity === 'contact'),
      'a contact',
    );
    const refused = changed((record) => {
      if (record.id === contact.id) return withValues(record, { quotable: false });
      if (record.entity !== 'issue') return record;
      return withValues(record, {
        title: { lang: 'en', text: 'SECRET' },
        from: { contactId: contact.id },
      });
    });
    for (const each of reviewPeriods(refused.programme)) {
      const view = reviewView(draftReview(refused, each, 'en'), undefined);
      expect(reportText(reviewDocument(refused, view, 'en'))).not.toContain('SECRET');
    }
    const challenges = draft(refused).passages.filter(({ part }) => part === 'challenges');
    expect(challenges.some((passage) => passage.draft.confidential > 0)).toBe(true);
  });

  it.each([{ confidential: true }, { quotable: false }])(
    'quotes nothing that an organisation said that is %o (F106)',
    (asked) => {
      const homes = new Set(source.organisations.map(({ id }) => id));
      const quiet = changed((record) => {
        if (homes.has(record.id)) return withValues(record, asked);
        if (!homes.has(record.home) || record.entity !== 'contact') return record;
        return withValues(record, {
          summary: { lang: 'en', text: 'SECRET' },
          decisions: { d: { lang: 'en', text: 'SECRET' } },
        });
      });
      for (const each of reviewPeriods(quiet.programme)) {
        const view = reviewView(draftReview(quiet, each, 'en'), undefined);
        expect(reportText(reviewDocument(quiet, view, 'en'))).not.toContain('SECRET');
      }
    },
  );

  it('quotes what an organisation gave, in the words and the language in which somebody noted it', () => {
    const last = present(reviewPeriods(source.programme).at(-1), 'the last review');
    const text = (language: Language) =>
      reportText(
        reviewDocument(
          source,
          reviewView(draftReview(source, last, language), undefined),
          language,
        ),
      );
    expect(text('en')).toContain(
      'CCIFB: event (“Joint event of the two launch pads”), 1\u00a0contact.',
    );
    expect(text('fr')).toContain(
      'CCIFB\u00a0: événement («\u00a0Joint event of the two launch pads\u00a0»), 1\u00a0contact.',
    );
  });

  it('quotes nothing of the introduction of an SME to a confidential organisation', () => {
    const [introduced] = source.organisations;
    const quiet = changed((record) => {
      if (record.id === introduced?.id) return withValues(record, { confidential: true });
      if (record.entity !== 'contact' || record.home === introduced?.id) return record;
      const summary = { lang: 'en', text: 'SECRET' };
      return withValues(record, { introducedId: introduced?.id, summary, decisions: undefined });
    });
    for (const each of reviewPeriods(quiet.programme)) {
      const view = reviewView(draftReview(quiet, each, 'en'), undefined);
      expect(reportText(reviewDocument(quiet, view, 'en'))).not.toContain('SECRET');
    }
  });

  it('counts confidential contacts and shows nothing of them', () => {
    const secret = changed((record) =>
      recordAs(record, 'contact') === undefined
        ? record
        : withValues(record, { confidential: true }),
    );
    const before = draft();
    const after = draft(secret);
    const text = reportText(documentOf(secret, 'en'));
    expect(text).not.toMatch(/“[^”]+” \([^)]*20\d\d\)/u);
    for (const [index, passage] of after.passages.entries()) {
      if (!passage.key.startsWith('padOperation')) continue;
      expect(passage.draft.confidential).toBeGreaterThan(50);
      expect(passage.draft.entries).toEqual(before.passages[index]?.draft.entries);
    }
    expect(after.figures).toEqual(before.figures);
    expect(text).toContain('Confidential entries counted and never quoted: ');
  });

  it('leaves out who asked not to be quoted', () => {
    const silent = changed((record) =>
      recordAs(record, 'contact') === undefined ? record : withValues(record, { quotable: false }),
    );
    expect(reportText(documentOf(silent, 'en'))).not.toMatch(/“[^”]+” \([^)]*20\d\d\)/u);
  });

  it('tells who said it only where that was agreed, and how many nobody was asked about', () => {
    const asked = (quotable: boolean | undefined) =>
      changed((record) =>
        recordAs(record, 'contact') === undefined ? record : withValues(record, { quotable }),
      );
    const names = source.sheets.map(({ sme }) => sme.values.name);
    const quotedLines = (from: ReviewSource) =>
      draft(from)
        .passages.filter(({ key }) => key.startsWith('padOperation'))
        .flatMap(({ draft: own }) => own.lines.map(({ line }) => textOf(line)))
        .filter((line) => /“[^”]+” \([^)]*20\d\d\)/u.test(line));
    const isNamed = (line: string) => names.some((name) => line.includes(`(${name}, `));
    const unasked = (from: ReviewSource) =>
      draft(from).passages.reduce((sum, { draft: own }) => sum + own.unasked, 0);
    expect(quotedLines(asked(undefined)).length).toBeGreaterThan(0);
    expect(quotedLines(asked(undefined)).filter(isNamed)).toEqual([]);
    expect(unasked(asked(undefined))).toBeGreaterThan(0);
    expect(quotedLines(asked(true)).some(isNamed)).toBe(true);
    expect(unasked(asked(true))).toBe(0);
  });

  it('says how many contacts it counted without quoting them', () => {
    for (const { key, draft: own } of draft().passages) {
      if (!key.startsWith('padOperation')) continue;
      const contacts = own.entries.filter(({ entity }) => entity === 'contact').length;
      expect(own.unquoted).toBeGreaterThan(0);
      expect(own.unquoted).toBeLessThan(contacts);
    }
  });

  it('cuts a long quotation at a sentence, else at a word', () => {
    const sentence = `${'Good progress with the shop and its pages. '.repeat(3)}${'word '.repeat(30)}`;
    expect(excerpt(sentence)).toBe('Good progress with the shop and its pages. '.repeat(3).trim());
    expect(excerpt('word '.repeat(60))).toMatch(/word…$/u);
    expect(excerpt(' short\n text ')).toBe('short text');
  });
});

function padFr(): string {
  return present(
    source.pads.find(({ values }) => values.country === 'FR'),
    'FR',
  ).id;
}
