/**
 * The way into the palette. Its part of the application is loaded when the page is idle, or at the first Ctrl K; until
 * it is there, a plain field takes what is typed, so that no letter is lost and none runs a shortcut. What was
 * typed, and an Enter, are then the beginning of the palette.
 *
 * Not `lazy`: its first use shows a fallback even for a part that is loaded, and React holds that back for a third of
 * a second. What fails goes to the error boundary.
 */

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteDialog, PaletteStart } from '../features/palette/palette-dialog.tsx';
import styles from './palette-door.module.css';

interface Palette {
  readonly PaletteDialog: typeof PaletteDialog;
}

let loaded: Palette | undefined;

/** Loads the palette, once. */
export async function loadPalette(): Promise<Palette> {
  loaded ??= await import('../features/palette/palette-dialog.tsx');
  return loaded;
}

interface PaletteDoorProps {
  readonly onClose: () => void;
  /** How the palette comes; the tests let it wait. */
  readonly load?: (() => Promise<Palette>) | undefined;
}

/** The palette, open, or the field that stands in for it. */
export function PaletteDoor({ onClose, load = loadPalette }: PaletteDoorProps) {
  const [palette, setPalette] = useState(load === loadPalette ? loaded : undefined);
  const [failure, setFailure] = useState<{ readonly reason: unknown }>();
  const [start, setStart] = useState<PaletteStart>({ query: '', entered: false });
  const [composing, setComposing] = useState(false);
  useEffect(() => {
    let closed = false;
    load().then(
      (found) => {
        if (!closed) setPalette(found);
      },
      (reason: unknown) => {
        if (!closed) setFailure({ reason });
      },
    );
    return () => {
      closed = true;
    };
  }, [load]);
  if (failure !== undefined) throw failure.reason;
  // A letter that is made of two keys is finished first.
  if (palette === undefined || composing) {
    return (
      <WaitingField start={start} onStart={setStart} onComposing={setComposing} onClose={onClose} />
    );
  }
  return <palette.PaletteDialog open start={start} onClose={onClose} />;
}

interface WaitingFieldProps {
  readonly start: PaletteStart;
  readonly onStart: (start: PaletteStart) => void;
  readonly onComposing: (composing: boolean) => void;
  readonly onClose: () => void;
}

function WaitingField({ start, onStart, onComposing, onClose }: WaitingFieldProps) {
  const { t } = useTranslation('shell');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      // The palette finds the focus where it was, and brings it back there.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') onStart({ ...start, entered: true });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      ref={field}
      type="text"
      autoComplete="off"
      spellCheck={false}
      aria-label={t('search')}
      value={start.query}
      onChange={(event) => onStart({ query: event.target.value, entered: false })}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
      onKeyDown={onKeyDown}
      className={styles.field}
    />
  );
}
