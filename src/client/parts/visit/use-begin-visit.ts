/** Beginning a visit, in one press: of a contact that is planned, or at once. */

import { useLocation } from 'wouter';
import {
  beginPlannedVisit,
  beginVisitAtOnce,
  type BeforeVisit,
} from '../../../domain/visit/visit.ts';
import { startTimer } from '../../../domain/visit/timer.ts';
import type { ContactBrief } from '../../../domain/sme/journal-summary.ts';
import type { Sheet } from '../../model/state.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { visitKey, visitOfKey } from '../../model/visit-key.ts';
import { newVisit } from '../../model/visit-state.ts';
import { paths } from '../../ports/routes.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useChange } from '../record/use-change.ts';

/** The contact that a visit today would be: planned for this day, the soonest. */
export function plannedToday(sheet: Sheet, today: string): ContactBrief | undefined {
  return sheet.summary.planned.find(({ at }) => at.slice(0, 10) === today);
}

/** Begins the visit and opens it; one that is under way on this sheet goes on. */
export function useBeginVisit(): (sheet: Sheet, planned?: ContactBrief) => Promise<void> {
  const carnet = useCarnet();
  const change = useChange();
  const { language } = useFormat();
  const [, navigate] = useLocation();
  return async (sheet, planned) => {
    const smeId = sheet.sme.id;
    const { drafts } = carnet.state.getState();
    const begun = [...drafts.keys()].flatMap((key) => visitOfKey(key) ?? []);
    const here = begun.filter((visit) => visit.smeId === smeId);
    if (here.length > 0) await carnet.loadJournal(smeId).catch(() => undefined);
    // One that somebody moved to the bin waits until it is restored.
    const underWay = here.find(({ contactId }) => carnet.record(contactId)?.deleted === undefined);
    if (underWay !== undefined) {
      navigate(paths.visit(smeId, underWay.contactId));
      return;
    }
    const contactId = planned?.id ?? carnet.environment.newId();
    if (planned !== undefined) await carnet.loadJournal(smeId);
    const command =
      planned === undefined
        ? beginVisitAtOnce(smeId, { id: contactId, personId: mainPerson(sheet), language })
        : beginPlannedVisit(contactId);
    if (!(await change(command))) return;
    const before: BeforeVisit | undefined = planned && {
      at: planned.at,
      zone: planned.zone,
      mode: planned.mode,
      minutes: planned.minutes,
    };
    const visit = {
      ...newVisit(startTimer(carnet.environment.now())),
      before,
      isBegunHere: true,
    };
    await carnet
      .keepDraft(visitKey({ smeId, contactId }), JSON.stringify(visit))
      .catch(() => undefined);
    navigate(paths.visit(smeId, contactId));
  };
}

/** Whom one meets as a rule: who decides, else the first. */
function mainPerson({ sme }: Sheet): string | undefined {
  const people = Object.entries(sme.values.people ?? {}).filter(
    ([, { state }]) => state !== 'left',
  );
  return (people.find(([, { decisionMaker }]) => decisionMaker === true) ?? people[0])?.[0];
}
