/** A part of the page that is read once nothing else is asked of it, and which the page can do without. */

import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { whenIdle } from './when-idle.ts';

/** Draws nothing where the part cannot be read: the rest of the page goes on. */
export function lazyWhenIdle<P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    await new Promise<void>((resolve) => void whenIdle(resolve));
    try {
      return { default: await load() };
    } catch {
      return { default: () => null };
    }
  });
}
