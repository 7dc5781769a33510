/**
 * The first download: one part of a snapshot after the other, each asked for while the one before it is stored.
 *
 * A long one brings the heads of all sheets, then the recent contacts, then the older ones, so that the list is of use
 * after the first parts [C10]. Over a quick line heads wait for contacts a few seconds at most, and sheets are taken in
 * as wholes (`whole-sheets.ts`): in a short download with all their contacts.
 *
 * One that takes the place of a programme that is here already brings all contacts sheet after sheet: none of them goes
 * before its part is here.
 */

import { addDays } from '../../domain/calendar/local-date.ts';
import { syncLimits } from '../../protocol/limits.ts';
import type { SnapshotPart, SnapshotReply, SnapshotRequest } from '../../protocol/sync-messages.ts';
import type { PartFollowed, RecordPlace, Replaced } from '../ports/sync.ts';
import type { DownloadMode, StepResult } from './machine-parts.ts';
import { isSoundPart } from './sound-answer.ts';
import {
  type AskedPart,
  verifiedLoss,
  failed,
  ifStillLeader,
  nonsense,
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
/** Heads wait for the first contacts where the first part was here within so many milliseconds. */
const quickMsMax = 120;
/** A day before every contact. */
const everything = '0001-01-01';

/** Where a download goes on. */
interface Place extends Begun {
  readonly part: SnapshotPart;
  /** Records that came so far. */
  readonly received: number;
}

/** Takes in one part, and asks for the next. */
export async function takePart(ports: StepPorts, asked: DownloadMode): Promise<StepResult> {
  const { store, early, programmeId } = ports;
  let waiting = asked === 'next' ? early.waiting : undefined;
  delete early.waiting;
  let place = waiting === undefined ? await placeNoted(ports, asked) : placeAfter(waiting);
  if (place === undefined) return { kind: 'tooFarBehind' };
  const { device, part, askedFrom, isReplacing } = place;
  const mode = isReplacing && asked === 'anew' ? 'instead' : asked;
  const coming = askForPart(ports, { device, part, recentFrom: askedFrom });
  const asking = place;
  void coming.followed.then(async (followed) => {
    const tookMs = (await coming.arrivedAt) - coming.sentAt;
    if (ports.isOver()) return;
    const recentFrom = askedAfter(asking, followed, tookMs);
    early.coming = askForPart(ports, { device, part: followed.next, recentFrom });
  });
  if (waiting !== undefined && !(await ifStillLeader(ports, isInTime(ports, coming, place)))) {
    // It is not as quick as it seemed: what waited is of use by now, and the rest comes in the ordinary way.
    const replaced = isReplacing ? replacedByWaiting(programmeId, waiting) : undefined;
    const notes = { recentFrom: askedFrom, replaced };
    const taken = await store.takeSnapshot(asOrdinaryPart(waiting), mode, notes);
    if (taken === 'restart') return { kind: 'restored' };
    waiting = undefined;
    place = { ...place, recentFrom: askedFrom };
  }
  const answer = await ifStillLeader(ports, coming.answer);
  if (!answer.ok) return failed(await verifiedLoss(ports, answer.error));
  const reply = answer.value;
  const places = isBeginning(part) ? new Set<string>() : (early.places ?? new Set<string>());
  const goesOnAt = JSON.stringify(reply.next);
  // A download that goes on where it went on before would never end.
  if (!isSoundPart(reply, { ...place, programmeId }) || places.has(goesOnAt)) {
    // Either part may be the one that lies: it begins anew.
    if (asked === 'next') await store.writeSync({ snapshot: undefined });
    return failed(nonsense);
  }
  const { next, sequence, serverTime, total, records } = reply;
  const arrivedAt = await coming.arrivedAt;
  const progress = progressWith(place, reply);
  const tookMs = arrivedAt - coming.sentAt;
  const brought = { total, count: records.length };
  const isQuick = isShort(place, brought, tookMs) || (isBeginning(part) && tookMs <= quickMsMax);
  const isBySheets = waiting !== undefined || isQuick;
  const begun = {
    ...place,
    askedFrom: askedAfter(place, brought, tookMs),
    sequence: place.sequence ?? sequence,
    epoch: place.epoch ?? reply.epoch,
  };
  if (next !== undefined) {
    early.coming = askForPart(ports, { device, part: next, recentFrom: begun.askedFrom });
  }
  // A server that was restored between two parts: what it had acknowledged may be gone.
  const seen = seenIn(ports, coming.sentAt, serverTime, arrivedAt);
  const sheets = isBySheets
    ? wholeSheets(programmeId, waiting?.heads ?? [], reply, part.kind)
    : undefined;
  const replaced = isReplacing ? replacedBy(programmeId, part, next, isBySheets) : undefined;
  // From the older contacts on, nothing waits any more.
  const goesOn = next === undefined || next.kind === 'older';
  const recentFrom = isBySheets && goesOn ? begun.askedFrom : place.recentFrom;
  const notes = { recentFrom, seen, replaced, answered: records };
  const taken = await store.takeSnapshot(sheets?.part ?? reply, mode, notes);
  if (taken === 'restart') return { kind: 'restored' };
  ports.onEpoch(reply.epoch);
  if (next === undefined) {
    // A device that never sent anything has nothing to hear of, where nothing came since the first part.
    const upTo = place.isNew && begun.sequence === sequence ? sequence : undefined;
    return { kind: 'part', done: true, progress, upTo };
  }
  // Not before it is stored: a part that found no room is asked for again, and goes on there again.
  if (!ports.isOver()) early.places = places.add(goesOnAt);
  if (sheets !== undefined && !goesOn) {
    const { received } = progress;
    early.waiting = { begun, heads: sheets.heads, last: { ...reply, next }, received };
  }
  return { kind: 'part', done: false, progress };
}

/** Where it goes on, by what the store noted; `undefined` where it noted nothing. */
async function placeNoted(
  { store, environment }: StepPorts,
  asked: DownloadMode,
): Promise<Place | undefined> {
  const { device, deviceSequence, handOver, snapshot, wasWhole } = await readMeta(store);
  const noted = asked === 'next' ? snapshot : undefined;
  if (asked === 'next' && noted === undefined) return undefined;
  // By the day in Greenwich: to tell recent from older contacts it will do, and no zone need be looked up.
  const today = new Date(environment.now()).toISOString().slice(0, 10);
  const isReplacing = asked === 'anew' ? wasWhole === true : noted?.mode === 'instead';
  const fresh = isReplacing ? everything : addDays(today, -recentDays);
  const { next: part = beginning, recentFrom = fresh } = noted ?? {};
  return {
    at: environment.now(),
    device,
    isNew: deviceSequence === 0 && handOver === undefined,
    isReplacing,
    part,
    askedFrom: recentFrom,
    recentFrom,
    received: isBeginning(part) ? 0 : (noted?.received ?? 0),
    sequence: noted?.sequence,
    epoch: noted?.epoch,
  };
}

function placeAfter({ begun, last, received }: WaitingHeads): Place {
  return { ...begun, part: last.next, received };
}

/** What a part takes the place of: up to where the next one of its kind goes on. */
function replacedBy(
  programmeId: string,
  part: SnapshotPart,
  next: SnapshotPart | undefined,
  isBySheets: boolean,
): Replaced | undefined {
  const goesOn = next?.kind === part.kind ? next : undefined;
  const [after, upTo] = [placeIn(programmeId, part), placeIn(programmeId, goesOn)];
  switch (part.kind) {
    case 'heads': {
      // Those of a quick download wait.
      if (isBySheets) return undefined;
      const sheets = { what: 'heads', after, upTo } as const;
      if (part.after !== undefined && part.after.home !== programmeId) return sheets;
      const isCut = goesOn?.after?.home === programmeId;
      const last = isCut ? goesOn.after.record : undefined;
      return { ...sheets, shared: { after: part.after?.record, upTo: last } };
    }
    case 'recent':
      if (!isBySheets) return { what: 'contacts', after, upTo };
      // What the programme shares comes with the first contacts.
      return { what: 'sheets', after, upTo, ...(after === undefined ? { shared: {} } : {}) };
    case 'older':
      // All are recent ones.
      return undefined;
  }
}

/** What heads take the place of that waited: those of the sheets that no part brought whole before. */
function replacedByWaiting(
  programmeId: string,
  { last: { next } }: WaitingHeads,
): Replaced | undefined {
  if (next.kind === 'heads') return replacedBy(programmeId, beginning, next, false);
  const after = placeIn(programmeId, next);
  const shared = after === undefined ? { shared: {} } : {};
  return next.kind === 'recent' ? { what: 'heads', after, ...shared } : undefined;
}

/** Where a part goes on; before every sheet where that is within what the programme shares, which comes first. */
function placeIn(programmeId: string, part: SnapshotPart | undefined): RecordPlace | undefined {
  if (part?.after === undefined) return undefined;
  const isLazy = part.kind !== 'heads';
  const isShared = part.after.home === programmeId && !isLazy;
  return isShared ? { home: '', isLazy, record: '' } : { ...part.after, isLazy };
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

type Brought = Pick<PartFollowed, 'total' | 'count'>;

/** From which day on contacts are asked for as the recent ones after a part: all of them are in a short download. */
function askedAfter(place: Place, brought: Brought, tookMs: number): string {
  return isShort(place, brought, tookMs) ? everything : place.askedFrom;
}

/** Whether all of a download is soon here, by what its first part brought and how long that took. */
function isShort({ part, received }: Place, { total, count }: Brought, tookMs: number): boolean {
  if (!isBeginning(part) || total > syncLimits.shortDownloadRecordsMax) return false;
  const rest = Math.max(0, total - received - count);
  return (tookMs / Math.max(1, count)) * rest <= shortMsMax;
}

/** Asks for a part, unless it was asked for already. */
function askForPart(
  { environment, transport, programmeId, early }: StepPorts,
  request: SnapshotRequest,
): AskedPart {
  const { coming } = early;
  delete early.coming;
  const sentAt = environment.now();
  const isSame = JSON.stringify(coming?.request) === JSON.stringify(request);
  if (coming !== undefined && isSame && sentAt - coming.sentAt < aheadMsMax) return coming;
  let tell: (followed: PartFollowed) => void = () => undefined;
  const followed = new Promise<PartFollowed>((resolve) => {
    tell = resolve;
  });
  const answer = transport.snapshot(programmeId, request, (known) => tell(known));
  const arrivedAt = Promise.race([followed, answer]).then(() => environment.now());
  return { request, sentAt, answer, arrivedAt, followed };
}
