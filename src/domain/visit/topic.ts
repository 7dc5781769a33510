/** What one talks about in a visit: kinds of topics, who may see them, and what a topic is. */

import type { Language } from '../entity/field.ts';
import type { Said } from '../form/printed-answer.ts';

/** In the order in which they are proposed. */
export const topicKinds = [
  'issue',
  'action',
  'figures',
  'planSection',
  'answers',
  'added',
  'other',
] as const;
export type TopicKind = (typeof topicKinds)[number];

/** Who may see a topic of this kind on a screen that is shared with the owner. */
export const topicAudience: Readonly<Record<TopicKind, 'everyone' | 'staff'>> = {
  issue: 'staff',
  action: 'staff',
  figures: 'staff',
  planSection: 'everyone',
  answers: 'everyone',
  added: 'staff',
  other: 'staff',
};

export interface Topic {
  /** Made of ids; the same as long as what it is about is the same. */
  readonly key: string;
  readonly kind: TopicKind;
  readonly title: Readonly<Record<Language, Said>>;
  /** It is about what was noted at a confidential contact: its title, which is written into the minutes, says nothing of it. */
  readonly isConfidential?: true | undefined;
  /** The problem, the action, the channel or the form it is about. */
  readonly recordId?: string | undefined;
  /** Of a plan: the section. */
  readonly sectionKey?: string | undefined;
  /** Questions to answer, by their keys. */
  readonly items?: readonly string[] | undefined;
}
