/** What an agenda is composed of, and how it is changed. */

import { describe, expect, it } from 'vitest';
import { formView } from '../../../../src/domain/form/form-view.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { smeProfile } from '../../../../src/domain/form/templates/sme-profile.ts';
import {
  addedTopic,
  agendaLines,
  agendaText,
  composeAgenda,
  isHeadingOf,
  moveTopic,
  otherKey,
  topicsOfHeadings,
  withOwnTitles,
} from '../../../../src/domain/visit/agenda.ts';
import { topicAudience } from '../../../../src/domain/visit/topic.ts';
import type { Noted } from '../../../../src/domain/contact/confidential.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';
import { createRecord, together } from '../../../../src/domain/command/command.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import type { Action, Issue } from '../../../../src/domain/operation/record.ts';
import { present } from '../../../../src/std/assert.ts';

const today = '2020-11-19';
/** Nothing to say of figures. */
const quiet = { channels: [], figures: [] } as const;
const context = { onDate: today, pads: [] } as const;

async function sheetWith(
  issues: readonly Partial<Values<'issue'>>[],
  actions: readonly Partial<Values<'action'>>[],
) {
  const { carnet, addSme } = await carnetFixture();
  const smeId = await addSme();
  const text = (words: string) => ({ lang: 'fr', text: words }) as const;
  const result = await carnet.run(
    together([
      ...issues.map((values, index) =>
        createRecord('issue', smeId, {
          title: text(`Problème ${index}`),
          kind: 'problem',
          category: 'other',
          severity: 1,
          state: 'open',
          openedOn: today,
          ...values,
        }),
      ),
      ...actions.map((values, index) =>
        createRecord('action', smeId, {
          title: text(`Action ${index}`),
          kind: 'action',
          state: 'open',
          ...values,
        }),
      ),
    ]),
  );
  expect(result.ok).toBe(true);
  return present(carnet.state.getState().sheets.get(smeId), 'the sheet is there');
}

const titles = (topics: ReturnType<typeof composeAgenda>) =>
  topics.map(({ title }) => title.fr.text);

