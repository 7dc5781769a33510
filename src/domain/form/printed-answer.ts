/** One answer in words, in one language. A text that is not translated is given in its own, and says which that is. */

import type { Language, Text2 } from '../entity/field.ts';
import { sideOf } from '../text/text-pair.ts';
import type { Cell, Content, ContentOf } from './answers.ts';
import { countryName, formatDate, formatMoney, formatNumber, formatPercent } from './format.ts';
import { isClosed } from './open-options.ts';
import type { AutoSource, CellType, Item, ItemOf } from './template.ts';
import { unlistedLabel } from './unlisted-options.ts';
import type { ItemView } from './view.ts';
import { printWordings, sizeWordings, unsureWording } from './wordings.ts';

/** Words with the language they are in, which is not always that of the page. */
export interface Said {
  readonly text: string;
  readonly lang: Language;
}

export type PrintedAnswer =
  /** Nothing was answered; the words say so. */
  | { readonly kind: 'none'; readonly said: Said }
  | { readonly kind: 'text'; readonly said: Said }
  | { readonly kind: 'list'; readonly items: readonly Said[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly Said[])[];
    };

/** What the application fills in, by its source, already in words. */
export type AutoAnswers = Readonly<Partial<Record<AutoSource, readonly Said[]>>>;

/** What printing an answer needs of its view. */
type Printable = Pick<ItemView, 'item' | 'answer' | 'options'> &
  Partial<Pick<ItemView, 'computed' | 'unlisted'>>;

/** The answer of an item in words. */
export function printedAnswer(
  view: Printable,
  language: Language,
  auto: AutoAnswers = {},
): PrintedAnswer {
  const { item, answer } = view;
  const none = (key: 'blank' | 'unreadable' | 'noneYet'): PrintedAnswer => ({
    kind: 'none',
    said: { text: printWordings[key][language], lang: language },
  });
  if (item.type === 'auto') {
    const items = auto[item.from] ?? [];
    return items.length === 0 ? none('noneYet') : { kind: 'list', items };
  }
  switch (answer.kind) {
    case 'blank':
      return none('blank');
    case 'unreadable':
      return none('unreadable');
    case 'unsure':
      return text(unsureWording[language], language);
    case 'notApplicable': {
      const offered = item.type === 'maturity' ? item.na : undefined;
      return text((offered ?? printWordings.notApplicable)[language], language);
    }
    case 'given':
      return printedContent(view, answer.content, language);
  }
}

function text(words: string, lang: Language): PrintedAnswer {
  return { kind: 'text', said: { text: words, lang } };
}

function printedContent(view: Printable, content: Content, language: Language): PrintedAnswer {
  const { item } = view;
  switch (content.kind) {
    case 'word':
      return text(wordOf(view, content.word, language), language);
    case 'number':
      return text(numberOf(item, content.number, language), language);
    case 'money':
      return text(formatMoney(content.money.amount, content.money.currency, language), language);
    case 'words': {
      const items = content.words.map((word) => ({
        text: wordOf(view, word, language),
        lang: language,
      }));
      return { kind: 'list', items };
    }
    case 'text':
      return { kind: 'text', said: saidOf(content.text, language) };
    case 'texts':
      return { kind: 'list', items: content.rows.map((row) => saidOf(row.text, language)) };
    case 'cells':
      return item.type === 'table' ? tableOf(item, content, language) : text('', language);
    case 'prices':
      return pricesOf(view, content, language);
    case 'targets':
      return item.type === 'targets' ? targetsOf(item, content, language) : text('', language);
    case 'actions':
      return actionsOf(content, language);
  }
}

/** What a text says in the language of the page; in its own where it has no translation. */
export function saidOf(pair: Text2, language: Language): Said {
  const side = sideOf(pair, language);
  return side.trim() === '' ? { text: pair.text, lang: pair.lang } : { text: side, lang: language };
}

function wordOf(view: Printable, word: string, language: Language): string {
  const { item, options, unlisted = [] } = view;
  if (item.type === 'derived') return sizeWord(word, language) ?? word;
  if (item.type === 'date') return formatDate(word, language, item.precision);
  if (item.type === 'country' || item.type === 'countries') return countryName(word, language);
  const option = [...options, ...unlisted].find(({ id }) => id === word);
  if (option !== undefined) return unlistedLabel(option)[language];
  return isClosed(item) ? unlistedLabel({ label: undefined })[language] : word;
}

