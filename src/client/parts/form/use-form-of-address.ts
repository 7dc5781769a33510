/** The form that the address names, and whether one came to translate it (`paths.form`, `paths.review`). */

import { useState } from 'react';
import { useSearch } from 'wouter';

export interface FormOfAddress {
  readonly id: string | undefined;
  readonly isToTranslate: boolean;
}

export function useFormOfAddress(): FormOfAddress {
  const search = new URLSearchParams(useSearch());
  return { id: search.get('of') ?? undefined, isToTranslate: search.has('translate') };
}

/** The form that the address names, until another one is chosen. */
export function useChosenForm() {
  const { id: named } = useFormOfAddress();
  const [chosen, setChosen] = useState({ named, id: named });
  // Another one was asked for while the tab was open.
  if (chosen.named !== named) setChosen({ named, id: named });
  return [chosen.id, (id: string) => setChosen({ named, id })] as const;
}
