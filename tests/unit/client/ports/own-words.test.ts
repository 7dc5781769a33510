/** What stays of a draft when the membership ends: what its author put there, and nothing that others wrote [C8]. */

import { describe, expect, it } from 'vitest';
import { visitIn } from '../../../../src/client/model/visit-state.ts';
import { typedOver } from '../../../../src/client/ports/own-typing.ts';
import { isOwnWords, ownWordsOf, ownWordsOfAll } from '../../../../src/client/ports/own-words.ts';
import type { Json } from '../../../../src/std/json.ts';

const said = (text: string) => ({ en: { text, lang: 'en' }, fr: { text, lang: 'en' } });
const own = { key: 'added:01a2', kind: 'added', title: said('The stall') };
const timer = { countedMs: 90_000, isRunning: true, seenAt: 5 };
const underWay = {
  topics: [
    { key: 'issue:i-1', kind: 'issue', title: said('Of a colleague'), recordId: 'i-1' },
    own,
    { key: 'added:Of a colleague', kind: 'added', title: said('Of a colleague') },
  ],
  done: ['issue:i-1', 'added:01a2'],
  current: 'issue:i-1',
  spent: { 'issue:i-1': 60_000, 'added:01a2': 30_000 },
  timer,
  before: { at: '2026-11-30T10:00', mode: 'phone' },
  isBegunHere: true,
  untold: [],
};
const visit = { key: 'visit:sme-1/contact-1', text: JSON.stringify(underWay), at: 3 };

describe('a visit that is under way (F128)', () => {
  it('stays as one that was left, with the topics that were added by hand alone', () => {
    const [kept] = ownWordsOf(visit);
    expect(kept).toMatchObject({ key: visit.key, at: 3 });
    expect(kept?.text).not.toContain('colleague');
    expect(visitIn(kept)).toEqual({
      topics: [own],
      done: ['added:01a2'],
      spent: { 'added:01a2': 30_000 },
      timer: { ...timer, isRunning: false },
      before: underWay.before,
      isBegunHere: true,
      isLeft: true,
      untold: [],
    });
  });

  it('is the same when it is looked at again, so that it is written once', () => {
    expect(isOwnWords(visit)).toBe(false);
    const [kept = visit] = ownWordsOf(visit);
    expect(isOwnWords(kept)).toBe(true);
  });

  it.each(['', 'no JSON', '[]', 'null', '"words"', '{"topics":{"a":1},"spent":[1],"timer":3}'])(
    'holds nothing of others where it cannot be read: %s',
    (text) => {
      const [kept] = ownWordsOf({ ...visit, text });
      expect(visitIn(kept)).toBeUndefined();
      expect(kept?.text ?? '').not.toMatch(/words|"a"/u);
    },
  );
});

it.each([
  ['composer:sme-1/tab', true],
  ['new-sme/tab', true],
  ['new-sme', true],
  ['lesson:programme-1:11:other/tab', true],
  ['newer-place/tab', true],
  ['field:sme-1/town', false],
  ['figures:sme-1/channel-1', false],
  ['conflict:sme-1/town/tab', false],
])('the draft %s is one of own words: %s', (key, isOwn) => {
  expect(isOwnWords({ key, text: 'words', at: 0 })).toBe(isOwn);
});

describe('boxes (F162)', () => {
  const draft = (boxes: Json) => ({
    key: 'snooze:sme-1/a/tab',
    text: JSON.stringify(boxes),
    at: 1,
  });
  const boxesOf = (boxes: Json): unknown =>
    ownWordsOf(draft(boxes)).map(({ text }) => JSON.parse(text) as unknown);

  it.each<[string, Json]>([
    ['a term in both languages', { en: 'batch', fr: 'lot' }],
    ['a rate', { rate: '1,17', source: ['The bank'], month: ['2026-11'] }],
    ['a number in place of another', { watch: ['45'] }],
    ['an emptied field', { title: null }],
    ['people that were chosen', { memberIds: ['a', 'b'] }],
  ])('keep %s', (_what, boxes) => {
    expect(boxesOf(boxes)).toEqual([boxes]);
    expect(isOwnWords(draft(boxes))).toBe(true);
  });

  it('keep of a box that showed a text the words that did not stand in it', () => {
    const boxes = {
      reason: typedOver('Of a colleague, and mine', 'Of a colleague,'),
      name: typedOver('Theirs', 'Theirs'),
    };
    const own = { reason: ['and mine', { isOwn: true }] };
    expect(boxesOf(boxes)).toEqual([own]);
    expect(boxesOf(own)).toEqual([own]);
    expect(boxesOf({ name: typedOver('Theirs', 'Theirs') })).toEqual([]);
  });

  it('keep of a text that settles a conflict the words that were not proposed', () => {
    const say = (text: string, translation: string) => ({ lang: 'en', text, translation });
    const key = 'conflict:sme-1/channel.web/tab';
    const result = (value: Json, proposed?: Json) => ({
      key,
      at: 1,
      text: JSON.stringify({ result: { value, seen: ['o-1'], proposed } }),
    });
    const pair = result(say('Theirs and mine', 'La leur'), say('Theirs', 'La leur'));
    expect(ownWordsOf(pair)).toEqual([
      { key: 'typed:sme-1/channel.web/en', text: 'and mine', at: 1 },
    ]);
    expect(ownWordsOf(result('Rennes Sud', 'Rennes'))).toEqual([
      { key: 'typed:sme-1/channel.web', text: 'Sud', at: 1 },
    ]);
    // What an earlier version kept does not say what was proposed.
    expect(ownWordsOf(result('Rennes Sud'))).toEqual([]);
  });
});

describe('all drafts, where the membership ends', () => {
  const field = (text: string, at: number) => ({
    key: 'field:contact-1/summary/en',
    text,
    at,
    seen: { base: 'o-1', value: { text: 'Of a colleague', lang: 'en' } },
  });

  it('keeps what was typed last into a field that no screen has any more, below what was kept before (F128)', () => {
    const before = { key: 'typed:contact-1/summary/en', text: 'kept earlier', at: 2 };
    const line = { key: 'composer:sme-1/tab', text: 'c 12', at: 1 };
    const all = [field('Of a colleague and mine', 5), before, line];
    const kept = ownWordsOfAll(all);
    expect(kept).toEqual([line, { ...before, text: 'kept earlier\nand mine', at: 5 }]);
    expect(kept.every(isOwnWords)).toBe(true);
    expect(ownWordsOfAll(kept)).toEqual(kept);
  });

  it('keeps the same words once, however often they were kept', () => {
    const before = { key: 'typed:contact-1/summary/en', text: 'and mine', at: 2 };
    expect(ownWordsOfAll([field('Of a colleague and mine', 5), before])).toEqual([
      { ...before, at: 5 },
    ]);
  });
});
