/** What a screen shows of a form: sections, items, what is missing and what comes out. Built by `form-view.ts`. */

import type { Json } from '../../std/json.ts';
import type { Text2 } from '../entity/field.ts';
import type { AidResult } from './aid.ts';
import type { Answer } from './answers.ts';
import type { Problem } from './check-answer.ts';
import type { HiddenReason } from './condition.ts';
import type { FormContext } from './context.ts';
import type { FormField, ItemKey } from './fields.ts';
import type { PriceResult } from './price-sheet.ts';
import type { ResolvedReference } from './reference/reference.ts';
import type { AssessmentResult } from './score.ts';
import type { SizeResult } from './size-class.ts';
import type { FillingMode } from './filling-mode.ts';
import type { Item, Option, Section, SectionState, Template, Wording } from './template.ts';
import type { UnlistedOption } from './unlisted-options.ts';
import type { Verdict, VerdictName } from './verdict.ts';

export interface ItemView {
  /** Unlike the id of the item, it occurs once: an item of a launch pad has one for each. */
  readonly key: ItemKey;
  readonly item: Item;
  readonly sectionKey: string;
  readonly padId: string | undefined;
  /** The field that takes the answer; nothing for what comes from elsewhere. */
  readonly field: FormField | undefined;
  readonly answer: Answer;
  /** Why it is not asked; nothing when it is. An answer given before is kept, and does not count. */
  readonly hidden: HiddenReason | undefined;
  /** Required, asked and blank. */
  readonly isMissing: boolean;
  readonly problems: readonly Problem[];
  readonly verdict: Verdict | undefined;
  /** A proposal for a blank answer, in the form in which it is stored. */
  readonly suggestion: Json | undefined;
  readonly references: readonly ResolvedReference[];
  /** The answers offered; empty for items without a list. */
  readonly options: readonly Option[];
  /** Those in the answer that are not offered: of an earlier version of the template, or of a newer Carnet. */
  readonly unlisted: readonly UnlistedOption[];
  /** Words of one's own are answers too. */
  readonly isOpen: boolean;
  /** What the application reckons from the answers. */
  readonly computed: Computed | undefined;
  /** `staff`: never shown while the owner looks on, nor in an export that does not ask for it by name. */
  readonly audience: Audience;
  /** Private: see `visibleTo`. */
  readonly note: string;
  readonly evidence: readonly string[];
}

export type Audience = 'everyone' | 'staff';

export type Computed =
  | { readonly kind: 'price'; readonly result: PriceResult }
  | { readonly kind: 'size'; readonly result: SizeResult }
  | { readonly kind: 'aid'; readonly result: AidResult };

/** How much of some questions is answered. */
export interface Counts {
  /** Questions shown, without what the application fills in. */
  readonly asked: number;
  /** "Not sure" is an answer; not applicable is none and is not missing either. */
  readonly answered: number;
  readonly unsure: number;
  readonly notApplicable: number;
  readonly blank: number;
  /** Per cent of the answers that are "not sure", to one decimal. */
  readonly unsureShare: number;
  /** Required questions that are blank. */
  readonly requiredMissing: readonly ItemKey[];
}

export interface SectionView {
  /** Its id, with the launch pad where each has its own. */
  readonly key: string;
  readonly section: Section;
  readonly padId: string | undefined;
  readonly items: readonly ItemView[];
  readonly counts: Counts;
  /** How far a section of a plan is; nothing in other templates. */
  readonly state: SectionState | undefined;
  /** Why a section of a plan was left out. */
  readonly leftOutReason: Text2 | undefined;
}

/** One criterion that keeps a checklist from its best result. */
export interface Reason extends Verdict {
  readonly key: ItemKey;
  readonly item: Item;
}

export interface ChecklistResult {
  readonly kind: 'checklist';
  readonly result: 'eligible' | 'toCheck' | 'ineligible';
  readonly label: Wording;
  /** In the order of the items. */
  readonly reasons: readonly Reason[];
  readonly verdicts: Readonly<Record<VerdictName, number>>;
  readonly size: SizeResult | undefined;
  readonly aid: AidResult | undefined;
}

export interface PlanResult {
  readonly kind: 'plan';
  readonly done: number;
  readonly kept: number;
  readonly leftOut: number;
  /** Sections left out without a reason: the plan is not complete before each has one. */
  readonly reasonMissing: readonly string[];
  /** Per cent of the sections kept, a whole number. */
  readonly progress: number;
}

export type FormResult =
  | ChecklistResult
  | AssessmentResult
  | PlanResult
  /** A profile has no score and no result: it is never used for selection. */
  | { readonly kind: 'profile' }
  | {
      readonly kind: 'review';
      readonly confidence: number | undefined;
      readonly isFinal: boolean;
    }
  | { readonly kind: 'questionnaire' };

export interface FormView {
  readonly template: Template;
  readonly context: FormContext;
  /** Why the whole form is not offered, by its country or date; nothing when it is. */
  readonly withheld: HiddenReason | undefined;
  readonly sections: readonly SectionView[];
  readonly counts: Counts;
  /** What was answered before the form was moved over, and is asked no more: readable, and without effect. */
  readonly former: readonly ItemView[];
  /** The exchange rate that was entered: euros for a pound. */
  readonly rate: number | undefined;
  readonly result: FormResult;
  /** Nothing required is missing. */
  readonly isComplete: boolean;
}

/** What may be shown of an item in a mode: notes are private, ratings of a person are for staff. */
export function visibleTo(
  { audience }: Pick<ItemView, 'audience'>,
  mode: FillingMode,
): { readonly answer: boolean; readonly note: boolean } {
  const isStaff = mode === 'manager';
  return { answer: isStaff || audience === 'everyone', note: isStaff };
}

/** The items of a view, in their order. */
export function itemsIn(view: FormView): readonly ItemView[] {
  return view.sections.flatMap(({ items }) => items);
}

/** Whether the item is a question that is asked: neither hidden nor filled in by the application. */
export function isAsked({ hidden, item }: Pick<ItemView, 'hidden' | 'item'>): boolean {
  return hidden === undefined && item.type !== 'derived' && item.type !== 'auto';
}

/**
 * The next question without an answer, after an item or from the start; it begins again at the top. Sections that a plan
 * left out are passed over.
 */
export function nextUnanswered(view: FormView, after?: ItemKey): ItemKey | undefined {
  const keys = view.sections
    .filter(({ state }) => state !== 'leftOut')
    .flatMap(({ items }) => items);
  const from = keys.findIndex(({ key }) => key === after) + 1;
  return [...keys.slice(from), ...keys.slice(0, from)].find(
    (each) => isAsked(each) && each.answer.kind === 'blank',
  )?.key;
}
