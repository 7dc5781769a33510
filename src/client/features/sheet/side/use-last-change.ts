/** How fresh what is known of an SME is: when anything of its sheet last changed, its contacts included. */

import { localDateTimeIn } from '../../../../domain/calendar/local-date.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useCarnet, useCarnetState, useToday } from '../../../model/use-carnet.ts';

/** The moment in the reader's words. */
export function useLastChange({ sme, actions, issues }: Sheet): string {
  const format = useFormat();
  const today = useToday();
  const { environment } = useCarnet();
  const contacts = useCarnetState((state) => state.journals.get(sme.id));
  const records = [sme, ...actions, ...issues, ...(contacts ?? [])];
  const latest = records.reduce((at, { changed }) => Math.max(at, changed.at), 0);
  return format.dayTime(localDateTimeIn(latest, environment.zone()), today);
}
