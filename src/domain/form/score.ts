/**
 * The score of an assessment. An area is the mean of its answers, in per cent of the greatest; the total is the weighted
 * mean of the areas, reckoned before they are rounded. "Not sure" counts as nothing yet and is counted apart; blank and
 * not applicable are left out of the mean.
 *
 * A gate question that is low or not sure keeps the band at the cap of the template at most, however good the total.
 */

import type { Answer } from './answers.ts';
import type { ItemKey } from './fields.ts';
import { roundHalfUp } from './rounding.ts';
import type { ItemOf, TemplateOf, Wording } from './template.ts';

type Assessment = TemplateOf<'assessment'>;

/** An asked question of an area, with its answer. */
export interface ScoredItem {
  readonly key: ItemKey;
  readonly item: ItemOf<'maturity'>;
  readonly answer: Answer;
}

export interface AreaScore {
  readonly id: string;
  readonly short: Wording;
  /** Per cent, as shown; nothing while no question of the area is answered. */
  readonly score: number | undefined;
  /** Per cent, before rounding. */
  readonly exact: number | undefined;
  readonly gatesBelow: readonly ItemKey[];
}

export interface AssessmentResult {
  readonly kind: 'assessment';
  readonly areas: readonly AreaScore[];
  readonly total: number | undefined;
  /** The band as it stands, by its id, after the gates. */
  readonly band: string | undefined;
  /** A gate lowered the band. */
  readonly capped: boolean;
  /** Gate questions that are low or not sure. */
  readonly gatesBelow: readonly ItemKey[];
  /** What to explain to the owner first: every answer that was not sure. */
  readonly explainFirst: readonly ItemKey[];
  /** A required question is still blank. */
  readonly provisional: boolean;
  /** Areas chosen together with the owner. */
  readonly focus: readonly string[];
  /** Areas proposed: those with an open gate first, then the lowest. */
  readonly suggestedFocus: readonly string[];
  /** Sections of the entry plan that the chosen areas open first. */
  readonly opens: readonly string[];
}

/** The result; `items` are the asked questions by area, `focus` the areas chosen. */
export function scoreAssessment(
  template: Assessment,
  items: Readonly<Record<string, readonly ScoredItem[]>>,
  focus: readonly string[],
): AssessmentResult {
  const areas = template.sections.map((section) =>
    scoreArea(template, section, items[section.id] ?? []),
  );
  const all = template.sections.flatMap(({ id }) => items[id] ?? []);
  const total = totalOf(template, areas);
  const gatesBelow = areas.flatMap((area) => area.gatesBelow);
  const band = bandOf(template, total);
  const cap = template.scoring.bands.findIndex(({ id }) => id === template.scoring.gateCap);
  const capped = gatesBelow.length > 0 && band > cap;
  const chosen = template.sections.filter(({ id }) => focus.includes(id));
  return {
    kind: 'assessment',
    areas,
    total,
    band: template.scoring.bands[capped ? cap : band]?.id,
    capped,
    gatesBelow,
    explainFirst: all.flatMap(({ key, answer }) => (answer.kind === 'unsure' ? [key] : [])),
    provisional: all.some(({ item, answer }) => item.required === true && isMissing(answer)),
    focus: chosen.map(({ id }) => id),
    suggestedFocus: suggestFocus(areas, template.focus.max),
    opens: [...new Set(chosen.flatMap(({ opens }) => opens))],
  };
}

function isMissing(answer: Answer): boolean {
  return answer.kind === 'blank' || answer.kind === 'unreadable';
}

function scoreOf(answer: Answer): number | undefined {
  if (answer.kind === 'unsure') return 0;
  return answer.kind === 'given' && answer.content.kind === 'number'
    ? answer.content.number
    : undefined;
}

function scoreArea(
  { scale, scoring }: Assessment,
  { id, short }: Assessment['sections'][number],
  items: readonly ScoredItem[],
): AreaScore {
  const scores = items.flatMap(({ answer }) => {
    const score = scoreOf(answer);
    // A value from elsewhere never lifts an area over its greatest.
    return score === undefined ? [] : [Math.min(Math.max(score, scale.min), scale.max)];
  });
  const sum = scores.reduce((total, score) => total + score, 0);
  const exact = scores.length === 0 ? undefined : (sum / scores.length / scale.max) * 100;
  return {
    id,
    short,
    exact,
    score: exact === undefined ? undefined : roundHalfUp(exact),
    gatesBelow: items.flatMap(({ key, item, answer }) => {
      const score = scoreOf(answer);
      return item.gate === true && score !== undefined && score < scoring.gateMin ? [key] : [];
    }),
  };
}

function totalOf({ sections }: Assessment, areas: readonly AreaScore[]): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const [index, { exact }] of areas.entries()) {
    if (exact === undefined) continue;
    const weight = sections[index]?.weight ?? 0;
    sum += weight * exact;
    weights += weight;
  }
  return weights === 0 ? undefined : roundHalfUp(sum / weights);
}

/** The place of the band in which a total lies; -1 while there is no total. */
function bandOf({ scoring }: Assessment, total: number | undefined): number {
  return total === undefined ? -1 : scoring.bands.findLastIndex(({ from }) => from <= total);
}

function suggestFocus(areas: readonly AreaScore[], max: number): readonly string[] {
  const scored = areas.filter(({ exact }) => exact !== undefined);
  const urgency = (a: AreaScore, b: AreaScore): number =>
    Number(b.gatesBelow.length > 0) - Number(a.gatesBelow.length > 0) ||
    (a.exact ?? 0) - (b.exact ?? 0);
  return [...scored]
    .sort(urgency)
    .slice(0, max)
    .map(({ id }) => id);
}
