/** The rules about forms: they read what the head of a sheet knows of them, frozen outcomes above all, and no answers. */

import type { Stage } from '../sme/sme.ts';
import { supportedStages } from './expected.ts';
import { factsOf, planLag, rebuildDaysLeft } from './form-facts.ts';
import { at, type Rule, sinceDay } from './levels.ts';

/** From the first look at the criteria on. */
export const applied: ReadonlySet<Stage> = new Set(['screening', 'eligible', ...supportedStages]);

export const formRules = {
  lowConfidence: {
    number: 13,
    respectsClosures: false,
    stages: supportedStages,
    hides: [],
    raise: (head) => {
      const low = factsOf(head).lowConfidence;
      if (low === undefined) return undefined;
      const { level, confidence, on, formId } = low;
      return { level, count: confidence, on, recordId: formId };
    },
  },
  planBehind: {
    number: 12,
    respectsClosures: false,
    stages: supportedStages,
    hides: [],
    raise: (head, context) => {
      const lag = planLag(head, context.today);
      if (lag === undefined) return undefined;
      const { points, undone, days } = lag;
      return at('planBehind', points, context, { share: undone, count: points, days });
    },
  },
  rebuildLate: {
    number: 12,
    respectsClosures: false,
    stages: supportedStages,
    hides: [],
    raise: (head, { today }) => {
      const days = rebuildDaysLeft(head, today);
      return days === undefined ? undefined : { level: 'risk', days };
    },
  },
  aidCeiling: {
    number: 16,
    respectsClosures: false,
    stages: applied,
    hides: [],
    raise: (head, context) => {
      const share = factsOf(head).aidShare;
      return share === undefined ? undefined : at('aidCeiling', share, context, { share });
    },
  },
  unsureAnswers: {
    number: 15,
    respectsClosures: false,
    stages: applied,
    hides: [],
    raise: (head, context) => {
      const unsure = factsOf(head).mostUnsure;
      if (unsure === undefined) return undefined;
      const { share, formId } = unsure;
      return at('unsureAnswers', share, context, { share, recordId: formId });
    },
  },
  notTranslated: {
    number: 19,
    respectsClosures: false,
    stages: supportedStages,
    hides: [],
    raise: (head, context) => {
      const texts = factsOf(head).untranslated;
      if (texts === undefined) return undefined;
      const { count, since, formId } = texts;
      const fact = sinceDay('notTranslated', since, context);
      return fact && { ...fact, count, recordId: formId };
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;
