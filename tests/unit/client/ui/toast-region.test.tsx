// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Toast, ToastRegion } from '../../../../src/client/ui/toast-region.tsx';

const undo = vi.fn();
const call: Toast = {
  id: 'call',
  text: 'Appel consigné.',
  action: { label: 'Annuler', shortcut: 'Ctrl Z', onAct: undo },
};

function Page({ first }: { readonly first: readonly Toast[] }) {
  const [toasts, setToasts] = useState(first);
  const dismiss = (id: string) => setToasts((now) => now.filter((toast) => toast.id !== id));
  return <ToastRegion label="Retours" toasts={toasts} onDismiss={dismiss} />;
}

const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });
const toast = () => screen.queryByText('Appel consigné.');

describe('ToastRegion', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    undo.mockReset();
  });
  afterEach(() => vi.useRealTimers());

  it('is a live region, there before any toast', () => {
    render(<Page first={[]} />);
    expect(screen.getByRole('status', { name: 'Retours' })).toBeEmptyDOMElement();
  });

  it('keeps a toast for six seconds', () => {
    render(<Page first={[call]} />);
    pass(5_999);
    expect(toast()).not.toBeNull();
    pass(1);
    expect(toast()).toBeNull();
  });

  it('waits while the pointer is on it, and then gives the whole time again', () => {
    render(<Page first={[call]} />);
    pass(5_000);
    fireEvent.pointerEnter(screen.getByRole('status'));
    pass(60_000);
    expect(toast()).not.toBeNull();
    fireEvent.pointerLeave(screen.getByRole('status'));
    pass(5_999);
    expect(toast()).not.toBeNull();
    pass(1);
    expect(toast()).toBeNull();
  });

  it('waits while its button has the focus', () => {
    render(<Page first={[call]} />);
    const button = screen.getByRole('button', { name: 'Annuler' });
    act(() => button.focus());
    pass(60_000);
    expect(toast()).not.toBeNull();
    act(() => button.blur());
    pass(6_000);
    expect(toast()).toBeNull();
  });

  it('undoes once, and leaves', () => {
    render(<Page first={[call]} />);
    fireEvent.click(screen.getByRole('button', { name: 'Annuler' }));
    expect(undo).toHaveBeenCalledOnce();
    expect(toast()).toBeNull();
    pass(10_000);
    expect(undo).toHaveBeenCalledOnce();
  });

  it('counts the time of each toast from its own coming', () => {
    const { rerender } = render(<ToastRegion label="Retours" toasts={[call]} onDismiss={undo} />);
    pass(4_000);
    const mail = { id: 'mail', text: 'E-mail consigné.' };
    rerender(<ToastRegion label="Retours" toasts={[call, mail]} onDismiss={undo} />);
    pass(2_000);
    expect(undo.mock.calls).toEqual([['call']]);
    pass(4_000);
    expect(undo).toHaveBeenCalledWith('mail');
  });
});
