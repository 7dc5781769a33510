/** A letter alone on paper, in the place of the screen below it. */

import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { takePaper } from '../../model/paper.ts';
import styles from './letter-page.module.css';

export function LetterPaper({ children }: { readonly children: ReactNode }) {
  useEffect(() => takePaper(), []);
  return createPortal(<div className={styles.paper}>{children}</div>, document.body);
}
