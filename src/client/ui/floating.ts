/**
 * What a menu, a popover and the list of a combobox share: a place near the trigger, and the
 * ways to leave. The floating element is a native popover, so it is above everything and no
 * ancestor can clip it; its place is written in custom properties, which a strict content policy
 * allows, and which the stylesheet of a phone ignores.
 *
 * It leaves on Escape, on a press outside and when the focus goes elsewhere. Escape is marked as
 * handled (`defaultPrevented`), so that a dialog around it, or a shortcut, does not act as well.
 */
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';

const gap = 4;
const edge = 8;
const roomMin = 160;

/** Which side of the trigger the panel lines up with, along the line of reading. */
export type FloatingAlign = 'start' | 'end';

interface FloatingOptions {
  readonly open: boolean;
  readonly close: (returnFocus: boolean) => void;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly root: RefObject<HTMLElement | null>;
  readonly align?: FloatingAlign | undefined;
  /** At least as wide as the trigger. */
  readonly matchWidth?: boolean | undefined;
}

function place(trigger: HTMLElement, root: HTMLElement, options: FloatingOptions): void {
  const around = trigger.getBoundingClientRect();
  const set = (name: string, value: number) => root.style.setProperty(name, `${value}px`);
  const roomBelow = innerHeight - around.bottom - gap - edge;
  const roomAbove = around.top - gap - edge;
  if (options.matchWidth === true) set('--float-width', around.width);
  set('--float-room', Math.max(roomBelow, roomAbove, roomMin));
  const { width, height } = root.getBoundingClientRect();
  const below = height <= roomBelow || roomBelow >= roomAbove;
  const rightToLeft = getComputedStyle(trigger).direction === 'rtl';
  const alignRight = (options.align === 'end') !== rightToLeft;
  const wishedLeft = alignRight ? around.right - width : around.left;
  const leftMax = document.documentElement.clientWidth - width - edge;
  set('--float-room', Math.max(below ? roomBelow : roomAbove, roomMin));
  set('--float-left', Math.max(edge, Math.min(wishedLeft, leftMax)));
  set('--float-top', below ? around.bottom + gap : Math.max(edge, around.top - gap - height));
}

/** Shows the floating element while `open`, and keeps it beside its trigger. */
function usePlacement(options: FloatingOptions): void {
  const { open, trigger, root } = options;
  const update = useEffectEvent(() => {
    if (trigger.current !== null && root.current !== null) {
      place(trigger.current, root.current, options);
    }
  });
  useLayoutEffect(() => {
    const element = root.current;
    if (!open || element === null) return;
    element.showPopover();
    const onMove = () => update();
    onMove();
    addEventListener('resize', onMove);
    addEventListener('scroll', onMove, true);
    const watcher = typeof ResizeObserver === 'function' ? new ResizeObserver(onMove) : undefined;
    watcher?.observe(element);
    return () => {
      removeEventListener('resize', onMove);
      removeEventListener('scroll', onMove, true);
      watcher?.disconnect();
    };
  }, [open, root]);
}

function useDismissal({ open, close, trigger, root }: FloatingOptions): void {
  const leave = useEffectEvent(close);
  useEffect(() => {
    if (!open) return;
    const isInside = (target: EventTarget | null) =>
      target instanceof Node &&
      // The root itself is the scrim of a phone: a press on it is a press outside.
      ((root.current?.contains(target) === true && target !== root.current) ||
        trigger.current?.contains(target) === true);
    const onPointerDown = (event: Event) => {
      if (!isInside(event.target)) leave(root.current?.contains(document.activeElement) === true);
    };
    const onFocusIn = (event: Event) => {
      if (!isInside(event.target) && event.target !== root.current) leave(false);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      leave(true);
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('keydown', onKeyDown, true);
    };
  }, [open, trigger, root]);
}

export function useFloating(options: FloatingOptions): void {
  usePlacement(options);
  useDismissal(options);
}

interface Opening {
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

/** Open or not: the component's own state, unless its caller keeps it. */
export function useOpening({ open, onOpenChange }: Opening) {
  const [ownOpen, setOwnOpen] = useState(false);
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  return [open ?? ownOpen, setOpen] as const;
}

/** What the element that opens something is given; spread it on any button of this folder. */
export interface TriggerProps {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly 'aria-haspopup': 'menu' | 'dialog';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
  readonly onClick: () => void;
}
