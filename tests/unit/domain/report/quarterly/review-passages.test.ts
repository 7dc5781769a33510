/** What was written stands in place of the draft; a proofreading holds while the passage reads as it did. */
import { describe, expect, it } from 'vitest';
import type { RecordOf } from '../../../../../src/domain/operation/record.ts';
import {
  draftReview,
  passageContent,
  reviewView,
} from '../../../../../src/domain/report/quarterly/review-document.ts';
import {
  draftPair,
  formOfReview,
  formsOfReview,
  passageField,
  passagePlaces,
  proofreading,
  storedText,
} from '../../../../../src/domain/report/quarterly/review-passages.ts';
import { type Draft, draftOf } from '../../../../../src/domain/report/quarterly/drafted.ts';
import { beforeIssue } from '../../../../../src/domain/report/quarterly/before-issue.ts';
import { reviewPeriods } from '../../../../../src/domain/report/quarterly/review-source.ts';
import { linesOf } from '../../../../../src/domain/report/quarterly/report-document.ts';
import { gapsIn } from '../../../../../src/domain/text/text-gaps.ts';
import { proofread, withSide } from '../../../../../src/domain/text/edit-pair.ts';
import { present } from '../../../../../src/std/assert.ts';
import { sampleRecords, sourceOf } from './sample-source.ts';

type FormRecord = RecordOf<'form'>;

const source = sourceOf(sampleRecords().values());
const period = present(reviewPeriods(source.programme)[1], 'the second review');
const drafted = draftReview(source, period, 'en');
const french = draftReview(source, period, 'fr');

function formWith(
  values: Readonly<Record<string, unknown>>,
  id = 'form-1',
  at = 1,
  more = {},
): FormRecord {
  const base = { templateId: 'quarterly-review/2', state: 'draft', onDate: period.days.to };
  return {
    id,
    entity: 'form',
    home: source.programme.id,
    values: { ...base, ...values },
    created: { at, by: 'm' },
    changed: { at, by: 'm' },
    ...more,
  } as unknown as FormRecord;
}
const passage = (form: FormRecord | undefined, key: string) =>
  present(
    reviewView(drafted, form).passages.find((one) => one.key === key),
    key,
  );
const saidIn = (form: FormRecord | undefined, key: string, language: 'en' | 'fr') =>
  passageContent(passage(form, key), language).flatMap((block) =>
    linesOf(block).map(({ text }) => text),
  );

const oldDraft = (text: string): Draft => draftOf([{ line: [{ text }], entries: [] }]);

