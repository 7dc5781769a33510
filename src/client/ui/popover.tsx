/**
 * A small window that does not stop the page: the state of synchronisation, a filter. It takes
 * the focus when it opens and gives it back when it closes. On a phone it is a sheet that stands
 * on the bottom of the screen.
 */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import { type FloatingAlign, type TriggerProps, useFloating, useOpening } from './floating.ts';
import floating from './floating.module.css';
import styles from './popover.module.css';

interface PopoverProps {
  /** Its name, read when it opens. */
  readonly label: string;
  readonly trigger: (props: TriggerProps) => ReactNode;
  readonly children: (close: () => void) => ReactNode;
  readonly align?: FloatingAlign | undefined;
  /** As narrow as its content, with an inner margin; otherwise 432 wide with none. */
  readonly fitted?: boolean | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

export function Popover(props: PopoverProps) {
  const { label, trigger, children, align = 'start', fitted = false } = props;
  const [open, setOpen] = useOpening(props);
  const id = useId();
  const triggerRef = useRef<HTMLButtonElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = (returnFocus: boolean) => {
    setOpen(false);
    if (returnFocus) triggerRef.current?.focus();
  };
  useFloating({ open, close, trigger: triggerRef, root, align });
  useLayoutEffect(() => {
    // A form is opened to be filled in: its first field takes the focus.
    const field = panel.current?.querySelector<HTMLElement>('form input, form textarea');
    if (open) (field ?? panel.current)?.focus({ preventScroll: true });
  }, [open]);

  return (
    <>
      {trigger({
        ref: triggerRef,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(!open),
      })}
      {open ? (
        <div ref={root} popover="manual" className={classNames(floating.root, floating.sheet)}>
          <div
            ref={panel}
            id={id}
            role="dialog"
            aria-label={label}
            tabIndex={-1}
            className={classNames(
              floating.panel,
              styles.panel,
              fitted && styles.fitted,
              fitted && styles.padded,
            )}
          >
            {children(() => close(true))}
          </div>
        </div>
      ) : null}
    </>
  );
}
