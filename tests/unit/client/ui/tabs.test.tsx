// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { LinkProps } from '../../../../src/client/ui/link.tsx';
import { Segments } from '../../../../src/client/ui/segments.tsx';
import { type Tab, TabPanel, Tabs } from '../../../../src/client/ui/tabs.tsx';

type Id = 'journal' | 'plan' | 'history';
const tabs: readonly Tab<Id>[] = [
  { id: 'journal', label: 'Journal', count: 24 },
  { id: 'plan', label: 'Plan d’entrée' },
  { id: 'history', label: 'Historique' },
];

function Sheet() {
  const [current, setCurrent] = useState<Id>('journal');
  return (
    <>
      <Tabs label="Feuille" idBase="sheet" tabs={tabs} current={current} onSelect={setCurrent} />
      <TabPanel idBase="sheet" id={current}>
        {current}
      </TabPanel>
    </>
  );
}

const tab = (name: RegExp) => screen.getByRole('tab', { name });

describe('Tabs', () => {
  it('take one stop of the Tab key, on the open one', async () => {
    render(<Sheet />);
    await userEvent.tab();
    expect(tab(/Journal/)).toHaveFocus();
    await userEvent.tab();
    expect(document.body).toHaveFocus();
  });

  it('open the next, the previous, the first and the last by arrows, Home and End', async () => {
    render(<Sheet />);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    expect(tab(/Plan/)).toHaveFocus();
    expect(tab(/Plan/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(tab(/Historique/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Home}');
    expect(tab(/Journal/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{End}');
    expect(tab(/Historique/)).toHaveFocus();
  });

  it('leave the arrows with a modifier to the browser', async () => {
    render(<Sheet />);
    await userEvent.tab();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(tab(/Journal/)).toHaveAttribute('aria-selected', 'true');
  });

  it('name their panel and point to it', async () => {
    render(<Sheet />);
    await userEvent.click(tab(/Plan/));
    const panel = screen.getByRole('tabpanel', { name: /Plan/ });
    expect(panel).toHaveTextContent('plan');
    expect(tab(/Plan/)).toHaveAttribute('aria-controls', panel.id);
    expect(tab(/Journal/)).not.toHaveAttribute('aria-controls');
  });

  it('are drawn with the link of the caller when they have an address', () => {
    const linked = tabs.map((one) => ({ ...one, href: `/sheet/${one.id}` }));
    const renderLink = ({ children, ...props }: LinkProps) => (
      <a data-router {...props}>
        {children}
      </a>
    );
    render(
      <Tabs
        label="Feuille"
        idBase="sheet"
        tabs={linked}
        current="journal"
        renderLink={renderLink}
      />,
    );
    expect(tab(/Plan/)).toHaveAttribute('data-router');
    expect(tab(/Plan/)).toHaveAttribute('href', '/sheet/plan');
  });
});

describe('Segments', () => {
  function Views() {
    const [view, setView] = useState('list');
    const options = [
      { value: 'list', label: 'Liste' },
      { value: 'board', label: 'Par étape' },
    ];
    return <Segments label="Vue" value={view} onValueChange={setView} options={options} />;
  }

  it('are a group of radio buttons in which arrows choose and wrap', async () => {
    render(<Views />);
    expect(screen.getByRole('radiogroup', { name: 'Vue' })).toBeVisible();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('radio', { name: 'Par étape' })).toBeChecked();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('radio', { name: 'Liste' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Liste' })).toHaveFocus();
  });
});
