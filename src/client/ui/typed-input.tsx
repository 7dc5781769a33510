/**
 * A value that is typed in words and shown in full once it is left: a day, an hour. What the words are read as stands
 * at the end of the field while they are typed. Words that cannot be read stay, with what to do about them.
 *
 * With a `panel` it is a combobox that opens a dialog, by its button or the down arrow: what is in it takes the focus,
 * and the field has it back with what was chosen there. How the words are read is its caller's business.
 */
import {
  type ComponentPropsWithRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { classNames } from './class-names.ts';
import { FieldError, useControlProps } from './field.tsx';
import { useFloating } from './floating.ts';
import floating from './floating.module.css';
import { Icon, type IconName } from './icon.tsx';
import { type ControlLook, controlClass } from './text-input.tsx';
import styles from './typed-input.module.css';

export interface TypedPanel {
  /** The name of the button and of what it opens. */
  readonly label: string;
  readonly children: (take: (value: string) => void) => ReactNode;
  /** It is about to be wanted. */
  readonly onNear?: (() => void) | undefined;
}

export type TypedInputProps = Omit<
  ComponentPropsWithRef<'input'>,
  'value' | 'defaultValue' | 'type' | 'children'
> &
  ControlLook & {
    /** The machine's form, empty, or words that nobody could read. */
    readonly value: string;
    /** While one types it hears of what could be read; on leaving, of the words themselves where they could not. */
    readonly onValueChange: (value: string) => void;
    /** From words to the machine's form. */
    readonly read: (text: string) => string | undefined;
    /** How a value is written; nothing where it is none. */
    readonly show: (value: string) => string | undefined;
    /** What to do about a value. */
    readonly problem: (value: string) => string | undefined;
    /** The value that an arrow key leads to, where there is no panel. */
    readonly stepTo?: ((value: string, key: string) => string | undefined) | undefined;
    readonly icon: IconName;
    readonly panel?: TypedPanel | undefined;
  };

export function TypedInput(props: TypedInputProps) {
  const { controlSize, missing, className, icon, panel, stepTo, ...controlled } = props;
  const { value, onValueChange, read, show, problem, ...events } = controlled;
  const { onBlur, onFocus, onKeyDown, ...rest } = events;
  const { own, wiring, problemId } = useProblem(props, problem(value));
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const words = useWords({ value, onValueChange, read, show });
  const panelId = useId();
  const isFresh = useRef(false);
  const close = (returnFocus: boolean): void => {
    setOpen(false);
    if (returnFocus) box.current?.querySelector('input')?.focus();
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    onKeyDown?.(event);
    if (event.defaultPrevented) return;
    const stepped = event.altKey || event.ctrlKey ? undefined : stepTo?.(value, event.key);
    if (panel !== undefined && event.key === 'ArrowDown') {
      words.leave();
      setOpen(true);
    } else if (stepped !== undefined) words.take(stepped);
    // A form is not sent with words that nobody could read.
    else if (event.key !== 'Enter' || words.leave()) return;
    event.preventDefault();
  };
  return (
    <div className={classNames(styles.field, className)}>
      <div ref={box} className={controlClass({ controlSize, missing }, styles.box)}>
        <PanelButton icon={icon} panel={panel} onOpen={() => setOpen(true)} />
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...wiring}
          {...(panel === undefined ? {} : comboboxProps(open, panelId))}
          type="text"
          value={words.text}
          onChange={(event) => {
            isFresh.current = false;
            words.type(event.target.value);
          }}
          onKeyDown={onKey}
          onFocus={(event) => {
            panel?.onNear?.();
            isFresh.current = true;
            event.target.select();
            onFocus?.(event);
          }}
          onClick={(event) => {
            // The press that gave the focus would set the caret in the middle of the day.
            if (isFresh.current) event.currentTarget.select();
            isFresh.current = false;
          }}
          onBlur={(event) => {
            words.leave();
            onBlur?.(event);
          }}
          className={styles.input}
        />
        <output className={styles.reading}>{words.reading}</output>
      </div>
      {own === undefined ? null : <FieldError id={problemId}>{own}</FieldError>}
      {open && panel !== undefined ? (
        <PanelBox id={panelId} label={panel.label} box={box} onClose={close}>
          {panel.children((taken) => {
            words.take(taken);
            close(true);
          })}
        </PanelBox>
      ) : null}
    </div>
  );
}

