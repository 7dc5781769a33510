/**
 * One or several people (or anything named) chosen by typing a part of the name, accents or
 * not. What is chosen stands before the text as tokens; Backspace takes the last away. With
 * `creation`, a name that is not in the list can be added.
 *
 * The focus stays in the text; the option that Enter would take is told by
 * `aria-activedescendant`. At most `shownMax` options are shown: typing narrows them.
 */
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import styles from './combobox.module.css';
import { useControlProps, useFieldWiring } from './field.tsx';
import { useFloating } from './floating.ts';
import floating from './floating.module.css';
import { IconButton } from './icon-button.tsx';
import { nextIndex } from './roving-focus.ts';
import { controlClass } from './text-input.tsx';
import { Announcement } from './visually-hidden.tsx';
import { normalForm } from '../../std/normal-form.ts';

const shownMax = 50;

export interface ComboboxOption {
  readonly id: string;
  readonly label: string;
  /** After the name, lighter: a role, a company. */
  readonly detail?: string | undefined;
}

interface ComboboxProps {
  readonly options: readonly ComboboxOption[];
  readonly selected: readonly string[];
  readonly onSelectedChange: (selected: readonly string[]) => void;
  /** One at most: a new choice takes the place of the former. */
  readonly single?: boolean | undefined;
  /** The list opens with the focus, where choosing is all there is to do. */
  readonly opensOnFocus?: boolean | undefined;
  readonly placeholder?: string | undefined;
  /** What the list says when no name matches. */
  readonly emptyText: string;
  /** The name of the cross of a token: `Retirer Claire Le Goff`. */
  readonly removeLabel: (label: string) => string;
  readonly creation?:
    | {
        readonly label: (text: string) => string;
        readonly onCreate: (text: string) => void;
        /** A name that is typed and left counts as chosen, where adding one asks nothing more. */
        readonly onLeave?: boolean | undefined;
      }
    | undefined;
  readonly id?: string | undefined;
  readonly 'aria-label'?: string | undefined;
}

/** Lower case, without accents, with œ and æ opened: what is typed finds what is written. */
function fold(text: string): string {
  return normalForm(text.toLocaleLowerCase(), 'NFD')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/\p{Mn}/gu, '');
}

interface Entry {
  readonly key: string;
  readonly label: string;
  readonly detail: string | undefined;
  readonly take: () => void;
}

/** What the list offers for the text typed so far. */
function entriesFor(props: ComboboxProps, text: string): readonly Entry[] {
  const { options, selected, onSelectedChange, single = false, creation } = props;
  const wanted = fold(text.trim());
  const matches = options.filter(
    ({ id, label, detail }) =>
      !selected.includes(id) && fold(`${label} ${detail ?? ''}`).includes(wanted),
  );
  const entries = matches.slice(0, shownMax).map(({ id, label, detail }) => ({
    key: id,
    label,
    detail,
    take: () => onSelectedChange(single ? [id] : [...selected, id]),
  }));
  const isNew = wanted !== '' && !options.some(({ label }) => fold(label) === wanted);
  if (creation === undefined || !isNew) return entries;
  const name = text.trim();
  const create = { key: '', label: creation.label(name), detail: undefined };
  return [...entries, { ...create, take: () => creation.onCreate(name) }];
}

