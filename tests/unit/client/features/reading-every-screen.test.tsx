// @vitest-environment jsdom
/**
 * Every screen over the sample as it is for a chief, who reads: no button that writes and no box to write in, whichever
 * address is opened. What the same screens offer to who writes is counted as well, so that nothing is held by an empty page.
 */

import { act, cleanup, render, waitFor } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PlanDialogs } from '../../../../src/client/app/plan-dialogs.tsx';
import { Screens } from '../../../../src/client/app/screens.tsx';
import { StageDialogs } from '../../../../src/client/app/stage-dialogs.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { Carnet } from '../../../../src/client/model/carnet.ts';
import { askPlan, dismissPlanQuestion } from '../../../../src/client/model/plan-question.ts';
import { askStage, dismissStageQuestion } from '../../../../src/client/model/stage-question.ts';
import { AccountsContext } from '../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../src/client/model/use-sync.ts';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import {
  type patterns,
  type SettingsSection,
  settingsSections,
  type SheetTab,
  sheetTabs,
} from '../../../../src/client/ports/routes.ts';
import { setFields } from '../../../../src/domain/command/command.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import type { MemberRole } from '../../../../src/domain/programme/programme.ts';
import {
  sampleGroups,
  sampleMemberId,
  sampleProgrammeId,
} from '../../../../src/domain/sample/sample-programme.ts';
import { present } from '../../../../src/std/assert.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import { testAccounts } from '../../../support/test-accounts.ts';
import { testBackupTools, testDevice } from '../../../support/test-device.ts';

/** Wednesday 19 May 2021, 10:00 in Paris: the day of the sample. */
const sampleNow = Date.UTC(2021, 4, 19, 8);
const alone = { exchange: undefined, isConnected: false, connect: async () => undefined };

/** Enough of the sample for every screen to have something on it, and few enough to be drawn many times. */
const namesTaken = [
  'Saltmarsh Candle Company',
  'Savonnerie du Léon',
  'Brasserie Ar Stêr Vihan',
  'CCI Bretagne',
  'Department for International Trade',
];

let carnet: Carnet;
let smeId = '';
let organisationId = '';
let meetingId = '';

beforeAll(async () => {
  await initI18n('en');
  await setLanguage('en');
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  const store = memoryStore(sampleProgrammeId);
  await store.begin(sampleMemberId);
  await store.importLog(partOfSample(), () => true, sampleNow);
  carnet = new Carnet(store, testEnvironment('tab-1', sampleNow));
  await carnet.open();
}, 120_000);

/** What happened at these homes alone. */
function partOfSample(): readonly Group[] {
  const groups = sampleGroups();
  const homes = new Map<string, string>();
  for (const { home, fields, kind } of groups.flat()) {
    const name = fields['name']?.value;
    if (kind === 'create' && typeof name === 'string' && namesTaken.includes(name)) {
      homes.set(name, home);
    }
  }
  smeId = homes.get('Saltmarsh Candle Company') ?? '';
  organisationId = homes.get('Department for International Trade') ?? '';
  meetingId = present(
    groups.flat().findLast(({ entity }) => entity === 'meeting'),
    'the sample has meetings',
  ).record;
  const taken = new Set([sampleProgrammeId, ...homes.values()]);
  return groups
    .map((group) => group.filter(({ home }) => taken.has(home)))
    .filter((group) => group.length > 0);
}

afterAll(() => carnet.close());
afterEach(cleanup);

/** Each address of a screen, and the text by which it is known to be there. A new screen needs a line. */
const addresses: Readonly<
  Record<keyof typeof patterns, () => readonly (readonly [string, RegExp])[]>
> = {
  portfolio: () => [
    ['/', /Saltmarsh/],
    ['/?view=board', /Saltmarsh/],
  ],
  log: () => [['/log', /Saltmarsh/]],
  newSme: () => [['/new', /Saltmarsh/]],
  importSmes: () => [['/import', /only read this programme/]],
  sheet: () => sheetTabs.map((tab) => [`/sme/${smeId}/${tab}`, onTab[tab]] as const),
  ready: () => [[`/ready/${smeId}`, /Before you leave/]],
  visit: () => {
    const planned = carnet.state.getState().sheets.get(smeId)?.summary.planned[0];
    return [[`/visit/${smeId}/${planned?.id ?? ''}`, onTab.journal]];
  },
  myDay: () => [['/day?of=everyone', /Brasserie/]],
  calendar: () => [
    ['/calendar', /Saltmarsh/],
    ['/calendar?view=week', /Saltmarsh/],
  ],
  reviews: () => [['/reviews', /Saltmarsh/]],
  overview: () => [['/overview', /Hours of support by topic/]],
  enrolment: () => [['/enrolment', /By launch pad/]],
  organisations: () => [[`/organisations/${organisationId}`, /Contributions/]],
  meetings: () => [
    ['/meetings', /Held/],
    [`/meetings/${meetingId}`, /Attendance/],
  ],
  timeline: () => [['/timeline', /Second lockdown in France/]],
  lessons: () => [['/lessons', /theme/]],
  library: () => [['/library', /Guides/]],
  quarterly: () => [['/quarterly', /Monthly reviews held/]],
  trash: () => [['/trash', /bin is empty/]],
  conflicts: () => [['/conflicts', /./]],
  // Who edits one is asked by `template-screen.test.tsx`.
  template: () => [],
  settings: () =>
    settingsSections.map((section) => [`/settings/${section}`, inSettings[section]] as const),
};

