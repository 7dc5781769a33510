/** How many people one programme may invite. */

import { describe, expect, it } from 'vitest';
import { invitationsMax } from '../../../../src/server/auth/links.ts';
import { dayInvitationsMax } from '../../../../src/server/http/day-quota.ts';
import { type Browser, connected, joined } from '../../../support/api-server.ts';
import { fewAtOnce } from '../../../support/few-at-once.ts';

const dayMs = 86_400_000;

const invite = (who: Browser, memberId: string, programmeId = 'programme-1') =>
  who.post(`/programmes/${programmeId}/invitations`, {
    memberId,
    name: 'Someone',
    roles: ['observer'],
  });

describe('invitations without an end', () => {
  it('are put off until tomorrow beyond many a day of each programme, however many at once (F129) [S20] (control 25)', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['technical']);
    // Whoever may not invite uses up nothing.
    expect((await invite(emma, 'member-x')).status).toBe(404);
    const all = await fewAtOnce(dayInvitationsMax, (count) => invite(maelle, `member-${count}`));
    // One went to Emma.
    expect(all.filter(({ status }) => status === 200)).toHaveLength(dayInvitationsMax - 1);
    const beyond = await invite(maelle, 'member-0');
    expect(beyond).toMatchObject({ status: 429, body: { error: 'busy', detail: 'dayLimit' } });
    expect(Number(beyond.headers.get('retry-after'))).toBeGreaterThan(0);
    // What was sent before works on.
    const { members } = (await maelle.get('/programmes/programme-1/members')).body;
    expect(members).toContainEqual(
      expect.objectContaining({ memberId: 'member-0', state: 'invited' }),
    );
    const own = { programmeId: 'own', programmeName: 'Own', memberId: 'me' };
    expect((await maelle.post('/programmes', own)).status).toBe(200);
    expect((await invite(maelle, 'member-1', 'own')).status).toBe(200);
    server.clock.now += dayMs;
    expect((await invite(maelle, 'member-x')).status).toBe(200);
  });

  it('are not made where as many are unused; one is made anew, and one that is withdrawn makes room (F129)', async () => {
    const { server, maelle } = await connected();
    for (let count = 0; count < invitationsMax; count += 1) {
      if (count % dayInvitationsMax === 0) server.clock.now += dayMs;
      expect([count, (await invite(maelle, `member-${count}`)).status]).toEqual([count, 200]);
    }
    server.clock.now += dayMs;
    expect(await invite(maelle, 'one-more')).toMatchObject({
      status: 403,
      body: { error: 'forbidden', detail: 'tooManyInvitations' },
    });
    expect((await invite(maelle, 'member-7')).status).toBe(200);
    await maelle.post('/programmes/programme-1/members', { memberId: 'member-7', roles: [] });
    expect((await invite(maelle, 'one-more')).status).toBe(200);
    expect((await invite(maelle, 'member-7')).status).toBe(403);
    // Those that ended by themselves make room.
    server.clock.now += 30 * dayMs;
    expect((await invite(maelle, 'member-7')).status).toBe(200);
    const { members } = (await maelle.get('/programmes/programme-1/members')).body;
    expect(members).toHaveLength(2);
  });
});
