/**
 * Carrying a card with a mouse, a pen or a finger. A mouse carries once it has moved a little, so that a click stays a
 * click; a finger once it has rested, so that a swipe still scrolls. The card stays where it is and a copy follows the
 * pointer: nothing else moves until the card is let go.
 *
 * What fails: a lost pointer, Escape, or letting go where nothing can be put leaves everything as it was. On a phone,
 * where one column is in view, there is nowhere to carry a card to; the menu of the card moves it.
 */

import { type RefObject, useEffect, useEffectEvent } from 'react';
import { useCarnet } from '../../model/use-carnet.ts';
import styles from './board.module.css';

export interface CardDrag {
  /** The card is taken; answers whether it can be carried anywhere. */
  readonly onTake: (id: string) => boolean;
  /** The place under the pointer changed; `undefined` outside all places. */
  readonly onOver: (place: string | undefined) => void;
  /** It was let go over a place, or nowhere. */
  readonly onDrop: (id: string, place: string | undefined) => void;
}

/** Pixels that a mouse moves before it carries. */
const moveMin = 6;
/** Milliseconds that a finger rests before it carries, and the pixels that it may stray meanwhile. */
const restMs = 350;
const strayMax = 10;
/** Within this many pixels of an edge the board scrolls, by as many pixels a frame at most. */
const edge = 56;
const scrollMax = 16;
const phone = '(max-width: 720px)';

const cardSelector = '[data-sme]';
const placeSelector = '[data-column]';

/** Listens on the board while it is shown. */
export function useCardDrag(board: RefObject<HTMLElement | null>, drag: CardDrag): void {
  const { environment } = useCarnet();
  const onTake = useEffectEvent((id: string) => drag.onTake(id));
  const onOver = useEffectEvent((place: string | undefined) => drag.onOver(place));
  const onDrop = useEffectEvent((id: string, place: string | undefined) => drag.onDrop(id, place));
  const later = useEffectEvent((work: () => void, ms: number) => environment.later(work, ms));

  useEffect(() => {
    const element = board.current;
    if (element === null) return;
    let carrying: Carrying | undefined;
    let stopWaiting = (): void => undefined;
    const end = (place: string | undefined): void => {
      stopWaiting();
      const ended = carrying;
      carrying = undefined;
      ended?.end();
      if (ended?.begun === true) onDrop(ended.id, place);
    };
    const onDown = (event: PointerEvent): void => {
      end(undefined);
      const card = takenCard(event);
      if (card === undefined) return;
      const one = new Carrying(card, event, element, { onTake, onOver, onEnd: end });
      carrying = one;
      if (event.pointerType === 'touch') stopWaiting = later(() => one.begin(), restMs);
    };
    // A finger that carries does not scroll, and its long press opens no menu of the browser.
    const onTouchMove = (event: TouchEvent): void => {
      if (carrying?.begun === true && event.cancelable) event.preventDefault();
    };
    const onMenu = (event: Event): void => {
      if (carrying?.byTouch === true) event.preventDefault();
    };
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('touchmove', onTouchMove, { passive: false });
    element.addEventListener('contextmenu', onMenu);
    return () => {
      end(undefined);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('touchmove', onTouchMove);
      element.removeEventListener('contextmenu', onMenu);
    };
  }, [board]);
}

function takenCard(event: PointerEvent): HTMLElement | undefined {
  const { target } = event;
  if (!event.isPrimary || event.button !== 0 || !(target instanceof Element)) return undefined;
  if (target.closest('button') !== null || window.matchMedia(phone).matches) return undefined;
  return target.closest<HTMLElement>(cardSelector) ?? undefined;
}

interface CarryingEvents {
  readonly onTake: (id: string) => boolean;
  readonly onOver: (place: string | undefined) => void;
  readonly onEnd: (place: string | undefined) => void;
}

