/** A box to tick, with its label and, smaller, a detail: who and by when. */
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import styles from './checkbox.module.css';
import { classNames } from './class-names.ts';
import { useControlProps } from './field.tsx';

type CheckboxProps = Omit<
  ComponentPropsWithRef<'input'>,
  'type' | 'checked' | 'defaultChecked' | 'children'
> & {
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly detail?: ReactNode;
  /** The detail tells of a lateness: red and bold, and its words must say so. */
  readonly late?: boolean | undefined;
  /** Strikes the label through when ticked: an action that is done. */
  readonly strikes?: boolean | undefined;
};

export function Checkbox(props: CheckboxProps) {
  const { checked, onCheckedChange, children, detail, late, strikes, className, ...rest } = props;
  const wiring = useControlProps(props);
  const ownId = useId();
  const hasDetail = detail !== undefined && detail !== null;
  const detailId = `${ownId}-detail`;
  const described = classNames(wiring['aria-describedby'], hasDetail && detailId);
  return (
    <label
      className={classNames(styles.row, checked && strikes === true && styles.done, className)}
    >
      <input
        {...rest}
        {...wiring}
        aria-labelledby={`${ownId}-label`}
        aria-describedby={described === '' ? undefined : described}
        type="checkbox"
        checked={checked}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className={styles.input}
      />
      <svg className={styles.check} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <path d="M2 6.5 4.75 9.25 10 3.5" />
      </svg>
      <span className={styles.text}>
        <span id={`${ownId}-label`} className={styles.label}>
          {children}
        </span>
        {hasDetail ? (
          <span id={detailId} className={classNames(styles.detail, late === true && styles.late)}>
            {detail}
          </span>
        ) : null}
      </span>
    </label>
  );
}
