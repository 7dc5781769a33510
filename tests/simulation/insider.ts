/**
 * A member who means harm: sends by hand whatever the schema lets through, at no limit that is held elsewhere. Many blind
 * changes of one field, bases and sights that never were, clocks, sets and maps that grow, records that nobody made, ids
 * of others, names of others. Either they may write, or they read nothing.
 */

import type { EntityName } from '../../src/domain/entity/registry.ts';
import type { FieldChange, Operation } from '../../src/domain/operation/operation.ts';
import type { HandedIn, PushReply } from '../../src/protocol/sync-messages.ts';
import { push } from '../../src/server/sync/push.ts';
import type { Json } from '../../src/std/json.ts';
import type { Random } from './random.ts';
import { as } from './release.ts';
import { programmeId } from './server-disk.ts';
import type { World } from './world.ts';

export const insiderId = 'ivan';

interface Sent {
  readonly operations: readonly Operation[];
  readonly handedIn?: HandedIn | undefined;
  /** What may become of it; anything where absent. */
  readonly expected?: readonly PushReply['outcomes'][number]['outcome'][];
  /** Its counter, or an id of it, is that of something else that they sent themselves: they may be told so. */
  readonly isOwnFork?: boolean;
}

export class Insider {
  private readonly world: World;
  private readonly random: Random;
  private count = 0;
  private isObserver = false;
  /** The devices that they named, and the ids that they sent. */
  private readonly own = new Set<string>();

  constructor(world: World, random: Random) {
    this.world = world;
    this.random = random;
  }

  async join(): Promise<void> {
    this.isObserver = this.random.chance(0.4);
    const { server } = this.world;
    await server.admit(insiderId, [this.isObserver ? 'observer' : 'accountManager'], 'pad-fr');
  }

  /** One push. */
  strike(): void {
    const { world, random } = this;
    const process = random.pick(world.server.processes);
    if (process === undefined) return;
    const made = Array.from({ length: 1 + random.below(3) }, () => this.group());
    for (const { operations } of made) {
      for (const { operationId } of operations) world.told.made.add(operationId);
    }
    world.trace.count('insider');
    const device = this.deviceName();
    // A server that keeps the devices of such members apart has given it a name of its own.
    const isOwnDevice =
      this.isAgain(device) ||
      [...world.server.programme.groups.values()].some(
        (one) => one.device === device && one.memberId === insiderId,
      );
    // No content is sent twice: an id that comes again has another one.
    const sent = made.map((group, index) => ({
      ...group,
      isOwnFork:
        group.operations.filter(({ operationId }) => this.isAgain(operationId)).length > 0 ||
        (isOwnDevice && index === 0),
    }));
    const groups = sent.map(({ operations, handedIn }, index) => ({
      deviceSequence: index + 1,
      operations: as(world.server.release, operations) as readonly unknown[] as Json[],
      handedIn,
    }));
    const asker = { accountId: insiderId, programmeId };
    void push(process.context, asker, { device, sentAt: world.scheduler.now, groups }).then(
      (answer) => {
        if (answer.ok) this.check(answer.value, sent);
      },
      () => undefined,
    );
  }

  /** Whoever reads nothing may name any device: it tells them nothing, and takes nobody's counter. */
  private deviceName(): string {
    this.count += 1;
    const others = [...this.world.server.programme.groups.values()].map(({ device }) => device);
    const other = this.isObserver && this.random.chance(0.3) ? this.random.pick(others) : undefined;
    return other === undefined ? `insider-${this.count}` : other;
  }

  private isAgain(name: string): boolean {
    const isAgain = this.own.has(name);
    this.own.add(name);
    return isAgain;
  }

