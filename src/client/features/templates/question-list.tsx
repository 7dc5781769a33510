/**
 * The questions of a draft by part. Up and down walk, Alt with them moves a question, which can be dragged as well; retired ones
 * stay, struck through, until the next version.
 */

import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addItem,
  addSection,
  moveItem,
  newLocalId,
  stepItem,
} from '../../../domain/template/edit-draft.ts';
import { type DraftItem, type DraftSection, itemsOfDraft } from '../../../domain/template/draft.ts';
import type { NewItemType } from '../../../domain/template/find-faults.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { useLetterKeys } from '../../model/use-letter-keys.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { KeyGroup } from '../../ui/key-group.tsx';
import { moveFocus } from '../../ui/roving-focus.ts';
import { AddQuestion } from './add-question.tsx';
import styles from './templates.module.css';
import { usePartName } from './use-part-name.ts';
import type { DraftView, Selected } from './use-template-draft.ts';

interface QuestionListProps {
  readonly view: DraftView;
  readonly selected: Selected;
  readonly mayEdit: boolean;
  readonly onSelect: (to: Selected) => void;
  /** It is opened to be written. */
  readonly onAdded: (to: Selected) => void;
}

export function QuestionList({ view, selected, mayEdit, onSelect, onAdded }: QuestionListProps) {
  const { t } = useTranslation('templates');
  const { draft, record } = view;
  const carnet = useCarnet();
  const change = useChange();
  const names = usePartName();
  const [adding, setAdding] = useState(false);
  const items = itemsOfDraft(draft);
  const kept = items.filter(({ retired }) => !retired);
  const place = placeOfNew(view, selected);
  useLetterKeys({ n: mayEdit ? () => setAdding(true) : undefined });
  const add = async (type: NewItemType): Promise<void> => {
    const id = newLocalId(carnet.environment);
    setAdding(false);
    if (await change(addItem(record.id, place, { id, type }))) onAdded({ kind: 'item', id });
  };
  const addPart = async (): Promise<void> => {
    const id = newLocalId(carnet.environment);
    if (await change(addSection(record.id, id))) onAdded({ kind: 'section', id });
  };
  return (
    <KeyGroup
      label={t('list.label')}
      className={styles.list}
      onKeyDown={(event) => {
        if (!event.altKey) moveFocus(event, '[data-line]', 'vertical');
      }}
    >
      <p className={styles.count}>{t('list.count', { count: kept.length })}</p>
      <Line
        isOpen={selected.kind === 'head'}
        name={t('list.head')}
        onOpen={() => onSelect({ kind: 'head' })}
      />
      {draft.sections.map((section, index) => (
        <div key={section.id} className={styles.part}>
          <Line
            isPart
            number={index + 1}
            isOpen={selected.kind === 'section' && selected.id === section.id}
            name={names.section(section.parts)}
            marks={marksOf(view, { section: section.id }, t)}
            onOpen={() => onSelect({ kind: 'section', id: section.id })}
            onDropped={
              mayEdit
                ? (id) =>
                    void change(moveItem(record.id, id, { section: section.id, after: undefined }))
                : undefined
            }
          />
          <ol className={styles.questions}>
            {section.items.map((item) => (
              <li key={item.id}>
                <Question
                  view={view}
                  item={item}
                  section={section}
                  number={kept.indexOf(item) + 1}
                  isOpen={selected.kind === 'item' && selected.id === item.id}
                  mayEdit={mayEdit}
                  onOpen={() => onSelect({ kind: 'item', id: item.id })}
                />
              </li>
            ))}
          </ol>
        </div>
      ))}
      {mayEdit ? (
        <div className={styles.listTools}>
          <p className={styles.quiet}>{t('list.hint')}</p>
          <Button variant="quiet" icon="add" shortcut="N" onClick={() => setAdding(true)}>
            {t('list.add')}
          </Button>
          <Button variant="quiet" icon="add" onClick={() => void addPart()}>
            {t('list.addPart')}
          </Button>
        </div>
      ) : null}
      {adding ? (
        <AddQuestion onAdd={(type) => void add(type)} onClose={() => setAdding(false)} />
      ) : null}
    </KeyGroup>
  );
}

