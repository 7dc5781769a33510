/** The minutes: what was said under each item, and what was decided with its reason, in both languages. */

import { useTranslation } from 'react-i18next';
import { setFields } from '../../../domain/command/command.ts';
import {
  addDecision,
  addText,
  type AgendaItem,
  type Decision,
  type Meeting,
} from '../../../domain/meeting/agenda.ts';
import { saidIn } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import styles from './meetings.module.css';
import { Part } from './part.tsx';
import { RemovedTitle, titleOf } from './removed-title.tsx';
import { Said } from './said.tsx';
import { NewText, TextBlock } from './text-block.tsx';
import { useAgenda } from './use-agenda.ts';
import type { LastTitles } from './use-last-titles.ts';

interface NotesProps {
  readonly meeting: Meeting;
  readonly mayWrite: boolean;
}

interface MinutesPartProps extends NotesProps {
  /** Of what somebody took off the agenda. */
  readonly titles: LastTitles;
}

export function MinutesPart({ meeting, mayWrite, titles }: MinutesPartProps) {
  const { t } = useTranslation('meetings');
  const isOnPaper = useIsPrinting();
  const items = useAgenda(meeting);
  const decided = items.reduce((sum, { decisions }) => sum + decisions.length, 0);
  // Paper says that there are none, instead of an empty part.
  const shown =
    mayWrite && !isOnPaper
      ? items
      : items.filter(({ said, decisions }) => said !== undefined || decisions.length > 0);
  return (
    <Part
      title={t('minutes.title')}
      note={decided === 0 ? undefined : t('minutes.decided', { count: decided })}
    >
      {shown.length === 0 ? <p className={styles.quiet}>{t('minutes.empty')}</p> : null}
      {shown.map((item) => (
        <ItemMinutes
          key={item.id}
          meeting={meeting}
          item={item}
          mayWrite={mayWrite}
          titles={titles}
        />
      ))}
    </Part>
  );
}

interface ItemMinutesProps extends MinutesPartProps {
  readonly item: AgendaItem;
}

function ItemMinutes({ meeting, item, mayWrite, titles }: ItemMinutesProps) {
  const { t } = useTranslation('meetings');
  const { language } = useFormat();
  const { id, number, title, said, decisions } = item;
  const label = number === undefined ? t('minutes.ofRemoved') : t('minutes.of', { number });
  const isEmpty = said === undefined && decisions.length === 0;
  const known = saidIn(titleOf(item, titles) ?? title, language).text;
  const name = number === undefined ? known : `${number}. ${known}`;
  return (
    <section data-item={id} className={isEmpty ? styles.emptyItem : styles.itemMinutes}>
      <h3 className={styles.itemTitle}>
        {number === undefined ? (
          <RemovedTitle meeting={meeting} item={item} titles={titles} />
        ) : (
          <>
            {number}. <Said text={title} />
          </>
        )}
      </h3>
      {said === undefined ? null : (
        <TextBlock
          meeting={meeting}
          field={`said.${id}`}
          label={label}
          text={said}
          mayWrite={mayWrite}
        />
      )}
      {decisions.map((decision) => (
        <DecisionView
          key={decision.key}
          meeting={meeting}
          decision={decision}
          itemName={name}
          mayWrite={mayWrite}
        />
      ))}
      {mayWrite ? (
        <span className={styles.marks}>
          <NewText
            place={`${meeting.id}/said.${id}`}
            isTaken={said !== undefined}
            label={label}
            where={`${t('minutes.title')} · ${name}`}
            button={t('minutes.add')}
            onAdd={(text) => addText(meeting.id, `said.${id}`, text)}
          />
          <NewText
            place={`${meeting.id}/decision.${id}`}
            label={t('decision.title')}
            where={`${t('decision.title')} · ${name}`}
            also={t('decision.reason')}
            button={t('decision.add')}
            onAdd={(text, reason) => addDecision(meeting, id, text, reason)}
          />
        </span>
      ) : null}
    </section>
  );
}

interface DecisionViewProps extends NotesProps {
  readonly decision: Decision;
  readonly itemName: string;
}

function DecisionView({ meeting, decision, itemName, mayWrite }: DecisionViewProps) {
  const { t } = useTranslation('meetings');
  const change = useChange();
  const { key, text, reason } = decision;
  return (
    <div className={styles.decision}>
      <p className={styles.decisionHead}>
        <Icon name="done" />
        <b>{t('decision.title')}</b>
      </p>
      <TextBlock
        meeting={meeting}
        field={`decision.${key}`}
        label={t('decision.title')}
        text={text}
        mayWrite={mayWrite}
        tools={
          mayWrite ? (
            <IconButton
              small
              icon="close"
              label={t('decision.drop')}
              onClick={() =>
                void change(
                  setFields(meeting.id, {
                    [`decision.${key}`]: undefined,
                    [`reason.${key}`]: undefined,
                  }),
                  { done: t('decision.dropped') },
                )
              }
            />
          ) : undefined
        }
      />
      {reason === undefined ? null : (
        <>
          <p className={styles.quiet}>{t('decision.reason')}</p>
          <TextBlock
            meeting={meeting}
            field={`reason.${key}`}
            label={t('decision.reason')}
            text={reason}
            mayWrite={mayWrite}
          />
        </>
      )}
      {mayWrite ? (
        <NewText
          place={`${meeting.id}/reason.${key}`}
          isTaken={reason !== undefined}
          label={t('decision.reason')}
          where={`${t('decision.reason')} · ${itemName}`}
          button={t('decision.addReason')}
          onAdd={(why) => addText(meeting.id, `reason.${key}`, why)}
        />
      ) : null}
    </div>
  );
}
