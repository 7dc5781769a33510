/** One part of the day: its heading, and its lines up to a number that one still takes in. */

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DaySection } from '../../../domain/my-day/day-line.ts';
import type { DayScope } from '../../../domain/my-day/day-scope.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { MarginList } from '../../ui/margin-list.tsx';
import { DayLineEntry } from './day-line.tsx';
import type { Panel } from './line-handlers.ts';
import styles from './my-day.module.css';

/** Lines of a section that are drawn at first. */
export const shownAtFirst = 12;

interface DaySectionListProps {
  readonly section: DaySection;
  readonly scope: DayScope;
  /** All lines are drawn. */
  readonly whole: boolean;
  readonly onShowAll: () => void;
  readonly openLine: { readonly key: string; readonly panel: Panel } | undefined;
  readonly activeKey: string | undefined;
  readonly onFocus: (key: string) => void;
}

export function DaySectionList(props: DaySectionListProps) {
  const { section, whole, onShowAll, openLine, activeKey, onFocus } = props;
  const { t } = useTranslation('my-day');
  const format = useFormat();
  const headingId = useId();
  const { lines } = section;
  const title = useSectionTitle(section, props.scope);
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <h2 id={headingId} className={styles.heading}>
        {title} <span className={styles.count}>{format.number(lines.length)}</span>
      </h2>
      <div className={styles.lines}>
        <MarginList label={title}>
          {shownLines(section, whole).map((line) => (
            <DayLineEntry
              key={line.key}
              line={line}
              panel={openLine?.key === line.key ? openLine.panel : undefined}
              active={activeKey === line.key}
              quiet={section.id === 'coming'}
              onFocus={onFocus}
            />
          ))}
        </MarginList>
        {whole || lines.length <= shownAtFirst ? null : (
          <div className={styles.all}>
            <Button variant="quiet" icon="down" onClick={onShowAll}>
              {t('showAll', { count: lines.length })}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** The lines of a section that are drawn. */
export function shownLines({ lines }: DaySection, whole: boolean): DaySection['lines'] {
  return whole ? lines : lines.slice(0, shownAtFirst);
}

function useSectionTitle({ id }: DaySection, scope: DayScope): string {
  const { t } = useTranslation('my-day');
  if (scope === 'mine' && id === 'owed') return t('section.owedMine');
  if (scope === 'mine' && id === 'awaited') return t('section.awaitedMine');
  return t(`section.${id}`);
}
