/**
 * The calls of the API as they should be made, and whom each answers: the allow-list that the server is held against,
 * written down apart from its routes.
 */

import { goodPassword } from './api-server.ts';

/** Whom a call answers. */
export type Audience = 'anyone' | 'account' | 'member' | 'reader' | 'staff' | 'coordination';

export interface ApiCall {
  readonly audience: Audience;
  /** What the body says when everything is right. */
  readonly body?: (caller: string) => unknown;
  /** What the answer is then; 200 unless said. */
  readonly status?: number;
}

const cursor = { epoch: 'x', sequence: 0, scope: 1 };
const spare = (caller: string): string => `spare-${caller}`;

/** The allow-list: method and path, whom it answers. In the order in which a caller makes them. */
export const apiCalls: Readonly<Record<string, ApiCall>> = {
  'POST /session': {
    audience: 'anyone',
    body: (caller) => ({
      email: `${caller}@example.org`,
      password: goodPassword,
      device: { id: spare(caller), name: 'Spare' },
    }),
  },
  'POST /links/look': {
    audience: 'anyone',
    body: () => ({ token: 'there is no such link as this' }),
    status: 404,
  },
  'POST /links/use': {
    audience: 'anyone',
    body: () => ({
      token: 'there is no such link as this',
      password: goodPassword,
      device: { id: 'd', name: 'D' },
    }),
    status: 404,
  },
  'POST /report-links/open': {
    audience: 'account',
    body: () => ({ token: 'there is no such link as this' }),
    status: 404,
  },
  'GET /session': { audience: 'account' },
  'GET /devices': { audience: 'account' },
  'POST /devices/revoke': { audience: 'account', body: (caller) => ({ device: spare(caller) }) },
  'POST /programmes': {
    audience: 'coordination',
    body: (caller) => ({
      programmeId: `programme-of-${caller}`,
      programmeName: 'Own',
      memberId: 'own',
    }),
  },
  'POST /programmes/:programmeId/handed-out': {
    audience: 'member',
    body: (caller) => ({ memberId: caller, files: [{ kind: 'table', at: 1 }] }),
  },
  'POST /programmes/:programmeId/push': {
    audience: 'member',
    body: (caller) => ({ device: `laptop of ${caller}`, sentAt: 1, groups: [] }),
  },
  'POST /programmes/:programmeId/pull': {
    audience: 'reader',
    body: () => ({ device: 'd', cursor, echo: true }),
  },
  'POST /programmes/:programmeId/snapshot': {
    audience: 'reader',
    body: () => ({ device: 'd', part: { kind: 'heads' }, recentFrom: '2020-01-01' }),
  },
  // Answered alike to whoever is no member: `http-exchange.test.ts`.
  'POST /programmes/:programmeId/has-entry': {
    audience: 'account',
    body: () => ({ sequence: 1, last: { operationId: 'absent', received: 1 } }),
  },
  'POST /programmes/:programmeId/history': { audience: 'reader', body: () => ({ home: 'sme-1' }) },
  'GET /programmes/:programmeId/nudges': { audience: 'reader' },
  'GET /programmes/:programmeId/members': { audience: 'reader' },
  'GET /programmes/:programmeId/held': { audience: 'coordination' },
  'POST /programmes/:programmeId/held/:group': { audience: 'coordination', body: () => ({}) },
  'POST /programmes/:programmeId/held/:group/dismiss': {
    audience: 'coordination',
    body: () => ({}),
  },
  'GET /programmes/:programmeId/files/:record/:hash': { audience: 'reader' },
  // Of a file that is here; of one that is not, readers are told nothing: `free-files.test.ts`.
  'GET /programmes/:programmeId/files/:record/:hash/state': { audience: 'reader' },
  'PATCH /programmes/:programmeId/files/:record/:hash': { audience: 'staff' },
  'POST /programmes/:programmeId/invitations': {
    audience: 'coordination',
    body: (caller) => ({
      memberId: `invited-by-${caller}`,
      name: 'New',
      roles: ['observer'],
      language: 'fr',
    }),
  },
  'POST /programmes/:programmeId/report-links': {
    audience: 'coordination',
    body: () => ({ record: 'report-1' }),
  },
  'POST /programmes/:programmeId/reset': {
    audience: 'coordination',
    body: () => ({ memberId: 'member-victim' }),
  },
  'POST /programmes/:programmeId/members': {
    audience: 'coordination',
    body: () => ({ memberId: 'member-victim', roles: ['chair'] }),
  },
  'POST /password': {
    audience: 'account',
    body: () => ({ current: goodPassword, next: 'lavande bateau 48' }),
  },
  'POST /session/end': { audience: 'account', body: () => ({}) },
};
