/**
 * One cell of the grid of months. The one that has the focus is a text box whose whole text stays selected until somebody
 * types in it: whatever brings the first letter replaces the value as a key does, be it a dead key, an input method, the
 * keyboard of a phone or dictation.
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
  readonly isCount: boolean;
  readonly onActivate: () => void;
  readonly onType: (text: string) => void;
  /** Takes back what is typed. */
  readonly onCancel: () => void;
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
  /** What an input method puts together goes over the value, or into what is typed. */
  const composing = useRef<'over' | 'within' | undefined>(undefined);
  const editing = typed !== undefined;
  const stored = editing ? undefined : text;
  // Also where another value came in: it would take the selection away.
  useEffect(() => {
    const element = box.current;
    if (element === null || !focused || composing.current !== undefined) return;
    element.focus();
    if (editing) element.setSelectionRange(element.value.length, element.value.length);
    else element.select();
  }, [focused, editing, stored]);
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
          data-editing={editing ? '' : undefined}
          inputMode={props.isCount ? 'numeric' : undefined}
          value={typed ?? text}
          onChange={(event) => props.onType(event.target.value)}
          onDoubleClick={() => (editing ? undefined : props.onType(text))}
          onSelect={({ currentTarget }) => {
            // A click would put the next letter in the midst of the value.
            if (!editing && composing.current === undefined) selectAll(currentTarget);
          }}
          onCompositionStart={() => {
            composing.current = editing ? 'within' : 'over';
          }}
          onCompositionEnd={({ currentTarget }) => {
            const isTakenBack = composing.current === 'over' && currentTarget.value === '';
            composing.current = undefined;
            if (isTakenBack) props.onCancel();
          }}
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

function selectAll(box: HTMLInputElement): void {
  if (box.selectionStart !== 0 || box.selectionEnd !== box.value.length) box.select();
}