describe('The passages of a review', () => {
  it('carry on the themes of earlier reviews, each opening its lessons', () => {
    const [line, ...more] = passage(undefined, 'lessons').draft.lines;
    expect(more).toEqual([]);
    const first = source.lessons.find(({ values }) => values.number === 1);
    expect(line?.entries.map(({ id }) => id)).toEqual([first?.id]);
    expect(saidIn(undefined, 'lessons', 'en')).toEqual([
      'Theme carried on, Selection: lesson 1; raised again in this review.',
    ]);
    const inFrench = french.passages.find(({ key }) => key === 'lessons')?.draft.lines[0]?.line;
    expect(inFrench).toEqual([
      {
        text: 'Thème repris, Sélection\u00a0: enseignement 1\u00a0; revient dans cette revue.',
      },
    ]);
  });

  it('are one for all launch pads and one for each, as the headings have them', () => {
    expect(passagePlaces(['uk', 'fr']).map(({ key }) => key)).toEqual([
      'challenges',
      'padChallenges.uk',
      'padChallenges.fr',
      'operation',
      'padOperation.uk',
      'padOperation.fr',
      'exchange',
      'lessons',
      'padFeedback.uk',
      'padFeedback.fr',
      'outlook',
    ]);
  });

  it('are the draft until somebody writes, and then what was written', () => {
    expect(saidIn(undefined, 'challenges', 'en')[0]).toContain('SMEs enrolled');
    const text = {
      lang: 'en',
      text: 'Calm quarter.\n- One\n- Two',
      translation: 'Trimestre calme.',
    };
    const form = formWith({ [passageField('challenges')]: text });
    expect(saidIn(form, 'challenges', 'en')).toEqual(['Calm quarter.', 'One\nTwo']);
    expect(saidIn(form, 'challenges', 'fr')).toEqual(['Trimestre calme.']);
  });

  it('show the language they were written in where the other is missing, and say so', () => {
    const form = formWith({ [passageField('exchange')]: { lang: 'fr', text: 'À distance.' } });
    const [block] = passageContent(passage(form, 'exchange'), 'en');
    expect(block).toMatchObject({ line: [{ text: 'À distance.', lang: 'fr' }] });
  });

  it('begin in both languages from the draft, still to be checked', () => {
    const draft = (of: typeof drafted) => present(of.passages[0], 'challenges').draft;
    const pair = draftPair({ en: draft(drafted), fr: draft(french) });
    expect(pair).toMatchObject({ lang: 'en', translationState: 'draft' });
    expect(pair?.text).toMatch(/^- SMEs enrolled/u);
    expect(pair?.translation).toMatch(/^- PME inscrites/u);
  });

  it('that were only proofread are written first in the language of who writes, and the other is marked (F226)', () => {
    const draft = (of: typeof drafted) => present(of.passages[0], 'challenges').draft;
    const pair = present(draftPair({ en: draft(drafted), fr: draft(french) }), 'there is a draft');
    const mark = { memberId: 'anne', isRead: true };
    const field = passageField('challenges');
    const read = formWith(proofreading(undefined, 'challenges', mark, pair));
    const there = present(passage(read, 'challenges').text, 'it was taken over');
    const text = withSide(
      there,
      'fr',
      `${there.translation ?? ''}\n- Deux ont perdu leur transporteur.`,
    );
    const { passages } = reviewView(drafted, formWith({ ...read.values, [field]: text }));
    expect(text).toMatchObject({ lang: 'fr', translation: there.text });
    expect(beforeIssue(passages).unchecked).toBe(1);
    expect(gapsIn([text])).toEqual({ en: { missing: 0, stale: 1, draft: 0 } });
  });

  it('are proofread until one side is edited', () => {
    const text = { lang: 'en', text: 'Calm.', translation: 'Calme.' } as const;
    const field = passageField('challenges');
    const mark = { memberId: 'anne', isRead: true };
    const marks = proofreading(formWith({ [field]: text }), 'challenges', mark);
    const read = formWith({ [field]: text, ...marks });
    expect(passage(read, 'challenges').proofreadBy).toEqual(['anne']);
    const edited = formWith({ ...marks, [field]: { ...text, translation: 'Très calme.' } });
    expect(passage(edited, 'challenges').proofreadBy).toEqual([]);
    const back = proofreading(read, 'challenges', { ...mark, isRead: false });
    expect(Object.values(back)).toEqual([undefined]);
  });

  it('keep the marks of two people who proofread the same wording', () => {
    const field = passageField('challenges');
    const text = { lang: 'en', text: 'Calm.' } as const;
    const first = formWith({
      [field]: text,
      ...proofreading(formWith({ [field]: text }), 'challenges', {
        memberId: 'anne',
        isRead: true,
      }),
    });
    const second = proofreading(first, 'challenges', { memberId: 'daniel', isRead: true });
    const both = formWith({ [field]: text, ...second });
    expect(passage(both, 'challenges').proofreadBy).toEqual(['anne', 'daniel']);
  });

  it('are the draft of today where one was opened and nobody wrote in it, and a text once somebody did (F276)', () => {
    const field = passageField('challenges');
    const draft = (en: string, fr: string) =>
      present(draftPair({ en: oldDraft(en), fr: oldDraft(fr) }), 'a draft');
    const old = draft('Old.', 'Ancien.');
    const mark = { memberId: 'anne', isRead: true };
    const once = formWith(proofreading(undefined, 'challenges', mark, old));
    const undone = proofreading(once, 'challenges', { ...mark, isRead: false });
    const taken = formWith({ ...once.values, ...undone });
    expect(passage(taken, 'challenges').text).toBeUndefined();
    // Proofread again, it is the draft of today that was read.
    const today = draft('New.', 'Nouveau.');
    const read = formWith({
      ...taken.values,
      ...proofreading(taken, 'challenges', mark, today),
    });
    expect(read.values[field]).toEqual(storedText(today));
    expect(passage(read, 'challenges').text).toMatchObject({ text: '- New.' });
    const back = proofreading(read, 'challenges', { ...mark, isRead: false });
    expect(passage(formWith({ ...read.values, ...back }), 'challenges').text).toBeUndefined();
    // A merge may leave the marks of an untouched draft beside a translation that somebody typed.
    const merged = { ...today, translation: '- Ancien.\n- Ajouté.' };
    const both = formWith({ ...read.values, ...back, [field]: storedText(merged) });
    expect(passage(both, 'challenges').text).toEqual(merged);
    const written = [
      withSide(old, 'en', '- Older.'),
      withSide(old, 'fr', '- Plus ancien.'),
      withSide(old, 'en', ''),
      proofread(old),
    ].map((text) => present(text, 'something is left'));
    for (const text of written) {
      const form = formWith({ ...taken.values, [field]: storedText(text) });
      expect(passage(form, 'challenges').text).toEqual(text);
    }
  });

  it('take the draft over when it is proofread as it stands', () => {
    const pair = { lang: 'en', text: '- Drafted.' } as const;
    const fields = proofreading(undefined, 'challenges', { memberId: 'anne', isRead: true }, pair);
    expect(fields[passageField('challenges')]).toEqual(storedText(pair));
    expect(passage(formWith(fields), 'challenges').proofreadBy).toEqual(['anne']);
  });
});

describe('The form of a review', () => {
  it('is no form that was only opened, where somebody wrote in another (F276)', () => {
    const opened = formWith({}, 'a', 10);
    const written = formWith(
      { [passageField('challenges')]: { lang: 'en', text: 'Calm.' } },
      'b',
      20,
    );
    expect(formsOfReview([opened, written], period)).toEqual([written]);
    expect(formsOfReview([opened], period)).toEqual([opened]);
  });

  it('is the one begun first of those that lie in the quarter', () => {
    const [early, late] = [formWith({}, 'b', 10), formWith({}, 'a', 20)];
    const other = formWith({ onDate: '2020-11-30' }, 'c', 1);
    const gone = formWith({}, 'd', 2, { deleted: { at: 3, by: 'm', base: '' } });
    expect(formOfReview([late, other, gone, early], period)).toBe(early);
    expect(formOfReview([other], period)).toBeUndefined();
    const replaced = formWith({ state: 'replaced' }, 'e', 5);
    expect(formsOfReview([late, replaced, early], period)).toEqual([early, late]);
  });
});
