/** Printing: then every line of a list is drawn, whatever is in view. */

import { useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is about to be printed: then every line is drawn. */
export function useIsPrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  // Not a moment after it is shown: a page that is printed then would be printed whole, with what is confidential.
  useLayoutEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
