/** Freezes what comes out of a form, at the moment it is completed or agreed. */

import type { FormValues } from './fields.ts';
import { answersPrint, type Outcome } from './outcome.ts';
import { type FormView, itemsIn } from './view.ts';

/** The outcome of the form as it stands; `values` are the fields that the view was built from. */
export function outcomeOf(view: FormView, values: FormValues): Outcome {
  const base: Outcome = {
    template: view.template.id,
    on: view.context.onDate,
    answers: answersPrint(values),
    unsureShare: view.counts.unsureShare,
    openGates: [],
  };
  const { result } = view;
  switch (result.kind) {
    case 'checklist':
      return {
        ...base,
        result: result.result,
        met: result.verdicts.pass,
        criteria: result.verdicts.pass + result.verdicts.refer + result.verdicts.fail,
        ...(result.size && { sizeClass: result.size.sizeClass }),
        ...(result.aid?.share !== undefined && { aidShare: result.aid.share }),
        ...(rebuilds(view) && { rebuild: true as const }),
      };
    case 'assessment':
      return {
        ...base,
        scores: Object.fromEntries(
          result.areas.flatMap(({ id, score }) => (score === undefined ? [] : [[id, score]])),
        ),
        ...(result.total !== undefined && { total: result.total }),
        ...(result.band !== undefined && { band: result.band }),
        openGates: [...result.gatesBelow],
        focus: [...result.focus],
      };
    case 'plan':
      return { ...base, progress: result.progress, sections: view.sections.length };
    case 'review':
      return {
        ...base,
        ...(result.confidence !== undefined && { confidence: result.confidence }),
        ...(result.isFinal && { final: true as const }),
      };
    case 'profile':
    case 'questionnaire':
      return base;
  }
}

/** Whether the business said that it is going to rebuild its shop. */
function rebuilds(view: FormView): boolean {
  return itemsIn(view).some(
    ({ item, answer }) =>
      item.id === 'siteRebuild' &&
      answer.kind === 'given' &&
      answer.content.kind === 'word' &&
      answer.content.word === 'yes',
  );
}
