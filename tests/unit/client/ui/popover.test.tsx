// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Button } from '../../../../src/client/ui/button.tsx';
import { Popover } from '../../../../src/client/ui/popover.tsx';
import { SyncPill } from '../../../../src/client/ui/sync-pill.tsx';

function setUp() {
  render(
    <>
      <Popover
        label="Synchronisation"
        trigger={(trigger) => <SyncPill {...trigger} state="waiting" text="3 en attente" />}
      >
        {(close) => <Button onClick={close}>Réessayer</Button>}
      </Popover>
      <button type="button">Ailleurs</button>
    </>,
  );
  return screen.getByRole('button', { name: '3 en attente' });
}

const panel = () => screen.queryByRole('dialog', { name: 'Synchronisation' });

describe('Popover', () => {
  it('takes the focus, and the next Tab goes to its first control', async () => {
    await userEvent.click(setUp());
    expect(panel()).toHaveFocus();
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Réessayer' })).toHaveFocus();
  });

  it('closes by its own button and by Escape, and gives the focus back', async () => {
    const trigger = setUp();
    await userEvent.click(trigger);
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    expect(panel()).toBeNull();
    expect(trigger).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(panel()).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(panel()).toBeNull();
    expect(trigger).toHaveFocus();
  });

  it('closes when its trigger is pressed again', async () => {
    const trigger = setUp();
    await userEvent.click(trigger);
    await userEvent.click(trigger);
    expect(panel()).toBeNull();
  });

  it('does not stop the page: leaving it by Tab closes it and keeps the focus where it went', async () => {
    await userEvent.click(setUp());
    await userEvent.tab();
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Ailleurs' })).toHaveFocus();
    expect(panel()).toBeNull();
  });
});
