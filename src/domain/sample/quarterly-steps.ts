/** The quarterly reviews and lessons of the sample, written through the commands that a screen uses. */

import type { LocalDateTime } from '../calendar/local-date.ts';
import { reviewClosingDate } from '../calendar/project-calendar.ts';
import { type Command, createRecord, together } from '../command/command.ts';
import type { Text2 } from '../entity/field.ts';
import { beginForm } from '../form/commands/begin-form.ts';
import { itemKey } from '../form/fields.ts';
import {
  passageField,
  proofreadPassage,
  reviewTemplateId,
  storedText,
} from '../report/quarterly/review-passages.ts';
import { fingerprint } from '../text/text-pair.ts';
import type { Json } from '../../std/json.ts';
import {
  type SampleLesson,
  sampleLessons,
  type SamplePair,
  type SamplePassage,
  type SampleReview,
  sampleReviews,
} from './quarterly-reviews.ts';
import { members, pads, programmeValues, sampleProgrammeId } from './sample-programme-data.ts';
import { instantOf } from './sample-writer.ts';
import { idOf } from './seed.ts';

interface ReviewStep {
  readonly key: string;
  readonly at: LocalDateTime;
  /** The coordinator, unless said. */
  readonly by?: string;
  readonly command: Command;
}

/** Lessons first, since the reviews tell of them. */
export function reviewSteps(): readonly ReviewStep[] {
  return [...sampleLessons.map(lessonStep), ...sampleReviews.flatMap(stepsOfReview)];
}

function pairOf({ fr, en }: SamplePair, lang: 'fr' | 'en'): Text2 {
  const [text, translation] = lang === 'fr' ? [fr, en] : [en, fr];
  return {
    lang,
    text,
    translation,
    translationState: 'checked',
    translatedFrom: fingerprint(text),
  };
}

/** The id of a lesson, by its number. */
export const lessonId = (number: number): string => idOf(`lesson/${number}`, Date.UTC(2020, 0, 11));

function lessonStep({ number, month, theme, text }: SampleLesson): ReviewStep {
  const day = reviewClosingDate(month, programmeValues.firstMonth);
  return {
    key: `lesson/${number}`,
    at: `${day}T16:${String(number).padStart(2, '0')}`,
    command: createRecord(
      'lesson',
      sampleProgrammeId,
      { number, text: pairOf(text, 'fr'), theme, reviewMonth: month },
      lessonId(number),
    ),
  };
}

/** The review is begun, and then proofread by each who did: nobody signs for somebody else. */
function stepsOfReview(review: SampleReview): readonly ReviewStep[] {
  const { month, on, passages } = review;
  const begun = reviewStep(review);
  const formId = idOf(`${begun.key}/1`, instantOf(begun.at, pads.FR.zone));
  const readers = new Set(passages.flatMap(({ by }) => by ?? []));
  const proofread = [...readers].map((key, index): ReviewStep => {
    const own = passages.filter(({ by }) => by === key);
    const mark = { memberId: members[key], isRead: true };
    return {
      key: `review/${month}/${key}`,
      at: `${on}T15:${String(10 + index)}`,
      by: members[key],
      command: together(own.map((one) => proofreadPassage(formId, keyOf(one), mark))),
    };
  });
  return [begun, ...proofread];
}

function reviewStep({ month, on, passages, statedVisits, statedTotal }: SampleReview): ReviewStep {
  const answers: Record<`${string}.${string}`, Json | undefined> = {};
  for (const passage of passages) Object.assign(answers, passageFields(passage));
  const stated = (name: string) => `value.${itemKey(name, pads.FR.id)}` as const;
  if (statedVisits !== undefined) answers[stated('statedVisits')] = statedVisits;
  if (statedTotal !== undefined) answers[stated('statedTotal')] = statedTotal;
  return {
    key: `review/${month}`,
    at: `${on}T11:00`,
    command: beginForm({
      home: sampleProgrammeId,
      templateId: reviewTemplateId,
      filledBy: 'manager',
      onDate: reviewClosingDate(month, programmeValues.firstMonth),
      answers,
    }),
  };
}

const keyOf = ({ item, pad }: SamplePassage): string =>
  itemKey(item, pad === undefined ? undefined : pads[pad].id);

function passageFields(passage: SamplePassage) {
  const { pad, text } = passage;
  return { [passageField(keyOf(passage))]: storedText(pairOf(text, pad === 'GB' ? 'en' : 'fr')) };
}
