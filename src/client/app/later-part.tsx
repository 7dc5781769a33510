/**
 * Parts of the page which it can do without for a moment. There is no boundary around them: there, React draws what it waited for some
 * tenths of a second late. A part that cannot be read draws nothing, and the rest of the page goes on.
 */

import { type ComponentType, useEffect, useState } from 'react';
import { whenIdle } from './when-idle.ts';

/** A part that is read as soon as the page is drawn. */
export function laterPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  return (props) => {
    const [Part, setPart] = useState<ComponentType<P>>();
    useEffect(() => {
      void load().then(
        (part) => setPart(() => part),
        () => undefined,
      );
    }, []);
    return Part && <Part {...props} />;
  };
}

/** A part that is read once nothing else is asked of the page. */
export function idlePart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  return laterPart(async () => {
    await new Promise<void>((resolve) => void whenIdle(resolve));
    return load();
  });
}
