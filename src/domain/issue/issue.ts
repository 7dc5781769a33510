/** An issue: a problem, a risk or an opportunity. Categories follow source report 5.3. */

import type { LocalDate } from '../calendar/local-date.ts';
import { declare } from '../entity/declaration.ts';
import { element, optional, required } from '../entity/field.ts';
import * as z from 'zod/mini';

export const issueKinds = ['problem', 'risk', 'opportunity'] as const;
export const issueCategories = [
  'data',
  'platform',
  'skills',
  'time',
  'demand',
  'supply',
  'rules',
  'finance',
  'engagement',
  'health',
  'other',
] as const;
export const issueStates = ['open', 'inHand', 'resolved', 'accepted', 'escalated'] as const;
export type IssueState = (typeof issueStates)[number];

export const issue = declare({
  name: 'issue',
  homes: ['sme', 'organisation'],
  residency: 'head',
  title: 'title',
  search: { fields: ['title', 'response'], date: 'openedOn' },
  write: 'staff',
  export: [
    'title',
    'kind',
    'category',
    'severity',
    'likelihood',
    'state',
    'openedOn',
    'resolvedOn',
    'response',
  ],
  fields: {
    title: required.text2(),
    kind: required.choice(issueKinds),
    category: required.choice(issueCategories),
    /** 1 minor, 2 serious, 3 blocking. */
    severity: required.integer(1, 3),
    likelihood: optional.integer(1, 3),
    state: required.choice(issueStates),
    openedOn: required.date(),
    resolvedOn: optional.date(),
    response: optional.text2(),
    from: optional.structure(z.object({ contactId: z.optional(element.id) })),
  },
});

/** Whether the issue still needs attention. */
export function isOpenIssue(state: IssueState): boolean {
  return state === 'open' || state === 'inHand' || state === 'escalated';
}

interface IssueDays {
  readonly state: IssueState;
  readonly openedOn: LocalDate;
  readonly resolvedOn?: LocalDate | undefined;
}

/** Whether it needed attention on a day: it was opened by then, and is open yet or was resolved later. */
export function wasOpenOn({ state, openedOn, resolvedOn }: IssueDays, day: LocalDate): boolean {
  if (openedOn > day) return false;
  return isOpenIssue(state) || (resolvedOn !== undefined && resolvedOn > day);
}
