/** Nobody fills the audit log with what costs nothing, and hides something behind it (F156). */

import { describe, expect, it } from 'vitest';
import { dayEventsMax } from '../../../../src/server/http/day-quota.ts';
import { type Browser, connected, joined } from '../../../support/api-server.ts';
import { author, founding, issued } from '../../../support/server-pushes.ts';

const programme = '/programmes/programme-1';

async function scene() {
  const { server, maelle } = await connected();
  const by = author('member-maelle');
  const operations = [...founding, issued('report-1', by)].map((one) => ({
    ...one,
    by: 'member-maelle',
  }));
  const groups = [{ deviceSequence: 1, operations }];
  const pushed = await maelle.post(`${programme}/push`, { device: 'd', sentAt: 1, groups });
  expect(pushed.body.outcomes).toMatchObject([{ outcome: 'accepted' }]);
  const observer = await joined(server, maelle, 'member-tom', ['observer']);
  const noted = async (kind: string): Promise<number> => {
    const events = await server.accounts.read((reader) => reader.audit(0, 10_000));
    return events.filter((event) => event.kind === kind).length;
  };
  const link = async (): Promise<string> => {
    const { body } = await maelle.post(`${programme}/report-links`, { record: 'report-1' });
    return String(body.path).split('#')[1] ?? '';
  };
  return { server, maelle, observer, noted, link };
}

const open = async (who: Browser, token: string): Promise<number> =>
  (await who.post('/report-links/open', { token })).status;

describe('the audit log', () => {
  it('notes a report that is opened again and again once an hour for each who opens it (F156)', async () => {
    const { server, maelle, observer, noted, link } = await scene();
    const token = await link();
    for (let time = 0; time < 5; time += 1) expect(await open(observer, token)).toBe(200);
    expect(await noted('reportOpened')).toBe(1);
    expect(await open(maelle, token)).toBe(200);
    expect(await noted('reportOpened')).toBe(2);
    server.clock.now += 3_600_000;
    expect(await open(observer, token)).toBe(200);
    expect(await noted('reportOpened')).toBe(3);
  });

  it('takes so many changes of roles and links of one account in a day, and no more (F156) [S20]', async () => {
    const { server, maelle, observer, noted, link } = await scene();
    const token = await link();
    const change = async () => {
      const roles = ['observer'];
      return maelle.post(`${programme}/members`, { memberId: 'member-tom', roles });
    };
    for (let count = 1; count < dayEventsMax; count += 1) {
      expect((await change()).status).toBe(200);
    }
    expect(await change()).toMatchObject({ status: 429, body: { error: 'busy' } });
    const made = await maelle.post(`${programme}/report-links`, { record: 'report-1' });
    expect(made.status).toBe(429);
    expect(await open(maelle, token)).toBe(429);
    expect((await noted('rolesChanged')) + (await noted('reportLinkMade'))).toBe(dayEventsMax);
    // Nobody else is stopped by it, and nobody for longer than the day.
    expect(await open(observer, token)).toBe(200);
    server.clock.now += 86_400_000;
    expect((await change()).status).toBe(200);
  });
});
