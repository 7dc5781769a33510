/**
 * What a fork is about. A server answers `forked` in two cases that need different things: the name of this device stands for
 * something else there, since its disk was copied, and then a new name mends it; or an operation of the group is known with
 * another content, and then no name does [S3] [C9].
 *
 * The answer does not say which. So the group is shown once more under a counter that no device reaches: a server then compares
 * nothing but ids, and writes nothing, because all counters before it are missing [S4]. A group that nobody can know yet is shown
 * the same way: one that is called a fork as well shows that the server, or a proxy, misreads everything.
 */

import type { Operation } from '../../domain/operation/operation.ts';
import type { PushedGroup, PushReply } from '../../protocol/sync-messages.ts';
import type { StepResult } from './machine-parts.ts';
import { isSoundPush } from './sound-answer.ts';
import { failed, ifStillLeader, nonsense, type StepPorts, verifiedLoss } from './step-ports.ts';

/** What no device counts up to. */
export const farOffCounter = 2 ** 50;

interface Forked {
  readonly device: string;
  /** The life of the server that answered. */
  readonly epoch: string;
  /** What was pushed. */
  readonly groups: readonly PushedGroup[];
}

/** Finds out what a push was not taken for. */
export async function forkOf(
  ports: StepPorts,
  { outcomes }: Pick<PushReply, 'outcomes'>,
  sent: Forked,
): Promise<StepResult> {
  const counter = outcomes.find(({ outcome }) => outcome === 'forked')?.deviceSequence;
  const group = sent.groups.find(({ deviceSequence }) => deviceSequence === counter);
  const [first] = group?.operations ?? [];
  // A gap: the server waits for a counter that is long past here.
  if (counter === undefined || group === undefined || first === undefined) {
    return { kind: 'forked', of: 'name' };
  }
  const known = await isKnownOtherwise(ports, sent, group);
  if (typeof known !== 'boolean') return known;
  if (!known) return { kind: 'forked', of: 'name' };
  const unheardOf: Operation = { ...first, operationId: ports.environment.newId() };
  const misread = await isKnownOtherwise(ports, sent, { ...group, operations: [unheardOf] });
  if (typeof misread !== 'boolean') return misread;
  return misread
    ? { kind: 'forked', of: 'everything' }
    : { kind: 'forked', of: 'group', deviceSequence: counter };
}

/** Whether the server knows an operation of a group with another content; or how asking it ended. */
async function isKnownOtherwise(
  ports: StepPorts,
  { device, epoch }: Forked,
  group: PushedGroup,
): Promise<boolean | StepResult> {
  const { transport, environment, programmeId } = ports;
  const asked = { ...group, deviceSequence: farOffCounter };
  const request = { device, epoch, sentAt: environment.now(), groups: [asked] };
  const answer = await ifStillLeader(ports, transport.push(programmeId, request));
  if (!answer.ok) return failed(await verifiedLoss(ports, answer.error));
  const { value: reply } = answer;
  if (!isSoundPush(reply, { programmeId })) return failed(nonsense);
  if (reply.epoch !== epoch) return { kind: 'restored' };
  if (reply.outcomes.some(({ outcome }) => outcome === 'forked')) return true;
  return reply.expected === undefined ? failed(nonsense) : false;
}
