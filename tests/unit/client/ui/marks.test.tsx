// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../../../src/client/ui/avatar.tsx';
import { EnrolmentCells } from '../../../../src/client/ui/enrolment-cells.tsx';
import { Health } from '../../../../src/client/ui/health.tsx';
import { Meter } from '../../../../src/client/ui/meter.tsx';
import { nextIndex } from '../../../../src/client/ui/roving-focus.ts';
import { SyncPill } from '../../../../src/client/ui/sync-pill.tsx';
import { Tag } from '../../../../src/client/ui/tag.tsx';

describe('marks', () => {
  it('give health a word that stays in the text where only the shape is drawn', () => {
    render(
      <Health level="risk" shapeOnPhone>
        Action requise
      </Health>,
    );
    expect(screen.getByText('Action requise')).toBeInTheDocument();
  });

  it('read the name of a code instead of the code', () => {
    render(
      <button type="button">
        <Tag name="Royaume-Uni">UK</Tag>
      </button>,
    );
    expect(screen.getByRole('button')).toHaveAccessibleName('Royaume-Uni');
  });

  it('draw enrolment as one picture with one text', () => {
    render(<EnrolmentCells enrolled={9} candidates={2} target={12} label="9 inscrites sur 12" />);
    expect(screen.getByRole('img', { name: '9 inscrites sur 12' }).children).toHaveLength(12);
  });

  it('draws a large target to scale', () => {
    render(<EnrolmentCells enrolled={5000} candidates={2500} target={10_000} label="half" />);
    const cells = [...screen.getByRole('img', { name: 'half' }).children];
    const counted = (mark: string) =>
      cells.filter(({ className }) => className.includes(mark)).length;
    expect(cells.length).toBe(120);
    expect([counted('enrolled'), counted('candidate')]).toEqual([60, 30]);
  });

  it('keep a meter within its ends', () => {
    render(<Meter label="Plan" value={9} max={7} valueText="9 sections sur 7" />);
    const meter = screen.getByRole('progressbar', { name: 'Plan' });
    expect(meter.querySelector('rect')).toHaveAttribute('width', '100%');
    expect(meter).toHaveAttribute('aria-valuetext', '9 sections sur 7');
  });

  it('announce the state of synchronisation beside the pill, not by it', () => {
    render(<SyncPill state="conflict" text="1 conflit" announcement="Un conflit à résoudre" />);
    expect(screen.getByRole('status')).toHaveTextContent('Un conflit à résoudre');
    expect(screen.getByRole('button')).toHaveAccessibleName('1 conflit');
  });

  it('make initials of the first and the last word', () => {
    expect(initialsOf('Maëlle Guivarc’h')).toBe('MG');
    expect(initialsOf('Anne-Laure de la Tour')).toBe('AT');
    expect(initialsOf(' élodie ')).toBe('É');
    expect(initialsOf('')).toBe('');
  });
});

describe('nextIndex', () => {
  it('follows the axis and wraps', () => {
    expect(nextIndex('ArrowRight', { index: 2, count: 3 }, 'horizontal')).toBe(0);
    expect(nextIndex('ArrowUp', { index: 0, count: 3 }, 'vertical')).toBe(2);
    expect(nextIndex('ArrowDown', { index: 0, count: 3 }, 'horizontal')).toBeUndefined();
    expect(nextIndex('ArrowLeft', { index: 0, count: 3 }, 'vertical')).toBeUndefined();
    expect(nextIndex('ArrowDown', { index: 0, count: 3 }, 'both')).toBe(1);
  });

  it('turns left and right round where the text runs from right to left', () => {
    expect(nextIndex('ArrowLeft', { index: 0, count: 3 }, 'horizontal', true)).toBe(1);
  });

  it('goes nowhere in an empty group', () => {
    expect(nextIndex('Home', { index: -1, count: 0 }, 'both')).toBeUndefined();
  });
});
