// @vitest-environment jsdom
/** The first run: start a programme, take in a copy, open or remove what is here, and the device beside it. */
import { Blob as NodeBlob } from 'node:buffer';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { FailureScreen } from '../../../../../src/client/features/first-run/failure-screen.tsx';
import { FirstRunScreen } from '../../../../../src/client/features/first-run/first-run-screen.tsx';
import { NewerScreen } from '../../../../../src/client/features/first-run/newer-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { copyProgramme } from '../../../../../src/client/model/take-in.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { createOperation } from '../../../../../src/domain/operation/build.ts';
import type { ExportedFilesRequest } from '../../../../../src/protocol/account-messages.ts';
import { StoreError } from '../../../../../src/client/ports/sheet-store.ts';
import { ok } from '../../../../../src/std/result.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { carnetFixture, fixtureIds, testEnvironment } from '../../../../support/carnet-fixture.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

beforeEach(async () => {
  // The streams of Node take Node's own blobs only.
  vi.stubGlobal('Blob', NodeBlob);
  await initI18n('en');
  await setLanguage('en');
});

const readiness = {
  offline: 'ready',
  installState: 'offered',
  install: async () => 'accepted',
} as const;

function setUp(path = '/start') {
  const environment = testEnvironment();
  const device = testDevice(() => environment.now());
  const tools = testBackupTools();
  const opened: string[] = [];
  const location = memoryLocation({ path, record: true });
  const told: ExportedFilesRequest[] = [];
  const accounts = testAccounts({
    reportExportedFiles: async (_programme, request) => {
      told.push(request);
      return ok(undefined);
    },
  });
  const openSample = vi.fn<() => Promise<string>>().mockResolvedValue('sample-1');
  const show = () =>
    render(
      <DeviceContext value={device}>
        <AccountsContext value={accounts}>
          <BackupsContext value={tools}>
            <Router hook={location.hook} searchHook={location.searchHook}>
              <FirstRunScreen
                environment={environment}
                readiness={readiness}
                openSample={openSample}
                onOpened={(programmeId) => opened.push(programmeId)}
              />
            </Router>
          </BackupsContext>
        </AccountsContext>
      </DeviceContext>,
    );
  return { environment, device, tools, told, opened, openSample, show, user: userEvent.setup() };
}

const field = (name: string | RegExp) => screen.getByRole('textbox', { name });

