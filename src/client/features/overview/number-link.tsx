/** A number of the overview: a link that opens what it counts. A number that counts nothing opens nothing. */

import { createContext, type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './overview.module.css';

/** The path that opens a number. */
export const PathTo = createContext<(key: string) => string>(() => '');

interface NumberLinkProps {
  readonly of: string;
  readonly value: number | undefined;
  /** In other words than the plain number. */
  readonly words?: string | undefined;
}

export function NumberLink({ of, value = 0, words }: NumberLinkProps): ReactNode {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const pathTo = use(PathTo);
  if (value === 0 && words === undefined) return <span className={styles.quiet}>{t('none')}</span>;
  return (
    <Link href={pathTo(of)} className={styles.number}>
      {words ?? format.number(value)}
    </Link>
  );
}
