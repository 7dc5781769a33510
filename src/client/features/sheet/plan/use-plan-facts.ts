/** What the plan takes from the rest of the sheet: the assessment and the sections it opens, milestones, risks and chances. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type AutoAnswers, type Said, saidOf } from '../../../../domain/form/printed-answer.ts';
import { readOutcome } from '../../../../domain/form/outcome.ts';
import { standingForm } from '../../../../domain/form/standing.ts';
import type { Template } from '../../../../domain/form/template.ts';
import { isOpenIssue } from '../../../../domain/issue/issue.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Sheet } from '../../../model/state.ts';
import { useToday } from '../../../model/use-carnet.ts';
import { useSummary } from '../../../model/use-records.ts';
import { useTemplate } from '../../../parts/form/use-template.ts';
import { useFigureFacts } from '../figures/use-figure-facts.ts';
import { milestonesOf } from './milestones.ts';
import { assessmentName } from './plan-names.ts';

export interface PlanFacts {
  readonly auto: AutoAnswers;
  /** The sections to begin with. */
  readonly focus: readonly string[];
}

export function usePlanFacts(sheet: Sheet): PlanFacts {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const today = useToday();
  const { facts: forms = [] } = useSummary(sheet.sme.id, 'form');
  const assessment = standingForm(forms, { name: assessmentName });
  const stored = assessment?.outcome;
  const outcome = useMemo(() => readOutcome(stored), [stored]);
  const { template } = useTemplate(
    outcome?.focus === undefined ? '' : (assessment?.templateId ?? ''),
  );
  const figures = useFigureFacts(sheet, today);
  const { actions, issues } = sheet;
  return useMemo(() => {
    const { language } = format;
    const words = (text: string): Said => ({ text, lang: language });
    const withDay = (said: Said, due: string | undefined, done: boolean): Said => ({
      lang: said.lang,
      text: [
        said.text,
        due === undefined ? undefined : format.dayMonth(due, today),
        done ? t('done') : undefined,
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
    });
    const auto: AutoAnswers = {
      ...figures,
      'form:readiness-assessment':
        outcome?.total === undefined
          ? []
          : [
              words(
                t('assessed', {
                  date: format.dayMonth(outcome.on, today),
                  total: format.percent(outcome.total / 100),
                }),
              ),
            ],
      'actions:milestone': milestonesOf(actions).map(({ values }) =>
        withDay(saidOf(values.title, language), values.due, values.state === 'done'),
      ),
      'issues:risk,opportunity': issues
        .filter(({ values }) => isOpenIssue(values.state))
        .filter(({ values }) => values.kind === 'risk' || values.kind === 'opportunity')
        .map(({ values }) => saidOf(values.title, language)),
    };
    return { auto, focus: openedBy(template, outcome?.focus ?? []) };
  }, [t, format, today, outcome, template, actions, issues, figures]);
}

/** The sections of the plan that the areas chosen in an assessment open. */
function openedBy(template: Template | undefined, areas: readonly string[]): readonly string[] {
  if (template?.kind !== 'assessment') return [];
  return template.sections.filter(({ id }) => areas.includes(id)).flatMap(({ opens }) => opens);
}
