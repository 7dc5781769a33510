// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AppShell } from '../../../../src/client/ui/app-shell.tsx';
import { BottomBar, BottomLink } from '../../../../src/client/ui/bottom-bar.tsx';
import type { LinkProps } from '../../../../src/client/ui/link.tsx';
import { TopBar } from '../../../../src/client/ui/top-bar.tsx';

const showKeys = vi.fn();
const routed = ({ children, ...props }: LinkProps) => (
  <a data-routed {...props}>
    {children}
  </a>
);

function Screen() {
  return (
    <AppShell
      brand={{ name: 'Carnet', href: '/' }}
      labels={{ navigation: 'Navigation', skip: 'Aller au contenu' }}
      groups={[
        {
          id: 'work',
          label: undefined,
          items: [
            {
              id: 'portfolio',
              label: 'Portefeuille',
              icon: 'list',
              href: '/',
              count: 22,
              current: true,
            },
          ],
        },
        {
          id: 'programme',
          label: 'Programme',
          items: [
            { id: 'lessons', label: 'Enseignements tirés', icon: 'lesson', href: '/lessons' },
          ],
        },
      ]}
      footItems={[{ id: 'keys', label: 'Raccourcis', icon: 'shortcuts', onSelect: showKeys }]}
      bottomBar={
        <BottomBar label="Barre">
          <BottomLink href="/" label="Portefeuille" icon="list" current renderLink={routed} />
        </BottomBar>
      }
      tools={<button type="button">Synchronisé</button>}
      renderLink={routed}
    >
      <TopBar title="Portefeuille" back={{ label: 'Retour', href: '/back' }} renderLink={routed} />
    </AppShell>
  );
}

describe('AppShell', () => {
  it('marks the current place and makes every link with the link of the caller', () => {
    render(<Screen />);
    const navigation = within(screen.getByRole('navigation', { name: 'Navigation' }));
    expect(navigation.getByRole('link', { current: 'page' })).toHaveTextContent('Portefeuille');
    const links = screen
      .getAllByRole('link')
      .filter((link) => link.textContent !== 'Aller au contenu');
    expect(links).toHaveLength(5);
    for (const link of links) expect(link).toHaveAttribute('data-routed');
  });

  it('starts with a link that skips to the content', async () => {
    render(<Screen />);
    await userEvent.tab();
    const skip = screen.getByRole('link', { name: 'Aller au contenu' });
    expect(skip).toHaveFocus();
    expect(skip).toHaveAttribute('href', `#${screen.getByRole('main').id}`);
  });

  it('puts its tools in the top bar of the screen', () => {
    render(<Screen />);
    const top = within(screen.getByRole('main')).getByRole('button', { name: 'Synchronisé' });
    expect(top.closest('header')).toContainElement(
      screen.getByRole('heading', { level: 1, name: 'Portefeuille' }),
    );
  });

  it('lets a line of the sidebar do something', async () => {
    render(<Screen />);
    await userEvent.click(screen.getByRole('button', { name: 'Raccourcis' }));
    expect(showKeys).toHaveBeenCalledOnce();
  });
});
