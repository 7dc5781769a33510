/** A part of the page which it can do without for a moment, but not for long. */

import { type ComponentType, useEffect, useState } from 'react';

/**
 * Read as soon as the page is drawn, and drawn as soon as it is read. There is no boundary around it: there, React draws what it waited
 * for some tenths of a second late. Draws nothing where the part cannot be read: the rest of the page goes on.
 */
export function soonAfter(load: () => Promise<ComponentType>): ComponentType {
  return function SoonAfter() {
    const [Part, setPart] = useState<ComponentType>();
    useEffect(() => {
      void load().then(
        (part) => setPart(() => part),
        () => undefined,
      );
    }, []);
    return Part === undefined ? null : <Part />;
  };
}
