/** The launch pads of the programme as the reader calls them. */

import { useMemo } from 'react';
import type { LaunchPad } from '../../../domain/operation/record.ts';
import { withPadNames } from '../../../domain/programme/pad-name.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

/** In their order, each with its name in the language of the interface. */
export function usePads(): readonly LaunchPad[] {
  const pads = useCarnetState((state) => state.launchPads);
  const { language } = useFormat();
  return useMemo(() => withPadNames(pads, language), [pads, language]);
}
