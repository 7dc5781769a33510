/**
 * Many laptops that come back on a Monday morning: each pushes what it did over the weekend as a device would, in
 * pushes of the usual size, compressed, and comes again after the usual pause when it is turned away.
 */

import { Agent, request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { backoffMs } from '../../../src/client/sync/pauses.ts';
import { pushReplySchema } from '../../../src/protocol/sync-messages.ts';
import { protocolHeader, protocolVersion } from '../../../src/protocol/version.ts';
import { benchIds, type ProgrammeSize, seededNumbers } from '../programme.ts';
import { pushesOf, weekendGroups } from './pushes.ts';

export interface Monday {
  /** Where the servers are; laptops are spread over them. */
  readonly addresses: readonly string[];
  /** Of the sessions, one for each laptop. */
  readonly tokens: readonly string[];
  readonly operationsEach: number;
  readonly size: ProgrammeSize;
  /** Laptops come one after another within so many milliseconds; 0: all in the same moment. */
  readonly withinMs: number;
}

export interface MondayResult {
  /** How long each laptop waited from its first try to the word that its work is on the disk, in milliseconds. */
  readonly waits: readonly number[];
  /** From the first push to the last answer, in milliseconds. */
  readonly whole: number;
  /** Groups that the server said it has, with a place. */
  readonly acknowledged: number;
  /** How often a laptop was turned away and came again. */
  readonly turnedAway: number;
}

interface Laptop {
  readonly address: string;
  readonly token: string;
  readonly bodies: readonly Buffer[];
}

/** A laptop that is still turned away after so many tries is lost. */
const triesMax = 12;
const socketsMax = 600;

/** Lets all laptops push; throws when one of them cannot in the end. */
export async function monday(plan: Monday): Promise<MondayResult> {
  const { addresses, tokens, operationsEach, size, withinMs } = plan;
  // Made before the clock runs: each laptop does this by itself.
  const laptops = tokens.map((token, index): Laptop => {
    const pushes = pushesOf(`laptop-${index}`, weekendGroups(index, operationsEach, size));
    return {
      address: addresses[index % addresses.length] ?? '',
      token,
      bodies: pushes.map((push) => gzipSync(JSON.stringify(push))),
    };
  });
  const agent = new Agent({ keepAlive: true, maxSockets: socketsMax });
  const random = seededNumbers(8);
  const count = { acknowledged: 0, turnedAway: 0 };
  const start = performance.now();
  const waits = await Promise.all(
    laptops.map(async (laptop, index) => {
      await pause((withinMs * index) / laptops.length);
      const begun = performance.now();
      for (const body of laptop.bodies) {
        for (let failures = 0; ; failures += 1) {
          const taken = await push(agent, laptop, body);
          count.acknowledged += taken ?? 0;
          if (taken !== undefined) break;
          if (failures >= triesMax) throw new Error('A laptop was turned away for good');
          count.turnedAway += 1;
          await pause(backoffMs(failures, random()));
        }
      }
      return performance.now() - begun;
    }),
  );
  const whole = performance.now() - start;
  agent.destroy();
  return { waits, whole, ...count };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How many groups have a place now; `undefined` when the server did not take the push. */
function push(agent: Agent, { address, token }: Laptop, body: Buffer): Promise<number | undefined> {
  return new Promise((resolve) => {
    const call = httpRequest(
      `${address}/api/programmes/${benchIds.programmeId}/push`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          'content-length': body.length,
          [protocolHeader]: String(protocolVersion),
          origin: address,
          cookie: `carnet=${token}`,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', () => resolve(undefined));
        response.on('end', () => {
          if (response.statusCode !== 200) return resolve(undefined);
          const reply = pushReplySchema.parse(JSON.parse(Buffer.concat(parts).toString()));
          resolve(reply.outcomes.filter(({ sequence }) => sequence !== undefined).length);
        });
      },
    );
    call.on('error', () => resolve(undefined));
    call.end(body);
  });
}
