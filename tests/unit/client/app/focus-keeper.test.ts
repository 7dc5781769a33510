// @vitest-environment jsdom
/** Where the focus goes when what has it leaves the page: never to the page itself. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepFocus } from '../../../../src/client/app/focus-keeper.ts';
import { present } from '../../../../src/std/assert.ts';

let stop: () => void;
beforeEach(() => {
  stop = keepFocus(document);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** A page in short: `id` names the parts that a test speaks of. */
function show(...children: readonly (HTMLElement | string)[]): void {
  const main = document.createElement('main');
  main.tabIndex = -1;
  main.append(...children);
  document.body.replaceChildren(main);
}

function part(tag: string, id: string, ...children: readonly (HTMLElement | string)[]) {
  const element = document.createElement(tag);
  element.id = id;
  element.append(...children);
  return element;
}

const byId = (id: string): HTMLElement =>
  present(document.getElementById(id) ?? undefined, `#${id} is on the page`);

/** Gives the focus to a part, and answers which has it once the page was changed. */
async function focusAfter(id: string, change: () => void): Promise<string> {
  byId(id).focus();
  expect(document.activeElement?.id).toBe(id);
  change();
  await new Promise((drawn) => requestAnimationFrame(drawn));
  const { activeElement } = document;
  return activeElement?.id || (activeElement?.localName ?? 'nothing');
}

describe('what has the focus leaves the page', () => {
  it('a button that its own press takes away: to what it was in', async () => {
    show(
      part(
        'section',
        'form',
        part('div', 'bar', part('button', 'check'), part('textarea', 'text')),
      ),
    );
    expect(await focusAfter('check', () => byId('check').remove())).toBe('form');
  });

  it('a row of a list: to the row after it, and from the last one to the one before', async () => {
    const rows = ['a', 'b', 'c'].map((id) => part('li', id, part('button', `drop-${id}`)));
    show(part('ul', 'list', ...rows));
    expect(await focusAfter('drop-a', () => byId('a').remove())).toBe('b');
    expect(await focusAfter('drop-c', () => byId('c').remove())).toBe('b');
  });

  it('the only row: to the list, and with its list to what is around it', async () => {
    show(part('section', 'links', part('ul', 'list', part('li', 'a', part('button', 'drop')))));
    expect(await focusAfter('drop', () => byId('a').remove())).toBe('list');
    show(part('section', 'links', part('ul', 'list', part('li', 'a', part('button', 'drop')))));
    expect(await focusAfter('drop', () => byId('list').remove())).toBe('links');
  });

  it('a row that is only moved: what had the focus in it has it again', async () => {
    const rows = ['a', 'b'].map((id) => part('li', id, part('button', `up-${id}`)));
    show(part('ol', 'list', ...rows));
    expect(await focusAfter('up-b', () => byId('list').prepend(byId('b')))).toBe('up-b');
  });

  it('a box for words that is written in and then left: it stays left', async () => {
    const words = part('textarea', 'words', 'Call');
    show(part('section', 'line', words));
    const write = (): void => {
      (words as HTMLTextAreaElement).defaultValue = 'Call Jack';
      words.blur();
    };
    expect(await focusAfter('words', write)).toBe('body');
  });

  it('a control that its own press disables: to what it is in', async () => {
    show(part('ol', 'list', part('li', 'a', part('button', 'up'), part('button', 'down'))));
    expect(await focusAfter('up', () => byId('up').setAttribute('disabled', ''))).toBe('a');
  });

  it('shows the focus around a row, and no ring around a whole section', async () => {
    const rings = (id: string): boolean => byId(id).dataset['focusPlace'] === undefined;
    show(part('section', 'form', part('ul', 'list', part('li', 'a', part('button', 'drop')))));
    expect(await focusAfter('drop', () => byId('drop').remove())).toBe('a');
    expect(rings('a')).toBe(true);
    show(part('section', 'form', part('button', 'check'), part('input', 'text')));
    expect(await focusAfter('check', () => byId('check').remove())).toBe('form');
    expect(rings('form')).toBe(false);
    byId('text').focus();
    expect(rings('form')).toBe(true);
  });

  it('never to a control, which the same key would press', async () => {
    show(part('div', 'bar', part('button', 'agree'), part('button', 'again')));
    expect(await focusAfter('agree', () => byId('agree').remove())).toBe('main');
  });

  it.each([
    ['where one was before it', 'button', 'before'],
    // Who is in a box for words holds a newer version back, which a notice may have offered.
    ['what holds the box for words that one was in before it', 'textarea', 'form'],
  ] as const)('a notice that passes: to %s', async (_, tag, place) => {
    const notice = part('div', 'notices', part('div', 'notice', part('button', 'undo')));
    notice.setAttribute('role', 'status');
    show(part('section', 'form', part(tag, 'before')), notice);
    byId('before').focus();
    expect(await focusAfter('undo', () => byId('notice').remove())).toBe(place);
  });

  it('a button of a panel that stays open: to what it was in, not to what was used before the panel', async () => {
    const group = part('div', 'group', part('button', 'discard'));
    group.setAttribute('role', 'group');
    const panel = part('div', 'root', group);
    panel.setAttribute('popover', 'manual');
    show(part('section', 'form', part('button', 'before')), panel);
    byId('before').focus();
    const ask = (): void => byId('discard').replaceWith(part('button', 'confirm'));
    expect(await focusAfter('discard', ask)).toBe('group');
  });

  it('a panel that closes: to where one was before it', async () => {
    const panel = part('div', 'root', part('button', 'choose'));
    panel.setAttribute('popover', 'manual');
    show(part('section', 'form', part('button', 'before')), panel);
    byId('before').focus();
    expect(await focusAfter('choose', () => byId('root').remove())).toBe('before');
  });

  it('a window whose opener went with it: to what the opener was in', async () => {
    show(
      part(
        'section',
        'form',
        part('button', 'open'),
        part('dialog', 'window', part('button', 'ok')),
      ),
    );
    byId('window').setAttribute('open', '');
    byId('open').focus();
    const settle = (): void => {
      byId('open').remove();
      byId('window').remove();
    };
    expect(await focusAfter('ok', settle)).toBe('form');
  });
});

describe('what has the focus stays, or was given elsewhere', () => {
  it('is left alone', async () => {
    show(part('section', 'form', part('button', 'one'), part('button', 'two')));
    expect(await focusAfter('one', () => byId('two').remove())).toBe('one');
    show(part('section', 'form', part('button', 'one'), part('button', 'two')));
    const move = (): void => {
      byId('one').remove();
      byId('two').focus();
    };
    expect(await focusAfter('one', move)).toBe('two');
  });

  it('goes on to where Tab leads, though what it leaves goes with it', async () => {
    show(part('section', 'form', part('button', 'hint'), part('input', 'next')));
    const onward = (): void => {
      byId('hint').remove();
      void Promise.resolve().then(() => byId('next').focus());
    };
    expect(await focusAfter('hint', onward)).toBe('next');
  });

  it('leaves no trace: what took the focus is passed over by Tab again', async () => {
    show(part('section', 'form', part('button', 'check'), part('input', 'text')));
    await focusAfter('check', () => byId('check').remove());
    expect(byId('form').tabIndex).toBe(-1);
    byId('text').focus();
    expect(byId('form').hasAttribute('tabindex')).toBe(false);
  });
});
