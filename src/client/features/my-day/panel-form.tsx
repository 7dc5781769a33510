/**
 * The frame of the small forms below a line: a title, fields in a row, one button. The focus begins at what carries
 * `data-autofocus`, else at the first field; Escape closes it. It is seen whole as it opens, with its button: on a phone the
 * bar at the bottom would lie over that.
 */

import {
  type FormEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './my-day.module.css';

interface PanelFormProps {
  readonly title: string;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly hint?: string | undefined;
  /** Under the fields and their button. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

export function PanelForm(props: PanelFormProps) {
  const { t } = useTranslation('my-day');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const first =
      form.current?.querySelector<HTMLElement>('[data-autofocus]') ??
      form.current?.querySelector<HTMLElement>('input, textarea, select');
    first?.focus();
    form.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    props.onClose();
  });
  useEffect(() => {
    const element = form.current;
    const listen = (event: KeyboardEvent): void => onKey(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form ref={form} noValidate aria-labelledby={id} className={styles.panel} onSubmit={onSubmit}>
      <div className={styles.panelHead}>
        <h3 id={id}>{props.title}</h3>
        <IconButton small icon="close" label={t('close')} onClick={props.onClose} />
      </div>
      <div className={styles.panelFields}>
        {props.children}
        <Button type="submit" variant="primary" size="form">
          {props.submit}
        </Button>
      </div>
      {props.below}
      {props.hint === undefined ? null : <p className={styles.panelHint}>{props.hint}</p>}
    </form>
  );
}
