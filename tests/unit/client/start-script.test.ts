// @vitest-environment jsdom
/** `public/start.js`, which runs before the first paint, against what the application stores. */
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { beforeEach, expect, test, vi } from 'vitest';
import { connectPreferences, preferences } from '../../../src/client/model/preferences.ts';

const script = readFileSync('public/start.js', 'utf8');
const page = document.documentElement;

const manifest = (): string | null | undefined =>
  document.querySelector('link[rel="manifest"]')?.getAttribute('href');

beforeEach(() => {
  localStorage.clear();
  delete page.dataset['theme'];
  delete page.dataset['density'];
  page.lang = 'en';
  document.head.innerHTML = '<link rel="manifest" href="/manifest.en.webmanifest">';
  document.body.innerHTML = '<div id="root"></div><main id="start-failed" hidden></main>';
});

test('the page begins in the theme, density and language that were chosen', () => {
  connectPreferences(() => localStorage);
  preferences.setState({ language: 'fr', theme: 'dark', density: 'compact' });
  runInThisContext(script);
  expect(page.dataset['theme']).toBe('dark');
  expect(page.dataset['density']).toBe('compact');
  expect(page.lang).toBe('fr');
  expect(manifest()).toBe('/manifest.fr.webmanifest');
});

test('without choices the browser decides', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de', 'fr-BE', 'en']);
  runInThisContext(script);
  expect(page.dataset['theme']).toBeUndefined();
  expect(page.lang).toBe('fr');
});

test.each(['null', '3', '"dark"', '{', '[]', '{"theme":"<b>","language":7}'])(
  'what is stored and makes no sense (%s) changes nothing',
  (stored) => {
    localStorage.setItem('carnet.preferences', stored);
    runInThisContext(script);
    expect(page.dataset['theme']).toBeUndefined();
    expect(page.lang).toBe('en');
    expect(manifest()).toBe('/manifest.en.webmanifest');
  },
);

test('an application that breaks before it shows anything leaves the words of the page', () => {
  runInThisContext(script);
  const words = document.querySelector('#start-failed');
  window.dispatchEvent(new ErrorEvent('error', { message: 'broken' }));
  expect(words?.hasAttribute('hidden')).toBe(false);
});

test('an error later on does not cover what is shown', () => {
  runInThisContext(script);
  document.querySelector('#root')?.append(document.createElement('p'));
  window.dispatchEvent(new ErrorEvent('error', { message: 'broken' }));
  expect(document.querySelector('#start-failed')?.hasAttribute('hidden')).toBe(true);
});
