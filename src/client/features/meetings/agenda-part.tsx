/** The agenda: items in both languages with their planned minutes, moved, taken off and added. */

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addItem,
  type AgendaItem,
  dropItem,
  type Meeting,
  moveItem,
  plannedMinutes,
  progressItem,
  restoreItem,
} from '../../../domain/meeting/agenda.ts';
import { saidIn } from '../../../domain/text/text-pair.ts';
import { writtenLanguage } from '../../../domain/text/guess-language.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { unreadable } from '../../model/typing.ts';
import { useHalfTyped } from '../../model/use-half-typed.ts';
import { useHeldWhileTyped } from '../../model/use-held-while-typed.ts';
import { useTypedField } from '../../model/use-typed-field.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import own from './agenda.module.css';
import styles from './meetings.module.css';
import { useTypedBox } from './not-added.tsx';
import { Part } from './part.tsx';
import removed from './removed.module.css';
import { RemovedTitle, titleOf } from './removed-title.tsx';
import { TextBlock } from './text-block.tsx';
import { useAgenda } from './use-agenda.ts';
import type { LastTitles } from './use-last-titles.ts';

interface AgendaPartProps {
  readonly meeting: Meeting;
  readonly mayWrite: boolean;
  /** Of what somebody took off. */
  readonly titles: LastTitles;
}

export function AgendaPart({ meeting, mayWrite, titles }: AgendaPartProps) {
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
          <li key={item.id} data-item={item.id} className={item.isOff ? removed.row : undefined}>
            <Item
              meeting={meeting}
              item={item}
              count={items.filter(({ isOff }) => !isOff).length}
              mayWrite={mayWrite}
              mayArrange={mayArrange}
              titles={titles}
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

function Item({ meeting, item, count, mayWrite, mayArrange, titles }: ItemProps) {
  const { t } = useTranslation('meetings');
  const format = useFormat();
  const { id, number, title, minutes } = item;
  const known = titleOf(item, titles) ?? title;
  const label =
    number === undefined
      ? t('agenda.offItem', { title: saidIn(known, format.language).text })
      : t('agenda.item', { number });
  const tools =
    number === undefined ? (
      <Restore meeting={meeting} item={item} titles={titles} />
    ) : (
      <Arrange meeting={meeting} id={id} number={number} count={count} />
    );
  return (
    <div className={classNames(styles.item, own.item)}>
      <span className={styles.number}>
        {number === undefined ? null : format.number(number)}
        {id === progressItem ? <Icon name="sending" size={14} /> : null}
      </span>
      <TextBlock
        meeting={meeting}
        field={`item.${id}`}
        label={label}
        text={title}
        mayWrite={mayWrite && number !== undefined}
        short
        instead={
          number === undefined ? (
            <p className={removed.title}>
              <RemovedTitle meeting={meeting} item={item} titles={titles} />
            </p>
          ) : undefined
        }
        tools={mayArrange ? tools : undefined}
      />
      {mayArrange && number !== undefined ? (
        <ItemMinutes meeting={meeting} id={id} number={number} minutes={minutes} />
      ) : (
        <span className={styles.quiet}>
          {minutes === undefined ? '' : format.duration(minutes)}
        </span>
      )}
    </div>
  );
}

/** The longest that an item is planned for. */
const itemMinutesMax = 999;

/** Planned minutes as they are typed: nothing where there are none, `unreadable` where they are no whole number. */
function readMinutes(text: string): number | typeof unreadable | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^\d{1,3}$/.test(trimmed) ? Number(trimmed) : unreadable;
}

interface ItemMinutesProps extends Pick<ArrangeProps, 'meeting' | 'id' | 'number'> {
  readonly minutes: number | undefined;
}

function ItemMinutes({ meeting, id, number, minutes }: ItemMinutesProps) {
  const { t } = useTranslation('meetings');
  const stored = minutes === undefined ? '' : String(minutes);
  const { value, onChange, onBlur } = useTypedField(
    meeting.id,
    `length.${id}`,
    stored,
    readMinutes,
  );
  const isWrong = readMinutes(value) === unreadable;
  return (
    <Field
      className={own.minutes}
      label={<VisuallyHidden>{t('agenda.minutesOf', { number })}</VisuallyHidden>}
      error={isWrong ? t('agenda.minutesInvalid', { max: itemMinutesMax }) : undefined}
    >
      <NumberInput value={value} onValueChange={onChange} onBlur={onBlur} unit={t('agenda.unit')} />
    </Field>
  );
}

interface ArrangeProps {
  readonly meeting: Meeting;
  readonly id: string;
  readonly number: number;
  readonly count: number;
}

function Arrange({ meeting, id, number, count }: ArrangeProps) {
  const { t } = useTranslation('meetings');
  const change = useChange();
  return (
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
  );
}

function Restore({ meeting, item, titles }: Pick<ItemProps, 'meeting' | 'item' | 'titles'>) {
  const { t } = useTranslation('meetings');
  const { language } = useFormat();
  const change = useChange();
  const title = titleOf(item, titles);
  if (title === undefined) return null;
  return (
    <span className={removed.tool}>
      <IconButton
        small
        icon="undo"
        label={t('agenda.restore', { title: saidIn(title, language).text })}
        onClick={() =>
          void change(restoreItem(meeting, item.id, title), { done: t('agenda.restored') })
        }
      />
    </span>
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
  const [added, setAdded] = useState(0);
  const [isWrong, setWrong] = useState(false);
  const textOf = (box: string): string => {
    const { [box]: text } = half.values;
    return typeof text === 'string' ? text : '';
  };
  const title = textOf('text');
  const minutes = textOf('minutes');
  const form = useRef<HTMLFormElement>(null);
  const add = async (): Promise<boolean> => {
    if (title.trim() === '') return false;
    const planned = readMinutes(minutes);
    setWrong(planned === unreadable);
    if (planned === unreadable) return false;
    const item = addItem(meeting, { lang: writtenLanguage(title, language), text: title }, planned);
    const isAdded = (await half.add(() => change(item))) === true;
    if (isAdded) setAdded((count) => count + 1);
    return isAdded;
  };
  useTypedBox({ where: t('agenda.new'), text: title, add, form });
  // Words that stand there when the meeting is marked as held can still be added, or emptied and typed anew.
  const isDrawn = useHeldWhileTyped(`${added}`, mayArrange || title !== '' || undefined);
  if (isDrawn !== true) return null;
  return (
    <form
      ref={form}
      className={classNames(styles.newItem, own.newItem)}
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
      <Field
        label={t('agenda.minutes')}
        error={isWrong ? t('agenda.minutesInvalid', { max: itemMinutesMax }) : undefined}
      >
        <NumberInput
          value={minutes}
          onValueChange={(text) => {
            setWrong(false);
            half.put('minutes', text);
          }}
        />
      </Field>
      <Button type="submit" icon="add">
        {t('agenda.add')}
      </Button>
    </form>
  );
}
