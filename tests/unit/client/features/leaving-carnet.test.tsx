// @vitest-environment jsdom
/**
 * What leaves Carnet, for each role: every screen on paper and every file. A secret of each kind stands on the device
 * (a confidential contact and what was noted at it, a confidential organisation, an achievement, a rating, a note for the team)
 * and none of them is in anything that leaves, but for the profile and the notes where the team asks for them by name.
 *
 * Who reads a programme reads all of it, of both launch pads; observers have nothing of it on a device
 * (`visibility.contract.ts`) and open an issued report alone (`link-rights.test.ts`). Every way out that the code has is
 * in a table of `tests/architecture/ways-out.test.ts`.
 */

import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Screens } from '../../../../src/client/app/screens.tsx';
import { MeetingsScreen } from '../../../../src/client/features/meetings/meetings-screen.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import {
  type CommandId,
  offeredCommands,
  runCommand,
} from '../../../../src/client/model/commands.ts';
import { AccountsContext } from '../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../src/client/model/use-sync.ts';
import type { patterns } from '../../../../src/client/ports/routes.ts';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import { beginForm } from '../../../../src/domain/form/commands/begin-form.ts';
import { firstAgenda } from '../../../../src/domain/meeting/agenda.ts';
import { readingRoles } from '../../../../src/domain/permission/permission.ts';
import type { MemberRole } from '../../../../src/domain/programme/programme.ts';
import type { ReportDocument } from '../../../../src/domain/report/quarterly/report-document.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { testAccounts } from '../../../support/test-accounts.ts';
import { testBackupTools, testDevice } from '../../../support/test-device.ts';

const { programmeId, memberId, padFr, padUk } = fixtureIds;
/** Every secret begins with it. */
const secret = 'Quince';
/** The days of the confidential contacts, which happened and will happen on no other, and the days since the oldest. */
const secretDays = /17 Nov|2020-11-17|27 Nov|2020-11-27|6 Oct|2020-10-06|\b44 (d|days)\b/;
/** For the team alone. */
const teamOnly = /Nutmeg|Business profile/;
const text = (words: string) => ({ lang: 'en', text: words }) as const;

let fixture: CarnetFixture;
let smeId = '';
const alone = { exchange: undefined, isConnected: false, connect: async () => undefined };

beforeAll(async () => {
  await initI18n('en');
  await setLanguage('en');
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  fixture = await carnetFixture();
  const { carnet, addSme, addContact, addAction, addIssue } = fixture;
  smeId = await addSme({ supportUntil: undefined });
  await addSme({ name: 'Of the other pad', launchPadId: padUk, accountManagerId: undefined });
  await addContact(smeId, { at: '2020-11-10T09:00', summary: text('Labels in English came') });
  const hidden = await addContact(smeId, {
    at: '2020-11-17T08:07',
    confidential: true,
    summary: text(`${secret} contact`),
  });
  await addContact(smeId, {
    at: '2020-11-27T09:13',
    state: 'planned',
    kind: 'monthlyReview',
    confidential: true,
    agenda: text(`${secret} agenda`),
  });
  // Nobody spoke with this one but in confidence, and long ago.
  const silentId = await addSme({ name: 'Silent since', stage: 'supported' });
  await addContact(silentId, {
    at: '2020-10-06T08:07',
    kind: 'monthlyReview',
    confidential: true,
    summary: text(`${secret} last contact`),
  });
  const from = { contactId: hidden };
  await addAction(smeId, { title: text(`${secret} action`), from, due: '2020-11-17' });
  await addIssue(smeId, { title: text(`${secret} problem`), from });
  await carnet.run(
    createRecord('achievement', smeId, {
      kind: 'other',
      on: '2020-11-02',
      attribution: 'yes',
      note: text(`${secret} achievement`),
      confidential: true,
    }),
  );
  for (const [templateId, answers] of [
    ['eligibility-checklist/1', { 'value.registered': 'yes', 'note.registered': 'Nutmeg' }],
    ['sme-profile/1', { 'value.motivation': 4 }],
  ] as const) {
    await carnet.run(beginForm({ home: smeId, filledBy: 'together', templateId, answers }));
  }
  await organisations(carnet);
}, 60_000);