const onTab: Readonly<Record<SheetTab, RegExp>> = {
  journal: /Show earlier entries/,
  eligibility: /criteria/,
  assessment: /Assessment/,
  plan: /Market/,
  reviews: /Since the last review/,
  figures: /Visits/,
  documents: /\.png/,
  details: /Identifiers/,
  history: /Show earlier changes/,
};

const inSettings: Readonly<Record<SettingsSection, RegExp>> = {
  general: /Compact/,
  programme: /First month/,
  'launch-pads': /UK launch pad/,
  members: /Emma Clarke/,
  templates: /checklist/,
  alerts: /Silence|contact/,
  context: /lockdown/,
  storage: /device/,
  devices: /device/,
};

async function open(address: string, known: RegExp): Promise<HTMLElement> {
  const [path = '', searchPath = ''] = address.split('?');
  const memory = memoryLocation({ path, searchPath });
  const { container } = render(
    <BackupsContext value={testBackupTools()}>
      <CarnetContext value={carnet}>
        <DeviceContext value={testDevice(() => sampleNow)}>
          <AccountsContext value={testAccounts()}>
            <SyncContext value={alone}>
              <Router hook={memory.hook} searchHook={memory.searchHook}>
                <Screens />
                <PlanDialogs />
                <StageDialogs />
              </Router>
            </SyncContext>
          </AccountsContext>
        </DeviceContext>
      </CarnetContext>
    </BackupsContext>,
  );
  await waitFor(
    () => expect([address, container.textContent]).toEqual([address, expect.stringMatching(known)]),
    { timeout: 10_000 },
  );
  return container;
}

/** What writes, by the first words of its button or box. What somebody keeps for themselves is none of it. */
const writing =
  /^(Add|Agree|Approve|Attach|Begin|Cancel|Change|Complete|Confirm|Copy|Delete|Did it|Done|Drop|Edit|Fill|Held|Introduce|Issue|Log|Mark|Missed|Move|New|Open the meeting|Plan a|Plan the|Prepare|Put|Record|Remove|Reset|Restore|Resume|Seen|Set|Share|Snooze|Start|Take|Translate|Turn|Undo|Use|Write)\b/;
/** Boxes in which one looks for something, and choices of what is shown. */
const looking = /^(Filter the list|Search the guides)/;

const nameOf = (one: HTMLElement): string =>
  (one.getAttribute('aria-label') ?? one.textContent).trim();

/** What of an address could be used to write. */
function waysToWrite(container: HTMLElement): readonly string[] {
  const usable = (selector: string): readonly HTMLElement[] =>
    [...container.querySelectorAll<HTMLElement>(selector)].filter(
      (one) => !one.matches(':disabled'),
    );
  // The words of an action may be any; a link with them leads to it.
  const isToAction = (one: HTMLElement): boolean =>
    one.getAttribute('href')?.includes('action=') === true;
  const pressed = usable('button, a, [role="button"], [draggable="true"]').filter(
    (one) =>
      (writing.test(nameOf(one)) && !isToAction(one)) || one.getAttribute('draggable') === 'true',
  );
  const boxes = usable(
    'textarea, [contenteditable="true"], input:not([type="checkbox"], [type="radio"])',
  ).filter((one) => !looking.test(nameOf(one)));
  return [...pressed, ...boxes].map((one) => `${one.tagName.toLowerCase()} ${nameOf(one)}`);
}

async function as(role: MemberRole): Promise<void> {
  await carnet.run(setFields(sampleMemberId, { roles: [role] }));
  // Alone, whoever keeps a programme decides alone, whatever their role.
  carnet.state.setState({ isConnected: true });
}
const every = (): readonly (readonly [string, RegExp])[] =>
  Object.values(addresses).flatMap((list) => list());

describe('a chief', () => {
  it('is offered no way to write, whichever address is opened', async () => {
    await as('chief');
    for (const [address, known] of every()) {
      const container = await open(address, known);
      expect.soft([address, waysToWrite(container)]).toEqual([address, []]);
      cleanup();
    }
  }, 240_000);

  it('is told on the sheet and in the settings that it is read', async () => {
    await as('chief');
    for (const [address, words] of [
      [`/sme/${smeId}`, /Read only/],
      ['/settings/programme', /read only/],
    ] as const) {
      await open(address, words);
      cleanup();
    }
  }, 60_000);

  it('is asked nothing, whatever would ask', async () => {
    await as('chief');
    await open('/trash', /bin is empty/);
    act(() => {
      askPlan({ smeId });
      askStage(smeId);
    });
    expect(document.querySelector('dialog')).toBeNull();
    act(() => {
      dismissPlanQuestion();
      dismissStageQuestion();
    });
  });
});

describe('an account manager', () => {
  it('is offered what a chief is not, on every kind of screen', async () => {
    await as('accountManager');
    const written = new Set([
      '/sme',
      '/day',
      '/calendar',
      '/reviews',
      '/organisations',
      '/meetings',
    ]);
    for (const [address, known] of every()) {
      const start = /^\/[a-z]+/.exec(address)?.[0] ?? '';
      if (!written.delete(start)) continue;
      const container = await open(address, known);
      await waitFor(() => expect([address, waysToWrite(container)]).not.toEqual([address, []]));
      cleanup();
    }
    expect([...written]).toEqual([]);
  }, 120_000);
});
