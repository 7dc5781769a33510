import { describe, expect, it } from 'vitest';
import { isOutdated, readOutcome } from '../../../../src/domain/form/outcome.ts';
import type { Json } from '../../../../src/std/json.ts';
import { textGaps } from '../../../../src/domain/form/brief-facts.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { type AnyRecord, recordAs } from '../../../../src/domain/operation/record.ts';
import { isSharedForm } from '../../../../src/domain/form/bilingual-forms.ts';
import { sampleGroups } from '../../../../src/domain/sample/sample-programme.ts';
import { gapsIn } from '../../../../src/domain/text/text-gaps.ts';
import { lackingTexts, textAt, withTextAt } from '../../../../src/domain/text/lacking-texts.ts';
import { proofread, withSide } from '../../../../src/domain/text/edit-pair.ts';
import { translationStateOf } from '../../../../src/domain/text/text-pair.ts';
import { present } from '../../../../src/std/assert.ts';

/** The shared forms of the sample, as they stand. */
function sharedForms() {
  const records = new Map<string, AnyRecord>();
  for (const operation of sampleGroups().flat()) {
    const applied = applyOperation(records.get(operation.record), operation, 'later');
    if (applied !== undefined) records.set(operation.record, applied.record);
  }
  return [...records.values()].flatMap((record) => {
    const form = recordAs(record, 'form');
    return form !== undefined && isSharedForm(form.values.templateId) ? [form] : [];
  });
}

describe('the texts that lack a language', () => {
  const forms = sharedForms();

  it('are as many as the head of a sheet counts', () => {
    let told = 0;
    for (const { values } of forms) {
      const texts = lackingTexts(
        Object.fromEntries(
          Object.entries(values).filter(([name]) => /^(?:text|rows)\./u.test(name)),
        ),
      );
      told += texts.length;
      for (const into of ['fr', 'en'] as const) {
        const { missing = 0, stale = 0, draft = 0 } = textGaps(values)?.[into] ?? {};
        expect(texts.filter((text) => text.into === into)).toHaveLength(missing + stale + draft);
      }
    }
    expect(told).toBeGreaterThan(20);
  });

  it('are translated in a settled form without making it outdated', () => {
    let translated = 0;
    for (const { values } of forms) {
      const outcome = readOutcome(values.outcome);
      if (outcome === undefined) continue;
      const next: Record<string, Json | undefined> = JSON.parse(JSON.stringify(values));
      for (const { field, path, pair, into } of lackingTexts(values)) {
        const said = present(withSide(pair, into, 'Autrement dit.'), 'it is translated');
        next[field] = withTextAt(next[field], path, proofread(said));
        translated += 1;
      }
      expect(lackingTexts(next)).toEqual([]);
      expect(isOutdated(outcome, next as typeof values)).toBe(isOutdated(outcome, values));
    }
    expect(translated).toBeGreaterThan(20);
  });
});

describe('a text at a place', () => {
  const pair = { lang: 'fr', text: 'Emballage', translation: 'Packing' } as const;

  it('is read and written in a field, a row and a cell, beside what else is there', () => {
    const whole = { a: { x: pair, y: 3 }, b: { x: 'other' } } as unknown as Json;
    expect(textAt(whole, ['a', 'x'])).toEqual(pair);
    expect(withTextAt(whole, ['a', 'x'], { ...pair, translation: 'Packaging' })).toEqual({
      a: { x: { ...pair, translation: 'Packaging' }, y: 3 },
      b: { x: 'other' },
    });
    expect(withTextAt({ a: pair } as unknown as Json, ['a'], undefined)).toEqual({});
    expect(textAt(pair as unknown as Json, [])).toEqual(pair);
  });

  it('is proofread against its original as it is now', () => {
    const behind = { ...pair, translationState: 'checked', translatedFrom: 'another' } as const;
    expect(translationStateOf(behind)).toBe('stale');
    expect(translationStateOf(proofread(behind))).toBe('checked');
    expect(proofread({ lang: 'fr', text: 'Seul' })).toEqual({ lang: 'fr', text: 'Seul' });
  });
});

it('are none in a value that brings a length of its own, which stops no device that holds one (F286)', () => {
  const text = JSON.parse('{"length":{"toString":1,"valueOf":1}}') as Json;
  const values = { 'rows.x': { r1: { lang: 'en', text } } };
  expect(gapsIn(Object.values(values))).toBeUndefined();
  expect(lackingTexts(values)).toEqual([]);
});
