// @vitest-environment jsdom
/** What a file of a suite whose files share a process leaves behind does not reach the next one. */
import { expect, it, vi } from 'vitest';

/** What runs before the next file; it forgets itself as well, and so runs at each import. */
const beginNextFile = (): Promise<unknown> => import('../../support/fresh-file.ts');

it('empties the page and its storage, and leads back to the first address', async () => {
  localStorage.setItem('left', 'words');
  sessionStorage.setItem('left', 'words');
  document.head.innerHTML = '<title>Left</title>';
  document.body.innerHTML = '<p>left</p>';
  document.documentElement.lang = 'fr';
  history.replaceState(null, '', '/sme/left?tab=plan');
  await beginNextFile();
  expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  expect(document.documentElement.outerHTML).toBe('<html><head></head><body></body></html>');
  expect(location.href).toBe('http://localhost:3000/');
});

it('gives back what was replaced, and asks nobody who listened to the window', async () => {
  const { innerWidth } = window;
  const heard = vi.fn();
  window.innerWidth = innerWidth + 1;
  Element.prototype.scrollIntoView = () => undefined;
  Object.defineProperty(navigator, 'clipboard', { value: 'left', configurable: true });
  window.addEventListener('beforeunload', heard);
  await beginNextFile();
  expect(window.innerWidth).toBe(innerWidth);
  expect('scrollIntoView' in Element.prototype).toBe(false);
  expect('clipboard' in navigator).toBe(false);
  window.dispatchEvent(new Event('beforeunload'));
  expect(heard).not.toHaveBeenCalled();
});

it('loads our own modules anew', async () => {
  const load = () => import('../../../src/client/model/notices.ts');
  const before = await load();
  expect((await load()).notices).toBe(before.notices);
  await beginNextFile();
  expect((await load()).notices).not.toBe(before.notices);
});
