/** Answers of a form by their names: the question, and what was chosen, in the reader's language. */

import { describe, expect, it } from 'vitest';
import { answerName, answerWord } from '../../../../src/client/i18n/form-words.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { readinessAssessment } from '../../../../src/domain/form/templates/readiness-assessment.ts';

describe('the names of answers', () => {
  it('are those of their questions, whichever family and launch pad they belong to', () => {
    const name = (field: string) => answerName(eligibilityChecklist, field, 'fr');
    expect(name('value.registered')).toBe('Immatriculée et en activité');
    expect(name('note.registered.pad-uk')).toBe('Immatriculée et en activité');
    expect(name('value.form.rate')).toBeUndefined();
  });

  it('say what was chosen, "not sure" included, and leave alone what was written', () => {
    const word = (field: string, value: string) =>
      answerWord(eligibilityChecklist, field, value, 'en');
    expect(word('value.registered', 'yes')).toBe('Yes');
    expect(word('value.inArea', 'office')).toBe('Yes, the registered office');
    expect(word('value.headcount', 'unsure')).toBe('Not sure');
    expect(word('note.registered', 'yes')).toBeUndefined();
    expect(answerWord(readinessAssessment, 'value.goal', 3, 'fr')).toMatch(/\p{L}/u);
  });
});
