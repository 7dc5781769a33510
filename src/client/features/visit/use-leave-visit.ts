/**
 * Leaves a visit: it pauses and can be resumed. One that was begun by mistake, and in which nothing was said, is withdrawn.
 * Back of the browser leaves it in the same way.
 */

import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { localDateTimeIn } from '../../../domain/calendar/local-date.ts';
import { agendaLines, isHeadingOf } from '../../../domain/visit/agenda.ts';
import { noteVisitMinutes, withdrawVisit } from '../../../domain/visit/visit.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { notify } from '../../model/notices.ts';
import { isAllowed } from '../../model/own-rights.ts';
import { isReloadHeld } from '../../model/reload-hold.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { visitKey } from '../../model/visit-key.ts';
import { paths, visitBase } from '../../ports/routes.ts';
import { useChange } from '../../parts/record/use-change.ts';
import { isTypedSince } from './typed-since.ts';
import type { Visit } from './use-visit.ts';

/** Left without a word within so many milliseconds, a visit was begun by mistake or looked at. */
const glanceMsMax = 3 * 60_000;

export function useLeaveVisit(visit: Visit): () => Promise<void> {
  const { t } = useTranslation('visit');
  const change = useChange();
  const carnet = useCarnet();
  const format = useFormat();
  const [, navigate] = useLocation();
  const { sheet, contact, visit: state, notes } = visit;
  const smeId = sheet.sme.id;
  const isSettled = useRef(false);
  /** Whether its line, or a box of its own, was typed in since it began, in any tab. An older line waits for the next visit. */
  const hasHalfTyped = (): boolean => {
    const { state: store, environment } = carnet;
    return [...store.getState().drafts.values()].some(
      ({ key, text, at }) =>
        text.trim() !== '' &&
        isTypedSince(contact, at, environment.zone()) &&
        (key.startsWith(`visitLine:${smeId}`) || key.includes(`:${contact.id}/`)),
    );
  };
  /** A topic that was added in the visit is nowhere else; those that were prepared are in the contact. */
  const hasOwnTopic = (): boolean => {
    const prepared = agendaLines(contact.values.agenda?.text ?? '');
    return state.topics.some(
      (topic) => topic.kind === 'added' && !prepared.some((line) => isHeadingOf(topic, line)),
    );
  };
  /**
   * Nothing was written, answered, ticked or attached since it began here, and no words are half-typed, in this tab or in another:
   * its beginning is the latest change.
   */
  const isUntouched = (): boolean => {
    const { environment } = carnet;
    // By the clock on the wall: of a lid that was shut for an hour the timer counts nothing.
    const since = localDateTimeIn(environment.now() - glanceMsMax, environment.zone());
    const isGlance = contact.values.at >= since.slice(0, contact.values.at.length);
    const last = carnet.lastChange() ?? [];
    const isBeginning = last.some(
      ({ record, fields }) => record === contact.id && 'state' in fields,
    );
    return (
      isGlance &&
      isBeginning &&
      state.isBegunHere &&
      notes.length === 0 &&
      state.done.length === 0 &&
      !hasOwnTopic() &&
      !hasHalfTyped()
    );
  };
  /** Answers whether it can be left. */
  const settle = async (): Promise<boolean> => {
    isSettled.current = true;
    // What is being recorded is saved with the visit when it is left.
    if (isUntouched() && !isReloadHeld()) {
      const done = t('withdrawn');
      if (!(await change(withdrawVisit(contact.id, state.before), { done }))) {
        isSettled.current = false;
        return false;
      }
      await visit.forget();
    } else {
      await change(noteVisitMinutes(contact.id, visit.minutes()));
      notify({
        message: t('left', { time: format.duration(visit.minutes()) }),
        tone: 'done',
        // A role that was lowered meanwhile does not open it again.
        action: isAllowed('write', carnet.state.getState())
          ? { label: t('resume'), run: () => navigate(paths.visit(smeId, contact.id)) }
          : undefined,
      });
    }
    return true;
  };
  const onGone = useEffectEvent(() => {
    // From part to part one stays in the visit; what was left or ended by its button is settled.
    if (isSettled.current || location.pathname.includes(visitBase)) return;
    const isUnderWay = carnet.state
      .getState()
      .drafts.has(visitKey({ smeId, contactId: contact.id }));
    if (isUnderWay) void settle();
  });
  // By Back of the browser, or by any link: a listener of `popstate` would be gone with the visit before its turn.
  useEffect(() => () => onGone(), []);
  return async (): Promise<void> => {
    if (!(await settle())) return;
    navigate(carnet.record(smeId) === undefined ? paths.portfolio() : paths.sheet(smeId));
  };
}
