/**
 * Arrow keys inside a group of which one member takes the Tab key: tabs, segments, menus.
 * Members are found in the document order of the group, so that what is rendered is what is
 * walked. Left and right follow the direction of the text.
 */
import type { KeyboardEvent } from 'react';

export type Axis = 'horizontal' | 'vertical' | 'both';

interface Position {
  readonly index: number;
  readonly count: number;
}

/** The index to go to for a key, wrapping at both ends; undefined when the key is not ours. */
export function nextIndex(
  key: string,
  { index, count }: Position,
  axis: Axis,
  rightToLeft = false,
): number | undefined {
  const [back, forward] = rightToLeft ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  const forwards = [axis !== 'vertical' && forward, axis !== 'horizontal' && 'ArrowDown'];
  const backwards = [axis !== 'vertical' && back, axis !== 'horizontal' && 'ArrowUp'];
  if (count === 0) return undefined;
  if (forwards.includes(key)) return (index + 1) % count;
  if (backwards.includes(key)) return (index - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/**
 * Moves the focus among the members of `event.currentTarget` that match `selector`. Returns the
 * member that was given the focus, after keeping the key from scrolling the page.
 */
export function moveFocus(
  event: KeyboardEvent<HTMLElement>,
  selector: string,
  axis: Axis,
): HTMLElement | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const members = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const index = members.findIndex((member) => member.contains(document.activeElement));
  const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
  const next = nextIndex(event.key, { index, count: members.length }, axis, rightToLeft);
  const member = next === undefined ? undefined : members[next];
  if (member === undefined) return undefined;
  event.preventDefault();
  event.stopPropagation();
  member.focus();
  return member;
}
