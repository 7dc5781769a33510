/** One line of the day: when, who, what and why; its handlers; and the small form that was opened below it. */

import { memo, useId } from 'react';
import { Link } from 'wouter';
import type { DayLine } from '../../../domain/my-day/day-line.ts';
import { paths } from '../../ports/routes.ts';
import { classNames } from '../../ui/class-names.ts';
import { Health } from '../../ui/health.tsx';
import { MarginEntry } from '../../ui/margin-list.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { LineButtons, LineMore } from './line-buttons.tsx';
import type { Panel } from './line-handlers.ts';
import { LogPanel } from './log-panel.tsx';
import { MovePanel } from './move-panel.tsx';
import styles from './my-day.module.css';
import { SnoozePanel } from './snooze-panel.tsx';
import { useSettleLine } from './use-settle-line.ts';
import { type LineWords, useLineWords } from './use-line-words.ts';

interface DayLineEntryProps {
  readonly line: DayLine;
  readonly panel: Panel | undefined;
  readonly active: boolean;
  /** It can wait. */
  readonly quiet: boolean;
  readonly onFocus: (key: string) => void;
}

export const DayLineEntry = memo(function DayLineEntry(props: DayLineEntryProps) {
  const { line, panel, active, quiet, onFocus } = props;
  const words = useLineWords()(line);
  const { handlers } = useSettleLine(line);
  const titleId = useId();
  const { name } = line.sme.values;
  return (
    <MarginEntry
      id={line.key}
      mark={words.mark}
      submark={words.submark}
      node={words.icon}
      tone={words.tone}
    >
      <div
        className={classNames(styles.line, active && styles.active)}
        onFocus={() => onFocus(line.key)}
        {...handlers}
      >
        <div className={styles.text}>
          <div id={titleId} className={styles.title}>
            <Link href={pathOf(line)} asChild>
              <TextLink className={styles.name}>{name}</TextLink>
            </Link>
            {words.what === undefined ? null : (
              <span lang={words.lang} className={styles.what}>
                {words.what}
              </span>
            )}
          </div>
          <Reasons words={words} />
        </div>
        <div className={styles.buttons}>
          <LineButtons line={line} describedBy={titleId} quiet={quiet} />
        </div>
        <div className={styles.more}>
          <LineMore line={line} />
        </div>
      </div>
      {panel === undefined ? null : (
        <LinePanel line={line} panel={panel} what={words.what ?? name} />
      )}
    </MarginEntry>
  );
});

/** A contact opens at its place in the journal. */
function pathOf(line: DayLine): string {
  return line.kind === 'contact'
    ? paths.entry(line.sme.id, line.contact.id)
    : paths.sheet(line.sme.id);
}

function Reasons({ words }: { readonly words: LineWords }) {
  const { why, details } = words;
  if (why.length === 0 && details.length === 0) return null;
  return (
    <ul className={styles.reasons}>
      {why.map(({ text, level }) => (
        <li key={text}>{level === undefined ? text : <Health level={level}>{text}</Health>}</li>
      ))}
      {details.map((detail) => (
        <li key={detail} className={styles.detail}>
          {detail}
        </li>
      ))}
    </ul>
  );
}

interface LinePanelProps {
  readonly line: DayLine;
  readonly panel: Panel;
  readonly what: string;
}

function LinePanel({ line, panel, what }: LinePanelProps) {
  switch (panel.kind) {
    case 'log':
      return <LogPanel line={line} />;
    case 'snooze':
      return <SnoozePanel line={line} alert={panel.alert} />;
    case 'move':
      return line.kind === 'action' || line.kind === 'contact' ? (
        <MovePanel line={line} what={what} />
      ) : null;
  }
}
