/** A button that asks once more, in place, before it does what cannot be taken back, or much at once. */

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './work-panel.module.css';

interface AskedButtonProps {
  readonly label: string;
  /** What will happen. */
  readonly ask: string;
  readonly confirm: string;
  readonly cancel: string;
  /** Absent where what it does puts something at risk. */
  readonly tone?: 'primary';
  readonly onConfirm: () => void;
}

export function AskedButton(props: AskedButtonProps) {
  const { label, ask, confirm, cancel, tone, onConfirm } = props;
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button size="dense" variant="quiet" onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  }
  return (
    <div className={styles.asking} role="group" aria-label={confirm}>
      <p>{ask}</p>
      <Button
        size="dense"
        variant={tone ?? 'risk'}
        icon={tone === undefined ? 'remove' : 'done'}
        onClick={onConfirm}
      >
        {confirm}
      </Button>
      <Button size="dense" onClick={() => setAsking(false)}>
        {cancel}
      </Button>
    </div>
  );
}
