/** Which texts of an SME the filter of the list looks through, and which of them to show because they hold the words. */

import { fold, matches, tokenise } from '../text/fold.ts';
import type { PortfolioRow } from './portfolio-row.ts';

const made = new WeakMap<PortfolioRow, string>();

/** What is looked through, folded. Made when it is first asked for: most lists are never filtered by words. */
export function searchedText(row: PortfolioRow): string {
  const known = made.get(row);
  if (known !== undefined) return known;
  const text = [row.foldedName, ...besideTexts(row).map(fold)].join('\n');
  made.set(row, text);
  return text;
}

/** The texts beside the name that hold one of the words, and that a row shows therefore. */
export function foundBeside(row: PortfolioRow, text: string): readonly string[] {
  const words = tokenise(text);
  return besideTexts(row).filter((one) => words.some((word) => matches(fold(one), [word])));
}

function besideTexts({ values }: PortfolioRow): readonly string[] {
  const { town, sector, batch, companyNumber, people = {} } = values;
  const names = Object.values(people).map(({ name }) => name);
  return [town, ...names, sector, batch, companyNumber].filter((one) => one !== undefined);
}
