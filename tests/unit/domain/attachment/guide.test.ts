/** Guides of the programme: found by what they are for, shared without a copy. */

import { expect, it } from 'vitest';
import { hasGuide, isGuideShown, shareGuide } from '../../../../src/domain/attachment/guide.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import type { RecordOf } from '../../../../src/domain/operation/record.ts';

const guideOf = (values: Partial<Values<'attachment'>>): RecordOf<'attachment'> => ({
  id: 'guide-1',
  entity: 'attachment',
  home: 'programme-1',
  values: { name: 'Étiquetage.pdf', kind: 'file', hash: 'a'.repeat(64), bytes: 5, ...values },
  created: { at: 0, by: 'm' },
  changed: { at: 0, by: 'm' },
});
const all = { text: '', audience: undefined, language: undefined };

it('a guide is found by its words, its audience and its language', () => {
  const guide = guideOf({ audience: 'sme', language: 'fr' });
  expect(isGuideShown(guide, all)).toBe(true);
  expect(isGuideShown(guide, { ...all, text: 'etiquet' })).toBe(true);
  expect(isGuideShown(guide, { ...all, text: 'customs' })).toBe(false);
  expect(isGuideShown(guide, { ...all, audience: 'team' })).toBe(false);
  expect(isGuideShown(guide, { ...all, audience: 'sme', language: 'fr' })).toBe(true);
  expect(isGuideShown(guide, { ...all, language: 'en' })).toBe(false);
});

it('a file of an action of the programme is no guide', () => {
  expect(isGuideShown(guideOf({ aboutId: 'action-1' }), all)).toBe(false);
});

it('one that says no audience and no language is among all guides alone', () => {
  expect(isGuideShown(guideOf({}), all)).toBe(true);
  expect(isGuideShown(guideOf({}), { ...all, audience: 'public' })).toBe(false);
  expect(isGuideShown(guideOf({}), { ...all, language: 'en' })).toBe(false);
});

it('on a sheet it is a reference to the same bytes', () => {
  const guide = guideOf({ audience: 'sme' });
  const result = shareGuide(
    guide,
    'sme-1',
  )({
    at: 1,
    by: 'm',
    today: '2020-11-19',
    now: '2020-11-19T10:00',
    zone: 'Europe/Paris',
    programmeId: 'programme-1',
    newId: () => 'new',
    record: () => undefined,
  });
  const [operation] = result.ok ? result.value : [];
  expect(operation).toMatchObject({ home: 'sme-1', entity: 'attachment' });
  expect(operation?.fields['guideId']?.value).toBe('guide-1');
  expect(operation?.fields['hash']?.value).toBe('a'.repeat(64));
  expect(operation?.fields['audience']).toBeUndefined();
});

it('is not put on a sheet twice', () => {
  const guide = guideOf({});
  const shared = { ...guideOf({ guideId: 'guide-1' }), id: 'x', home: 'sme-1' };
  expect(hasGuide([shared], guide)).toBe(true);
  expect(hasGuide([{ ...guideOf({}), id: 'y', home: 'sme-1' }], guide)).toBe(true);
  expect(hasGuide([guideOf({ hash: 'b'.repeat(64) })], { ...guide, id: 'guide-2' })).toBe(false);
});