/** An organisation with a secret, and one that is a secret as a whole. */
async function organisations(carnet: CarnetFixture['carnet']): Promise<void> {
  for (const [id, name, confidential] of [
    ['cci', 'CCI Bretagne', undefined],
    ['quiet', `${secret} ministry`, true],
  ] as const) {
    const kind = 'supportOrganisation';
    const values = { name, kind, engagement: 'contacted', confidential } as const;
    await carnet.run(createRecord('organisation', id, values, id));
  }
  const contact = {
    zone: 'Europe/Paris',
    mode: 'phone',
    state: 'held',
    reached: true,
    direction: 'outbound',
  } as const;
  await carnet.run(
    createRecord(
      'contact',
      'cci',
      {
        ...contact,
        kind: 'introduction',
        at: '2020-11-17T08:30',
        confidential: true,
        introducedId: smeId,
        summary: text(`${secret} introduction`),
      },
      'c-hidden',
    ),
  );
  await carnet.run(
    createRecord('contact', 'cci', {
      ...contact,
      kind: 'interim',
      at: '2020-11-03T08:30',
      summary: text('The list of members is coming'),
    }),
  );
  const open = { kind: 'action', state: 'open', due: '2020-11-18' } as const;
  const from = { contactId: 'c-hidden' };
  await carnet.run(
    createRecord('action', 'cci', { ...open, title: text(`${secret} promise`), from }),
  );
  await carnet.run(
    createRecord('attachment', 'cci', {
      name: `${secret} letter`,
      kind: 'link',
      url: 'https://example.org/letter',
      aboutId: 'c-hidden',
    }),
  );
  const held = {
    title: text('November meeting'),
    kind: 'projectMeeting',
    state: 'planned',
  } as const;
  const agenda = firstAgenda('projectMeeting', undefined, 'en');
  await carnet.run(
    createRecord('meeting', programmeId, { ...held, at: '2020-11-20T10:00', ...agenda }, 'm1'),
  );
  await carnet.run(
    createRecord('action', 'quiet', {
      ...open,
      title: text(`${secret} committee`),
      from: { meetingId: 'm1' },
    }),
  );
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function as(role: MemberRole, launchPadId: string = padFr): Promise<void> {
  await fixture.carnet.run(setFields(memberId, { roles: [role], launchPadId }));
  // Alone, whoever keeps a programme decides alone, whatever their role.
  fixture.carnet.state.setState({ isConnected: true });
}

function show(address: string) {
  const [path = '', searchPath = ''] = address.split('?');
  const memory = memoryLocation({ path, searchPath });
  const tools = testBackupTools();
  const written: ReportDocument[] = [];
  const writeWord = async (document: ReportDocument): Promise<Blob> => {
    written.push(document);
    return new Blob();
  };
  const { container } = render(
    <BackupsContext value={tools}>
      <CarnetContext value={fixture.carnet}>
        <DeviceContext value={testDevice(() => fixture.environment.now())}>
          <AccountsContext value={testAccounts()}>
            <SyncContext value={alone}>
              <Router hook={memory.hook} searchHook={memory.searchHook}>
                {path === '/meetings/m1' ? (
                  <MeetingsScreen meetingId="m1" writeWord={writeWord} />
                ) : (
                  <Screens />
                )}
              </Router>
            </SyncContext>
          </AccountsContext>
        </DeviceContext>
      </CarnetContext>
    </BackupsContext>,
  );
  return { container, tools, written };
}

/** What is on the paper: the paper of a sheet takes the place of the screen. */
function printedText(container: HTMLElement): string {
  const paper = document.body.querySelector(':scope > [class*="paper"]') ?? container;
  const copy = paper.cloneNode(true) as HTMLElement;
  for (const one of copy.querySelectorAll('[hidden], script, style')) one.remove();
  return copy.textContent;
}

/** Shows an address, and prints it. */
async function print(address: string, known: RegExp): Promise<string> {
  const { container } = show(address);
  await waitFor(() =>
    expect([address, container.textContent]).toEqual([address, expect.stringMatching(known)]),
  );
  fireEvent(window, new Event('beforeprint'));
  const page = printedText(container);
  fireEvent(window, new Event('afterprint'));
  return page;
}

/** Each screen: where it is, what it is known by, and what must be on its paper; `undefined` where it has none. */
const papers: Readonly<
  Record<keyof typeof patterns, readonly (readonly [string, RegExp, RegExp])[]>
> = {
  portfolio: [
    ['/', /Kerlan/, /Kerlan/],
    ['/?view=board', /Kerlan/, /Kerlan/],
  ],
  log: [['/log', /Kerlan/, /Kerlan/]],
  newSme: [['/new', /Kerlan/, /Kerlan/]],
  importSmes: [['/import', /Import SMEs/, /This screen is not for printing/]],
  sheet: [],
  ready: [['/ready/SME', /Before you leave/, /This screen is not for printing/]],
  visit: [],
  myDay: [['/day', /Quince action/, /1 confidential action left out/]],
  calendar: [
    [
      '/calendar',
      /November 2020/,
      /3 confidential contacts left out. 1 confidential action left out/,
    ],
  ],
  reviews: [['/reviews', /Kerlan/, /2 confidential contacts left out/]],
  overview: [
    ['/overview?period=start', /Hours of support by topic/, /Enrol/],
    ['/overview?period=start&of=contacts', /Hours of support by topic/, /Enrol/],
  ],
  enrolment: [['/enrolment', /By launch pad/, /By launch pad/]],
  organisations: [
    ['/organisations', /Quince ministry/, /CCI Bretagne/],
    ['/organisations/cci', /list of members is coming/, /list of members is coming/],
    ['/organisations/quiet', /Quince committee/, /CCI Bretagne/],
  ],
  meetings: [
    ['/meetings', /November meeting/, /November meeting/],
    ['/meetings/m1', /Quince committee/, /1 action for a confidential organisation is left out/],
  ],
  timeline: [['/timeline', /Timeline/, /Timeline/]],
  lessons: [['/lessons', /Lessons/, /Lessons/]],
  library: [['/library', /Guides/, /Guides/]],
  quarterly: [['/quarterly', /confidential/, /confidential/]],
  trash: [['/trash', /bin is empty/, /This screen is not for printing/]],
  conflicts: [['/conflicts', /./, /This screen is not for printing/]],
  template: [],
  settings: [['/settings/members', /Emma Clarke/, /Emma Clarke/]],
};

const everyPaper = () => Object.values(papers).flat();

describe.each([
  ['accountManager', padFr],
  ['chief', padFr],
] as const)('on the paper of a %s', (role, pad) => {
  it('no screen has anything confidential (F106)', async () => {
    await as(role, pad);
    for (const [address, known, kept] of everyPaper()) {
      const page = await print(address.replace('SME', smeId), known);
      expect.soft([address, page]).toEqual([address, expect.stringMatching(kept)]);
      expect.soft([address, page]).toEqual([address, expect.not.stringContaining(secret)]);
      // A calendar names every day.
      const days = address === '/calendar' ? null : secretDays.exec(page);
      expect.soft([address, days]).toEqual([address, null]);
      expect.soft([address, teamOnly.exec(page)]).toEqual([address, null]);
      cleanup();
    }
  }, 120_000);
});

it('what was noted at a contact that is not confidential is on paper once the contacts were read', async () => {
  await as('accountManager');
  const contactId = await fixture.addContact(smeId, { at: '2020-11-12T09:00' });
  await fixture.addAction(smeId, {
    title: text('Order the boxes'),
    from: { contactId },
    due: '2020-11-18',
  });
  const { container } = show('/day');
  await waitFor(() => expect(container).toHaveTextContent('Order the boxes'));
  fixture.environment.pass(2000);
  await waitFor(() => {
    fireEvent(window, new Event('beforeprint'));
    const page = printedText(container);
    fireEvent(window, new Event('afterprint'));
    expect(page).toContain('Order the boxes');
    expect(page).not.toContain(secret);
  });
});

describe.each([...readingRoles])('to a %s', (role) => {
  const writes = role !== 'chief' && role !== 'chair';

  it.each([
    ['exportCsv', false],
    ['exportCsvStaff', true],
    ['print', false],
    ['printStaff', true],
  ] as const satisfies readonly (readonly [CommandId, boolean])[])(
    '%s gives a sheet without what is confidential',
    async (command, isForTeam) => {
      await as(role);
      let page = '';
      vi.spyOn(window, 'print').mockImplementation(() => {
        fireEvent(window, new Event('beforeprint'));
        page = document.body.querySelector(':scope > [class*="paper"]')?.textContent ?? '';
        fireEvent(window, new Event('afterprint'));
      });
      const { container, tools } = show(`/sme/${smeId}`);
      await waitFor(() => expect(container).toHaveTextContent('Labels in English came'));
      await waitFor(() => expect(offeredCommands()).toHaveProperty('print'));
      expect(Object.hasOwn(offeredCommands(), command)).toBe(writes || !isForTeam);
      if (isForTeam && !writes) return;
      act(() => void runCommand(command));
      if (command.startsWith('export')) {
        await waitFor(() => expect(tools.downloads).toHaveLength(1));
        page = (await tools.downloads[0]?.file.text()) ?? '';
      } else await waitFor(() => expect(page).not.toBe(''));
      expect(page).toContain('Labels in English came');
      expect(page).not.toContain(secret);
      expect(page).not.toMatch(secretDays);
      expect(teamOnly.test(page)).toBe(isForTeam);
    },
    30_000,
  );

  it('the list gives a table without the days of what is confidential', async () => {
    await as(role, padUk);
    const { container, tools } = show('/');
    await waitFor(() => expect(container).toHaveTextContent('Kerlan'));
    act(() => void runCommand('exportCsv'));
    await waitFor(() => expect(tools.downloads).toHaveLength(1));
    const table = (await tools.downloads[0]?.file.text()) ?? '';
    // Of both launch pads: whoever reads the programme reads all of it.
    expect(table).toContain('Of the other pad');
    expect(table).toContain('Kerlan');
    expect(table).not.toContain(secret);
    expect(table).not.toMatch(secretDays);
  }, 30_000);

  it('a meeting gives Word files without what was agreed in confidence', async () => {
    await as(role);
    const { container, written } = show('/meetings/m1');
    await waitFor(() => expect(container).toHaveTextContent('November meeting'));
    const word = [...container.querySelectorAll('button')].find(
      (one) => one.textContent === 'Word',
    );
    act(() => word?.click());
    await waitFor(() => expect(written).toHaveLength(2));
    const files = JSON.stringify(written);
    expect(files).toContain('November meeting');
    // It has its status, which is not counted from anything that may leave.
    expect(files).toContain('Silent since');
    expect(files).toContain('Action needed, reason in the progress sheet');
    expect(files).not.toContain(secret);
    expect(files).not.toMatch(secretDays);
  }, 30_000);
});
