/** An answer as words: of a settled form, and of what nobody types. */

import {
  type PrintedAnswer,
  printedAnswer,
  type Said,
} from '../../../domain/form/printed-answer.ts';
import type { ItemView } from '../../../domain/form/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './controls.module.css';
import { useFormPage } from './form-page.ts';

/** Words in their own language, which is not always that of the page. */
function SaidText({ said }: { readonly said: Said }) {
  const { language } = useFormat();
  return <span lang={said.lang === language ? undefined : said.lang}>{said.text}</span>;
}

export function Printed({ view }: { readonly view: ItemView }) {
  const { language } = useFormat();
  const { auto } = useFormPage();
  return <PrintedWords printed={printedAnswer(view, language, auto)} />;
}

export function PrintedWords({ printed }: { readonly printed: PrintedAnswer }) {
  switch (printed.kind) {
    case 'none':
      return <p className={styles.quiet}>{printed.said.text}</p>;
    case 'text':
      return (
        <p className={styles.printed}>
          <SaidText said={printed.said} />
        </p>
      );
    case 'list':
      return (
        <ul className={styles.printedList}>
          {printed.items.map((said, index) => (
            <li key={`${index}${said.text}`}>
              <SaidText said={said} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {printed.head.map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {printed.rows.map((row, index) => (
                <tr key={`${index}${row[0]?.text ?? ''}`}>
                  {row.map((said, column) => (
                    <td key={printed.head[column] ?? column}>
                      <SaidText said={said} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}
