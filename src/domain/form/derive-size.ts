/** The figures of a size class, read out of the answers of a checklist. */

import type { Money } from '../entity/field.ts';
import type { Answer, Cell } from './answers.ts';
import { type LinkedCompany, sizeClassOf, type SizeResult } from './size-class.ts';
import type { LocalDate } from '../calendar/local-date.ts';

/** Answers to the questions that the size rests on, by their id; those that are not asked are blank. */
export type SizeAnswers = (itemId: string) => Answer;

/**
 * The size class from the answers. The items are given in the order of their meaning: headcount, turnover, balance sheet
 * total, ownership, companies.
 */
export function derivedSize(
  from: readonly string[],
  answer: SizeAnswers,
  { onDate, rate }: { readonly onDate: LocalDate; readonly rate: number | undefined },
): SizeResult {
  const [headcount = '', turnover = '', balanceSheet = '', ownership = '', companies = ''] = from;
  return sizeClassOf({
    headcount: numberIn(answer(headcount)),
    turnover: moneyIn(answer(turnover)),
    balanceSheet: moneyIn(answer(balanceSheet)),
    links: linksIn(answer(ownership), answer(companies)),
    onDate,
    rate,
  });
}

function numberIn(answer: Answer): number | undefined {
  return answer.kind === 'given' && answer.content.kind === 'number'
    ? answer.content.number
    : undefined;
}

function moneyIn(answer: Answer): Money | undefined {
  return answer.kind === 'given' && answer.content.kind === 'money'
    ? answer.content.money
    : undefined;
}

function linksIn(ownership: Answer, companies: Answer): readonly LinkedCompany[] | 'unknown' {
  if (ownership.kind !== 'given' || ownership.content.kind !== 'word') return 'unknown';
  if (ownership.content.word === 'autonomous') return [];
  if (companies.kind !== 'given' || companies.content.kind !== 'cells') return 'unknown';
  return companies.content.rows.map(({ cells }) => ({
    share: cellNumber(cells['share']),
    headcount: cellNumber(cells['headcount']),
    turnover: cellMoney(cells['turnover']),
    balanceSheet: cellMoney(cells['balanceSheet']),
  }));
}

function cellNumber(cell: Cell | undefined): number | undefined {
  return typeof cell === 'number' ? cell : undefined;
}

function cellMoney(cell: Cell | undefined): Money | undefined {
  return typeof cell === 'object' && 'amount' in cell ? cell : undefined;
}