  private check({ outcomes, expected }: PushReply, sent: readonly Sent[]): void {
    const { trace } = this.world;
    for (const [index, { outcome }] of outcomes.entries()) {
      // What a server cannot read says nothing of what there is.
      const allowed = this.isObserver ? ['held', 'undecided'] : sent[index]?.expected;
      trace.count(`insider: ${outcome}`);
      if (this.isObserver && outcome === 'forked' && sent[index]?.isOwnFork === true) continue;
      if (allowed !== undefined && !allowed.includes(outcome)) {
        trace.violate(`${this.isObserver ? 'S5' : 'S10'}: an insider is told ${outcome}`);
      }
    }
    if (expected !== undefined && outcomes.length === 0 && !this.isObserver) {
      trace.violate('S4: a new device has a counter');
    }
  }

  private group(): Sent {
    if (this.world.has('skew') && this.random.chance(0.2)) return { operations: [this.channel()] };
    const dice = this.random.below(100);
    if (dice < 25) return { operations: this.many(() => ({ town: { value: this.word() } })) };
    if (dice < 35) return { operations: this.many(() => this.forgedBase()) };
    if (dice < 45) return { operations: this.many(() => this.grown()) };
    if (dice < 55) return { operations: this.deletions() };
    if (dice < 62)
      return { operations: [this.made({ town: { value: 'x' } }, { record: this.id() })] };
    if (dice < 72) return this.idOfOther();
    const operations = [this.made({ town: { value: this.word() } }, { by: this.somebody() })];
    if (dice < 82) return { operations, expected: ['needsAttention'] };
    if (dice < 91) return { operations, handedIn: 'log', expected: ['needsAttention'] };
    return { operations, handedIn: 'backup', expected: ['held'] };
  }

  private many(fields: () => Readonly<Record<string, FieldChange>>): readonly Operation[] {
    return Array.from({ length: 1 + this.random.below(30) }, () => this.made(fields()));
  }

  private forgedBase(): Readonly<Record<string, FieldChange>> {
    const entries = this.world.server.programme.entries;
    const base = this.random.pick(entries)?.operation.operationId ?? 'never';
    return { sector: { value: this.word(), base }, stage: { value: 'paused', base: 'never' } };
  }

  private grown(): Readonly<Record<string, FieldChange>> {
    const words = Array.from({ length: 60 }, () => this.word());
    return {
      manyWords: { added: words },
      manyKeys: { put: Object.fromEntries(words.map((word) => [word, 1])) },
    };
  }

  private deletions(): readonly Operation[] {
    return Array.from({ length: 4 }, (_, index) => ({
      ...this.made({}, { kind: index % 2 === 0 ? 'delete' : 'restore' }),
      ...(index % 2 === 0 ? { seen: 'never' } : {}),
    }));
  }

  private idOfOther(): Sent {
    // What they sent themselves and coordination let through is no secret to them.
    const { entries } = this.world.server.programme;
    const others = entries.filter(({ operation }) => operation.by !== insiderId);
    const known = this.random.pick(
      others.filter(({ handedIn }) => handedIn !== insiderId),
    )?.operation;
    const own = this.made({ town: { value: this.word() } });
    return { operations: [{ ...own, operationId: known?.operationId ?? own.operationId }] };
  }

  private made(
    fields: Readonly<Record<string, FieldChange>>,
    more: Partial<Operation> & { readonly entity?: EntityName } = {},
  ): Operation {
    const record = more.record ?? this.random.oneOf('sme-pad-fr', 'sme-pad-uk');
    return {
      operationId: this.id(),
      kind: 'set',
      entity: 'sme',
      record,
      home: record,
      fields,
      by: insiderId,
      at: this.random.oneOf(0, this.world.scheduler.now, 8e15),
      version: 1,
      ...more,
    };
  }

  /** Of a kind that an older server does not know. */
  private channel(): Operation {
    const id = this.id();
    const fields = {
      name: { value: this.word() },
      kind: { value: 'shop' },
      connection: { value: 'planned' },
    };
    return { ...this.made(fields), operationId: id, record: id, kind: 'create', entity: 'channel' };
  }

  private somebody(): string {
    return this.random.oneOf('maelle', 'emma', 'tom', 'lucy');
  }

  private id(): string {
    this.count += 1;
    return `insider-id-${this.count}`;
  }

  private word(): string {
    this.count += 1;
    return `i${this.count}`;
  }
}
