/**
 * A lesson learned, numbered through the whole programme. A number is quoted in reports, so it is never used again:
 * a lesson that no longer holds is withdrawn and keeps it. Source report: section 4.4.
 */

import { declare } from '../entity/declaration.ts';
import { optional, required } from '../entity/field.ts';

export const lessonThemes = [
  'selection',
  'support',
  'communication',
  'calendar',
  'brexit',
  'meetings',
  'other',
] as const;
export type LessonTheme = (typeof lessonThemes)[number];

export const lesson = declare({
  name: 'lesson',
  homes: ['programme'],
  residency: 'head',
  title: 'text',
  order: { by: 'number' },
  search: { fields: ['text'] },
  write: 'staff',
  export: ['number', 'text', 'theme', 'launchPadIds', 'reviewMonth', 'withdrawnOn'],
  fields: {
    number: required.integer(1, 9999),
    text: required.text2(),
    theme: required.choice(lessonThemes),
    /** The launch pads that learned it; none for both. */
    launchPadIds: optional.references(),
    /** The month of the project that the review closes. */
    reviewMonth: optional.integer(1, 240),
    /** The actions that it led to, wherever they are. */
    leadsTo: optional.references(),
    /** It no longer holds since; its number stays its own. */
    withdrawnOn: optional.date(),
  },
});
