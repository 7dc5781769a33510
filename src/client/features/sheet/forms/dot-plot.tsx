/**
 * Scores of areas on one scale, first and last: a ring, a dot and the way between them, the level to reach as a line. The same
 * figures stand in the columns beside it, so that the drawing is an addition and never the only source.
 */

import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './dot-plot.module.css';

export interface DotRow {
  readonly id: string;
  readonly label: string;
  /** Per cent. */
  readonly first: number | undefined;
  readonly last: number | undefined;
}

interface DotPlotProps {
  readonly rows: readonly DotRow[];
  /** The level to reach, in per cent. */
  readonly target: number | undefined;
  readonly firstName: string | undefined;
  readonly lastName: string;
  readonly targetName: string | undefined;
}

export function DotPlot({ rows, target, firstName, lastName, targetName }: DotPlotProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const say = (value: number | undefined): string =>
    value === undefined ? '–' : format.number(value);
  return (
    <div className={styles.plot}>
      <ul className={styles.legend}>
        {firstName === undefined ? null : (
          <li>
            <Sign kind="first" />
            {firstName}
          </li>
        )}
        <li>
          <Sign kind="last" />
          {lastName}
        </li>
        {targetName === undefined ? null : (
          <li>
            <Sign kind="target" />
            {targetName}
          </li>
        )}
      </ul>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('plot.area')}</th>
              <th scope="col" className={styles.scale}>
                {t('plot.scale')}
              </th>
              {firstName === undefined ? null : <th scope="col">{t('plot.firstScore')}</th>}
              <th scope="col">{t('plot.lastScore')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, label, first, last }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td className={styles.scale} aria-hidden="true">
                  <Track first={first} last={last} target={target} />
                </td>
                {firstName === undefined ? null : <td>{say(first)}</td>}
                <td>
                  <b>{say(last)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const gridLines = [0, 25, 50, 75, 100];
const at = (value: number): string => `${value}%`;

interface TrackProps {
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly target: number | undefined;
}

function Track({ first, last, target }: TrackProps) {
  return (
    <svg className={styles.track} focusable="false">
      {gridLines.map((line) => (
        <line key={line} x1={at(line)} x2={at(line)} y1="0" y2="100%" className={styles.grid} />
      ))}
      {target === undefined ? null : (
        <line x1={at(target)} x2={at(target)} y1="15%" y2="85%" className={styles.target} />
      )}
      {first === undefined || last === undefined ? null : (
        <line x1={at(first)} x2={at(last)} y1="50%" y2="50%" className={styles.way} />
      )}
      {first === undefined ? null : (
        <circle cx={at(first)} cy="50%" r="5" className={styles.first} />
      )}
      {last === undefined ? null : <circle cx={at(last)} cy="50%" r="5" className={styles.last} />}
    </svg>
  );
}

function Sign({ kind }: { readonly kind: 'first' | 'last' | 'target' }) {
  return (
    <svg className={styles.sign} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {kind === 'target' ? (
        <line x1="8" x2="8" y1="2" y2="14" className={styles.target} />
      ) : (
        <circle cx="8" cy="8" r="5" className={styles[kind]} />
      )}
    </svg>
  );
}
