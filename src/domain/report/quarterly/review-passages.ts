/**
 * The passages of a review: for each heading one of all launch pads and one of each, as far as the heading has them. What
 * somebody wrote stands; where nobody did, the draft does. A passage is proofread while it reads as it did when somebody
 * said so.
 */

import { type Command, setFields } from '../../command/command.ts';
import { element, type Language, languages, type Text2 } from '../../entity/field.ts';
import { setAsideAmong } from '../../form/completed-forms.ts';
import { itemKey } from '../../form/fields.ts';
import { recordAs, type RecordOf } from '../../operation/record.ts';
import { canonicalJson, type Json } from '../../../std/json.ts';
import type { Steps } from '../../../std/steps.ts';
import { fingerprint, sideOf } from '../../text/text-pair.ts';
import { draftPadChallenges, draftSharedChallenges } from './draft-challenges.ts';
import { draftExchange, draftFeedback, draftOutlook } from './draft-exchange.ts';
import { draftLessons } from './draft-lessons.ts';
import { draftPadOperation, draftSharedOperation } from './draft-operation.ts';
import { type Draft, draftOf } from './drafted.ts';
import type { Quarter } from './draft-quarter.ts';
import { textOf } from './report-document.ts';
import { isWithin, type ReviewPeriod } from './review-source.ts';
import { type ReviewPart, reviewParts } from './review-words.ts';

/** The template that the passages are items of. */
export const reviewTemplateId = 'quarterly-review/2';

/** Which passages a heading has, by the items of the template. */
const itemsOfPart: Readonly<Record<ReviewPart, { readonly all?: string; readonly each?: string }>> =
  {
    challenges: { all: 'challenges', each: 'padChallenges' },
    operation: { all: 'operation', each: 'padOperation' },
    exchange: { all: 'exchange' },
    lessons: { all: 'lessons' },
    feedback: { each: 'padFeedback' },
    outlook: { all: 'outlook' },
  };

export interface PassagePlace {
  readonly part: ReviewPart;
  /** Absent for what all launch pads have in common. */
  readonly padId: string | undefined;
  /** The item of the template, with the pad: unique in a review. */
  readonly key: string;
}

/** A passage as the rules draft it. */
export interface DraftedPassage extends PassagePlace {
  readonly draft: Draft;
}

export interface Passage extends DraftedPassage {
  /** What somebody wrote or proofread, in either language. */
  readonly text: Text2 | undefined;
  /** Members who proofread it as it reads now. */
  readonly proofreadBy: readonly string[];
}

type FormRecord = RecordOf<'form'>;

/** The field that holds the text of a passage, and the one that holds who proofread it. */
export function passageField(key: string): `text.${string}` {
  return `text.${key}`;
}
function proofField(key: string): `checks.${string}` {
  return `checks.form.proof.${key}`;
}

/** The field that holds prints of the drafts that were taken over as they were. */
function takenField(key: string): `checks.${string}` {
  return `checks.form.draft.${key}`;
}

/** Every passage of a review, in the order of the report. */
export function passagePlaces(padIds: readonly string[]): readonly PassagePlace[] {
  return reviewParts.flatMap((part) => {
    const { all, each } = itemsOfPart[part];
    return [
      ...(all === undefined ? [] : [{ part, padId: undefined, key: itemKey(all) }]),
      ...(each === undefined
        ? []
        : padIds.map((padId) => ({ part, padId, key: itemKey(each, padId) }))),
    ];
  });
}

/** The passages of a quarter as the rules draft them, in steps. */
export function* draftPassages(quarter: Quarter): Steps<readonly DraftedPassage[]> {
  const passages: DraftedPassage[] = [];
  for (const place of passagePlaces(quarter.source.pads.map(({ id }) => id))) {
    passages.push({ ...place, draft: yield* draftAt(place, quarter) });
    yield;
  }
  return passages;
}

/** Drafted passages with what was written in their place; `form` is absent while nobody wrote anything. */
export function passagesIn(
  drafted: readonly DraftedPassage[],
  form: FormRecord | undefined,
): readonly Passage[] {
  return drafted.map((passage) => {
    const text = writtenIn(form, passage.key);
    const proofreadBy = text === undefined ? [] : proofreadersOf(form, passage.key, text);
    return { ...passage, text, proofreadBy };
  });
}

