/**
 * One cell of the grid of months. The one that has the focus is a text box that is read only until somebody types: the
 * keys of the sheet then leave it alone, and copying and pasting work as everywhere.
 */

import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import styles from './figures.module.css';

export interface GridCellProps {
  readonly name: string;
  /** As it is shown. */
  readonly shown: string;
  /** As it is typed. */
  readonly text: string;
  /** The cell that the Tab key comes to. */
  readonly active: boolean;
  /** The focus belongs here. */
  readonly focused: boolean;
  /** What is being typed; absent while nothing is. */
  readonly typed: string | undefined;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  /** Its records say different things. */
  readonly differs: boolean;
  readonly isText: boolean;
  readonly onActivate: () => void;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
}

/** The same for who only reads. */
export function ReadCell({
  shown,
  differs,
  isText,
}: Pick<GridCellProps, 'shown' | 'differs' | 'isText'>) {
  return (
    <td data-align={isText ? undefined : 'end'} data-differs={differs ? '' : undefined}>
      {shown}
    </td>
  );
}

export function GridCell(props: GridCellProps) {
  const { name, shown, text, active, focused, typed, invalid, describedBy, differs } = props;
  const box = useRef<HTMLInputElement>(null);
  const editing = typed !== undefined;
  useEffect(() => {
    const element = box.current;
    if (element === null || !focused) return;
    element.focus();
    if (editing) element.setSelectionRange(element.value.length, element.value.length);
    else element.select();
  }, [focused, editing]);
  return (
    <td
      className={styles.cell}
      data-align={props.isText ? undefined : 'end'}
      data-differs={differs ? '' : undefined}
    >
      {active ? (
        <input
          ref={box}
          className={styles.box}
          aria-label={name}
          aria-invalid={invalid ? true : undefined}
          aria-describedby={describedBy}
          autoComplete="off"
          readOnly={!editing}
          value={typed ?? text}
          onChange={(event) => props.onType(event.target.value)}
          onDoubleClick={() => (editing ? undefined : props.onType(text))}
          onFocus={props.onActivate}
          onBlur={props.onLeave}
          onKeyDown={props.onKeyDown}
          onPaste={props.onPaste}
        />
      ) : (
        <button type="button" tabIndex={-1} className={styles.rest} onClick={props.onActivate}>
          <VisuallyHidden>{name}</VisuallyHidden>
          {shown}
        </button>
      )}
    </td>
  );
}
