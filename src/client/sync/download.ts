/**
 * The first download: one part of a snapshot after the other, each asked for while the one before it is stored.
 *
 * A long one brings the heads of all sheets, then the recent contacts, then the older ones, so that the list is of use
 * after the first parts [C10]. A short one is taken in sheet by sheet (`whole-sheets.ts`).
 */

import { addDays, localDateTimeIn } from '../../domain/calendar/local-date.ts';
import { syncLimits } from '../../protocol/limits.ts';
import type { SnapshotPart, SnapshotReply, SnapshotRequest } from '../../protocol/sync-messages.ts';
import type { PartMode } from '../ports/sync.ts';
import type { StepResult } from './machine-parts.ts';
import {
  type AskedPart,
  believed,
  failed,
  heard,
  readMeta,
  seenIn,
  type StepPorts,
} from './step-ports.ts';
import {
  asOrdinaryPart,
  type Begun,
  beginning,
  isBeginning,
  type WaitingHeads,
  wholeSheets,
} from './whole-sheets.ts';

/** An answer that has been here for longer is asked for again, in milliseconds. */
const aheadMsMax = 60_000;

/** Contacts of so many days come before the older ones. */
const recentDays = 90;

/** A download is short where it is here within so many milliseconds, by how long its first part took. */
const shortMsMax = 3000;
/** A day before every contact. */
const everything = '0001-01-01';

/** Where a download goes on. */
interface Place extends Begun {
  readonly part: SnapshotPart;
  /** Contacts from this day on are asked for as the recent ones. */
  readonly askedFrom: string;
  /** Records that came so far. */
  readonly received: number;
}

/** Takes in one part, and asks for the next. */
export async function takePart(ports: StepPorts, mode: PartMode): Promise<StepResult> {
  const { store, ahead } = ports;
  let waiting = mode === 'next' ? ahead.waiting : undefined;
  delete ahead.waiting;
  let place = waiting === undefined ? await placeNoted(ports, mode) : placeAfter(waiting);
  if (place === undefined) return { kind: 'tooFarBehind' };
  const { device, part, askedFrom } = place;
  const asked = askForPart(ports, { device, part, recentFrom: askedFrom });
  if (waiting !== undefined && !(await heard(ports, isInTime(ports, asked, place)))) {
    // It is not as short as it seemed: what waited is of use by now, and the rest comes in the ordinary way.
    const taken = await store.takeSnapshot(asOrdinaryPart(waiting), mode, everything);
    if (taken === 'restart') return { kind: 'restored' };
    waiting = undefined;
    place = { ...place, recentFrom: everything };
  }
  const answer = await heard(ports, asked.answer);
  if (!answer.ok) return failed(believed(ports, (await readMeta(store)).life, answer.error));
  const reply = answer.value;
  const { next, sequence, serverTime } = reply;
  const arrivedAt = await asked.arrivedAt;
  const progress = progressWith(place, reply);
  const isBySheets =
    waiting !== undefined ||
    (isBeginning(part) && isSoonHere(progress, reply, arrivedAt - asked.sentAt));
  if (next !== undefined) {
    const nextFrom = isBySheets ? everything : askedFrom;
    ahead.coming = askForPart(ports, { device, part: next, recentFrom: nextFrom });
  }
  // A server that was restored between two parts: what it had acknowledged may be gone.
  const seen = seenIn(ports, asked.sentAt, serverTime, arrivedAt);
  const sheets = isBySheets ? wholeSheets(waiting?.heads ?? [], reply, part.kind) : undefined;
  const taken = await store.takeSnapshot(sheets?.part ?? reply, mode, place.recentFrom, seen);
  if (taken === 'restart') return { kind: 'restored' };
  const begun = { ...place, sequence: place.sequence ?? sequence };
  if (next === undefined) {
    // A device that never sent anything has nothing to hear of, where nothing came since the first part.
    const upTo = place.isNew && begun.sequence === sequence ? sequence : undefined;
    return { kind: 'part', done: true, progress, upTo };
  }
  if (sheets !== undefined) {
    const { received } = progress;
    ahead.waiting = { begun, heads: sheets.heads, last: { ...reply, next }, received };
  }
  return { kind: 'part', done: false, progress };
}

/** Where it goes on, by what the store noted; `undefined` where it noted nothing. */
async function placeNoted(
  { store, environment }: StepPorts,
  mode: PartMode,
): Promise<Place | undefined> {
  const { device, deviceSequence, handOver, snapshot } = await readMeta(store);
  const noted = mode === 'next' ? snapshot : undefined;
  if (mode === 'next' && noted === undefined) return undefined;
  const today = localDateTimeIn(environment.now(), environment.zone()).slice(0, 10);
  const { next: part = beginning, recentFrom = addDays(today, -recentDays) } = noted ?? {};
  return {
    at: environment.now(),
    device,
    isNew: deviceSequence === 0 && handOver === undefined,
    part,
    askedFrom: recentFrom,
    recentFrom,
    received: isBeginning(part) ? 0 : (noted?.received ?? 0),
    sequence: noted?.sequence,
  };
}

function placeAfter({ begun, last, received }: WaitingHeads): Place {
  return { ...begun, part: last.next, askedFrom: everything, received };
}

/** Whether a part comes while a short download may last, or a word that there is none. */
async function isInTime(
  { environment }: StepPorts,
  { answer }: AskedPart,
  { at }: Begun,
): Promise<boolean> {
  const leftMs = at + shortMsMax - environment.now();
  if (leftMs <= 0) return false;
  let cancel: () => void = () => undefined;
  const late = new Promise<undefined>((resolve) => {
    cancel = environment.later(() => resolve(undefined), Math.min(leftMs, shortMsMax));
  });
  const first = await Promise.race([answer, late]);
  cancel();
  return first !== undefined && (first.ok || first.error.kind === 'refused');
}

function progressWith(place: Place, { records, total }: SnapshotReply) {
  const received = place.received + records.length;
  return { received, total: Math.max(total, received) };
}

function isSoonHere(
  { received, total }: ReturnType<typeof progressWith>,
  { records }: SnapshotReply,
  tookMs: number,
): boolean {
  const rest = total - received;
  const restMs = (tookMs / Math.max(1, records.length)) * rest;
  return total <= syncLimits.shortDownloadRecordsMax && restMs <= shortMsMax;
}

/** Asks for a part, unless it was asked for already. */
function askForPart(
  { environment, transport, programmeId, ahead }: StepPorts,
  request: SnapshotRequest,
): AskedPart {
  const { coming } = ahead;
  delete ahead.coming;
  const sentAt = environment.now();
  const isSame = JSON.stringify(coming?.request) === JSON.stringify(request);
  if (coming !== undefined && isSame && sentAt - coming.sentAt < aheadMsMax) return coming;
  const answer = transport.snapshot(programmeId, request);
  return { request, sentAt, answer, arrivedAt: answer.then(() => environment.now()) };
}
