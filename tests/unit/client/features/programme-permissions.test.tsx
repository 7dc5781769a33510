// @vitest-environment jsdom
/**
 * The screens of the programme as each role sees them: who reads is offered nothing that would be refused, who writes is,
 * and approves for their own launch pad alone; everybody who reads may print and hand over what they read, and nothing of
 * it holds what an organisation said in confidence. Observers get nothing of a programme onto a device
 * (`visibility.contract.ts`); what they read is an issued report (`quarterly-screen.test.tsx`).
 */

import { cleanup, render, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LessonsScreen } from '../../../../src/client/features/lessons/lessons-screen.tsx';
import { MeetingsScreen } from '../../../../src/client/features/meetings/meetings-screen.tsx';
import { OrganisationsScreen } from '../../../../src/client/features/organisations/organisations-screen.tsx';
import { OverviewScreen } from '../../../../src/client/features/overview/overview-screen.tsx';
import { HomeSheet } from '../../../../src/client/features/sheet/home-sheet.tsx';
import { TimelineScreen } from '../../../../src/client/features/timeline/timeline-screen.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../src/client/model/notices.ts';
import { AccountsContext } from '../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../src/client/model/use-sync.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import { firstAgenda } from '../../../../src/domain/meeting/agenda.ts';
import { readingRoles } from '../../../../src/domain/permission/permission.ts';
import type { ReportDocument } from '../../../../src/domain/report/quarterly/report-document.ts';
import { type MemberRole, memberRoles } from '../../../../src/domain/programme/programme.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { testAccounts } from '../../../support/test-accounts.ts';
import { testBackupTools, testDevice } from '../../../support/test-device.ts';

const { programmeId, memberId, padFr } = fixtureIds;
const secret = 'Rien ne doit sortir de ce comité';

let fixture: CarnetFixture;
let tools: ReturnType<typeof testBackupTools>;
let written: ReportDocument[] = [];
const alone = { exchange: undefined, isConnected: false, connect: async () => undefined };

beforeAll(() => initI18n('fr'));
beforeEach(async () => {
  fixture = await carnetFixture();
  tools = testBackupTools();
  written = [];
  const { carnet, addSme } = fixture;
  await addSme({ supportUntil: undefined });
  for (const [id, name, confidential] of [
    ['cci', 'CCI Bretagne', undefined],
    ['quiet', 'Un ministère', true],
  ] as const) {
    await carnet.run(
      createRecord(
        'organisation',
        id,
        { name, kind: 'supportOrganisation', engagement: 'contacted', confidential },
        id,
      ),
    );
  }
  const title = { lang: 'fr', text: 'Réunion de novembre' } as const;
  await carnet.run(
    createRecord(
      'meeting',
      programmeId,
      {
        title,
        kind: 'projectMeeting',
        at: '2020-11-18T10:00',
        state: 'held',
        ...firstAgenda('projectMeeting', undefined, 'fr'),
      },
      'm1',
    ),
  );
  await carnet.run(
    createRecord('action', 'quiet', {
      title: { lang: 'fr', text: secret },
      kind: 'action',
      state: 'open',
      from: { meetingId: 'm1' },
    }),
  );
  await carnet.run(
    createRecord('lesson', programmeId, {
      number: 1,
      text: { lang: 'fr', text: 'La liste a servi de fil conducteur.' },
      theme: 'selection',
      reviewMonth: 12,
    }),
  );
  await carnet.run(
    createRecord('calendarEvent', programmeId, {
      title: { lang: 'fr', text: 'Deuxième confinement' },
      kind: 'confinement',
      country: 'FR',
      from: '2020-10-30',
      effect: 'noFaceToFace',
    }),
  );
});

afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const writeWord = async (document: ReportDocument): Promise<Blob> => {
  written.push(document);
  return new Blob();
};

/** The screens of the programme, and the text by which each is known to be there. */
const screens: Readonly<Record<string, readonly [ReactNode, string]>> = {
  overview: [<OverviewScreen key="overview" />, 'Heures d’accompagnement par sujet'],
  timeline: [<TimelineScreen key="timeline" />, 'Deuxième confinement'],
  organisations: [
    <OrganisationsScreen key="organisations" organisationId="cci" homeSheet={HomeSheet} />,
    'Aucun contact consigné',
  ],
  meetings: [<MeetingsScreen key="meetings" meetingId="" writeWord={writeWord} />, 'Tenue'],
  meeting: [<MeetingsScreen key="meeting" meetingId="m1" writeWord={writeWord} />, secret],
  lessons: [<LessonsScreen key="lessons" />, 'La liste a servi de fil conducteur.'],
};

