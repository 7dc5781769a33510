/** What a form is seen against: the date and country that decide on questions and rules, and facts from elsewhere. */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Language, Money } from '../entity/field.ts';
import type { LinkedAction } from './answers.ts';
import type { EligibleArea } from './eligible-area.ts';
import type { ItemKey } from './fields.ts';
import type { Template } from './template.ts';

/** A launch pad, with its country where that may name it. */
export interface FormPad {
  readonly id: string;
  readonly name: string;
  readonly country?: string | undefined;
}

export interface FormContext {
  /** The date of the form, never today's: an old form keeps the questions and values of its day. */
  readonly onDate: LocalDate;
  /** Country of the business. */
  readonly country?: string | undefined;
  readonly postcode?: string | undefined;
  /** The area of the programme. */
  readonly area?: EligibleArea | undefined;
  /** The value of the support given and planned. */
  readonly supportValue?: Money | undefined;
  /** The language of the contact that a review belongs to. */
  readonly contactLanguage?: Language | undefined;
  /** Launch pads that fill in a part of their own, in their order. */
  readonly pads?: readonly FormPad[] | undefined;
  /** The templates that the form was moved over from, as far as they are read. */
  readonly former?: readonly Template[] | undefined;
  /** Actions and milestones that name the form, by the item that shows them. */
  readonly actions?: ReadonlyMap<ItemKey, readonly LinkedAction[]> | undefined;
}
