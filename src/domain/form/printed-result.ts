/** What came out of a form, in words: the sheet that explains it to the owner, one fact after the other. */

import type { Language } from '../entity/field.ts';
import { formatDate, formatMoney, formatPercent } from './format.ts';
import type { ItemKey } from './fields.ts';
import type { AssessmentResult } from './score.ts';
import { shortOf, type TemplateOf, type Wording } from './template.ts';
import { type ChecklistResult, type FormView, itemsIn, type PlanResult } from './view.ts';
import { printWordings, sizeWordings } from './wordings.ts';

export interface PrintedFact {
  readonly label: string;
  readonly lines: readonly string[];
}

/** The facts of the result, in the order in which they are explained. */
export function printedResult(view: FormView, language: Language): readonly PrintedFact[] {
  const { template, result, counts } = view;
  const facts = factsOf(view, language);
  if (template.kind === 'profile') return [{ label: '', lines: [template.use[language]] }];
  const isCounted = result.kind === 'checklist' || result.kind === 'assessment';
  return isCounted
    ? [
        ...facts,
        fact(printWordings.unsureShare, language, formatPercent(counts.unsureShare, language)),
      ]
    : facts;
}

function factsOf(view: FormView, language: Language): readonly PrintedFact[] {
  const { template, result } = view;
  switch (result.kind) {
    case 'checklist':
      return checklistFacts(view, result, language);
    case 'assessment':
      return template.kind === 'assessment'
        ? assessmentFacts(view, template, result, language)
        : [];
    case 'plan':
      return planFacts(result, language);
    case 'review':
      return result.confidence === undefined
        ? []
        : [fact(printWordings.confidence, language, `${result.confidence}/5`)];
    case 'profile':
    case 'questionnaire':
      return [];
  }
}

function fact(label: Wording, language: Language, ...lines: readonly string[]): PrintedFact {
  return { label: label[language], lines };
}

function checklistFacts(
  { template }: FormView,
  { label, reasons, size, aid }: ChecklistResult,
  language: Language,
): readonly PrintedFact[] {
  const verdicts = template.kind === 'checklist' ? template.verdicts : undefined;
  const { result, size: sizeLabel, aid: aidLabel, rate, ceiling, window } = printWordings;
  const found = [
    fact(result, language, label[language]),
    ...reasons.map(({ item, verdict, reason, toPass }) => ({
      label: shortOf(item)[language],
      lines: [verdicts?.[verdict], reason, toPass].flatMap((each) => each?.[language] ?? []),
    })),
  ];
  if (size !== undefined)
    found.push(fact(sizeLabel, language, sizeWordings[size.sizeClass][language]));
  if (aid === undefined) return found;
  const { total, converted } = aid;
  const totals = [total, ...(converted === undefined ? [] : [converted.total])];
  found.push(
    fact(
      aidLabel,
      language,
      ...totals.map(({ amount, currency }) => formatMoney(amount, currency, language)),
    ),
  );
  if (converted !== undefined) {
    found.push(fact(rate, language, formatMoney(converted.eurosPerPound, 'EUR', language)));
  }
  if (aid.ceiling !== undefined) {
    const share = aid.share === undefined ? [] : [formatPercent(aid.share, language)];
    const amount = formatMoney(aid.ceiling.amount, aid.ceiling.currency, language);
    found.push(fact(ceiling, language, amount, ...share));
  }
  if (aid.window !== undefined) {
    const { from, to } = aid.window;
    const days = `${formatDate(from, language)} – ${formatDate(to, language)}`;
    found.push(fact(window, language, days));
  }
  return found;
}

function assessmentFacts(
  view: FormView,
  template: TemplateOf<'assessment'>,
  result: AssessmentResult,
  language: Language,
): readonly PrintedFact[] {
  const { total, band, gates, explainFirst, focus, provisional } = printWordings;
  const shorts = (keys: readonly ItemKey[]): readonly string[] => shortsOf(view, keys, language);
  const bandLabel = template.scoring.bands.find(({ id }) => id === result.band)?.label[language];
  const areas = template.sections.filter(({ id }) => result.focus.includes(id));
  const several = (label: Wording, lines: readonly string[]): readonly PrintedFact[] =>
    lines.length === 0 ? [] : [fact(label, language, ...lines)];
  return [
    ...(result.total === undefined ? [] : [fact(total, language, `${result.total}/100`)]),
    ...several(band, [
      ...(bandLabel === undefined ? [] : [bandLabel]),
      ...(result.capped ? [template.scoring.gateRule[language]] : []),
      ...(result.provisional ? [provisional[language]] : []),
    ]),
    ...result.areas.flatMap(({ short, score }) =>
      score === undefined ? [] : [{ label: short[language], lines: [`${score}/100`] }],
    ),
    ...several(gates, shorts(result.gatesBelow)),
    ...several(explainFirst, shorts(result.explainFirst)),
    ...several(
      focus,
      areas.map(({ title }) => title[language]),
    ),
  ];
}

function shortsOf(view: FormView, keys: readonly ItemKey[], language: Language): readonly string[] {
  return itemsIn(view).flatMap(({ key, item }) =>
    keys.includes(key) ? [shortOf(item)[language]] : [],
  );
}

function planFacts(
  { done, kept, progress }: PlanResult,
  language: Language,
): readonly PrintedFact[] {
  return [
    fact(
      printWordings.progress,
      language,
      `${done}/${kept} (${formatPercent(progress, language)})`,
    ),
  ];
}