describe('starting a programme', () => {
  test('a name and a person are enough', async () => {
    const { show, user, opened, device, tools } = setUp();
    show();
    await user.click(await screen.findByRole('button', { name: 'Start' }));
    expect(screen.getByRole('heading', { name: 'Start a programme' })).toHaveFocus();
    await user.type(field('Programme name'), 'E-Channel');
    await user.type(field('Your name'), 'Maëlle');
    await user.click(screen.getByRole('radio', { name: /^France/ }));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(opened).toHaveLength(1));
    const [installed] = [...device.list.values()];
    expect(installed).toMatchObject({ programmeId: opened[0], name: 'E-Channel' });
    const { programme: records } = await device.store(opened[0] ?? '').readProgramme();
    expect(records.map(({ entity }) => entity)).toEqual([
      'programme',
      'launchPad',
      'launchPad',
      'member',
    ]);
    expect(records[0]?.values).toMatchObject({
      firstMonth: '2020-11',
      reviewMonths: [9, 12, 15, 18, 21],
    });
    expect(tools.kept.text).toBeUndefined();
  });

  test('what must be looked at again is said at its field, and the first has the focus', async () => {
    const { show, user, opened } = setUp('/start?way=begin');
    show();
    const months = await screen.findByRole('textbox', { name: 'Review months' });
    await user.clear(months);
    await user.type(months, 'nine');
    await user.click(screen.getByRole('button', { name: /Open the portfolio/ }));
    const name = field('Programme name');
    expect(name).toHaveFocus();
    expect(name).toHaveAccessibleDescription('Fill in this field.');
    expect(months).toBeInvalid();
    expect(screen.getByText('3 answers to check')).toBeVisible();
    await user.type(name, 'X');
    expect(name).toBeValid();
    expect(opened).toEqual([]);
  });

  test('a half-typed form is there again after a reload, pads included', async () => {
    const { show, user } = setUp('/start?way=begin');
    const { unmount } = show();
    await user.type(await screen.findByRole('textbox', { name: 'Programme name' }), 'Half');
    await user.click(screen.getByRole('button', { name: 'Remove United Kingdom' }));
    unmount();
    show();
    expect(await screen.findByDisplayValue('Half')).toBeVisible();
    expect(screen.queryByDisplayValue('United Kingdom')).toBeNull();
  });

  test('a kept form that cannot be read is set aside', async () => {
    const { show, tools } = setUp('/start?way=begin');
    tools.startDraft.keep('{"name":1}');
    show();
    expect(await screen.findByRole('textbox', { name: 'Programme name' })).toHaveValue('');
  });

  test('a full device says what to do, and the answers stay', async () => {
    const { show, user, device, opened } = setUp('/start?way=begin');
    device.failure = 'full';
    show();
    await user.type(await screen.findByRole('textbox', { name: 'Programme name' }), 'E');
    await user.type(field('Your name'), 'M');
    await user.click(screen.getByRole('button', { name: /Open the portfolio/ }));
    expect(await screen.findByText('No space left on this device')).toBeVisible();
    expect(field('Programme name')).toHaveValue('E');
    device.failure = undefined;
    await user.click(screen.getByRole('button', { name: /Open the portfolio/ }));
    await waitFor(() => expect(opened).toHaveLength(1));
  });

  test('a window that keeps nothing says so before anything is typed', async () => {
    const { show, user, device } = setUp();
    device.canKeep = false;
    show();
    expect(await screen.findByText('Nothing can be saved in this window')).toBeVisible();
    const start = screen.getByRole('button', { name: 'Start' });
    expect(start).toHaveAccessibleDescription('What you type cannot be saved in this window.');
    await user.click(start);
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('a backup copy', () => {
  async function copyOf(steps: (fixture: Awaited<ReturnType<typeof carnetFixture>>) => unknown) {
    const fixture = await carnetFixture();
    await steps(fixture);
    const { programmeId, memberId } = fixtureIds;
    const device = testDevice(() => 0);
    device.databases.set(programmeId, fixture.device);
    const written = await copyProgramme(
      device,
      testBackupTools().backups,
      { programmeId, memberId, name: 'E-Channel' },
      fixture.environment,
    );
    if (!written.ok) throw new Error('not written');
    expect(written.value.name).toBe('carnet-e-channel-2020-11-19.carnet.gz');
    return written.value.file as File;
  }
  // `upload` looks at what kind of file it is; here it is put straight into the control.
  async function chooseFile(file: Blob): Promise<void> {
    const input = screen.getByLabelText('Backup file');
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    fireEvent.change(input);
  }

  test('is shown before anything is written, then taken in by who says so', async () => {
    const file = await copyOf(async (fixture) => {
      await fixture.addContact(await fixture.addSme());
      await fixture.carnet.keepDraft('composer:x', 'à moitié');
    });
    const { show, user, device, opened } = setUp('/start?way=takeIn');
    show();
    await screen.findByRole('button', { name: 'Choose a file' });
    await chooseFile(file);
    expect(await screen.findByText('1 SME, 1 contact and 7 changes')).toBeVisible();
    expect(screen.getByText('19 November 2020, by Maëlle Guivarc’h')).toBeVisible();
    expect(device.list.size).toBe(0);
    expect(screen.getByText('1 text')).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox'), 'Emma Clarke');
    // Nobody finds in their boxes what somebody else typed.
    const left = '1 text · not imported, because Maëlle Guivarc’h typed them';
    expect(screen.getByText(left)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Import' }));
    await waitFor(() => expect(opened).toEqual([fixtureIds.programmeId]));
    const store = device.store(fixtureIds.programmeId);
    expect((await store.open()).memberId).toBe(fixtureIds.otherMemberId);
    expect((await store.open()).heads).toHaveLength(1);
    expect(await store.readDrafts()).toEqual([]);
  });

  test('brings back half-typed texts of whoever works here, also where all else is here already (F163)', async () => {
    const file = await copyOf(async ({ carnet }) => {
      await carnet.keepDraft('composer:x', 'half a line');
      await carnet.keepDraft('composer:y', 'another');
    });
    const { show, user, device, opened } = setUp('/start?way=takeIn');
    show();
    await screen.findByRole('button', { name: 'Choose a file' });
    await chooseFile(file);
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    await waitFor(() => expect(opened).toHaveLength(1));
    const store = device.store(fixtureIds.programmeId);
    expect(await store.readDrafts()).toHaveLength(2);
    await store.putDraft({ key: 'composer:x', text: '', at: Date.now() });
    await chooseFile(file);
    expect(await screen.findByText('2 texts · 1 already here')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Import' }));
    await waitFor(() => expect(opened).toHaveLength(2));
    expect(notices.getState().list.at(-1)?.message).toBe('1 half-typed text imported.');
    const texts = (await store.readDrafts()).map(({ text }) => text);
    expect(texts.sort()).toEqual(['another', 'half a line']);
    await chooseFile(file);
    expect(await screen.findByText('Everything in this copy is already here.')).toBeVisible();
  });

  test('of a programme that is here adds what is new, and a second time nothing', async () => {
    const first = await copyOf((fixture) => fixture.addSme());
    const { show, user, device, opened } = setUp('/start?way=takeIn');
    show();
    await screen.findByRole('button', { name: 'Choose a file' });
    await chooseFile(first);
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    await waitFor(() => expect(opened).toHaveLength(1));
    await chooseFile(first);
    expect(await screen.findByText('Everything in this copy is already here.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Open the programme' }));
    expect(opened).toHaveLength(2);
    expect(device.list.size).toBe(1);
  });

  test('that is something else is refused with its reason', async () => {
    const { show, device } = setUp('/start?way=takeIn');
    show();
    await screen.findByRole('button', { name: 'Choose a file' });
    await chooseFile(new Blob(['holiday photographs']));
    expect(await screen.findByText('This is not a Carnet backup copy')).toBeVisible();
    expect(screen.getByText(/Nothing was changed on this device/)).toBeVisible();
    expect(device.list.size).toBe(0);
  });
});

describe('programmes that are here', () => {
  async function withProgramme() {
    const all = setUp();
    const { carnet, device: database } = await carnetFixture();
    await carnet.confirmNow();
    const { programmeId, memberId } = fixtureIds;
    await all.device.begin({ programmeId, memberId, name: 'E-Channel' }, []);
    all.device.databases.set(programmeId, database);
    return all;
  }

  test('open with one press, and another can be added', async () => {
    const { show, user, opened } = await withProgramme();
    show();
    await user.click(await screen.findByRole('button', { name: 'Open E-Channel' }));
    expect(opened).toEqual([fixtureIds.programmeId]);
    await user.click(screen.getByRole('button', { name: 'Add a programme' }));
    expect(await screen.findByRole('button', { name: 'Open the sample' })).toBeVisible();
  });

  test('one is removed only when its name is typed, with a copy offered first', async () => {
    const { show, user, device, tools, told } = await withProgramme();
    const [{ programmeId, memberId } = { programmeId: '', memberId: '' }] = device.list.values();
    device.remember(programmeId, { accountId: 'account-emma' });
    show();
    await user.click(
      await screen.findByRole('button', { name: 'Remove E-Channel from this device' }),
    );
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.queryByText('Only on this device')).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Save a copy' }));
    expect(await dialog.findByText(/saved to your downloads/)).toBeVisible();
    expect(tools.downloads).toHaveLength(1);
    await waitFor(() => expect(told).toMatchObject([{ memberId, files: [{ kind: 'copy' }] }]));
    await user.click(dialog.getByRole('button', { name: 'Remove from this device' }));
    expect(device.list.size).toBe(1);
    expect(dialog.getByRole('textbox')).toHaveAccessibleDescription('Type E-Channel.');
    await user.type(dialog.getByRole('textbox'), 'e-channel{Enter}');
    await waitFor(() => expect(device.list.size).toBe(0));
    expect(await screen.findByRole('heading', { name: 'Welcome' })).toBeVisible();
  });
});

test('what nobody else has is said before a programme is removed (F268)', async () => {
  const { show, user, device } = setUp();
  await device.begin({ programmeId: 'p1', memberId: 'm1', name: 'E-Channel' }, []);
  device.remember('p1', { accountId: 'account-emma' });
  const store = device.store('p1');
  const operation = createOperation(
    { by: 'm1', at: 1, newId: () => 'o1' },
    'member',
    { home: 'p1', id: 'm2' },
    { name: 'Tom', roles: ['technical'] },
  );
  await store.append({ state: 'sealed', tab: 'a', group: [operation] });
  await store.putDraft({ key: 'composer:s1', text: 'n half a sentence', at: 1 });
  await store.putDraft({ key: 'composer:s2', text: ' ', at: 1 });
  const files = await device.files('p1');
  await files.keep(new Uint8Array([1]), { record: 'f1' });
  await files.noteSent(await files.keep(new Uint8Array([2]), { record: 'f2' }), 'epoch-1');
  await files.noteSent(await files.keep(new Uint8Array([3]), { record: 'f3' }), 'before it');
  const sync = await store.sync();
  await sync.connect('device-1', 'account-emma');
  await sync.claim();
  await sync.writeSync({ epoch: 'epoch-1' });
  show();
  await user.click(
    await screen.findByRole('button', { name: 'Remove E-Channel from this device' }),
  );
  const dialog = within(screen.getByRole('dialog'));
  expect(await dialog.findByText(/^1 change has not been sent yet/)).toBeVisible();
  expect(dialog.getByText(/^1 unsaved draft will be deleted too/)).toBeVisible();
  expect(dialog.getByText(/^2 files have not been sent yet/)).toBeVisible();
});

test('the sample opens, and storage is protected when the browser agrees', async () => {
  const { show, user, opened, device } = setUp();
  device.agrees = false;
  show();
  await user.click(await screen.findByRole('button', { name: 'Open the sample' }));
  await waitFor(() => expect(opened).toEqual(['sample-1']));
  await user.click(screen.getByRole('button', { name: 'Protect' }));
  expect(await screen.findByText('Storage not protected yet')).toBeVisible();
  device.agrees = true;
  await user.click(screen.getByRole('button', { name: 'Protect' }));
  expect(await screen.findByText('Storage protected')).toBeVisible();
});

test('the language changes at once', async () => {
  const { show, user } = setUp();
  show();
  await user.click(screen.getByRole('radio', { name: 'Français' }));
  expect(await screen.findByRole('heading', { name: 'Bienvenue' })).toBeVisible();
});

test.each(['full', 'outdated', 'unavailable', 'failed'] as const)(
  'a store that is %s is told with what is safe and what to do',
  async (failure) => {
    const reload = vi.fn<() => void>();
    render(<FailureScreen failure={failure} onReload={reload} />);
    expect(screen.getByText('What is safe')).toBeVisible();
    expect(screen.getByText('What to do')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Try again|Reload/ }));
    expect(reload).toHaveBeenCalledOnce();
  },
);

test('data of a newer version are said to be that, and a copy of everything is handed out (F70)', async () => {
  const environment = testEnvironment();
  const device = testDevice(() => environment.now());
  const tools = testBackupTools();
  await device.begin({ programmeId: 'p1', memberId: 'm1', name: 'E-Channel' }, []);
  device.store = () => {
    throw new StoreError('newer');
  };
  const programme = device.list.get('p1');
  if (programme === undefined) throw new Error('it was begun');
  const updated = vi.fn<() => void>();
  const shown = (onUpdate?: () => void) => (
    <DeviceContext value={device}>
      <BackupsContext value={tools}>
        <NewerScreen programme={programme} environment={environment} onUpdate={onUpdate} />
      </BackupsContext>
    </DeviceContext>
  );
  const { rerender } = render(shown());
  expect(
    screen.getByRole('heading', { name: 'This data was saved by a newer version of Carnet' }),
  ).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Update' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Save a copy' }));
  await screen.findByText(/Copy saved to your downloads/);
  expect(tools.downloads).toHaveLength(1);
  rerender(shown(updated));
  await userEvent.click(screen.getByRole('button', { name: 'Update' }));
  expect(updated).toHaveBeenCalledOnce();
});
