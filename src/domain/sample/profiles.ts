/** The profile of a business: what its account manager has seen of it by the second appointment after the induction. */

import { noteFieldOf } from '../form/fields.ts';
import { smeProfile as template } from '../form/templates/sme-profile.ts';
import type { FormPatch } from '../form/write-answer.ts';
import type { Assessment } from './assessments.ts';
import { answersTo, number } from './form-answers.ts';
import { profileNotes } from './form-notes.ts';
import { figuresOf, type FormSubject } from './form-subject.ts';
import { numbersFrom } from './seed.ts';

const ratingMax = 5;

/** The ratings, which agree with what the assessment says of the same things. */
export function profileFields(subject: FormSubject, { levels }: Assessment): FormPatch {
  const { business, index, language } = subject;
  const next = numbersFrom(`profile/${business.key}`);
  const rating = (least: number): number => least + Math.floor(next() * (ratingMax - least));
  const from = (id: string): number => {
    const level = levels[id];
    return typeof level === 'number' ? Math.min(ratingMax, level + 1) : 2;
  };
  const isHardToReach = business.silentSince !== undefined;
  const fields = answersTo(template, {
    motivation: number(isHardToReach ? 2 : rating(3)),
    riskAttitude: number(rating(2)),
    opportunityAttitude: number(rating(2)),
    experience: number(figuresOf(subject).soldByChance ? 4 : 3),
    growthCapacity: number(from('capacity')),
    digitalSkill: number(from('skills')),
    remoteEase: number(rating(3)),
  });
  const notes = profileNotes[language];
  const [item, text] = notes[index % notes.length] ?? [];
  if (index % 2 !== 0 || item === undefined || text === undefined) return fields;
  return { ...fields, [noteFieldOf(item)]: text };
}
