/**
 * What was read last, while it is read anew: a template that a colleague exchanges, questions of a form that was added. Whoever types in
 * it goes on in the same box.
 */

import { useState } from 'react';

/**
 * @param id of what is read; of another one nothing is kept
 * @param found what was read; nothing while it is being read
 */
export function useKeptWhileRead<T>(id: string, found: T | undefined): T | undefined {
  const [last, setLast] = useState({ id, found });
  const isKept = found === undefined && last.id === id;
  if (!isKept && (last.id !== id || last.found !== found)) setLast({ id, found });
  return isKept ? last.found : found;
}
