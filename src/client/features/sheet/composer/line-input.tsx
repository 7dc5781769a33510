/**
 * The line of the composer: a text area that grows, with the words that were read tinted behind it.
 *
 * A text area cannot colour its words, so the same text is drawn under it, in the same box and type, and the area's
 * own letters are transparent. Both grow together in one scrolling box, so they stay aligned whatever wraps. Where
 * colours are forced, the area shows its own letters and the drawing goes.
 */

import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import type { Span } from '../../../../domain/composer/line.ts';
import { usePreference } from '../../../model/preferences.ts';
import { pasteAsText } from '../../../parts/composer/paste-as-text.ts';
import { classNames } from '../../../ui/class-names.ts';
import styles from './composer.module.css';

interface LineInputProps {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly lang: string;
  readonly label: string;
  readonly placeholder: string;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
  readonly onTextChange: (text: string) => void;
  readonly onEnter: () => void;
  /** Escape: the focus goes elsewhere. */
  readonly onLeave: () => void;
  /** Alt+Enter: the read words at the caret become text. */
  readonly onUnread: (caret: number) => void;
  /** Alt and an arrow: the date at the caret moves. */
  readonly onMove: (caret: number, steps: number) => void;
  /** Alt+N: the first unknown name is added to the people. */
  readonly onAddPerson: () => void;
  /** Ctrl+Z: the latest change comes back; false where the undo is the field's own. */
  readonly onTakeBack: () => boolean;
  /** Ctrl+Shift+Z or Ctrl+Y: what came back is done again; false where redo is the field's own. */
  readonly onLogAgain: () => boolean;
}

export function LineInput(props: LineInputProps) {
  const { text, spans, lang, inputRef } = props;
  const pieces = useMemo(() => piecesOf(text, spans), [text, spans]);
  const letters = usePreference((state) => state.letterShortcuts);
  const scroller = useRef<HTMLDivElement>(null);
  // The browser brings the caret into view before the box has grown by the line it is on.
  useLayoutEffect(() => {
    // An empty line has nothing to scroll, and to ask for its height would lay out the page.
    if (text === '') return;
    const box = scroller.current;
    const atEnd = inputRef.current?.selectionEnd === text.length;
    if (box !== null && atEnd) box.scrollTop = box.scrollHeight;
  }, [text, inputRef]);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // Leaving the line is all that this press does: the page would go back to the list.
      event.preventDefault();
      event.stopPropagation();
      props.onLeave();
    }
    if (onOwnKey(event, props)) {
      event.preventDefault();
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.altKey) props.onUnread(event.currentTarget.selectionStart);
    else props.onEnter();
  };
  return (
    <div ref={scroller} className={styles.scroller}>
      <div className={styles.line}>
        <div className={classNames(styles.letters, styles.drawn)} aria-hidden="true" lang={lang}>
          {pieces.map(({ from, piece, role }) =>
            role !== undefined ? (
              <mark key={from} className={classNames(styles.read, tintOf(role))}>
                {piece}
              </mark>
            ) : (
              <span key={from}>{piece}</span>
            ),
          )}
          {/* Gives the last line its height when it is empty. */}
          {'\u200b'}
        </div>
        <textarea
          ref={inputRef}
          data-composer=""
          rows={1}
          lang={lang}
          value={text}
          aria-label={props.label}
          aria-describedby={props.describedBy}
          aria-invalid={props.invalid || undefined}
          aria-keyshortcuts={letters ? 'L' : undefined}
          placeholder={props.placeholder}
          enterKeyHint="send"
          autoComplete="off"
          spellCheck
          className={classNames(styles.letters, styles.typed)}
          {...pasteAsText}
          onChange={(event) => props.onTextChange(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}

/** The keys of the line besides Enter; false for one that is not among them. */
function onOwnKey(event: KeyboardEvent<HTMLTextAreaElement>, props: LineInputProps): boolean {
  const { altKey, ctrlKey, metaKey, shiftKey, code, key } = event;
  const caret = event.currentTarget.selectionStart;
  if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
    props.onMove(caret, key === 'ArrowUp' ? -1 : 1);
    return true;
  }
  if (altKey && !ctrlKey && code === 'KeyN') {
    props.onAddPerson();
    return true;
  }
  if (altKey || !(ctrlKey || metaKey)) return false;
  const letter = key.toLowerCase();
  const isRedo = shiftKey ? letter === 'z' : letter === 'y';
  if (isRedo) return props.onLogAgain();
  return letter === 'z' && !shiftKey && props.onTakeBack();
}

interface Piece {
  readonly from: number;
  readonly piece: string;
  /** What it was read as. */
  readonly role: Span['role'] | undefined;
}

/** Words of the contact are filled, those of an action outlined, unknown names dashed. */
function tintOf(role: Span['role']): string | undefined {
  if (role === 'newPerson') return styles.unread;
  return role === 'arrow' || role === 'owner' || role === 'due' ? styles.outlined : undefined;
}

/** The text cut at the spans; together the pieces are the text, letter for letter. */
function piecesOf(text: string, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (to: number, role?: Span['role']): void => {
    if (to > at) pieces.push({ from: at, piece: text.slice(at, to), role });
    at = Math.max(at, to);
  };
  for (const { from, to, role } of spans) {
    add(from);
    add(to, role);
  }
  add(text.length);
  return pieces;
}
