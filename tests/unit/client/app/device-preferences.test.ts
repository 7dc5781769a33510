// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  chooseTheme,
  preferredLanguage,
  preferredTheme,
  rememberLanguage,
} from '../../../../src/client/app/device-preferences.ts';

const blocked = {
  getItem: (): never => {
    throw new DOMException('blocked', 'SecurityError');
  },
  setItem: (): never => {
    throw new DOMException('blocked', 'SecurityError');
  },
  removeItem: (): never => {
    throw new DOMException('blocked', 'SecurityError');
  },
};

const page = document.documentElement;

beforeEach(() => {
  localStorage.clear();
  delete page.dataset['theme'];
  page.lang = 'en';
});

test('a chosen language stands before those of the browser', () => {
  expect(preferredLanguage(localStorage, ['fr-FR'])).toBe('fr');
  rememberLanguage(localStorage, 'en');
  expect(preferredLanguage(localStorage, ['fr-FR'])).toBe('en');
  localStorage.setItem('carnet.language', 'tlh');
  expect(preferredLanguage(localStorage, ['fr-FR'])).toBe('fr');
});

test('a theme is shown at once and kept; the system’s leaves no trace', () => {
  chooseTheme(localStorage, 'dark', page);
  expect(page.dataset['theme']).toBe('dark');
  expect(preferredTheme(localStorage)).toBe('dark');
  chooseTheme(localStorage, 'system', page);
  expect(page.dataset['theme']).toBeUndefined();
  expect(preferredTheme(localStorage)).toBe('system');
});

test('where storage is blocked the choice holds for the visit', () => {
  rememberLanguage(blocked, 'fr');
  chooseTheme(blocked, 'light', page);
  expect(page.dataset['theme']).toBe('light');
  expect(preferredTheme(blocked)).toBe('system');
  expect(preferredLanguage(blocked, ['fr'])).toBe('fr');
});

describe('the script that runs before the first paint', () => {
  const script = readFileSync('public/start.js', 'utf8');
  const run = (): void => {
    document.head.innerHTML = '<link rel="manifest" href="/manifest.en.webmanifest">';
    runInThisContext(script);
  };
  const manifest = (): string | null | undefined =>
    document.querySelector('link[rel="manifest"]')?.getAttribute('href');

  test('reads what was kept here', () => {
    rememberLanguage(localStorage, 'fr');
    chooseTheme(localStorage, 'dark', page);
    delete page.dataset['theme'];
    run();
    expect(page.dataset['theme']).toBe('dark');
    expect(page.lang).toBe('fr');
    expect(manifest()).toBe('/manifest.fr.webmanifest');
  });

  test('without choices keeps to the browser', () => {
    run();
    expect(page.dataset['theme']).toBeUndefined();
    expect(page.lang).toBe('en');
    expect(manifest()).toBe('/manifest.en.webmanifest');
  });
});