export function Combobox(props: ComboboxProps) {
  const { options, selected, onSelectedChange, placeholder, emptyText, removeLabel } = props;
  const field = useFieldWiring();
  const wiring = useControlProps(props);
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const entries = entriesFor(props, text);
  const activeIndex = Math.min(active, entries.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  useFloating({ open, close: () => setOpen(false), trigger: box, root, matchWidth: true });

  const show = (index: number) => {
    setOpen(true);
    setActive(index);
  };
  const take = (entry: Entry) => {
    entry.take();
    setText('');
    setOpen(false);
    input.current?.focus();
  };
  const remove = (id: string) => {
    onSelectedChange(selected.filter((other) => other !== id));
    input.current?.focus();
  };
  const onBlur = (): void => {
    if (props.creation?.onLeave !== true || text.trim() === '') return;
    const wanted = fold(text.trim());
    const named = entries.find(({ key, label }) => key !== '' && fold(label) === wanted);
    const entry = named ?? entries.find(({ key }) => key === '');
    entry?.take();
    setText('');
    setOpen(false);
  };
  /** What is typed and names one alone is chosen as one goes on. */
  const onTab = (isBack: boolean): void => {
    // Closed first, Tab leads to the next control: a browser would lead into a list that scrolls.
    setOpen(false);
    const [only, ...others] = entries.filter(({ key }) => key !== '');
    const isMeant = open && !isBack && text.trim() !== '' && props.creation?.onLeave !== true;
    if (!isMeant || only === undefined || others.length > 0) return;
    only.take();
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const entry = entries[activeIndex];
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (event.key === 'Tab') onTab(event.shiftKey);
    const position = { index: activeIndex, count: entries.length };
    const last = selected.at(-1);
    if (event.key === 'Enter' && open && entry !== undefined) take(entry);
    else if (isArrow && !open) show(event.key === 'ArrowUp' ? entries.length - 1 : 0);
    else if (isArrow) show(nextIndex(event.key, position, 'vertical') ?? 0);
    else {
      if (event.key === 'Backspace' && text === '' && last !== undefined) remove(last);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div
        ref={box}
        className={controlClass({}, styles.box)}
        onClick={() => input.current?.focus()}
      >
        {selected.map((id) => (
          <Token
            key={id}
            label={options.find((option) => option.id === id)?.label ?? id}
            removeLabel={removeLabel}
            onRemove={() => remove(id)}
          />
        ))}
        <input
          {...wiring}
          ref={input}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={props['aria-label']}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open && entries.length > 0 ? optionId(activeIndex) : undefined}
          placeholder={selected.length === 0 ? placeholder : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            show(0);
          }}
          onClick={() => show(0)}
          // Not before: in a window, what opens before it would lie under it.
          onFocus={() => {
            if (props.opensOnFocus === true) show(0);
          }}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
          className={styles.input}
        />
      </div>
      <Announcement>{open && entries.length === 0 ? emptyText : ''}</Announcement>
      {open ? (
        <OptionList
          root={root}
          id={listId}
          label={props['aria-label']}
          labelledBy={field?.labelId}
          entries={entries}
          activeIndex={activeIndex}
          optionId={optionId}
          emptyText={emptyText}
          onTake={take}
        />
      ) : null}
    </>
  );
}

interface TokenProps {
  readonly label: string;
  readonly removeLabel: (label: string) => string;
  readonly onRemove: () => void;
}

function Token({ label, removeLabel, onRemove }: TokenProps) {
  return (
    <span className={styles.token}>
      {label}
      <IconButton small icon="close" label={removeLabel(label)} onClick={onRemove} />
    </span>
  );
}

interface OptionListProps {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly id: string;
  readonly label: string | undefined;
  readonly labelledBy: string | undefined;
  readonly entries: readonly Entry[];
  readonly activeIndex: number;
  readonly optionId: (index: number) => string;
  readonly emptyText: string;
  readonly onTake: (entry: Entry) => void;
}

function OptionList(props: OptionListProps) {
  const { root, id, label, labelledBy, entries, activeIndex, optionId, emptyText, onTake } = props;
  return (
    <div ref={root} popover="manual" className={floating.root}>
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        aria-labelledby={label === undefined ? labelledBy : undefined}
        className={classNames(floating.panel, styles.list)}
        // The press must not take the focus away from the text.
        onMouseDown={(event) => event.preventDefault()}
      >
        {entries.map((entry, index) => (
          <div
            key={entry.key}
            id={optionId(index)}
            role="option"
            aria-selected={index === activeIndex}
            className={classNames(styles.option, index === activeIndex && styles.active)}
            onClick={() => onTake(entry)}
          >
            <span>{entry.label}</span>
            {entry.detail === undefined ? null : (
              <span className={styles.detail}>{entry.detail}</span>
            )}
          </div>
        ))}
        {entries.length === 0 ? (
          <div role="option" aria-selected={false} aria-disabled className={styles.none}>
            {emptyText}
          </div>
        ) : null}
      </div>
    </div>
  );
}
