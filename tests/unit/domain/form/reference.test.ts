/** Legal values by date: the one of the day, its state, its source. */
import { describe, expect, test } from 'vitest';
import {
  isReference,
  referenceAt,
  referenceStart,
} from '../../../../src/domain/form/reference/reference.ts';
import { referenceValues } from '../../../../src/domain/form/reference/values.ts';
import { figureWords } from '../../../../src/domain/form/reference/figure-words.ts';
import { printedReference } from '../../../../src/domain/form/printable.ts';
import { parseLocalDate } from '../../../../src/domain/calendar/local-date.ts';

describe('the value of a day', () => {
  test.each([
    ['aid.fr.ceiling', '2023-12-31', undefined, { value: 200_000, state: 'inForce' }],
    ['aid.fr.ceiling', '2024-01-01', undefined, { value: 300_000, state: 'inForce' }],
    ['aid.fr.ceiling', '2031-01-01', undefined, { value: 300_000, state: 'outdated' }],
    ['aid.fr.ceiling', '2013-12-31', undefined, { value: 200_000, state: 'ahead' }],
    ['aid.ceiling', '2026-11-20', 'FR', { value: 300_000, state: 'inForce' }],
    ['aid.ceiling', '2026-11-20', 'GB', { value: 315_000, state: 'inForce' }],
    ['aid.ceiling', '2022-06-01', 'GB', { value: 325_000, state: 'verify' }],
    ['vat.uk.registration', '2024-03-31', undefined, { value: 85_000, state: 'inForce' }],
    ['vat.uk.registration', '2024-04-01', undefined, { value: 90_000, state: 'inForce' }],
    ['erdf.england.hours', '2025-01-01', undefined, { value: 12, state: 'outdated' }],
    ['duty.eu.lowValue', '2026-11-20', undefined, { value: 3, state: 'verify' }],
    ['vat.eu.oss.threshold', '2028-11-20', undefined, { value: 10_000, state: 'verify' }],
  ] as const)('%s on %s (%s) is %j', (id, onDate, country, { value, state }) => {
    expect(referenceAt(id, onDate, country)).toMatchObject({
      value: { value },
      state,
      check: true,
    });
  });

  test('is none for a name that is not known, or that needs a country', () => {
    expect(referenceAt('vat.moon', '2026-11-20')).toBeUndefined();
    expect(referenceAt('aid.ceiling', '2026-11-20')).toBeUndefined();
    expect(isReference('vat.moon')).toBe(false);
    expect(isReference('aid.ceiling')).toBe(true);
  });
});

test('a rule starts on the day it first came into force', () => {
  expect(referenceStart('aid.fr.ceiling')).toBe('2014-01-01');
  expect(referenceStart('safety.eu.responsiblePerson')).toBe('2024-12-13');
  expect(referenceStart('vat.moon')).toBeUndefined();
});

test('every value has its dates, a source and both languages, and one holds on any day', () => {
  expect(referenceValues.length).toBeGreaterThan(30);
  for (const value of referenceValues) {
    expect(parseLocalDate(value.validFrom)).toBeDefined();
    expect(parseLocalDate(value.checkedOn)).toBeDefined();
    expect(value.validTo === undefined || value.validTo >= value.validFrom).toBe(true);
    expect(value.source).not.toBe('');
    expect(value.label.en).not.toBe('');
    expect(value.label.fr).not.toBe('');
    const twins = referenceValues.filter((other) => other !== value && other.id === value.id);
    const overlaps = twins.filter(
      (other) => other.validFrom >= value.validFrom && other.validFrom <= (value.validTo ?? '9999'),
    );
    expect(overlaps).toEqual([]);
  }
});

test.each([
  ['aid.ceiling', 'FR', 'fr', '300\u00a0000\u00a0€ ('],
  ['aid.ceiling', 'GB', 'en', '£315,000 ('],
  ['vat.uk.registration', undefined, 'fr', '90\u00a0000\u00a0£ par an ('],
] as const)('%s of %s is an amount as one writes it (%s)', (id, country, language, words) => {
  const found = referenceAt(id, '2026-11-20', country);
  expect(found === undefined ? '' : printedReference(found, language)).toContain(words);
});

test.each(['fr', 'en'] as const)('no figure is told with the code of its unit (%s)', (language) => {
  for (const value of referenceValues) {
    const words = printedReference(
      { id: value.id, value, state: 'inForce', check: true },
      language,
    );
    const [figure = ''] = words.slice(value.label[language].length).split(' (');
    expect(figure, value.id).not.toMatch(
      /percent|fte|EUR|GBP|consignment\/|years|days|hours|month/u,
    );
    // Thousands are parted, as everywhere.
    expect(figure, value.id).not.toMatch(/\d{5}/u);
    const own = words.replace(value.source, '').replaceAll('\u00a0;', '');
    if (language === 'fr') expect(own, value.id).not.toMatch(/\w;/u);
  }
});

test('a share is a percentage, and a month has its name', () => {
  const words = (unit: string, value: number | string, language: 'fr' | 'en') =>
    figureWords({ value, unit }, language);
  expect(words('percent', 25, 'fr')).toBe('25\u00a0%');
  expect(words('fte', 250, 'fr')).toBe('250\u00a0ETP');
  expect(words('month', '2029-03', 'fr')).toBe('mars 2029');
  expect(words('EUR/item', 3, 'en')).toBe('€3 per item');
});

test('in words it gives its source, its dates, and the advice to check it', () => {
  const ceiling = referenceAt('aid.ceiling', '2031-01-01', 'FR');
  const words = ceiling === undefined ? '' : printedReference(ceiling, 'en');
  expect(words).toContain('from 1\u00a0January 2024');
  expect(words).toContain('Regulation (EU) 2023/2831, read on 24\u00a0November 2026');
  expect(words).toContain('No longer in force.');
});
