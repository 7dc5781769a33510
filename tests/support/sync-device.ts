/**
 * A device in memory that exchanges with a server in memory over a network whose faults a test chooses: the real
 * client, the real use cases of the server, JSON between them, and a clock that the test moves.
 */

import { Carnet } from '../../src/client/model/carnet.ts';
import type { Leadership, SyncStore, SyncTransport } from '../../src/client/ports/sync.ts';
import type { ExchangeProblem } from '../../src/client/ports/sync.ts';
import {
  type MemoryDevice,
  memoryDevice,
  memoryStore,
} from '../../src/client/storage/memory-store.ts';
import { recordsOf } from '../../src/client/storage/page-rows.ts';
import { SyncRunner } from '../../src/client/sync/sync-runner.ts';
import { history } from '../../src/server/sync/snapshot.ts';
import { pull } from '../../src/server/sync/pull.ts';
import { pushAndPull } from '../../src/server/sync/push-and-pull.ts';
import type { Asker, SyncContext, SyncRefusal } from '../../src/server/sync/context.ts';
import type {
  HistoryRequest,
  PushRequest,
  ReceivedPush,
} from '../../src/protocol/sync-messages.ts';
import { fail, ok, type Result } from '../../src/std/result.ts';
import { type TestEnvironment, testEnvironment } from './carnet-fixture.ts';
import { serverProgrammeId, type SyncServer } from './sync-server.ts';
import { snapshotReply } from './snapshot-reply.ts';

/** What happens to one request, or to its answer. */
export type NetworkFault =
  /** Nothing arrives. */
  | 'drop'
  /** It arrives and takes effect; the answer is lost. */
  | 'replyLost'
  /** It arrives twice. */
  | 'twice'
  | { readonly problem: ExchangeProblem };

export type Call = keyof Omit<SyncTransport, 'nudges' | 'life' | 'piggybacks'>;

export interface TestNetwork {
  readonly transport: SyncTransport;
  /** Faults of the next requests, in their order; none when it is empty. */
  readonly faults: (NetworkFault | undefined)[];
  readonly calls: Call[];
  /** While set, every request ends so. */
  down: ExchangeProblem | undefined;
  /** Whether the server pulls along with a push. */
  piggybacks: boolean;
  /** Tells the device that there is something newer. */
  nudge(): void;
}

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What devices see of a server, whatever it keeps its data in. */
type ServerOfDevices = Pick<SyncServer, 'context' | 'clock'>;

/** A restored server has a new life and a new epoch [S16]; one that knows no programme says nothing. */
const lifeOf = (
  { context }: Pick<ServerOfDevices, 'context'>,
  programmeId: string,
): Promise<string | undefined> =>
  context.storage.read(programmeId, async ({ head }) => `life of ${head.epoch}`);

/** A network between one member's device and a server. */
export function testNetwork(server: ServerOfDevices, accountId: string): TestNetwork {
  let onNews: (() => void) | undefined;
  const faults: TestNetwork['faults'] = [];
  const calls: Call[] = [];
  let life: string | undefined;
  type UseCase<Request, Reply> = (
    context: SyncContext,
    asker: Asker,
    request: Request,
  ) => Promise<Result<Reply, SyncRefusal>>;
  const through =
    <Request, Reply>(call: Call, answerOf: UseCase<Request, Reply>) =>
    async (programmeId: string, request: Request): Promise<Result<Reply, ExchangeProblem>> => {
      calls.push(call);
      const fault = network.down === undefined ? faults.shift() : { problem: network.down };
      if (fault === 'drop') return fail({ kind: 'timeout' });
      if (typeof fault === 'object') return fail(fault.problem);
      const asker = { accountId, programmeId };
      const named = await lifeOf(server, programmeId);
      if (call !== 'history') life = named;
      if (fault === 'twice') await answerOf(server.context, asker, json(request));
      const answer = await answerOf(server.context, asker, json(request));
      if (fault === 'replyLost') return fail({ kind: 'timeout' });
      return answer.ok ? ok(json(answer.value)) : fail({ kind: 'refused', refusal: answer.error });
    };
  const network: TestNetwork = {
    faults,
    calls,
    down: undefined,
    piggybacks: false,
    nudge: () => onNews?.(),
    transport: {
      push: through('push', (context, asker, request: PushRequest) =>
        // What arrives is JSON that the server has yet to look at.
        pushAndPull(context, asker, json(request) as unknown as ReceivedPush),
      ),
      piggybacks: () => network.piggybacks,
      pull: through('pull', pull),
      snapshot: through('snapshot', snapshotReply),
      history: through('history', async (context, asker, request: HistoryRequest) => {
        const answered = await history(context, asker, request);
        const named = await lifeOf({ context }, asker.programmeId);
        return answered.ok ? ok({ ...answered.value, life: named }) : answered;
      }),
      life: () => life,
      nudges: (_programmeId, listener) => {
        onNews = () => listener(0);
        return () => {
          onNews = undefined;
        };
      },
    },
  };
  return network;
}

/** A tab that leads as soon as it asks, and for as long as no other does. */
export function testLeadership(): Leadership & { onLost: () => void } {
  const leadership = {
    onLost: () => undefined as void,
    campaign: (onLead: () => void, onLost: () => void) => {
      leadership.onLost = onLost;
      onLead();
      return { stop: () => undefined, giveWay: () => undefined };
    },
  };
  return leadership;
}

export interface SyncDevice {
  readonly carnet: Carnet;
  readonly runner: SyncRunner;
  readonly network: TestNetwork;
  readonly device: MemoryDevice;
  readonly environment: TestEnvironment;
  readonly store: SyncStore;
  /** Exchanges until nothing is left to do for now. */
  readonly exchange: () => Promise<void>;
  /** Closes the tab as a crash would: nothing is put away. */
  readonly stop: () => void;
}

/** Opens the programme for a member; the same `device` again is the same device later. */
export async function syncDevice(
  server: ServerOfDevices,
  memberId: string,
  {
    device = memoryDevice(),
    environment = testEnvironment(`tab-${memberId}`, server.clock.now),
    programmeId = serverProgrammeId,
  }: {
    readonly device?: MemoryDevice;
    readonly environment?: TestEnvironment;
    readonly programmeId?: string;
  } = {},
): Promise<SyncDevice> {
  const sheets = memoryStore(programmeId, device);
  if (device.meta === undefined) await sheets.begin(memberId);
  const store = await sheets.sync();
  await store.connect(environment.newId());
  const network = testNetwork(server, memberId);
  const carnet = new Carnet(sheets, environment);
  await carnet.open();
  const runner = new SyncRunner({
    programmeId,
    store,
    environment,
    transport: network.transport,
    leadership: testLeadership(),
    random: () => 0.5,
    onOffset: (ms) => carnet.noteClockOffset(ms),
    onDefect: (error) => {
      throw error;
    },
  });
  runner.start();
  return {
    carnet,
    runner,
    network,
    device,
    environment,
    store,
    exchange: async () => {
      await runner.idle();
      runner.notice('tryAgain');
      await runner.idle();
      await carnet.settled();
    },
    stop: () => runner.stop(),
  };
}

/** Every confirmed record of a device, by id. */
export function baseOf(device: MemoryDevice): ReadonlyMap<string, unknown> {
  const records = [...device.pages.values()].flatMap(recordsOf);
  return new Map(records.map((record) => [record.id, record]));
}