function* draftAt({ part, padId }: PassagePlace, quarter: Quarter): Steps<Draft> {
  const pad = quarter.source.pads.find(({ id }) => id === padId);
  switch (part) {
    case 'challenges':
      return pad === undefined ? draftSharedChallenges(quarter) : draftPadChallenges(pad, quarter);
    case 'operation':
      return pad === undefined
        ? draftSharedOperation(quarter)
        : yield* draftPadOperation(pad, quarter);
    case 'exchange':
      return draftExchange(quarter);
    case 'feedback':
      return pad === undefined ? draftOf([]) : draftFeedback(pad, quarter);
    case 'outlook':
      return draftOutlook(quarter);
    case 'lessons':
      return draftLessons(quarter);
  }
}

/** What was written in a passage; nothing where both sides are empty. */
function textIn(form: FormRecord | undefined, key: string): Text2 | undefined {
  const parsed = element.text2.safeParse(form?.values[passageField(key)]);
  if (!parsed.success) return undefined;
  const isEmpty =
    sideOf(parsed.data, 'en').trim() === '' && sideOf(parsed.data, 'fr').trim() === '';
  return isEmpty ? undefined : parsed.data;
}

/**
 * What stands in the place of the draft: not a draft that was taken over and reads as it did then, which what is logged later would
 * not reach (F276). It is known by the print of both its sides, so that whatever anybody changed in either counts as written.
 */
function writtenIn(form: FormRecord | undefined, key: string): Text2 | undefined {
  const text = textIn(form, key);
  if (text === undefined) return undefined;
  const isDraft =
    text.translationState === 'draft' && takenIn(form, key).includes(printOfSides(text));
  return isDraft && proofreadersOf(form, key, text).length === 0 ? undefined : text;
}

function takenIn(form: FormRecord | undefined, key: string): readonly string[] {
  return form?.values[takenField(key)] ?? [];
}

/**
 * Stores a draft that somebody begins to write in, or reads. It does nothing where the passage is written by the time it has its turn:
 * the words typed a moment before, or a colleague's, stand.
 */
export function takeOverDraft(formId: string, key: string, draft: Text2): Command {
  return inForm(formId, (form) =>
    writtenIn(form, key) === undefined ? draftTakenOver(form, key, draft) : {},
  );
}

/** Notes that a member proofread a passage, or takes that back, as it stands when the command has its turn. */
export function proofreadPassage(
  formId: string,
  key: string,
  mark: Proofreading,
  drafted?: Text2,
): Command {
  return inForm(formId, (form) => proofreading(form, key, mark, drafted));
}

/** The fields that are to be set, by the form as it stands when the command has its turn. */
function inForm(
  formId: string,
  fields: (form: FormRecord | undefined) => Readonly<Record<string, Json | undefined>>,
): Command {
  return (context) => setFields(formId, fields(recordAs(context.record(formId), 'form')))(context);
}

function draftTakenOver(
  form: FormRecord | undefined,
  key: string,
  draft: Text2,
): Readonly<Record<`${string}.${string}`, Json>> {
  const taken = new Set([...takenIn(form, key), printOfSides(draft)]);
  return { [passageField(key)]: storedText(draft), [takenField(key)]: [...taken] };
}

/** A print of both sides of a text, whichever is the original. */
function printOfSides(text: Text2): string {
  return fingerprint(canonicalJson(languages.map((language) => sideOf(text, language))));
}

/** A print of both sides of a text: an edit of either ends the proofreading. */
function printOf({ lang, text, translation = '' }: Text2): string {
  return fingerprint(canonicalJson({ lang, text, translation }));
}

function proofreadersOf(form: FormRecord | undefined, key: string, text: Text2): readonly string[] {
  const print = printOf(text);
  return (form?.values[proofField(key)] ?? []).flatMap((mark) => {
    const [member = '', of = ''] = mark.split('@');
    return of === print ? [member] : [];
  });
}

export interface Proofreading {
  readonly memberId: string;
  readonly isRead: boolean;
}

