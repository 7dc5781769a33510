/**
 * Accounts, sessions, links and the audit log in memory, beside the programmes of `memory-storage.ts`: the reference
 * that the adapters on databases are held against.
 */

import { chainedText } from '../auth/audit.ts';
import type {
  Account,
  AccountReader,
  AccountStorage,
  AccountWriter,
  AuditEvent,
  AuditKind,
  ChainedEvent,
  LastExchange,
  Link,
  NamedMembership,
  Session,
} from '../ports/account-storage.ts';
import type { Membership } from '../ports/sheet-storage.ts';
import { type MemoryDisk, type MemoryProgramme, NewsBoard } from './memory-storage.ts';

interface People {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly links: ReadonlyMap<string, Link>;
  readonly audit: readonly ChainedEvent[];
  readonly programmes: ReadonlyMap<string, MemoryProgramme>;
}

/** The account storage over a disk in memory. */
export class MemoryAccounts implements AccountStorage {
  private readonly disk: MemoryDisk;
  private readonly news: NewsBoard;
  private people: Omit<People, 'programmes'> = {
    accounts: new Map(),
    sessions: new Map(),
    links: new Map(),
    audit: [],
  };
  private writing: Promise<unknown> = Promise.resolve();

  /** @param news told of memberships that changed; that of the sheets of the same disk */
  constructor(disk: MemoryDisk, news: NewsBoard = new NewsBoard()) {
    this.disk = disk;
    this.news = news;
  }

  read<T>(work: (reader: AccountReader) => Promise<T>): Promise<T> {
    return work(new Transaction({ ...this.people, programmes: new Map(this.disk.programmes) }));
  }

  write<T>(work: (writer: AccountWriter) => Promise<T>): Promise<T> {
    const turn = this.writing.catch(() => undefined).then(() => this.writeAlone(work));
    this.writing = turn;
    return turn;
  }

  private async writeAlone<T>(work: (writer: AccountWriter) => Promise<T>): Promise<T> {
    const before = new Map(this.disk.programmes);
    const transaction = new Transaction({ ...this.people, programmes: before });
    const answer = await work(transaction);
    const { programmes, ...people } = transaction.people;
    this.people = people;
    // Only memberships are written here; what a push wrote meanwhile stays.
    for (const [id, { memberships }] of programmes) {
      const now = this.disk.programmes.get(id);
      if (now === undefined || now.memberships === memberships) continue;
      this.disk.programmes.set(id, { ...now, memberships });
      this.news.tell(id);
    }
    return answer;
  }
}

class Transaction implements AccountWriter {
  people: People;

  constructor(people: People) {
    this.people = people;
  }

  async accountCount(): Promise<number> {
    return this.people.accounts.size;
  }

  async allAccounts(): Promise<readonly Account[]> {
    return [...this.people.accounts.values()].toSorted((a, b) => (a.email < b.email ? -1 : 1));
  }

  async account(id: string): Promise<Account | undefined> {
    return this.people.accounts.get(id);
  }

  async accountByEmail(email: string): Promise<Account | undefined> {
    return [...this.people.accounts.values()].find((account) => account.email === email);
  }

  async session(tokenHash: string): Promise<Session | undefined> {
    return this.people.sessions.get(tokenHash);
  }

  async sessions(accountId: string): Promise<readonly Session[]> {
    return [...this.people.sessions.values()].filter((one) => one.accountId === accountId);
  }

  async link(tokenHash: string): Promise<Link | undefined> {
    return this.people.links.get(tokenHash);
  }

  async links(programmeId: string | null): Promise<readonly Link[]> {
    return [...this.people.links.values()].filter(
      (link) => (link.programmeId ?? null) === programmeId,
    );
  }

  async memberships(accountId: string): Promise<readonly NamedMembership[]> {
    return [...this.people.programmes.values()].flatMap(({ memberships, name }) =>
      memberships
        .filter((one) => one.accountId === accountId)
        .map((one) => ({ ...one, programmeName: name })),
    );
  }

  async membership(programmeId: string, accountId: string): Promise<Membership | undefined> {
    return (await this.members(programmeId)).find((one) => one.accountId === accountId);
  }

  async members(programmeId: string): Promise<readonly Membership[]> {
    return this.people.programmes.get(programmeId)?.memberships ?? [];
  }

  async lastExchanges(programmeId: string): Promise<readonly LastExchange[]> {
    const exchanges = this.people.programmes.get(programmeId)?.exchanges ?? new Map();
    return [...exchanges].map(([memberId, at]) => ({ memberId, at }));
  }

  async audit(from: number, limit: number): Promise<readonly ChainedEvent[]> {
    return this.people.audit.filter(({ number }) => number >= from).slice(0, limit);
  }

  async newestEvent(kind?: AuditKind): Promise<ChainedEvent | undefined> {
    return this.people.audit.findLast((event) => kind === undefined || event.kind === kind);
  }

  async putAccount(account: Account): Promise<void> {
    this.change({ accounts: new Map(this.people.accounts).set(account.id, account) });
  }

  async putSession(session: Session): Promise<void> {
    this.change({ sessions: new Map(this.people.sessions).set(session.tokenHash, session) });
  }

  async removeSession(tokenHash: string): Promise<void> {
    this.change({ sessions: without(this.people.sessions, tokenHash) });
  }

  async putLink(link: Link): Promise<void> {
    this.change({ links: new Map(this.people.links).set(link.tokenHash, link) });
  }

  async removeLink(tokenHash: string): Promise<void> {
    this.change({ links: without(this.people.links, tokenHash) });
  }

  async putMembership(membership: Membership): Promise<void> {
    this.changeMembers(membership.programmeId, (all) => [
      ...all.filter(({ accountId }) => accountId !== membership.accountId),
      membership,
    ]);
  }

  async removeMembership(programmeId: string, accountId: string): Promise<void> {
    this.changeMembers(programmeId, (all) => all.filter((one) => one.accountId !== accountId));
  }

  async appendAudit(event: AuditEvent, hash: (text: string) => string): Promise<void> {
    const last = this.people.audit.at(-1);
    const number = (last?.number ?? 0) + 1;
    const chained = { ...event, number, hash: hash(chainedText(number, last?.hash ?? '', event)) };
    this.change({ audit: [...this.people.audit, chained] });
  }

  private change(part: Partial<People>): void {
    this.people = { ...this.people, ...part };
  }

  private changeMembers(
    programmeId: string,
    members: (all: readonly Membership[]) => readonly Membership[],
  ): void {
    const programme = this.people.programmes.get(programmeId);
    if (programme === undefined) return;
    const changed = { ...programme, memberships: members(programme.memberships) };
    this.change({ programmes: new Map(this.people.programmes).set(programmeId, changed) });
  }
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const left = new Map(map);
  left.delete(key);
  return left;
}
