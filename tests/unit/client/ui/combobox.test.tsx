// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Combobox } from '../../../../src/client/ui/combobox.tsx';
import { Field } from '../../../../src/client/ui/field.tsx';

const people = [
  { id: 'claire', label: 'Claire Le Goff', detail: 'Atelier Kerlan' },
  { id: 'jerome', label: 'Jérôme Ferrand' },
  { id: 'coeur', label: 'Anne Lecœur' },
];

interface PresenceProps {
  readonly single?: boolean;
  readonly onCreate?: (text: string) => void;
  readonly onLeave?: boolean;
}

function Presence({ single = false, onCreate, onLeave }: PresenceProps) {
  const [selected, setSelected] = useState<readonly string[]>(['claire']);
  return (
    <>
      <Field label="Présents">
        <Combobox
          single={single}
          options={people}
          selected={selected}
          onSelectedChange={setSelected}
          emptyText="Aucun nom."
          removeLabel={(label) => `Retirer ${label}`}
          creation={onCreate && { label: (text) => `Ajouter ${text}`, onCreate, onLeave }}
        />
      </Field>
      <samp>{selected.join(' ')}</samp>
    </>
  );
}

const input = () => screen.getByRole('combobox', { name: 'Présents' });
const options = () => screen.queryAllByRole('option').map((option) => option.textContent);
const selected = () => document.querySelector('samp')?.textContent;

describe('Combobox', () => {
  it('finds a name without its accents and its ligatures', async () => {
    render(<Presence />);
    await userEvent.type(input(), 'jer');
    expect(options()).toEqual(['Jérôme Ferrand']);
    await userEvent.clear(input());
    await userEvent.type(input(), 'LECOEUR');
    expect(options()).toEqual(['Anne Lecœur']);
  });

  it('takes a name that is typed and left, where adding one asks nothing more', async () => {
    const added = vi.fn();
    const { unmount } = render(<Presence onCreate={added} onLeave />);
    await userEvent.type(input(), 'Zoé');
    await userEvent.tab();
    expect(added).toHaveBeenCalledExactlyOnceWith('Zoé');
    expect(input()).toHaveValue('');
    await userEvent.type(input(), 'jerome ferrand');
    await userEvent.tab();
    expect(selected()).toBe('claire jerome');
    expect(added).toHaveBeenCalledOnce();
    unmount();
    render(<Presence onCreate={added} />);
    await userEvent.type(input(), 'Zoé');
    await userEvent.tab();
    expect(added).toHaveBeenCalledOnce();
    expect(input()).toHaveValue('Zoé');
  });

  it('closes its list on Tab and on Shift Tab, before the focus moves', async () => {
    render(
      <>
        <button type="button">Before</button>
        <Presence />
        <button type="button">After</button>
      </>,
    );
    for (const shift of [false, true]) {
      await userEvent.click(input());
      // A list that scrolls must be no stop on the way.
      expect(screen.getByRole('listbox')).toHaveAttribute('tabindex', '-1');
      fireEvent.keyDown(input(), { key: 'Tab', shiftKey: shift });
      expect(screen.queryByRole('listbox')).toBeNull();
      expect(input()).toHaveAttribute('aria-expanded', 'false');
    }
    await userEvent.click(input());
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'After' })).toHaveFocus();
    await userEvent.tab({ shift: true });
    expect(input()).toHaveFocus();
  });

  it('chooses on Tab who alone is named by what was typed, and keeps what names several', async () => {
    render(<Presence />);
    await userEvent.type(input(), 'jer');
    await userEvent.tab();
    expect(input()).toHaveValue('');
    await userEvent.click(input());
    expect(options()).toEqual(['Anne Lecœur']);
    cleanup();
    render(<Presence />);
    await userEvent.type(input(), 'r');
    expect(options().length).toBeGreaterThan(1);
    await userEvent.tab();
    expect(input()).toHaveValue('r');
  });

  it('does not offer who is chosen already', async () => {
    render(<Presence />);
    await userEvent.click(input());
    expect(screen.getByRole('listbox', { name: 'Présents' })).toBeVisible();
    expect(options()).toEqual(['Jérôme Ferrand', 'Anne Lecœur']);
  });

  it('tells which option Enter would take, and takes it', async () => {
    render(<Presence />);
    await userEvent.click(input());
    await userEvent.keyboard('{ArrowDown}');
    const active = screen.getByRole('option', { selected: true });
    expect(active).toHaveTextContent('Anne Lecœur');
    expect(input()).toHaveAttribute('aria-activedescendant', active.id);
    await userEvent.keyboard('{Enter}');
    expect(selected()).toBe('claire coeur');
    expect(input()).toHaveFocus();
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('takes the last choice away by Backspace, and any of them by its cross', async () => {
    render(<Presence />);
    await userEvent.type(input(), 'jer{Enter}');
    expect(selected()).toBe('claire jerome');
    await userEvent.click(screen.getByRole('button', { name: 'Retirer Claire Le Goff' }));
    expect(selected()).toBe('jerome');
    await userEvent.keyboard('{Backspace}');
    expect(selected()).toBe('');
  });

  it('replaces the choice where there can be one only', async () => {
    render(<Presence single />);
    await userEvent.type(input(), 'anne{Enter}');
    expect(selected()).toBe('coeur');
  });

  it('closes on Escape and keeps the text', async () => {
    render(<Presence />);
    await userEvent.type(input(), 'jer{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(input()).toHaveValue('jer');
  });

  it('says that no name matches', async () => {
    render(<Presence />);
    await userEvent.type(input(), 'zzz');
    expect(screen.getByRole('status')).toHaveTextContent('Aucun nom.');
    await userEvent.keyboard('{Enter}');
    expect(selected()).toBe('claire');
  });

  it('adds a new name only where the caller allows it and the name is new', async () => {
    const onCreate = vi.fn();
    render(<Presence onCreate={onCreate} />);
    await userEvent.type(input(), 'jerome ferrand');
    expect(options()).toEqual(['Jérôme Ferrand']);
    await userEvent.clear(input());
    await userEvent.type(input(), 'Yann{Enter}');
    expect(onCreate).toHaveBeenCalledExactlyOnceWith('Yann');
  });
});