async function show(name: keyof typeof screens): Promise<HTMLElement> {
  const [shown, known] = screens[name] ?? [null, ''];
  const memory = memoryLocation({ path: `/${name}` });
  const { container } = render(
    <BackupsContext value={tools}>
      <CarnetContext value={fixture.carnet}>
        <DeviceContext value={testDevice(() => fixture.environment.now())}>
          <AccountsContext value={testAccounts()}>
            <SyncContext value={alone}>
              <Router hook={memory.hook} searchHook={memory.searchHook}>
                {shown}
              </Router>
            </SyncContext>
          </AccountsContext>
        </DeviceContext>
      </CarnetContext>
    </BackupsContext>,
  );
  await waitFor(() => expect(container).toHaveTextContent(known));
  return container;
}

/** What writes, by the words of its button or its field. */
const writing =
  /^(Nouvel|Ajouter|Modifier|Retirer|Supprimer|Mettre en sommeil|Présenter|Consigner|Approuver|Revenir à la préparation|Ouvrir la réunion|Rédiger|Planifier|Noter|Monter|Descendre|Détails|Reporter|Attacher|Joindre)/;

function offered(container: HTMLElement): readonly string[] {
  const controls = container.querySelectorAll('button, a[role="button"], a, textarea, input');
  return [...controls]
    .map((one) => one.getAttribute('aria-label') ?? one.textContent)
    .map((words) => words.trim())
    .filter((words) => writing.test(words));
}

async function as(...roles: readonly MemberRole[]): Promise<void> {
  await fixture.carnet.run(setFields(memberId, { roles }));
  // Alone, whoever keeps a programme decides alone, whatever their role.
  fixture.carnet.state.setState({ isConnected: true });
}

/** Screens on which something is written; the overview only shows. */
const writtenOn = ['timeline', 'organisations', 'meetings', 'meeting', 'lessons'] as const;

describe('the screens of the programme', () => {
  it('offer who only reads nothing that would be refused', async () => {
    for (const role of ['chief', 'chair'] as const) {
      await as(role);
      for (const name of Object.keys(screens)) {
        const container = await show(name);
        expect([role, name, offered(container)]).toEqual([role, name, []]);
        expect([role, name, container.querySelector('textarea, [contenteditable]')]).toEqual([
          role,
          name,
          null,
        ]);
        cleanup();
      }
    }
  }, 60_000);

  it('offer each role that writes what it writes, on every screen', async () => {
    const readers: readonly MemberRole[] = ['chief', 'chair', 'observer'];
    for (const role of memberRoles.filter((one) => !readers.includes(one))) {
      await as(role);
      for (const name of writtenOn) {
        const container = await show(name);
        expect([role, name, offered(container).length > 0]).toEqual([role, name, true]);
        cleanup();
      }
    }
  }, 120_000);

  it('let an account manager approve for the own launch pad, the coordination for each', async () => {
    const pads: Readonly<Partial<Record<MemberRole, readonly string[]>>> = {
      accountManager: ['Approuver pour FR'],
      technical: ['Approuver pour FR'],
      coordinator: ['Approuver pour UK', 'Approuver pour FR'],
      projectManager: ['Approuver pour UK', 'Approuver pour FR'],
      chief: [],
      chair: [],
    };
    for (const role of readingRoles) {
      await as(role);
      const container = await show('meeting');
      const buttons = within(container).queryAllByRole('button', { name: /^Approuver/ });
      expect([role, buttons.map(({ textContent }) => textContent)]).toEqual([role, pads[role]]);
      cleanup();
    }
    expect(fixture.carnet.record(memberId)?.values['launchPadId']).toBe(padFr);
  }, 60_000);

  it('hand a meeting over to whoever reads it, without what was agreed in confidence', async () => {
    const user = userEvent.setup();
    for (const role of ['chair', 'accountManager', 'coordinator'] as const) {
      await as(role);
      written = [];
      const container = await show('meeting');
      expect(within(container).getByRole('button', { name: 'Imprimer' })).toBeVisible();
      await user.click(within(container).getByRole('button', { name: 'Word' }));
      await waitFor(() => expect(written).toHaveLength(2));
      expect(JSON.stringify(written)).toContain('Réunion de novembre');
      expect(JSON.stringify(written)).not.toContain(secret);
      cleanup();
    }
  }, 60_000);
});
