/** How old what is shown of each launch pad may be: its last exchange, as the server told it last. */

import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { usePadExchanges } from '../../model/use-pad-exchanges.ts';
import { useSyncState } from '../../model/use-sync.ts';
import { usePads } from '../../parts/programme/use-pads.ts';

/** Lines of the facts; none where nothing was told yet. */
export function PadExchanges() {
  const { t } = useTranslation('sync');
  const { environment } = useCarnet();
  const format = useFormat();
  const today = useToday();
  const pads = usePads();
  const offset = useSyncState((state) => state.offset);
  const known = usePadExchanges();
  return pads.map(({ id, values: { code, name } }) => {
    const at = known[id];
    if (at === undefined) return null;
    const here = localDateTimeIn(at - offset, environment.zone());
    return (
      <Fragment key={id}>
        <dt title={name}>{t('facts.pad', { pad: code })}</dt>
        <dd>{format.dayTime(here, today)}</dd>
      </Fragment>
    );
  });
}
