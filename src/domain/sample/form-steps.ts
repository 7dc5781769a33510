/**
 * The forms of one sheet of the sample, begun, answered and completed through the same commands as on a screen, so that each
 * outcome is what the engine makes of the answers. Those served outside the programme have none.
 */

import type { LocalDate, LocalDateTime } from '../calendar/local-date.ts';
import { type Command, setFields, together } from '../command/command.ts';
import { beginForm, replaceForm } from '../form/commands/begin-form.ts';
import { agreeForm, completeForm } from '../form/commands/settle-form.ts';
import { focusField } from '../form/fields.ts';
import type { Template } from '../form/template.ts';
import { eligibilityChecklist } from '../form/templates/eligibility-checklist.ts';
import { marketEntryPlan } from '../form/templates/market-entry-plan.ts';
import { readinessAssessment } from '../form/templates/readiness-assessment.ts';
import { smeProfile } from '../form/templates/sme-profile.ts';
import {
  type Assessment,
  firstAssessment,
  meetingsAfterInduction,
  proposedFocus,
  repeatedAssessment,
} from './assessments.ts';
import { checklistOf } from './checklists.ts';
import { type FormSubject, seenAgainst } from './form-subject.ts';
import { marketOf } from './markets.ts';
import { planFor } from './plans.ts';
import { profileFields } from './profiles.ts';
import { planWork, reviewsOf } from './reviews.ts';
import { idOf } from './seed.ts';

/** What the forms of the sample show by the day of each stage. */
export const formsInTime = {
  isEligible: true,
  isAssessed: true,
  isPlanned: true,
  isReviewed: true,
  hasLastFigures: true,
} as const;

/** Something done to a form; whoever looks after the SME does it. */
interface FormStep {
  readonly key: string;
  readonly at: LocalDateTime;
  readonly command: Command;
}

/** Everything done to the forms of a business. */
export function formSteps(subject: FormSubject): readonly FormStep[] {
  const { enrolledOn, track } = subject.business;
  if (enrolledOn === undefined || track === 'outside') return [];
  const assessment = firstAssessment(subject);
  return [
    ...checklistSteps(subject),
    ...(assessment === undefined
      ? []
      : [
          ...assessmentSteps(subject, assessment),
          ...profileSteps(subject, assessment),
          ...planSteps(subject, assessment),
        ]),
    ...reviewSteps(subject, assessment),
  ];
}

function checklistSteps(subject: FormSubject): readonly FormStep[] {
  const checklist = checklistOf(subject);
  if (checklist === undefined) return [];
  const { contact, doneOn, first, later } = checklist;
  const id = formId(subject, 'checklist');
  const begun = beginForm(
    {
      home: subject.home,
      templateId: eligibilityChecklist.id,
      filledBy: 'together',
      contactId: contact.id,
      answers: first,
    },
    id,
  );
  return [
    step('checklist/begun', contact.on, '17:00', begun),
    step('checklist/answered', doneOn, '17:10', setFields(id, later)),
    step('checklist/done', doneOn, '17:12', completed(subject, id, eligibilityChecklist)),
  ];
}

function assessmentSteps(subject: FormSubject, first: Assessment): readonly FormStep[] {
  const id = formId(subject, 'assessment');
  const focus = proposedFocus(first);
  const begun = beginForm(
    {
      home: subject.home,
      templateId: readinessAssessment.id,
      filledBy: 'together',
      contactId: first.contact.id,
      answers: { ...first.fields, [focusField]: focus },
    },
    id,
  );
  return [
    step('assessment/begun', first.contact.on, '17:00', begun),
    step('assessment/done', first.contact.on, '17:14', completed(subject, id, readinessAssessment)),
    ...repeatSteps(subject, { first, id, focus }),
  ];
}

function repeatSteps(
  subject: FormSubject,
  { first, id, focus }: { first: Assessment; id: string; focus: readonly string[] },
): readonly FormStep[] {
  const repeated = repeatedAssessment(subject, first, focus);
  if (repeated === undefined) return [];
  const { contact, fields } = repeated;
  const nextId = formId(subject, 'assessment/2');
  const next = proposedFocus(repeated);
  const answered = setFields(nextId, { ...fields, [focusField]: next, contactId: contact.id });
  const done = completed(subject, nextId, readinessAssessment);
  return [
    step('assessment/2/begun', contact.on, '17:00', replaceForm(id, nextId)),
    step('assessment/2/answered', contact.on, '17:10', answered),
    step('assessment/2/done', contact.on, '17:12', done),
  ];
}

function profileSteps(subject: FormSubject, assessment: Assessment): readonly FormStep[] {
  const meetings = meetingsAfterInduction(subject);
  const { on } = meetings[1] ?? assessment.contact;
  const id = formId(subject, 'profile');
  const begun = beginForm(
    {
      home: subject.home,
      templateId: smeProfile.id,
      filledBy: 'manager',
      answers: profileFields(subject, assessment),
    },
    id,
  );
  return [
    step('profile/begun', on, '17:20', begun),
    step('profile/done', on, '17:24', completed(subject, id, smeProfile)),
  ];
}

function planSteps(subject: FormSubject, assessment: Assessment): readonly FormStep[] {
  const plan = planFor(subject, assessment);
  if (plan === undefined) return [];
  const id = formId(subject, 'plan');
  const begun = beginForm(
    {
      home: subject.home,
      templateId: marketEntryPlan.id,
      filledBy: 'together',
      market: marketOf(subject.business),
      answers: plan.fields,
    },
    id,
  );
  const settlement = { template: marketEntryPlan, context: seenAgainst(subject) };
  return [
    step('plan/begun', plan.begunOn, '17:40', begun),
    step(
      'plan/agreed',
      plan.agreed.on,
      '17:28',
      agreeForm(id, settlement, ['sme', 'accountManager']),
    ),
  ];
}

/** Each review, with the work on the plan that it tells of. */
function reviewSteps(subject: FormSubject, assessment: Assessment | undefined): FormStep[] {
  const plan = assessment && planFor(subject, assessment);
  const work = plan === undefined ? [] : planWork(subject, plan, formId(subject, 'plan'));
  return reviewsOf(subject).map(({ contact, command }) => {
    const done = work.filter((one) => one.contact.id === contact.id).map((one) => one.command);
    const all = done.length === 0 ? command : together([command, ...done]);
    return step(`review/${contact.id}`, contact.on, '17:35', all);
  });
}

function completed(subject: FormSubject, id: string, template: Template): Command {
  return completeForm(id, { template, context: seenAgainst(subject) });
}

function step(key: string, on: LocalDate, time: string, command: Command): FormStep {
  return { key, at: `${on}T${time}`, command };
}

/** Ids of forms follow from what they are, so that opening the sample again adds nothing. */
function formId({ business }: FormSubject, name: string): string {
  return idOf(`form/${business.key}/${name}`, Date.UTC(2020, 0, 6));
}
