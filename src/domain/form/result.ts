/** What comes out of a form, by the kind of its template. */

import type { Content } from './answers.ts';
import { focusField, type FormValues } from './fields.ts';
import { type ScoredItem, scoreAssessment } from './score.ts';
import { planProgress } from './section-state.ts';
import type { Template, TemplateOf } from './template.ts';
import { type VerdictName, verdictNames } from './verdict.ts';
import type { ChecklistResult, FormResult, ItemView, Reason, SectionView } from './view.ts';

/** The result of a form from its sections. */
export function resultOf(
  template: Template,
  values: FormValues,
  sections: readonly SectionView[],
): FormResult {
  switch (template.kind) {
    case 'checklist':
      return checklistResult(template, itemsOf(sections));
    case 'assessment':
      return scoreAssessment(template, scoredItems(sections), focusIn(values));
    case 'plan':
      return planProgress(sections);
    case 'profile':
      return { kind: 'profile' };
    case 'review':
      return reviewResult(itemsOf(sections));
    case 'questionnaire':
      return { kind: 'questionnaire' };
  }
}

function itemsOf(sections: readonly SectionView[]): readonly ItemView[] {
  return sections.flatMap(({ items }) => items);
}

/** Any criterion not met decides; else any that is to be checked. */
function checklistResult(
  template: TemplateOf<'checklist'>,
  items: readonly ItemView[],
): ChecklistResult {
  const judged = items.flatMap(({ key, item, verdict }): readonly Reason[] =>
    verdict === undefined ? [] : [{ key, item, ...verdict }],
  );
  const count = (name: VerdictName): number =>
    judged.filter(({ verdict }) => verdict === name).length;
  const [pass, refer, fail] = verdictNames.map(count);
  const result = (fail ?? 0) > 0 ? 'ineligible' : (refer ?? 0) > 0 ? 'toCheck' : 'eligible';
  return {
    kind: 'checklist',
    result,
    label: template.results[result],
    reasons: judged.filter(({ verdict }) => verdict !== 'pass'),
    verdicts: { pass: pass ?? 0, refer: refer ?? 0, fail: fail ?? 0 },
    size: items.flatMap(({ computed }) => (computed?.kind === 'size' ? [computed.result] : []))[0],
    aid: items.flatMap(({ computed }) => (computed?.kind === 'aid' ? [computed.result] : []))[0],
  };
}

function scoredItems(
  sections: readonly SectionView[],
): Readonly<Record<string, readonly ScoredItem[]>> {
  return Object.fromEntries(
    sections.map(({ section, items }) => [
      section.id,
      items.flatMap(({ key, item, answer, hidden }) =>
        item.type === 'maturity' && hidden === undefined ? [{ key, item, answer }] : [],
      ),
    ]),
  );
}

function focusIn(values: FormValues): readonly string[] {
  const focus = values[focusField];
  return Array.isArray(focus) ? focus.filter((id) => typeof id === 'string') : [];
}

/** What a review tells of the owner's confidence, and whether it is the last one. */
function reviewResult(items: readonly ItemView[]): FormResult {
  const fed = (feeds: string): Content | undefined => {
    const found = items.find(({ item, hidden }) => item.feeds === feeds && hidden === undefined);
    return found?.answer.kind === 'given' ? found.answer.content : undefined;
  };
  const confidence = fed('outcome.confidence');
  const final = fed('outcome.final');
  return {
    kind: 'review',
    confidence: confidence?.kind === 'number' ? confidence.number : undefined,
    isFinal: final?.kind === 'word' && final.word === 'yes',
  };
}