function sizeWord(word: string, language: Language): string | undefined {
  return Object.entries(sizeWordings).find(([id]) => id === word)?.[1][language];
}

function numberOf(item: Item, value: number, language: Language): string {
  if (item.type === 'rating' || item.type === 'maturity') {
    const anchor = item.anchors.find(({ score }) => score === value);
    const max = item.anchors.at(-1)?.score ?? value;
    const score = `${formatNumber(value, language)}/${max}`;
    return anchor === undefined ? score : `${score} – ${anchor.label[language]}`;
  }
  if (item.type !== 'number') return formatNumber(value, language);
  switch (item.unit) {
    case 'percent':
      return formatPercent(value, language);
    case 'fte':
      return `${formatNumber(value, language)} ${printWordings.fte[language]}`;
    case 'hoursPerMonth':
      return `${formatNumber(value, language)} ${printWordings.perMonth[language]}`;
    case undefined:
      return formatNumber(value, language);
  }
}

function tableOf(
  item: ItemOf<'table'>,
  { rows }: ContentOf<'cells'>,
  language: Language,
): PrintedAnswer {
  return {
    kind: 'table',
    head: item.columns.map(({ label }) => label[language]),
    rows: rows.map(({ cells }) =>
      item.columns.map(({ id, type }) => cellOf(cells[id], type, language)),
    ),
  };
}

function cellOf(cell: Cell | undefined, type: CellType, language: Language): Said {
  if (cell === undefined) return { text: '', lang: language };
  if (typeof cell === 'object') {
    return 'amount' in cell
      ? { text: formatMoney(cell.amount, cell.currency, language), lang: language }
      : saidOf(cell, language);
  }
  if (typeof cell === 'number') {
    const words = type === 'percent' ? formatPercent(cell, language) : formatNumber(cell, language);
    return { text: type === 'rating5' ? `${words}/5` : words, lang: language };
  }
  if (type === 'country') return { text: countryName(cell, language), lang: language };
  const isDate = type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(cell);
  return { text: isDate ? formatDate(cell, language) : cell, lang: language };
}

function pricesOf(
  view: Printable,
  content: ContentOf<'prices'>,
  language: Language,
): PrintedAnswer {
  const { item, computed } = view;
  if (item.type !== 'calculator') return text('', language);
  const said = (words: string): Said => ({ text: words, lang: language });
  const money = (amount: number): string => formatMoney(amount, content.currency, language);
  const lines = item.rows.flatMap(({ id, label, sign }) => {
    const line = content.lines[id];
    if (line === undefined) return [];
    const amount = sign === '-' ? -line.amount : line.amount;
    const day = line.on === undefined ? '' : formatDate(line.on, language);
    return [[said(label[language]), said(money(amount)), said(day)]];
  });
  const price = computed?.kind === 'price' ? computed.result : undefined;
  const results = item.results.flatMap(({ id, label }) => {
    const value = price?.[id];
    if (value === undefined) return [];
    const words = id === 'marginRate' ? formatPercent(value, language) : money(value);
    return [[said(label[language]), said(words), said('')]];
  });
  const { line, amount, onDate } = printWordings;
  return {
    kind: 'table',
    head: [line[language], amount[language], onDate[language]],
    rows: [...lines, ...results],
  };
}

function targetsOf(
  item: ItemOf<'targets'>,
  { rows }: ContentOf<'targets'>,
  language: Language,
): PrintedAnswer {
  const said = (words: string): Said => ({ text: words, lang: language });
  const number = (value: number | undefined): Said =>
    said(value === undefined ? '' : formatNumber(value, language));
  return {
    kind: 'table',
    head: [printWordings.measure[language], ...item.columns.map(({ label }) => label[language])],
    rows: item.measures.flatMap(({ id, label }) => {
      const row = rows[id];
      if (row === undefined) return [];
      const by = said(row.by === undefined ? '' : formatDate(row.by, language));
      const cells = { baseline: number(row.baseline), target: number(row.target), by };
      return [[said(label[language]), ...item.columns.map((column) => cells[column.id])]];
    }),
  };
}

function actionsOf({ actions }: ContentOf<'actions'>, language: Language): PrintedAnswer {
  const said = (words: string): Said => ({ text: words, lang: language });
  const { action, owner, due } = printWordings;
  return {
    kind: 'table',
    head: [action[language], owner[language], due[language]],
    rows: actions.map((each) => [
      saidOf(each.title, language),
      said(each.owner ?? ''),
      said(each.due === undefined ? '' : formatDate(each.due, language)),
    ]),
  };
}