/** One card from the press to the release. */
class Carrying {
  readonly id: string;
  readonly byTouch: boolean;
  begun = false;
  private readonly card: HTMLElement;
  private readonly board: HTMLElement;
  private readonly events: CarryingEvents;
  private readonly start: { readonly x: number; readonly y: number };
  private readonly grip: { readonly x: number; readonly y: number };
  private readonly stop = new AbortController();
  private at: { x: number; y: number };
  private copy: HTMLElement | undefined;
  private over: string | undefined;

  constructor(
    card: HTMLElement,
    { clientX: x, clientY: y, pointerType }: PointerEvent,
    board: HTMLElement,
    events: CarryingEvents,
  ) {
    const { left, top } = card.getBoundingClientRect();
    this.card = card;
    this.board = board;
    this.events = events;
    this.id = card.dataset['sme'] ?? '';
    this.byTouch = pointerType === 'touch';
    this.start = { x, y };
    this.at = { x, y };
    this.grip = { x: x - left, y: y - top };
    const { signal } = this.stop;
    window.addEventListener('pointermove', (event) => this.onMove(event), { signal });
    window.addEventListener('pointerup', () => this.events.onEnd(this.over), { signal });
    window.addEventListener('pointercancel', () => this.events.onEnd(undefined), { signal });
    window.addEventListener('keydown', (event) => this.onKey(event), { signal, capture: true });
  }

  begin(): void {
    if (this.begun || this.stop.signal.aborted || !this.events.onTake(this.id)) return;
    this.begun = true;
    const copy = this.card.cloneNode(true) as HTMLElement;
    copy.removeAttribute('data-sme');
    copy.setAttribute('aria-hidden', 'true');
    copy.inert = true;
    copy.classList.add(styles.carried ?? '');
    copy.style.inlineSize = `${this.card.offsetWidth}px`;
    document.body.append(copy);
    this.copy = copy;
    this.follow();
    const frame = (): void => {
      if (this.stop.signal.aborted) return;
      this.scrollAtEdges();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  end(): void {
    this.stop.abort();
    this.copy?.remove();
    if (this.begun) swallowClick();
  }

  private onMove({ clientX: x, clientY: y }: PointerEvent): void {
    this.at = { x, y };
    const moved = Math.hypot(x - this.start.x, y - this.start.y);
    if (!this.begun && this.byTouch && moved > strayMax) this.events.onEnd(undefined);
    if (!this.begun && !this.byTouch && moved > moveMin) this.begin();
    if (this.begun) this.follow();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.begun) return;
    event.preventDefault();
    event.stopPropagation();
    this.events.onEnd(undefined);
  }

  private follow(): void {
    const { x, y } = this.at;
    if (this.copy !== undefined) {
      this.copy.style.translate = `${x - this.grip.x}px ${y - this.grip.y}px`;
    }
    const under = document.elementFromPoint(x, y)?.closest<HTMLElement>(placeSelector);
    const over = under?.dataset['column'];
    if (over === this.over) return;
    this.over = over;
    this.events.onOver(over);
  }

  private scrollAtEdges(): void {
    const { left, right, top, bottom } = this.board.getBoundingClientRect();
    const sideways = pull(this.at.x, left, Math.min(right, window.innerWidth));
    const upwards = pull(this.at.y, Math.max(top, 0), Math.min(bottom, window.innerHeight));
    if (sideways !== 0 || upwards !== 0) this.board.scrollBy(sideways, upwards);
    if (sideways !== 0 || upwards !== 0) this.follow();
  }
}

/** How far to scroll for a pointer near one of two edges. */
function pull(at: number, from: number, to: number): number {
  const before = from + edge - at;
  const after = at - (to - edge);
  const depth = Math.max(before, after);
  if (depth <= 0) return 0;
  const size = Math.ceil((Math.min(depth, edge) / edge) * scrollMax);
  return before > after ? -size : size;
}

/** The release of a card is no click on its link. */
function swallowClick(): void {
  const stop = new AbortController();
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    stop.abort();
  };
  window.addEventListener('click', swallow, { capture: true, signal: stop.signal });
  // Where no click follows, the next one is meant.
  requestAnimationFrame(() => requestAnimationFrame(() => stop.abort()));
}
