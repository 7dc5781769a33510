// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../../../../src/client/ui/button.tsx';
import { MenuButton } from '../../../../src/client/ui/menu-button.tsx';
import { eventually } from '../../../support/eventually.ts';

function setUp() {
  const print = vi.fn();
  const send = vi.fn();
  const remove = vi.fn();
  render(
    <>
      <MenuButton
        label="Autres actions"
        items={[
          { id: 'print', label: 'Imprimer', onSelect: print },
          {
            id: 'send',
            label: 'Envoyer',
            onSelect: send,
            unavailableBecause: 'Nécessite une connexion',
          },
          { id: 'remove', label: 'Retirer', onSelect: remove },
        ]}
        trigger={(trigger) => <Button {...trigger}>Actions</Button>}
      />
      <button type="button">Ailleurs</button>
    </>,
  );
  return { print, send, remove, trigger: screen.getByRole('button', { name: 'Actions' }) };
}

const item = (name: RegExp) => screen.getByRole('menuitem', { name });

describe('MenuButton', () => {
  it('opens on a press with the first item in focus, and says that it is open', async () => {
    const { trigger } = setUp();
    expect(trigger).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(trigger);
    expect(trigger).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByRole('menu', { name: 'Autres actions' })).toBeVisible();
    expect(item(/Imprimer/)).toHaveFocus();
  });

  it('opens on the last item with the up arrow', async () => {
    const { trigger } = setUp();
    trigger.focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(item(/Retirer/)).toHaveFocus();
  });

  it('is walked by arrows, which wrap, and by first letters', async () => {
    const { trigger } = setUp();
    await userEvent.click(trigger);
    await userEvent.keyboard('{ArrowUp}');
    expect(item(/Retirer/)).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(item(/Envoyer/)).toHaveFocus();
    await userEvent.keyboard('r');
    expect(item(/Retirer/)).toHaveFocus();
  });

  it('acts, closes and gives the focus back', async () => {
    const { trigger, print } = setUp();
    await userEvent.click(trigger);
    await userEvent.keyboard('{Enter}');
    expect(print).toHaveBeenCalledOnce();
    expect(screen.queryByRole('menu')).toBeNull();
    expect(trigger).toHaveFocus();
  });

  it('closes on Escape, which it marks as handled, and gives the focus back', async () => {
    const { trigger } = setUp();
    await userEvent.click(trigger);
    const escape = new KeyboardEvent('keydown', {
      key: 'Escape',
      bubbles: true,
      cancelable: true,
    });
    item(/Imprimer/).dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(true);
    await eventually(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(trigger).toHaveFocus();
  });

  it('closes on a press elsewhere', async () => {
    const { trigger } = setUp();
    await userEvent.click(trigger);
    await userEvent.click(screen.getByRole('button', { name: 'Ailleurs' }));
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('shows why an item cannot act, and does not act', async () => {
    const { trigger, send } = setUp();
    await userEvent.click(trigger);
    await userEvent.click(item(/Envoyer/));
    expect(item(/Envoyer/)).toHaveTextContent('Nécessite une connexion');
    expect(item(/Envoyer/)).toHaveAttribute('aria-disabled', 'true');
    expect(send).not.toHaveBeenCalled();
  });

  it('holds choices: it opens on the taken one, and stays open where several can be taken', async () => {
    const choose = vi.fn();
    const choice = (id: string, checked: boolean) => ({ id, label: id, checked, several: true });
    render(
      <MenuButton
        label="Santé"
        items={[
          { ...choice('vert', false), onSelect: choose },
          { ...choice('rouge', true), onSelect: choose },
        ]}
        trigger={(trigger) => <Button {...trigger}>Santé</Button>}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Santé' }));
    expect(screen.getByRole('menuitemcheckbox', { name: 'rouge', checked: true })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(choose).toHaveBeenCalledOnce();
    expect(screen.getByRole('menu')).toBeVisible();
  });
});
