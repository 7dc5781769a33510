/**
 * What was just done, said in one line with the way back. A toast leaves after six seconds; all
 * of them wait while one has the pointer or the focus, and then have their whole time again. The
 * region is always on the page, so that screen readers hear what comes into it.
 */
import { type FocusEvent, type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import styles from './toast-region.module.css';

const toastDurationMs = 6_000;

export interface ToastAction {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly onAct: () => void;
}

export interface Toast {
  readonly id: string;
  readonly text: ReactNode;
  /** Undo, nearly always. */
  readonly action?: ToastAction | undefined;
}

interface ToastRegionProps {
  readonly label: string;
  readonly toasts: readonly Toast[];
  readonly onDismiss: (id: string) => void;
  /** The screen fills the window, and has a row of buttons at its bottom. */
  readonly raised?: boolean | undefined;
}

export function ToastRegion({ label, toasts, onDismiss, raised = false }: ToastRegionProps) {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
  };
  return (
    <div
      role="status"
      aria-label={label}
      className={classNames(styles.region, raised && styles.raised)}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={onBlur}
    >
      {toasts.map((toast) => (
        <ToastLine
          key={toast.id}
          toast={toast}
          paused={(hovered || focused) && toasts.length > 0}
          onDismiss={(id) => {
            // The line that held them is gone, so no event will say that they left.
            setFocused(false);
            if (toasts.length === 1) setHovered(false);
            onDismiss(id);
          }}
        />
      ))}
    </div>
  );
}

interface ToastLineProps {
  readonly toast: Toast;
  readonly paused: boolean;
  readonly onDismiss: (id: string) => void;
}

function ToastLine({ toast, paused, onDismiss }: ToastLineProps) {
  const leave = useEffectEvent(() => onDismiss(toast.id));
  useEffect(() => {
    if (paused) return;
    const timer = setTimeout(() => leave(), toastDurationMs);
    return () => clearTimeout(timer);
  }, [paused]);
  const { action } = toast;
  return (
    <div className={styles.toast}>
      <span>{toast.text}</span>
      {action === undefined ? null : (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            action.onAct();
            onDismiss(toast.id);
          }}
        >
          {action.label}
          {action.shortcut === undefined ? null : (
            <Kbd bare decorative>
              {action.shortcut}
            </Kbd>
          )}
        </button>
      )}
    </div>
  );
}
