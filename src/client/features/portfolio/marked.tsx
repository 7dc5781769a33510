/** A text in which the words that somebody looked for are marked. */

import { highlight } from '../../../domain/text/highlight.ts';
import { tokenise } from '../../../domain/text/fold.ts';

interface MarkedProps {
  readonly text: string;
  /** As it was typed. */
  readonly query: string;
}

export function Marked({ text, query }: MarkedProps) {
  return highlight(text, tokenise(query)).map((segment, index) =>
    segment.match ? <mark key={index}>{segment.text}</mark> : segment.text,
  );
}
