/** The title of an item that somebody took off the agenda, and who did: `Customs · removed from the agenda by Emma`. */

import { useTranslation } from 'react-i18next';
import { type AgendaItem, type Meeting, offTheAgenda } from '../../../domain/meeting/agenda.ts';
import { stampOf } from '../../../domain/operation/record.ts';
import { useNames } from '../../model/use-names.ts';
import styles from './meetings.module.css';
import { Said } from './said.tsx';
import type { LastTitles } from './use-last-titles.ts';

interface RemovedTitleProps {
  readonly meeting: Meeting;
  readonly item: AgendaItem;
  readonly titles: LastTitles;
}

export function RemovedTitle({ meeting, item, titles }: RemovedTitleProps) {
  const { t } = useTranslation('meetings');
  const title = titleOf(item, titles);
  const name = useNames(meeting.home)(stampOf(meeting, `item.${item.id}`).by);
  const said = name === undefined ? t('agenda.removed') : t('agenda.removedBy', { name });
  const removed = title === undefined ? name : said;
  return (
    <>
      <Said text={title ?? offTheAgenda} />
      {removed === undefined ? null : (
        <>
          {' '}
          <span className={styles.quiet}>· {removed}</span>
        </>
      )}
    </>
  );
}

/** The title that an item has or had last, where that is known here. */
export function titleOf({ id, title }: AgendaItem, titles: LastTitles) {
  return title === offTheAgenda ? titles.get(id) : title;
}
