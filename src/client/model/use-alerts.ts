/**
 * The alerts of the open programme, for any screen. A sheet is judged once per day and state of the programme,
 * whoever asks: after an edit, one of a thousand is judged anew.
 */

import { useMemo } from 'react';
import { type AlertContext, alertContext } from '../../domain/alert/context.ts';
import { type AlertList, alertsOf } from '../../domain/alert/alerts-of.ts';
import { programmeAlerts } from '../../domain/alert/programme-alerts.ts';
import type { CalendarEvent, LaunchPad, Member, Programme } from '../../domain/operation/record.ts';
import type { SheetHead } from '../../domain/sheet/sheet-head.ts';
import { useCarnetState, useToday } from './use-carnet.ts';

/** What the rules need besides a sheet; the same object for all screens as long as nothing of it changed. */
export function useAlertContext(): AlertContext {
  const today = useToday();
  const programme = useCarnetState((state) => state.programme);
  const launchPads = useCarnetState((state) => state.launchPads);
  const members = useCarnetState((state) => state.members);
  const events = useCarnetState((state) => state.events);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  return contextFor(today, programme, launchPads, members, events, contactsComing);
}

/** The alerts of a sheet. */
export function alertsOfSheet(sheet: SheetHead, context: AlertContext): AlertList {
  let known = judged.get(context);
  if (known === undefined) {
    known = new WeakMap();
    judged.set(context, known);
  }
  const alerts = known.get(sheet) ?? alertsOf(sheet, context);
  known.set(sheet, alerts);
  return alerts;
}

/** The alerts of the programme itself. */
export function useProgrammeAlerts(): AlertList {
  const context = useAlertContext();
  const sheets = useCarnetState((state) => state.sheets);
  return useMemo(
    () =>
      programmeAlerts(
        [...sheets.values()].map(({ sme }) => sme),
        context,
      ),
    [sheets, context],
  );
}

const judged = new WeakMap<AlertContext, WeakMap<SheetHead, AlertList>>();

type Parts = readonly [
  string,
  Programme | undefined,
  readonly LaunchPad[],
  readonly Member[],
  readonly CalendarEvent[],
  boolean,
];

let latest: { readonly parts: Parts; readonly context: AlertContext } | undefined;

function contextFor(...parts: Parts): AlertContext {
  const same = latest?.parts.every((part, index) => part === parts[index]) === true;
  if (latest !== undefined && same) return latest.context;
  const [today, programme, launchPads, members, events, contactsComing] = parts;
  const input = { today, programme, launchPads, members, events, contactsComing };
  latest = { parts, context: alertContext(input) };
  return latest.context;
}
