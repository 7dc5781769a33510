/**
 * A window that must be answered before the page goes on: the native `dialog`, which makes the
 * rest inert and keeps the focus, at no weight. The focus starts on what carries
 * `data-autofocus`, else on the first control of the content (of radios, the chosen one), else on the title; it returns to
 * where it was, or to the screen where that is gone. Escape, the cross and a press outside close it. A sheet from the bottom on a
 * phone.
 */
import {
  type MouseEvent,
  type ReactNode,
  type SyntheticEvent,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** The buttons. */
  readonly footer?: ReactNode;
  readonly size?: 'narrow' | 'normal' | 'wide' | undefined;
  /** No control of the content takes the focus: the content does itself, to be scrolled with the keys. */
  readonly onlyRead?: boolean | undefined;
  /** The content brings its own head and margins; the title is only read. */
  readonly bare?: boolean | undefined;
}

export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

const focusable = 'input, select, textarea, button, [href], [tabindex="0"]';

/** The first control; of choices that exclude one another, the one that is chosen, as Tab would have it. */
function firstControl(body: HTMLElement | null): HTMLElement | null | undefined {
  const first = body?.querySelector<HTMLElement>(focusable);
  if (first?.matches('input[type="radio"], [role="radio"]') !== true) return first;
  const chosen = 'input[type="radio"]:checked, [role="radio"][aria-checked="true"]';
  return body?.querySelector<HTMLElement>(chosen) ?? first;
}

/** Where the focus goes once a window that closes has left the page; another one that opens in its place gives it back there. */
let returning: Element | null = null;

/**
 * Gives the focus back. Chromium draws no caret, and hears no letter, in a box that has the focus while a window is closed and
 * removed in one go: the window only leaves the page, and the focus comes after that.
 */
function giveBack(
  before: Element | null,
  element: HTMLDialogElement,
  isShownAgain: () => boolean,
): void {
  returning = before;
  queueMicrotask(() => {
    if (returning === before) returning = null;
    if (isShownAgain()) return;
    // It is hidden, and not removed.
    if (element.isConnected) element.close();
    const { activeElement: now } = document;
    // Elsewhere, somebody knew better: another window, or the screen that the window was about.
    const isNowhere = now === null || now === document.body || now === element;
    if (!isNowhere) return;
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) {
      before.focus();
      // Nothing had it, or what had it is gone: Tab goes on from the screen.
    } else document.querySelector('main')?.focus({ preventScroll: true });
  });
}

/** Shows the dialog as long as it is mounted, and takes care of where the focus goes. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const isShown = useRef(false);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = returning ?? document.activeElement;
    if (element === null) return;
    element.showModal();
    const first =
      element.querySelector<HTMLElement>('[data-autofocus]') ??
      (body.current?.tabIndex === 0 ? body.current : firstControl(body.current)) ??
      title.current;
    first?.focus();
    isShown.current = true;
    return () => {
      isShown.current = false;
      giveBack(before, element, () => isShown.current);
    };
  }, []);
  return { dialog, body, title };
}

function OpenDialog(props: DialogProps) {
  const { onClose, title, description, closeLabel, children, footer, size = 'normal' } = props;
  const bare = props.bare ?? false;
  const id = useId();
  const refs = useModal();
  const onCancel = (event: SyntheticEvent) => {
    // A file picker inside that is cancelled sends this event too, through its ancestors.
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    onClose();
  };
  const onMouseDown = (event: MouseEvent<HTMLDialogElement>) => {
    if (event.target !== event.currentTarget) return;
    // The field that has the focus keeps it: what is typed goes on into it.
    event.preventDefault();
    // The second press of a double click belongs to the button that the first one opened it with.
    if (event.detail > 1) return;
    const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
    const { clientX, clientY } = event;
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) onClose();
  };
  const heading = (
    <h2 ref={refs.title} id={`${id}-title`} tabIndex={-1} className={styles.title}>
      {title}
    </h2>
  );
  return (
    <dialog
      ref={refs.dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      className={classNames(styles.dialog, size !== 'normal' && styles[size])}
      onCancel={onCancel}
      onMouseDown={onMouseDown}
    >
      {bare ? (
        <VisuallyHidden>{heading}</VisuallyHidden>
      ) : (
        <div className={styles.head}>
          <div className={styles.titles}>
            {heading}
            {description === undefined ? null : (
              <div id={`${id}-description`} className={styles.description}>
                {description}
              </div>
            )}
          </div>
          <IconButton icon="close" label={closeLabel} onClick={onClose} />
        </div>
      )}
      <div
        ref={refs.body}
        {...(props.onlyRead === true
          ? { tabIndex: 0, role: 'group', 'aria-labelledby': `${id}-title` }
          : {})}
        className={classNames(styles.body, bare && styles.bleed)}
      >
        {children}
      </div>
      {footer === undefined ? null : <div className={styles.foot}>{footer}</div>}
    </dialog>
  );
}
