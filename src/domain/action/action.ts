/** An action: what someone owes someone, by when. A milestone is an action of the entry plan. */

import { declare } from '../entity/declaration.ts';
import { element, optional, required } from '../entity/field.ts';
import * as z from 'zod/mini';

export const actionStates = ['open', 'inProgress', 'blocked', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

export const action = declare({
  name: 'action',
  homes: ['sme', 'organisation', 'programme'],
  residency: 'head',
  title: 'title',
  search: { fields: ['title', 'note'], date: 'due' },
  write: 'staff',
  export: [
    'title',
    'kind',
    'state',
    'ownerId',
    'due',
    'originalDue',
    'doneOn',
    'waitingFor',
    'planSection',
    'note',
  ],
  fields: {
    title: required.text2(),
    kind: required.choice(['action', 'milestone']),
    state: required.choice(actionStates),
    /** A member, or a contact person of the SME. */
    ownerId: optional.reference(),
    due: optional.date(),
    originalDue: optional.date(),
    doneOn: optional.date(),
    waitingFor: optional.choice(['us', 'sme', 'technical', 'organisation']),
    planSection: optional.text(60),
    from: optional.structure(
      z.object({
        contactId: z.optional(element.id),
        formId: z.optional(element.id),
        issueId: z.optional(element.id),
        meetingId: z.optional(element.id),
      }),
    ),
    note: optional.longText(),
  },
});

/** Whether the action still has to be done. */
export function isOpenAction(state: ActionState): boolean {
  return state === 'open' || state === 'inProgress' || state === 'blocked';
}
