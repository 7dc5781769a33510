/**
 * The agenda of a visit, composed from what is open on the sheet: problems, actions that are due, figures that moved,
 * sections of the plan that are not done, questions without a sure answer, and room for the rest. It is a proposal: topics are reordered, dropped and
 * added, and the choice is kept by their keys.
 */

import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { isOpenAction } from '../action/action.ts';
import type { Noted } from '../contact/confidential.ts';
import type { Language, Text2 } from '../entity/field.ts';
import { type Said, saidOf } from '../form/printed-answer.ts';
import type { Wording } from '../form/template.ts';
import { type FormView, isAsked, type ItemView, type SectionView } from '../form/view.ts';
import { isOpenIssue, issueKinds } from '../issue/issue.ts';
import { type FiguresMove, figuresMoves } from '../figures/moves.ts';
import type { ChannelFacts } from '../figures/channel-facts.ts';
import type { Action, Issue, RecordOf } from '../operation/record.ts';
import { headingOf } from './minutes.ts';
import type { Topic } from './topic.ts';

export interface AgendaSource {
  readonly issues: readonly Issue[];
  readonly actions: readonly Action[];
  readonly channels: readonly RecordOf<'channel'>[];
  readonly figures: readonly ChannelFacts[];
  /** Drafts, and the plan that was agreed. */
  readonly forms: readonly { readonly id: string; readonly view: FormView }[];
  /** The day of the visit. */
  readonly today: LocalDate;
  /** Whether what was noted at a contact may leave Carnet: titles are written into the minutes, which do. */
  readonly mayLeave: (noted: Noted) => boolean;
}

/** An action is due when its day comes within this many days: until a next visit may be. */
export const dueWithinDays = 7;

/** With fewer orders a month before, or a greater rise, a percentage says less than the two numbers. */
const plainMeanMin = 20;
const plainPercentMax = 200;

const otherTitle: Wording = { en: 'Anything else', fr: 'Divers' };
export const otherKey = 'other';

/** The agenda that is proposed. */
export function composeAgenda(source: AgendaSource): readonly Topic[] {
  const { issues, actions, channels, figures, forms, today, mayLeave } = source;
  // Also those that are no more on the agenda: notes under a heading stay with what it was about.
  const confidential = [...issues, ...actions]
    .filter((noted) => !mayLeave(noted))
    .toSorted((a, b) => a.created.at - b.created.at || byText(a.id, b.id))
    .map(({ id }) => id);
  return [
    ...issues
      .filter(({ values }) => isOpenIssue(values.state))
      .toSorted(
        (a, b) =>
          issueKinds.indexOf(a.values.kind) - issueKinds.indexOf(b.values.kind) ||
          b.values.severity - a.values.severity ||
          byText(a.id, b.id),
      )
      .map(
        (issue) =>
          ({ kind: 'issue', key: `issue:${issue.id}`, ...titleOf(issue, confidential) }) as const,
      ),
    ...actions
      .filter(({ values }) => isOpenAction(values.state) && isDue(values.due, today))
      .toSorted((a, b) => byText(a.values.due ?? '', b.values.due ?? '') || byText(a.id, b.id))
      .map(
        (action) =>
          ({
            kind: 'action',
            key: `action:${action.id}`,
            ...titleOf(action, confidential),
          }) as const,
      ),
    ...figuresMoves(figures, today).map((move) => figuresTopic(move, channels)),
    ...forms.flatMap(({ id, view }) => planTopics(id, view)),
    ...forms.flatMap(({ id, view }) => answersTopic(id, view)),
    otherTopic,
  ];
}

const otherTopic: Topic = { key: otherKey, kind: 'other', title: inBoth(otherTitle) };

function isDue(due: LocalDate | undefined, today: LocalDate): boolean {
  return due !== undefined && due <= addDays(today, dueWithinDays);
}

/** What the topic of a problem or an action is called; what may not leave Carnet has a number of its own on its sheet. */
function titleOf(
  { id: recordId, values }: Issue | Action,
  confidential: readonly string[],
): Pick<Topic, 'title' | 'recordId' | 'isConfidential'> {
  const number = confidential.indexOf(recordId) + 1;
  if (number === 0) return { recordId, title: pairTitle(values.title) };
  const title = { en: `Confidential matter ${number}`, fr: `Sujet confidentiel ${number}` };
  return { recordId, title: inBoth(title), isConfidential: true };
}