/**
 * What is to be stored when a member proofread a passage as it reads now, or takes that back.
 *
 * @param drafted the draft that was read, where nobody wrote anything yet: proofreading takes it over
 */
export function proofreading(
  form: FormRecord | undefined,
  key: string,
  mark: Proofreading,
  drafted?: Text2,
): Readonly<Record<`${string}.${string}`, Json | undefined>> {
  const written = writtenIn(form, key);
  const text = written ?? drafted;
  if (text === undefined) return {};
  const print = printOf(text);
  const own = `${mark.memberId}@${print}`;
  // Own marks of earlier wordings say nothing any more. Those of others are theirs: an undo would sign them anew.
  const others = (form?.values[proofField(key)] ?? []).filter(
    (each) => !each.startsWith(`${mark.memberId}@`),
  );
  const marks = mark.isRead ? [...others, own] : others;
  return {
    ...(written === undefined ? draftTakenOver(form, key, text) : {}),
    [proofField(key)]: marks.length === 0 ? undefined : marks,
  };
}

/** A text as a field holds it. */
export function storedText({
  lang,
  text,
  translation,
  translationState,
  translatedFrom,
  unwritten,
}: Text2): Json {
  return {
    lang,
    text,
    ...(translation === undefined ? {} : { translation }),
    ...(translationState === undefined ? {} : { translationState }),
    ...(translatedFrom === undefined ? {} : { translatedFrom }),
    ...(unwritten === undefined ? {} : { unwritten }),
  };
}

/** A draft as a text that can be edited: a line for each sentence, each an item of a list. */
export function draftText({ lines }: Draft): string {
  return lines.map(({ line }) => `- ${textOf(line)}`).join('\n');
}

/**
 * A passage in both languages as somebody begins to edit or proofreads it: what rules wrote is still to be checked, and
 * neither side is the original until somebody writes in it. It is the same for readers of either language, so that two of them who
 * take the same draft over store the same.
 */
export function draftPair(drafts: Readonly<Record<Language, Draft>>): Text2 | undefined {
  const text = draftText(drafts.en);
  if (text === '') return undefined;
  return {
    lang: 'en',
    text,
    translation: draftText(drafts.fr),
    translationState: 'draft',
    translatedFrom: fingerprint(text),
    unwritten: true,
  };
}

/** The form of a review: of several that were begun apart, the one that was begun first. */
export function formOfReview(
  forms: readonly FormRecord[],
  period: Pick<ReviewPeriod, 'days'>,
): FormRecord | undefined {
  return formsOfReview(forms, period)[0];
}

/**
 * The forms of a review that nothing took the place of, the one that was begun first before others: more than one is to mend. One that
 * was only opened counts for nothing beside one that somebody wrote in.
 */
export function formsOfReview(
  forms: readonly FormRecord[],
  period: Pick<ReviewPeriod, 'days'>,
): readonly FormRecord[] {
  const open = allOfReview(forms, period)
    .filter(({ values }) => values.state !== 'replaced')
    .toSorted((a, b) => a.created.at - b.created.at || (a.id < b.id ? -1 : 1));
  const written = open.filter(hasAnswers);
  return written.length === 0 ? open : written;
}

/** Whether anything was ever written in one of its fields, which are the names with a dot. */
function hasAnswers({ values }: FormRecord): boolean {
  return Object.keys(values).some((field) => field.includes('.'));
}

/** The forms of a review that were begun twice and set aside: they can be taken up again. */
export function setAsideOfReview(
  forms: readonly FormRecord[],
  period: Pick<ReviewPeriod, 'days'>,
): readonly FormRecord[] {
  const isSetAside = setAsideAmong(forms.map(({ values }) => values));
  return allOfReview(forms, period).filter(({ id, values: { state } }) =>
    isSetAside({ id, state }),
  );
}

function allOfReview(
  forms: readonly FormRecord[],
  { days }: Pick<ReviewPeriod, 'days'>,
): readonly FormRecord[] {
  return forms.filter(
    ({ values, deleted }) =>
      deleted === undefined &&
      values.templateId === reviewTemplateId &&
      isWithin(values.onDate, days),
  );
}
