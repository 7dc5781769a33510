// @vitest-environment jsdom

/** The list as it was last drawn: shown where it is still true, and nowhere else. */

import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFirstScreen, showFirstScreen } from '../../../../src/client/app/first-screen.ts';
import { forgetScreen, keptScreen } from '../../../../src/client/storage/kept-screen.ts';
import { ProgrammeDatabase } from '../../../../src/client/storage/programme-database.ts';
import { readPlace } from '../../../../src/client/storage/early-opening.ts';
import { listKey, screenKey } from '../../../../src/client/storage/layout.ts';
import { present } from '../../../../src/std/assert.ts';
import { eventually } from '../../../support/eventually.ts';

const place = { pathname: '/p/p1', search: '' };
const programme = { programmeId: 'p1', name: 'E-Channel', memberId: 'm', openedAt: 1 };
const hostile = '</td><img src=x onerror="globalThis.ran = true">';

let database: ProgrammeDatabase;
let endKeeping = (): void => undefined;

const root = (): HTMLElement => present(document.getElementById('root'), 'a root');
const shown = (): HTMLElement | null => document.getElementById('first-screen');
const atOnce = (work: () => void): (() => void) => {
  work();
  return () => undefined;
};

function drawList(name = 'Voilerie Kerlan'): void {
  root().innerHTML = `<div class="shell"><button data-momentary>Synced</button><table><tbody>
    <tr><td style="color: red;"><svg viewBox="0 0 12 12"><path d="M0 0"></path></svg></td>
    <th scope="row"><a href="/p/p1/sme/s1"></a></th></tr></tbody></table></div>`;
  present(root().querySelector('a'), 'a link').textContent = name;
}

/** Draws the list and waits until it is kept. */
async function keepList(name?: string): Promise<void> {
  drawList(name);
  endKeeping();
  endKeeping = keepFirstScreen(atOnce, 0);
  await eventually(() => expect(keptScreen()).toBeDefined());
}

/** A page that begins: empty, with what is kept. */
function begin(path = place, found: Promise<string | undefined> = readPlace('p1')): void {
  endKeeping();
  root().replaceChildren();
  showFirstScreen(path, found);
}

beforeEach(async () => {
  history.replaceState(null, '', '/p/p1');
  document.body.innerHTML = '<div id="root"></div>';
  localStorage.setItem(listKey, JSON.stringify([programme]));
  globalThis.indexedDB = new IDBFactory();
  database = new ProgrammeDatabase('carnet-p1', { indexedDB, IDBKeyRange });
  await database.meta.put({ key: 'meta', programmeId: 'p1', memberId: 'm', sequence: 7 });
});

afterEach(() => {
  endKeeping();
  database.close();
  localStorage.clear();
});

describe('the list that was kept', () => {
  it('is shown as it was, and cannot be used', async () => {
    await keepList(hostile);
    const before = present(root().querySelector('table'), 'a table').outerHTML;
    begin();
    expect(shown()?.querySelector('table')?.outerHTML).toBe(before);
    expect(shown()?.querySelector('path')?.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(shown()?.querySelector('a')?.textContent).toBe(hostile);
    expect(shown()?.querySelector('img')).toBeNull();
    expect(shown()?.inert).toBe(true);
    expect(shown()?.getAttribute('aria-hidden')).toBe('true');
    // Where the work is, is true at one moment only.
    expect(shown()?.querySelector('button')?.style.visibility).toBe('hidden');
  });

  it('goes when the application draws', async () => {
    await keepList();
    begin();
    expect(shown()).not.toBeNull();
    drawList();
    await eventually(() => expect(shown()).toBeNull());
  });

  it('is shown on the way to the programme opened last', async () => {
    await keepList();
    begin({ pathname: '/', search: '' });
    expect(shown()).not.toBeNull();
  });

  it.each([
    ['another programme', { pathname: '/p/p2', search: '' }],
    ['a filtered list', { pathname: '/p/p1', search: '?stage=active' }],
    ['a sheet', { pathname: '/p/p1/sme/s1', search: '' }],
  ])('is not shown for %s', async (_what, path) => {
    await keepList();
    begin(path);
    expect(shown()).toBeNull();
  });

  it.each([
    ['another day', () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })],
    ['another language', () => (document.documentElement.lang = 'fr')],
    [
      'other preferences',
      () => localStorage.setItem('carnet.preferences', '{"density":"compact"}'),
    ],
    ['what was looked at since', () => localStorage.setItem('carnet.looked', '{}')],
    ['another person', () => localStorage.setItem('carnet.account', '{"id":"a2"}')],
    [
      'another version',
      () =>
        document.body.append(
          Object.assign(document.createElement('script'), { src: '/assets/other.js' }),
        ),
    ],
    ['another width', () => Object.assign(globalThis, { innerWidth: 390 })],
  ])('is not shown after %s', async (_what, change) => {
    await keepList();
    const { lang } = document.documentElement;
    const width = innerWidth;
    change();
    begin();
    expect(shown()).toBeNull();
    vi.useRealTimers();
    document.documentElement.lang = lang;
    Object.assign(globalThis, { innerWidth: width });
  });

  it('goes with the first write to a database', async () => {
    await keepList();
    await database.drafts.put({ key: 'composer', text: 'a' } as never);
    expect(localStorage.getItem(screenKey)).toBeNull();
    begin();
    expect(shown()).toBeNull();
  });

  it('stays where a list of nothing is written', async () => {
    await keepList();
    await database.outbox.bulkDelete([]);
    expect(keptScreen()).toBeDefined();
  });

  it('goes once the database turns out to be elsewhere, or gone', async () => {
    await keepList();
    begin(place, Promise.resolve('further'));
    expect(shown()).not.toBeNull();
    await eventually(() => expect(shown()).toBeNull());
    begin(place, Promise.resolve(undefined));
    await eventually(() => expect(shown()).toBeNull());
  });

  it('is nothing where it cannot be read', async () => {
    for (const text of ['{', '{"database":"p1"}', '[]', 'null']) {
      localStorage.setItem(screenKey, text);
      begin();
      expect(shown()).toBeNull();
    }
  });
});

describe('keeping the list', () => {
  it('waits until nothing has changed for a moment, and keeps what stands then', async () => {
    await keepList('Voilerie Kerlan');
    forgetScreen();
    drawList('Atelier Dinard');
    await eventually(() => expect(keptScreen()).toBeDefined());
    begin();
    expect(shown()?.textContent).toContain('Atelier Dinard');
  });

  it.each([
    ['changes wait to be confirmed', () => database.outbox.add({ state: 'open' } as never)],
    [
      'a dialog is open',
      () =>
        root().firstElementChild?.append(
          Object.assign(document.createElement('dialog'), { open: true }),
        ),
    ],
    ['another screen is shown', () => history.replaceState(null, '', '/p/p1/day')],
  ])('leaves it where %s', async (_what, change) => {
    drawList();
    await change();
    let asked = 0;
    endKeeping = keepFirstScreen((work) => {
      work();
      asked += 1;
      return () => undefined;
    }, 0);
    await eventually(() => expect(asked).toBe(1));
    await readPlace('p1');
    await readPlace('p1');
    expect(keptScreen()).toBeUndefined();
  });
});
