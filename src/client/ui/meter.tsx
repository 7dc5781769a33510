/** How far something has come: a bar in ink. Drawn in SVG, so that no style is written inline. */
import styles from './meter.module.css';

interface MeterProps {
  readonly value: number;
  readonly max: number;
  readonly label: string;
  /** The value in words, where the bare number would not do. */
  readonly valueText?: string | undefined;
}

export function Meter({ value, max, label, valueText }: MeterProps) {
  const share = max > 0 ? Math.min(Math.max(value / max, 0), 1) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={valueText}
    >
      <svg className={styles.track} aria-hidden="true" focusable="false">
        <rect className={styles.bar} width={`${share * 100}%`} height="100%" rx="3" />
      </svg>
    </div>
  );
}
