/** The edition that was issued a moment ago: it is opened in the place of the draft, and takes the focus. */

import { useState } from 'react';

interface JustIssued {
  readonly id: string | undefined;
  readonly show: (id: string) => void;
}

/** @param onEdition opens an edition */
export function useJustIssued(onEdition: (id: string) => void): JustIssued {
  const [id, setId] = useState<string | undefined>(undefined);
  const show = (issued: string): void => {
    setId(issued);
    onEdition(issued);
  };
  return { id, show };
}
