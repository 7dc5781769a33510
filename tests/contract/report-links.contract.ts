/**
 * Links to issued reports, for people who read nothing else: guessed, shown to others, ended, made anew, of another report
 * (F80). Whatever is wrong, the answer is the same, and nothing is learned.
 */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkLifeMs } from '../../src/server/auth/links.ts';
import { setDisabled } from '../../src/server/auth/operator.ts';
import { reportLinksMax } from '../../src/server/auth/report-links.ts';
import { deleteOperation } from '../../src/domain/operation/build.ts';
import { present } from '../../src/std/assert.ts';
import {
  type AnyApiServer,
  apiOn,
  type Browser,
  browserOf,
  connectedOn,
  goodPassword,
  joined,
} from '../support/api-server.ts';
import { author, founding, issued, newSme } from '../support/server-pushes.ts';
import type { PeopleStorages } from './account-storage.contract.ts';

const programme = '/programmes/programme-1';
const nothing = { status: 404, body: { error: 'notFound' } };

export function reportLinksContract(where: string, open: () => Promise<PeopleStorages>): void {
  describe(`a link to an issued report, ${where} (F80)`, () => {
    let storages: PeopleStorages;
    let server: AnyApiServer;
    let maelle: Browser;
    let observer: Browser;
    let counter: number;

    beforeEach(async () => {
      storages = await open();
      server = apiOn({ storage: storages.sheets, accounts: storages.accounts });
      maelle = await connectedOn(server);
      counter = 0;
      const by = author('member-maelle');
      await push([
        ...founding.map((one) => ({ ...one, by: 'member-maelle' })),
        newSme('sme-1', 'pad-fr', by),
        issued('report-1', by),
        issued('report-2', by),
      ]);
      observer = await joined(server, maelle, 'member-observer', ['observer']);
    });
    afterEach(() => storages.close());

    async function push(operations: readonly unknown[]): Promise<void> {
      counter += 1;
      const groups = [{ deviceSequence: counter, operations }];
      const answer = await maelle.post(`${programme}/push`, {
        device: 'laptop-1',
        sentAt: 1,
        groups,
      });
      expect(server.faults).toEqual([]);
      expect(answer.body.outcomes).toMatchObject([{ outcome: 'accepted' }]);
    }

    async function linkTo(record: string): Promise<string> {
      const { status, body } = await maelle.post(`${programme}/report-links`, { record });
      expect(status).toBe(200);
      expect(body.path).toMatch(/^\/report#/);
      return present(String(body.path).split('#')[1], 'a token');
    }

    const opened = (who: Browser, token: string) => who.post('/report-links/open', { token });

    it('shows an observer that report with its name, and nothing else of the programme', async () => {
      const token = await linkTo('report-1');
      const { status, body } = await opened(observer, token);
      expect(status).toBe(200);
      expect(Object.keys(body).toSorted()).toEqual(['expires', 'programmeName', 'report']);
      expect(body).toMatchObject({ programmeName: 'E-Channel', report: { id: 'report-1' } });
      expect(JSON.stringify(body)).not.toContain('report-2');
      const pulled = await observer.post(`${programme}/snapshot`, {
        device: 'd',
        part: { kind: 'heads' },
        recentFrom: '2020-01-01',
      });
      expect(pulled.status).toBe(403);
      expect((await opened(observer, token)).status).toBe(200);
    });

    it('asks everybody for a sign-in, and learns nobody else anything', async () => {
      const token = await linkTo('report-1');
      expect(await opened(browserOf(server), token)).toMatchObject({ status: 401 });
      const stranger = await joined(server, maelle, 'member-left', ['observer']);
      await maelle.post(`${programme}/members`, { memberId: 'member-left', roles: [] });
      expect(await opened(stranger, token)).toMatchObject(nothing);
      expect(await opened(observer, `${token.slice(0, -1)}x`)).toMatchObject(nothing);
      expect(await opened(observer, 'there is no such link as this')).toMatchObject(nothing);
    });

    it('ends by itself, and when another one to the same report is made', async () => {
      const first = await linkTo('report-1');
      const other = await linkTo('report-2');
      const second = await linkTo('report-1');
      expect(await opened(observer, first)).toMatchObject(nothing);
      expect((await opened(observer, other)).body).toMatchObject({ report: { id: 'report-2' } });
      server.clock.now += linkLifeMs.report - 1;
      expect((await opened(observer, second)).status).toBe(200);
      server.clock.now += 1;
      expect(await opened(observer, second)).toMatchObject(nothing);
    });

    it('ends where many others were made since', async () => {
      const first = await linkTo('report-1');
      await storages.accounts.write(async (writer) => {
        const [link] = await writer.links('programme-1');
        const { createdAt } = present(link, 'the link');
        for (let count = 0; count < reportLinksMax - 1; count += 1) {
          await writer.putLink({
            ...present(link, 'the link'),
            ...{ tokenHash: `other-${count}`, recordId: `other-${count}` },
            createdAt: createdAt + count,
          });
        }
      });
      expect((await opened(observer, first)).status).toBe(200);
      await linkTo('report-2');
      expect(await opened(observer, first)).toMatchObject(nothing);
      const links = await storages.accounts.read((reader) => reader.links('programme-1'));
      expect(links.filter(({ kind }) => kind === 'report')).toHaveLength(reportLinksMax);
    });

    it('is made by coordination, and for issued reports alone', async () => {
      const of = (who: Browser, record: string) =>
        who.post(`${programme}/report-links`, { record });
      expect(await of(observer, 'report-1')).toMatchObject(nothing);
      expect(await of(maelle, 'sme-1')).toMatchObject(nothing);
      expect(await of(maelle, 'nowhere')).toMatchObject(nothing);
      expect(
        await maelle.post('/programmes/other/report-links', { record: 'report-1' }),
      ).toMatchObject(nothing);
    });

    it('lets nobody in, and is no invitation that others see', async () => {
      const token = await linkTo('report-1');
      expect(await browserOf(server).post('/links/look', { token })).toMatchObject(nothing);
      const used = await browserOf(server).post('/links/use', {
        token,
        name: 'Somebody',
        email: 'somebody@example.org',
        password: goodPassword,
        device: { id: 'd', name: 'D' },
      });
      expect(used).toMatchObject(nothing);
      const { body } = await maelle.get(`${programme}/members`);
      expect(body.members.map(({ state }: { state: string }) => state)).toEqual([
        'active',
        'active',
      ]);
    });

    it('ends with the report, and with the rights of whoever made it', async () => {
      const [first, second] = [await linkTo('report-1'), await linkTo('report-2')];
      const record = await storages.sheets.read('programme-1', (reader) =>
        reader.records(['report-1']),
      );
      await push([deleteOperation(author('member-maelle'), present(record?.[0], 'a report'))]);
      expect(await opened(observer, first)).toMatchObject(nothing);
      expect((await opened(observer, second)).status).toBe(200);
      await joined(server, maelle, 'member-next', ['coordinator']);
      await maelle.post(`${programme}/members`, { memberId: 'member-maelle', roles: ['chief'] });
      expect(await opened(observer, second)).toMatchObject(nothing);
    });

    it('does not work again when whoever made it coordinates again (F230)', async () => {
      const emma = await joined(server, maelle, 'member-emma', ['coordinator']);
      const make = async (): Promise<string> => {
        const { body } = await emma.post(`${programme}/report-links`, { record: 'report-1' });
        return present(String(body.path).split('#')[1], 'a token');
      };
      const change = async (roles: readonly string[]): Promise<void> => {
        const changed = { memberId: 'member-emma', roles };
        expect((await maelle.post(`${programme}/members`, changed)).status).toBe(200);
      };
      const [first, byOther] = [await make(), await linkTo('report-2')];
      await change(['accountManager', 'coordinator']);
      expect((await opened(observer, first)).status).toBe(200);
      await change(['accountManager']);
      expect(await opened(observer, first)).toMatchObject(nothing);
      await change(['accountManager', 'coordinator']);
      expect(await opened(observer, first)).toMatchObject(nothing);
      const second = await make();
      expect((await opened(observer, second)).status).toBe(200);
      const email = 'member-emma@example.org';
      await setDisabled(server.auth, email, true);
      await setDisabled(server.auth, email, false);
      expect(await opened(observer, second)).toMatchObject(nothing);
      expect((await opened(observer, byOther)).status).toBe(200);
    });
  });
}
