/** The agenda: items in both languages with their planned minutes, moved, taken off and added. */

import { useTranslation } from 'react-i18next';
import {
  addItem,
  type AgendaItem,
  dropItem,
  type Meeting,
  moveItem,
  plannedMinutes,
  progressItem,
} from '../../../domain/meeting/agenda.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useHalfTyped } from '../../model/use-half-typed.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './meetings.module.css';
import { Part } from './part.tsx';
import { TextBlock } from './text-block.tsx';
import { useAgenda } from './use-agenda.ts';

interface AgendaPartProps {
  readonly meeting: Meeting;
  readonly mayWrite: boolean;
}

export function AgendaPart({ meeting, mayWrite }: AgendaPartProps) {
  const { t } = useTranslation('meetings');
  const format = useFormat();
  const items = useAgenda(meeting);
  const planned = plannedMinutes(items);
  // Once it was held, words are mended; who wants another agenda prepares again.
  const mayArrange = mayWrite && meeting.values.state === 'planned';
  return (
    <Part
      title={t('agenda.title')}
      note={
        planned === undefined ? undefined : t('agenda.planned', { time: format.duration(planned) })
      }
    >
      {items.length === 0 ? <p className={styles.quiet}>{t('agenda.empty')}</p> : null}
      <ol className={styles.agenda}>
        {items.map((item) => (
          <li key={item.id} data-item={item.id}>
            <Item
              meeting={meeting}
              item={item}
              count={items.length}
              mayWrite={mayWrite}
              mayArrange={mayArrange}
            />
          </li>
        ))}
      </ol>
      {mayWrite ? <NewItem meeting={meeting} mayArrange={mayArrange} /> : null}
    </Part>
  );
}

interface ItemProps extends AgendaPartProps {
  readonly item: AgendaItem;
  readonly count: number;
  readonly mayArrange: boolean;
}

function Item({ meeting, item, count, mayWrite, mayArrange }: ItemProps) {
  const { t } = useTranslation('meetings');
  const format = useFormat();
  const change = useChange();
  const { id, number, title, minutes } = item;
  const label = t('agenda.item', { number });
  return (
    <div className={styles.item}>
      <span className={styles.number}>
        {format.number(number)}
        {id === progressItem ? <Icon name="sending" size={14} /> : null}
      </span>
      <TextBlock
        meeting={meeting}
        field={`item.${id}`}
        label={label}
        text={title}
        mayWrite={mayWrite}
        short
        tools={
          mayArrange ? (
            <>
              <IconButton
                small
                icon="arrowUp"
                label={t('agenda.up', { number })}
                disabled={number === 1}
                onClick={() => void change(moveItem(meeting, id, -1))}
              />
              <IconButton
                small
                icon="arrowDown"
                label={t('agenda.down', { number })}
                disabled={number === count}
                onClick={() => void change(moveItem(meeting, id, 1))}
              />
              <IconButton
                small
                icon="close"
                label={t('agenda.drop', { number })}
                onClick={() => void change(dropItem(meeting, id), { done: t('agenda.dropped') })}
              />
            </>
          ) : undefined
        }
      />
      <span className={styles.quiet}>{minutes === undefined ? '' : format.duration(minutes)}</span>
    </div>
  );
}

interface NewItemProps {
  readonly meeting: Meeting;
  readonly mayArrange: boolean;
}

function NewItem({ meeting, mayArrange }: NewItemProps) {
  const { t } = useTranslation('meetings');
  const { language } = useFormat();
  const change = useChange();
  const half = useHalfTyped(`meetingItem:${meeting.id}`);
  const textOf = (box: string): string => {
    const { [box]: text } = half.values;
    return typeof text === 'string' ? text : '';
  };
  const title = textOf('text');
  const minutes = textOf('minutes');
  const add = async (): Promise<void> => {
    if (title.trim() === '') return;
    const planned = /^\d{1,3}$/.test(minutes.trim()) ? Number(minutes) : undefined;
    await half.add(() => change(addItem(meeting, { lang: language, text: title }, planned)));
  };
  // Words that stand there when the meeting is marked as held can still be added, or emptied.
  if (!mayArrange && title === '') return null;
  return (
    <form
      className={styles.newItem}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={t('agenda.new')}>
        <TextInput
          lang={language}
          value={title}
          onValueChange={(text) => half.put('text', text)}
          autoComplete="off"
        />
      </Field>
      <Field label={t('agenda.minutes')}>
        <NumberInput value={minutes} onValueChange={(text) => half.put('minutes', text)} />
      </Field>
      <Button type="submit" icon="add">
        {t('agenda.add')}
      </Button>
    </form>
  );
}