/** Orders that rose or fell on a channel, or in the whole business. */
function figuresTopic(
  { channelId, month, orders, mean, percent }: FiguresMove,
  channels: readonly RecordOf<'channel'>[],
): Topic {
  const name = channels.find(({ id }) => id === channelId)?.values.name;
  const moved = `${percent > 0 ? '+' : '−'}${Math.abs(percent)}`;
  const before = Math.round(mean);
  const isPlain = before >= plainMeanMin && percent <= plainPercentMax;
  return {
    key: `figures:${channelId ?? ''}:${month}`,
    kind: 'figures',
    title: inBoth({
      en: `Orders${name === undefined ? '' : ` on ${name}`}: ${
        isPlain ? `${moved}% last month` : `from ${before} a month to ${orders} last month`
      }`,
      fr: `Commandes${name === undefined ? '' : ` sur ${name}`}\u00A0: ${
        isPlain
          ? `${moved}\u00A0% le mois dernier`
          : `de ${before} par mois à ${orders} le mois dernier`
      }`,
    }),
    ...(channelId === undefined ? {} : { recordId: channelId }),
  };
}

const finished: ReadonlySet<SectionView['state']> = new Set(['done', 'leftOut']);

/** A section each; its questions are there as they are to be answered. */
function planTopics(formId: string, view: FormView): readonly Topic[] {
  if (view.template.kind !== 'plan') return [];
  return view.sections
    .filter(({ state }) => !finished.has(state))
    .map((section) => ({
      key: `section:${formId}:${section.key}`,
      kind: 'planSection',
      title: inBoth(section.section.title),
      recordId: formId,
      sectionKey: section.key,
      items: section.items.filter(isForOwner).map(({ key }) => key),
    }));
}

/** One topic for all of a form; nothing where every question has a sure answer. */
function answersTopic(formId: string, view: FormView): readonly Topic[] {
  if (view.template.kind === 'plan' || view.withheld !== undefined) return [];
  const items = view.sections
    .flatMap((section) => section.items)
    .filter((item) => isForOwner(item) && isUncertain(item));
  if (items.length === 0) return [];
  return [
    {
      key: `answers:${formId}`,
      kind: 'answers',
      title: inBoth(view.template.title),
      recordId: formId,
      items: items.map(({ key }) => key),
    },
  ];
}

/** What is for staff alone is not asked at the owner's table. */
function isForOwner(item: ItemView): boolean {
  return isAsked(item) && item.audience === 'everyone';
}

function isUncertain({ answer, item }: ItemView): boolean {
  return item.type !== 'actions' && (answer.kind === 'blank' || answer.kind === 'unsure');
}

/** A topic that somebody adds, in the language it is written in. */
export function addedTopic(id: string, title: string, lang: Language): Topic {
  const said = { text: headingOf(title), lang };
  return { key: `added:${id}`, kind: 'added', title: { en: said, fr: said } };
}

/** Whether notes under a heading belong to the topic, in whichever language the heading is. */
export function isHeadingOf({ title }: Topic, heading: string): boolean {
  return title.en.text === heading || title.fr.text === heading;
}

/** Topics for headings that none has: of a visit that was begun elsewhere, or edited. */
export function topicsOfHeadings(
  topics: readonly Topic[],
  headings: readonly string[],
  lang: Language,
): readonly Topic[] {
  const missing = [...new Set(headings)].filter(
    (heading) => heading !== '' && !topics.some((topic) => isHeadingOf(topic, heading)),
  );
  return missing.map((heading) => addedTopic(heading, heading, lang));
}

/** The agenda with a topic moved by so many places; those that cannot move stay. */
export function moveTopic(topics: readonly Topic[], key: string, by: -1 | 1): readonly Topic[] {
  const from = topics.findIndex((topic) => topic.key === key);
  const to = from + by;
  const moved = topics[from];
  if (moved === undefined || to < 0 || to >= topics.length) return topics;
  return topics.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** Two titles that are the same would share their notes: the later one gets its number. */
export function withOwnTitles(topics: readonly Topic[]): readonly Topic[] {
  const counts = new Map<string, number>();
  return topics.map((topic) => {
    const name = `${topic.title.en.text}\n${topic.title.fr.text}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (count === 1) return topic;
    const { en, fr } = topic.title;
    const numbered = (said: Said): Said => ({ ...said, text: `${said.text} (${count})` });
    return { ...topic, title: { en: numbered(en), fr: numbered(fr) } };
  });
}

/** The topics that somebody wrote into the contact beforehand, a line each. */
export function agendaLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => headingOf(line.replace(/^\s*(?:[–—•*-]|\d+[.)])\s+/u, '')))
    .filter((line) => line !== '');
}

/** The agenda as text, for who reads the contact. */
export function agendaText(topics: readonly Topic[], language: Language): string {
  return topics.map(({ title }) => `– ${title[language].text}`).join('\n');
}

function pairTitle(pair: Text2): Topic['title'] {
  const said = (language: Language): Said => {
    const { text, lang } = saidOf(pair, language);
    return { text: headingOf(text), lang };
  };
  return { en: said('en'), fr: said('fr') };
}

function inBoth({ en, fr }: Wording): Topic['title'] {
  return { en: { text: headingOf(en), lang: 'en' }, fr: { text: headingOf(fr), lang: 'fr' } };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
