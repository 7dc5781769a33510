/** Words of a report; what is in another language says so. */

import type { Line } from '../../../domain/report/quarterly/report-document.ts';

/** The words of a line, each in its language. */
export function Words({ line }: { readonly line: Line }) {
  return line.map(({ text, lang }, index) =>
    lang === undefined ? (
      text
    ) : (
      // The place in the line is all that tells two equal runs apart.
      <span key={`${index} ${text}`} lang={lang} dir="auto">
        {text}
      </span>
    ),
  );
}
