/** The name of a launch pad that Carnet proposed follows the language of its reader; one that somebody typed does not. */
import { expect, test } from 'vitest';
import en from '../../../../locales/en/domain.json' with { type: 'json' };
import fr from '../../../../locales/fr/domain.json' with { type: 'json' };
import { padName } from '../../../../src/domain/programme/pad-name.ts';
import { countries } from '../../../../src/domain/programme/programme.ts';

test.each(countries)('a name that was proposed for %s is known in both languages', (country) => {
  const names = { en: en.option.country[country], fr: fr.option.country[country] };
  for (const name of [names.en, names.fr]) {
    expect(padName({ name, country }, 'en')).toBe(names.en);
    expect(padName({ name, country }, 'fr')).toBe(names.fr);
  }
});

test.each([
  ['Rampe Manche', 'GB'],
  ['Irlande', 'GB'],
  ['Royaume-Uni, côte sud', 'GB'],
  ['', 'FR'],
  ['Atlantis', 'nowhere'],
])('« %s » stays as it was typed', (name, country) => {
  expect(padName({ name, country }, 'en')).toBe(name);
  expect(padName({ name, country }, 'fr')).toBe(name);
});
