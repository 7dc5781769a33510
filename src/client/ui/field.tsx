/**
 * A label, a hint under it, a control, and what to do when its value cannot be taken. The ids
 * are made here and reach the control through a context, so that label, hint and error are
 * always wired to it. `FieldGroup` does the same for several controls under one legend.
 */
import { createContext, type ReactNode, use, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

/** What a control takes from the field around it. */
export interface FieldWiring {
  readonly id: string;
  readonly labelId: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

const FieldContext = createContext<FieldWiring | undefined>(undefined);

/** Controls beside the one of a field, which bring labels of their own. */
export function BesideField({ children }: { readonly children: ReactNode }) {
  return <FieldContext value={undefined}>{children}</FieldContext>;
}

/** The wiring of the field around a control; undefined where it stands alone. */
export function useFieldWiring(): FieldWiring | undefined {
  return use(FieldContext);
}

/** The attributes of a single control: what it says itself wins over what its field says. */
export function useControlProps(own: {
  readonly id?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: unknown;
}) {
  const wiring = useFieldWiring();
  const described = classNames(own['aria-describedby'], wiring?.['aria-describedby']);
  return {
    id: own.id ?? wiring?.id,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': own['aria-invalid'] === true ? true : wiring?.['aria-invalid'],
  };
}

interface FieldProps {
  readonly label: ReactNode;
  /** After the label, lighter: `facultatif`. */
  readonly optionalText?: string | undefined;
  readonly hint?: ReactNode;
  /** What to do, not what went wrong; its presence marks the control as invalid. */
  readonly error?: ReactNode;
  /** Right after the label, without room of its own: an icon, with words that describe the control. */
  readonly mark?: ReactNode;
  /** At the end of the label's line: a mark, a small button. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

const isPresent = (node: ReactNode): boolean => node !== undefined && node !== null && node !== '';

function useWiring({ hint, error, mark }: Pick<FieldProps, 'hint' | 'error' | 'mark'>) {
  const id = useId();
  const markId = isPresent(mark) ? `${id}-mark` : undefined;
  const hintId = isPresent(hint) ? `${id}-hint` : undefined;
  const errorId = isPresent(error) ? `${id}-error` : undefined;
  const described = classNames(markId, hintId, errorId);
  const wiring: FieldWiring = {
    id,
    labelId: `${id}-label`,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': errorId === undefined ? undefined : true,
  };
  return { wiring, markId, hintId, errorId };
}

export function Field(props: FieldProps) {
  const { label, optionalText, hint, error, mark, aside, className, children } = props;
  const { wiring, markId, hintId, errorId } = useWiring(props);
  return (
    <div className={classNames(styles.field, className)}>
      <div className={styles.head}>
        <label className={styles.label} id={wiring.labelId} htmlFor={wiring.id}>
          {label}
          <OptionalText>{optionalText}</OptionalText>
        </label>
        <Mark id={markId}>{mark}</Mark>
        {isPresent(aside) ? <span className={styles.aside}>{aside}</span> : null}
      </div>
      <Hint id={hintId}>{hint}</Hint>
      <FieldContext value={wiring}>{children}</FieldContext>
      <FieldError id={errorId}>{error}</FieldError>
    </div>
  );
}

/** Several controls that answer one question: its label is their legend. */
export function FieldGroup(props: FieldProps) {
  const { label, optionalText, hint, error, mark, aside, className, children } = props;
  const { wiring, markId, hintId, errorId } = useWiring(props);
  return (
    <fieldset
      className={classNames(styles.field, className)}
      aria-describedby={wiring['aria-describedby']}
      aria-labelledby={wiring.labelId}
    >
      <div className={styles.head}>
        <span className={styles.label} id={wiring.labelId}>
          {label}
          <OptionalText>{optionalText}</OptionalText>
        </span>
        <Mark id={markId}>{mark}</Mark>
        {isPresent(aside) ? <span className={styles.aside}>{aside}</span> : null}
      </div>
      <Hint id={hintId}>{hint}</Hint>
      <FieldContext value={undefined}>{children}</FieldContext>
      <FieldError id={errorId}>{error}</FieldError>
    </fieldset>
  );
}

function OptionalText({ children }: { readonly children: string | undefined }) {
  if (children === undefined) return null;
  return <span className={styles.optional}> {children}</span>;
}

interface MessageProps {
  readonly id: string | undefined;
  readonly children: ReactNode;
}

function Mark({ id, children }: MessageProps) {
  if (id === undefined) return null;
  return (
    <span id={id} className={styles.mark}>
      {children}
    </span>
  );
}

function Hint({ id, children }: MessageProps) {
  if (id === undefined) return null;
  return (
    <div id={id} className={styles.hint}>
      {children}
    </div>
  );
}

/** What to do about a value, under its control; said aloud when it appears. */
export function FieldError({ id, children }: MessageProps) {
  if (id === undefined) return null;
  return (
    <div id={id} className={styles.error} role="alert">
      <Icon name="error" size={14} />
      <span>{children}</span>
    </div>
  );
}