function comboboxProps(open: boolean, panelId: string) {
  return {
    role: 'combobox',
    'aria-haspopup': 'dialog',
    'aria-expanded': open,
    'aria-controls': open ? panelId : undefined,
  } as const;
}

interface PanelBoxProps {
  readonly id: string;
  readonly label: string;
  readonly box: RefObject<HTMLElement | null>;
  readonly onClose: (returnFocus: boolean) => void;
  readonly children: ReactNode;
}

function PanelBox({ id, label, box, onClose, children }: PanelBoxProps) {
  const root = useRef<HTMLDivElement>(null);
  useFloating({ open: true, close: onClose, trigger: box, root });
  return (
    <div ref={root} popover="manual" className={classNames(floating.root, floating.sheet)}>
      <div
        id={id}
        role="dialog"
        aria-label={label}
        className={classNames(floating.panel, styles.panel)}
      >
        {children}
      </div>
    </div>
  );
}

/** What to do about the value is said here, unless the field around it says something already. */
function useProblem(props: TypedInputProps, problem: string | undefined) {
  const around = useControlProps(props);
  const problemId = useId();
  const own = around['aria-invalid'] === true ? undefined : problem;
  if (own === undefined) return { own, wiring: around, problemId };
  const described = classNames(around['aria-describedby'], problemId);
  return {
    own,
    wiring: { ...around, 'aria-describedby': described, 'aria-invalid': true as const },
    problemId,
  };
}

/** The words in the field: those that are typed, else the value in full. */
function useWords(props: Pick<TypedInputProps, 'value' | 'onValueChange' | 'read' | 'show'>) {
  const { value, onValueChange, read, show } = props;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  // Words that were left before the reader was there, or were kept from another time.
  const retry = useEffectEvent(() => {
    if (typed !== undefined || value === '' || show(value) !== undefined) return;
    const late = read(value);
    if (late !== undefined) onValueChange(late);
  });
  useEffect(() => retry(), [read, value]);
  const found = typed === undefined || typed.trim() === '' ? undefined : read(typed);
  const shown = found === undefined ? undefined : show(found);
  return {
    text: typed ?? show(value) ?? value,
    reading: shown === typed ? undefined : shown,
    type: (text: string): void => {
      setTyped(text);
      const next = text.trim() === '' ? '' : read(text);
      if (next !== undefined && next !== value) onValueChange(next);
    },
    take: (next: string): void => {
      setTyped(undefined);
      if (next !== value) onValueChange(next);
    },
    /** Answers whether what stands there can be read. */
    leave: (): boolean => {
      if (typed === undefined) return value === '' || show(value) !== undefined;
      const next = typed.trim() === '' ? '' : (read(typed) ?? typed.trim());
      setTyped(undefined);
      if (next !== value) onValueChange(next);
      return next === '' || show(next) !== undefined;
    },
  };
}

interface PanelButtonProps {
  readonly icon: IconName;
  readonly panel: TypedPanel | undefined;
  readonly onOpen: () => void;
}

function PanelButton({ icon, panel, onOpen }: PanelButtonProps) {
  if (panel === undefined) {
    return (
      <span className={styles.icon}>
        <Icon name={icon} size={16} />
      </span>
    );
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={panel.label}
      onPointerEnter={panel.onNear}
      onClick={onOpen}
      className={styles.button}
    >
      <Icon name={icon} size={16} />
    </button>
  );
}
