/**
 * The button of Carnet, and the link that looks like one (give it an `href`). One primary button
 * per screen. It is never greyed for a reason that people would have to guess: a button that
 * cannot act now takes `unavailableBecause`, stays reachable, and says why.
 */
import { type ComponentPropsWithRef, type MouseEvent, type ReactNode, useId } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { DrawnWithFocus } from './visually-hidden.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'risk' | 'conflict';
export type ButtonSize = 'dense' | 'form' | 'touch';

/** What a button and a button-like link have in common. */
export interface ButtonLook {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  readonly icon?: IconName | undefined;
  /** Drawn after the label, such as `L` or `Ctrl Entrée`; pair it with `aria-keyshortcuts`. */
  readonly shortcut?: string | undefined;
  /** As wide as its container. */
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}

type ButtonProps = ButtonLook &
  Omit<ComponentPropsWithRef<'button'>, 'children' | 'disabled'> & {
    /** Why it cannot act now, in words; the press is then ignored. */
    readonly unavailableBecause?: string | undefined;
  };

type ButtonLinkProps = ButtonLook & Omit<ComponentPropsWithRef<'a'>, 'children'>;

function buttonClass(look: ButtonLook, className: string | undefined): string {
  const { variant = 'secondary', size = 'dense', wide = false } = look;
  return classNames(styles.button, styles[variant], styles[size], wide && styles.wide, className);
}

function ButtonContent({ variant, icon, shortcut, children }: ButtonLook) {
  return (
    <>
      {icon === undefined ? null : <Icon name={icon} />}
      <span className={styles.label}>{children}</span>
      {shortcut === undefined ? null : (
        <Kbd decorative bare={variant === 'primary'}>
          {shortcut}
        </Kbd>
      )}
    </>
  );
}

export function Button(props: ButtonProps) {
  const { variant, size, icon, shortcut, wide, children, unavailableBecause, ...rest } = props;
  const look = { variant, size, icon, shortcut, wide, children };
  const reasonId = useId();
  const unavailable = unavailableBecause !== undefined;
  const refuse = (event: MouseEvent<HTMLButtonElement>): void => {
    event.preventDefault();
    // Safari gives no focus to a button that is pressed; its reason is drawn with it.
    event.currentTarget.focus();
  };
  // A double click on what is done once, such as beginning or adding, is one click.
  const once = (event: MouseEvent<HTMLButtonElement>): void => {
    if (event.detail > 1) event.preventDefault();
    else props.onClick?.(event);
  };
  return (
    <>
      <button
        type="button"
        {...rest}
        {...(variant === 'primary' && { onClick: once })}
        {...(unavailable && {
          'aria-disabled': true,
          'aria-describedby': reasonId,
          title: unavailableBecause,
          onClick: refuse,
        })}
        className={buttonClass(look, props.className)}
      >
        <ButtonContent {...look} />
      </button>
      {unavailable ? (
        <DrawnWithFocus id={reasonId} className={styles.reason}>
          {unavailableBecause}
        </DrawnWithFocus>
      ) : null}
    </>
  );
}

/** A link drawn as a button; the router's own link may wrap it, it passes every prop on. */
export function ButtonLink(props: ButtonLinkProps) {
  const { variant, size, icon, shortcut, wide, children, ...rest } = props;
  const look = { variant, size, icon, shortcut, wide, children };
  return (
    <a {...rest} className={buttonClass(look, props.className)}>
      <ButtonContent {...look} />
    </a>
  );
}
