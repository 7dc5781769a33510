/** A text in the language of the reader where it has one, otherwise as it was written; its language is marked. */

import type { Text2 } from '../../../domain/entity/field.ts';
import { saidIn } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';

export function Said({ text }: { readonly text: Text2 }) {
  const { language } = useFormat();
  const said = saidIn(text, language);
  return <span lang={said.lang}>{said.text}</span>;
}