describe('the agenda of a visit', () => {
  it('begins with open problems, the gravest first, then the actions that are due', async () => {
    const sheet = await sheetWith(
      [{ severity: 1 }, { severity: 3 }, { state: 'resolved', resolvedOn: today }],
      [
        { due: '2020-11-26' },
        { due: '2020-11-12' },
        { due: '2020-11-27' },
        {},
        { state: 'done', due: today },
      ],
    );
    const agenda = composeAgenda({ mayLeave: () => true, ...sheet, forms: [], today });
    expect(titles(agenda)).toEqual(['Problème 1', 'Problème 0', 'Action 1', 'Action 0', 'Divers']);
  });

  it('names nothing of what may not leave, since the titles are written into the minutes', async () => {
    const sheet = await sheetWith([{}, {}], [{ due: today }]);
    const [secret, open] = sheet.issues;
    const [action] = sheet.actions;
    const mayLeave = ({ values: { title } }: Noted & Pick<Issue | Action, 'values'>) =>
      title === open?.values.title;
    const source = { ...sheet, forms: [], today, mayLeave: mayLeave as (noted: Noted) => boolean };
    const titleOf = (id: string | undefined, from = source) =>
      composeAgenda(from).find(({ recordId }) => recordId === id)?.title.fr.text;
    expect(titleOf(open?.id)).toBe(open?.values.title.text);
    const numbers = ['Sujet confidentiel 1', 'Sujet confidentiel 2'];
    const before = titleOf(action?.id);
    expect(new Set([titleOf(secret?.id), before])).toEqual(new Set(numbers));
    // Its number stays, whatever goes from the agenda.
    const resolved = { ...present(secret, 'an issue') };
    const values = { ...resolved.values, state: 'resolved', resolvedOn: today } as const;
    expect(titleOf(action?.id, { ...source, issues: [{ ...resolved, values }] })).toBe(before);
  });

  it('has problems before risks, and opportunities last, however grave', async () => {
    const sheet = await sheetWith(
      [
        { kind: 'opportunity', severity: 3 },
        { kind: 'risk', severity: 2 },
        { kind: 'problem', severity: 1 },
      ],
      [],
    );
    const agenda = composeAgenda({ mayLeave: () => true, ...sheet, forms: [], today });
    expect(titles(agenda)).toEqual(['Problème 2', 'Problème 1', 'Problème 0', 'Divers']);
  });

  it('has the channels whose orders moved by 15 % or more, the largest move first', () => {
    const facts = (channelId: string | undefined, orders: readonly number[]) => ({
      ...(channelId === undefined ? {} : { channelId }),
      first: '2020-07',
      last: '2020-10',
      recent: orders.map((count, index) => ({
        month: `2020-${String(7 + index).padStart(2, '0')}`,
        orders: count,
      })),
      yearBack: [],
    });
    const made = { home: 'sme', created: { at: 1, by: 'm' }, changed: { at: 1, by: 'm' } };
    const shop = {
      ...made,
      id: 'shop',
      entity: 'channel',
      values: { name: 'Shopify', kind: 'shop', connection: 'connected' },
    } as const;
    const figures = [
      facts('shop', [30, 30, 30, 36]),
      facts(undefined, [30, 30, 30, 15]),
      facts('still', [30, 30, 30, 34]),
      facts('few', [2, 2, 2, 9]),
      facts('grown', [7, 6, 8, 432]),
      facts('shop', [40, 40, 40, 160]),
      facts('short', [30, 30, 30]),
    ];
    const agenda = composeAgenda({
      mayLeave: () => true,
      ...{ issues: [], actions: [], channels: [shop], figures, forms: [], today },
    });
    expect(titles(agenda).map((title) => title.replaceAll(/\s/gu, ' '))).toEqual([
      // A rise from next to nothing is no percentage that anybody says.
      'Commandes : de 7 par mois à 432 le mois dernier',
      'Commandes sur Shopify : de 40 par mois à 160 le mois dernier',
      'Commandes : −50 % le mois dernier',
      'Commandes sur Shopify : +20 % le mois dernier',
      'Divers',
    ]);
  });

  it('has the sections of the plan that are not done, and the questions without a sure answer', () => {
    const plan = formView(marketEntryPlan, {}, context);
    const [first] = plan.sections;
    const doneKey = present(first, 'it has sections').section.id;
    const done = formView(marketEntryPlan, { [`value.section.${doneKey}`]: 'done' }, context);
    const kept = composeAgenda({
      mayLeave: () => true,
      issues: [],
      actions: [],
      ...quiet,
      forms: [{ id: 'plan', view: done }],
      today,
    }).filter(({ kind }) => kind === 'planSection');
    expect(kept).toHaveLength(done.sections.length - 1);
    expect(kept.map(({ sectionKey }) => sectionKey)).not.toContain(doneKey);

    const checklist = formView(
      eligibilityChecklist,
      { 'value.registered': 'yes', 'value.inArea': 'unsure' },
      context,
    );
    const [answers] = composeAgenda({
      mayLeave: () => true,
      issues: [],
      actions: [],
      ...quiet,
      forms: [{ id: 'list', view: checklist }],
      today,
    });
    expect(answers).toMatchObject({ kind: 'answers', key: 'answers:list', recordId: 'list' });
    expect(answers?.items).toContain('inArea');
    expect(answers?.items).not.toContain('registered');
  });

  it('asks nothing at the table that is for staff alone', () => {
    const view = formView(smeProfile, {}, context);
    expect(
      view.sections.flatMap(({ items }) => items).every((item) => item.audience === 'staff'),
    ).toBe(true);
    const agenda = composeAgenda({
      mayLeave: () => true,
      issues: [],
      actions: [],
      ...quiet,
      forms: [{ id: 'p', view }],
      today,
    });
    expect(agenda.map(({ key }) => key)).toEqual([otherKey]);
  });

  it('shows the owner the questions of forms and nothing that was written about them', () => {
    const shown = Object.entries(topicAudience).filter(([, audience]) => audience === 'everyone');
    expect(shown.map(([kind]) => kind)).toEqual(['planSection', 'answers']);
  });

  it('keeps two topics of one name apart', () => {
    const topics = withOwnTitles([addedTopic('1', 'Prix', 'fr'), addedTopic('2', 'Prix', 'fr')]);
    expect(titles(topics)).toEqual(['Prix', 'Prix (2)']);
  });

  it('finds notes under a heading in either language, and makes a topic of one that is unknown', () => {
    const [other] = composeAgenda({
      mayLeave: () => true,
      issues: [],
      actions: [],
      ...quiet,
      forms: [],
      today,
    });
    const topic = present(other, 'there is room for the rest');
    expect(isHeadingOf(topic, 'Divers')).toBe(true);
    expect(isHeadingOf(topic, 'Anything else')).toBe(true);
    const added = topicsOfHeadings(
      [topic],
      ['', 'Divers', 'Stand au salon', 'Stand au salon'],
      'fr',
    );
    expect(titles(added)).toEqual(['Stand au salon']);
  });

  it('moves a topic by one place, and leaves the ends where they are', () => {
    const topics = ['a', 'b', 'c'].map((id) => addedTopic(id, id, 'fr'));
    expect(titles(moveTopic(topics, 'added:a', 1))).toEqual(['b', 'a', 'c']);
    expect(titles(moveTopic(topics, 'added:a', -1))).toEqual(['a', 'b', 'c']);
    expect(titles(moveTopic(topics, 'added:c', 1))).toEqual(['a', 'b', 'c']);
    expect(agendaText(topics, 'fr')).toBe('– a\n– b\n– c');
    expect(agendaLines(agendaText(topics, 'fr'))).toEqual(['a', 'b', 'c']);
    expect(agendaLines('1. Prix\n\n- Photos à refaire')).toEqual(['Prix', 'Photos à refaire']);
  });
});
