/** The countries that the programme works in, and others that are named already, in the order of the list. */

import { useMemo } from 'react';
import { countries, type Country } from '../../../domain/programme/programme.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

const none: readonly string[] = [];

export function useCountries(also: readonly string[] = none): readonly Country[] {
  const pads = useCarnetState((state) => state.launchPads);
  return useMemo(() => {
    const named = new Set([...pads.map(({ values }) => values.country), ...also]);
    const found = countries.filter((country) => named.has(country));
    return found.length === 0 ? countries : found;
  }, [pads, also]);
}