/** Below the open question, at the end of the open part, else at the end of the last one. */
function placeOfNew(
  { draft }: DraftView,
  selected: Selected,
): { readonly section: string; readonly after?: string } {
  if (selected.kind === 'section') return { section: selected.id };
  const open = selected.kind === 'item' ? selected.id : undefined;
  const item = itemsOfDraft(draft).find(({ id }) => id === open);
  return item === undefined
    ? { section: draft.sections.at(-1)?.id ?? '' }
    : { section: item.section, after: item.id };
}

type Say = ReturnType<typeof useTranslation<'templates'>>['t'];

function marksOf(
  { changes, faults }: DraftView,
  of: { readonly item?: string; readonly section?: string; readonly retired?: boolean },
  t: Say,
): readonly string[] {
  const { item = '', retired = false } = of;
  const isFaulty = faults.some((fault) =>
    of.item === undefined
      ? fault.section === of.section && fault.item === undefined
      : fault.item === item,
  );
  return [
    retired ? t('list.retired') : undefined,
    changes?.added.includes(item) === true ? t('list.new') : undefined,
    changes?.changed.includes(item) === true ? t('list.changed') : undefined,
    isFaulty && !retired ? t('list.faulty') : undefined,
  ].filter((mark) => mark !== undefined);
}

interface QuestionProps {
  readonly view: DraftView;
  readonly item: DraftItem;
  readonly section: DraftSection;
  readonly number: number;
  readonly isOpen: boolean;
  readonly mayEdit: boolean;
  readonly onOpen: () => void;
}

function Question({ view, item, section, number, isOpen, mayEdit, onOpen }: QuestionProps) {
  const { t } = useTranslation('templates');
  const change = useChange();
  const names = usePartName();
  const { record } = view;
  const line = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!mayEdit || !event.altKey || !/^Arrow(?:Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    void change(stepItem(record.id, item.id, by)).then(() => line.current?.focus());
  };
  return (
    <Line
      lineRef={line}
      number={item.retired ? undefined : number}
      isOpen={isOpen}
      isRetired={item.retired}
      name={names.item(item.parts)}
      marks={marksOf(view, { item: item.id, retired: item.retired }, t)}
      dragId={mayEdit ? item.id : undefined}
      onOpen={onOpen}
      onKeyDown={onKeyDown}
      onDropped={
        mayEdit
          ? (id) => void change(moveItem(record.id, id, { section: section.id, after: item.id }))
          : undefined
      }
    />
  );
}

/** What a dragged question says of itself. */
const dragType = 'text/x-carnet-question';

interface LineProps {
  readonly name: string;
  readonly number?: number | undefined;
  readonly isOpen: boolean;
  readonly isPart?: boolean;
  readonly isRetired?: boolean;
  readonly marks?: readonly string[];
  readonly dragId?: string | undefined;
  readonly lineRef?: React.RefObject<HTMLButtonElement | null>;
  readonly onOpen: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** A question was let go over this line. */
  readonly onDropped?: ((id: string) => void) | undefined;
}

function Line(props: LineProps) {
  const { name, number, isOpen, isPart = false, isRetired = false, marks = [], dragId } = props;
  const { onOpen, onKeyDown, onDropped, lineRef } = props;
  const [over, setOver] = useState(false);
  const takes = (event: DragEvent): boolean =>
    onDropped !== undefined && event.dataTransfer.types.includes(dragType);
  return (
    <button
      ref={lineRef}
      type="button"
      data-line=""
      aria-current={isOpen ? 'true' : undefined}
      aria-keyshortcuts={dragId === undefined ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
      draggable={dragId !== undefined}
      className={classNames(
        styles.line,
        isPart && styles.partLine,
        isRetired && styles.retired,
        over && styles.over,
      )}
      onClick={onOpen}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, dragId ?? '');
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!takes(event)) return;
        event.preventDefault();
        onDropped?.(event.dataTransfer.getData(dragType));
      }}
    >
      <span className={styles.number}>{number ?? '–'}</span>{' '}
      <span className={styles.lineText}>
        <span className={styles.lineName}>{name}</span>{' '}
        {marks.length === 0 ? null : <span className={styles.marks}>{marks.join(' · ')}</span>}
      </span>
    </button>
  );
}
