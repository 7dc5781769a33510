/** Whatever the registry declares has words in both languages: a new field without a label fails here. */
import { describe, expect, test } from 'vitest';
import english from '../../../locales/en/domain.json';
import french from '../../../locales/fr/domain.json';
import { optionGroupOf } from '../../../src/client/i18n/option-groups.ts';
import { attendances } from '../../../src/domain/contact/contact.ts';
import { declarationOf, entityNames } from '../../../src/domain/entity/registry.ts';
import { personStates } from '../../../src/domain/sme/sme.ts';

interface Words {
  readonly entityName: Readonly<Record<string, string>>;
  readonly entity: Readonly<Record<string, string>>;
  readonly field: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly option: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const languages: readonly (readonly [string, Words])[] = [
  ['English', english],
  ['French', french],
];

const declared = entityNames.flatMap((entity) =>
  Object.entries({ ...declarationOf(entity).fields, ...declarationOf(entity).families }).map(
    ([name, field]) => ({ entity, name, field }),
  ),
);

describe.each(languages)('the %s labels of the domain', (_language, words) => {
  test('name every entity, alone and counted', () => {
    const missing = entityNames.filter(
      (name) => words.entityName[name] === undefined || words.entity[`${name}_other`] === undefined,
    );
    expect(missing).toEqual([]);
  });

  test('name every declared field', () => {
    const missing = declared.filter(
      ({ entity, name }) => words.field[entity]?.[name] === undefined,
    );
    expect(missing.map(({ entity, name }) => `${entity}.${name}`)).toEqual([]);
  });

  test('name no field that is not declared', () => {
    const known = new Set(declared.map(({ entity, name }) => `${entity}.${name}`));
    const named = Object.entries(words.field).flatMap(([entity, fields]) =>
      Object.keys(fields).map((name) => `${entity}.${name}`),
    );
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test('name every option of every field', () => {
    const missing = declared.flatMap(({ entity, name, field }) => {
      const group = optionGroupOf(entity, name);
      return (field.options ?? [])
        .filter((option) => group === undefined || words.option[group]?.[option] === undefined)
        .map((option) => `${entity}.${name}.${option}`);
    });
    expect(missing).toEqual([]);
  });

  test('name the options inside maps, and the steps of the scales', () => {
    expect(Object.keys(words.option['attendance'] ?? {})).toEqual([...attendances]);
    expect(Object.keys(words.option['personState'] ?? {})).toEqual([...personStates]);
    expect(Object.keys(words.option['severity'] ?? {})).toEqual(['s1', 's2', 's3']);
    expect(Object.keys(words.option['likelihood'] ?? {})).toEqual(['l1', 'l2', 'l3']);
  });
});

test('the registry declares enough for these checks to mean something', () => {
  expect(declared.length).toBeGreaterThan(60);
});
