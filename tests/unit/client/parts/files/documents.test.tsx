// @vitest-environment jsdom
/**
 * The documents of a sheet: added with their bytes first, refused with a reason, opened, moved to the bin and back.
 *
 * Longer than 400 lines because everything is done over one list that is shown once in this way.
 */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { isReloadHeld } from '../../../../../src/client/model/reload-hold.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import { LibraryScreen } from '../../../../../src/client/features/library/library-screen.tsx';
import { Documents } from '../../../../../src/client/parts/files/documents.tsx';
import type { Exchange } from '../../../../../src/client/ports/exchange.ts';
import type { FetchedFile, FileExchange } from '../../../../../src/client/ports/file-exchange.ts';
import type { FileStore } from '../../../../../src/client/ports/file-store.ts';
import { StoreError } from '../../../../../src/client/ports/sheet-store.ts';
import {
  createRecord,
  deleteRecord,
  restoreRecord,
  setFields,
  together,
} from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { testBackupTools, testDevice, type TestDevice } from '../../../../support/test-device.ts';

const home = 'sme-kerlan';
let fixture: CarnetFixture;
let device: TestDevice;
let tools: ReturnType<typeof testBackupTools>;
let store: FileStore;

beforeAll(() => initI18n('en'));

beforeEach(async () => {
  fixture = await carnetFixture();
  device = testDevice(() => fixture.environment.now());
  tools = testBackupTools();
  store = await device.files(fixtureIds.programmeId);
  const values = { name: 'Atelier Kerlan', country: 'FR', launchPadId: fixtureIds.padFr } as const;
  const result = await fixture.carnet.run(
    createRecord('sme', home, { ...values, track: 'programme', stage: 'prospect' }, home),
  );
  expect(result.ok).toBe(true);
});

afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

async function show(isConnected = false, files?: FileExchange, exchange?: Exchange): Promise<void> {
  render(
    <CarnetContext value={fixture.carnet}>
      <DeviceContext value={device}>
        <BackupsContext value={tools}>
          <SyncContext value={{ exchange, files, isConnected, connect: async () => undefined }}>
            <Documents home={home} readOnly={false} />
          </SyncContext>
        </BackupsContext>
      </DeviceContext>
    </CarnetContext>,
  );
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Attach' })).not.toHaveAttribute('aria-disabled'),
  );
}

const choose = (...files: readonly File[]): void => {
  fireEvent.change(screen.getByLabelText('Files'), { target: { files } });
};
const file = (text: string, name: string, type = 'text/plain'): File =>
  new File([text], name, { type });
const records = () =>
  lazyRecordsOf(fixture.carnet.state.getState(), home, 'attachment')?.map(({ values }) => values);

describe('adding files (F78)', () => {
  it('keeps the bytes before the record that names them, and says where they are', async () => {
    await show();
    const kept = vi.fn<() => void>();
    store.subscribe(() => kept());
    const run = vi.spyOn(fixture.carnet, 'run').mockImplementation(async (...asked) => {
      expect(kept).toHaveBeenCalledTimes(1);
      run.mockRestore();
      return fixture.carnet.run(...asked);
    });
    choose(file('a;b', 'codes SH.csv', 'text/csv'));
    const row = await screen.findByRole('row', { name: /codes SH/ });
    expect(within(row).getByText('Maëlle Guivarc’h')).toBeVisible();
    expect(await within(row).findByText('On this device')).toBeVisible();
    const [hash] = (await store.list()).map((one) => one.hash);
    expect(records()).toEqual([
      { name: 'codes SH.csv', kind: 'file', hash, bytes: 3, mediaType: 'text/csv' },
    ]);
    expect(await screen.findByText('1 document, 1 on this device')).toBeVisible();
  });

  it('asks before the page is left while one is still looked at or redrawn, and holds a new version back (F204)', async () => {
    await show();
    let read: () => void = () => undefined;
    const slow = file('a;b', 'photo.csv');
    const held = new Promise<void>((resolve) => {
      read = resolve;
    });
    slow.arrayBuffer = async () => {
      await held;
      return new ArrayBuffer(3);
    };
    const isAsked = (): boolean =>
      !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect([isReloadHeld(), isAsked()]).toEqual([false, false]);
    choose(slow);
    await waitFor(() => expect([isReloadHeld(), isAsked()]).toEqual([true, true]));
    read();
    await screen.findByRole('row', { name: /photo/ });
    await waitFor(() => expect([isReloadHeld(), isAsked()]).toEqual([false, false]));
  });

  it('says of a film that it keeps the time and the place of its camera', async () => {
    await show();
    const said = () => notices.getState().list.at(-1)?.message;
    choose(file('\0\0\0\u0010ftypqt  ', 'stand.mov', ''));
    await waitFor(() =>
      expect(said()).toMatch(/^Document added: stand\.mov\. Videos keep the time and place/),
    );
    choose(file('a;b', 'codes.csv', 'text/csv'));
    await waitFor(() => expect(said()).toBe('Document added: codes.csv'));
  });

  it('takes several at once, dropped, and names each that it does not take', async () => {
    await show();
    const files = [
      file('one', 'one.txt'),
      file('', 'empty.txt'),
      file('one', 'again.txt'),
      file('no picture', 'photo.jpg', 'image/jpeg'),
      new File([new Uint8Array(10_000_001)], 'film.bin'),
      file('two', 'two.txt'),
    ];
    fireEvent.drop(screen.getByRole('region', { name: 'Documents' }), {
      dataTransfer: { types: ['Files'], files },
    });
    await screen.findByRole('button', { name: 'two.txt' });
    await screen.findByText(/empty.txt is empty/);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'empty.txt is empty. Nothing was added.',
      'again.txt is already on this sheet.',
      'photo.jpg cannot be opened in this browser. Save it as a JPEG and add it again.',
      'film.bin is larger than 10\u00a0MB. Reduce its size, or add a link to it instead.',
    ]);
    expect(records()?.map(({ name }) => name)).toEqual(['one.txt', 'two.txt']);
  });

  it('are named without marks that turn the direction of what is said of them (F107)', async () => {
    await show();
    choose(file('', 'photo\u202Egpj.exe'), file('', '\u202E'));
    await screen.findByText(/is empty/, { selector: 'li:first-child' });
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'photogpj.exe is empty. Nothing was added.',
      'Unnamed file is empty. Nothing was added.',
    ]);
  });

  it('are taken back, one or all that were added together', async () => {
    await show();
    choose(file('one', 'one.txt'));
    await screen.findByRole('button', { name: 'one.txt' });
    const { undo } = notices.getState().list[0] ?? {};
    expect(undo?.group[0]?.record).toBeDefined();
    await fixture.carnet.undo(undo);
    await waitFor(() => expect(records()).toEqual([]));
    choose(file('two', 'two.txt'), file('three', 'three.txt'));
    await screen.findByRole('button', { name: 'three.txt' });
    await waitFor(() => expect(notices.getState().list[0]?.action?.label).toBe('Undo'));
    notices.getState().list[0]?.action?.run();
    await waitFor(() => expect(records()).toEqual([]));
    expect(notices.getState().list[0]?.message).toBe('2 documents moved to the bin');
  });

  it('are filtered by their sort and their name, once there are many', async () => {
    const sound = { kind: 'file', mediaType: 'audio/webm', hash: 'a'.repeat(64) } as const;
    await fixture.carnet.run(createRecord('attachment', home, { name: 'Said.webm', ...sound }));
    await show();
    choose(...['a', 'b', 'c', 'd'].map((name) => file(name, `${name}.txt`)));
    await screen.findByRole('button', { name: 'd.txt' });
    expect(screen.queryByRole('searchbox', { name: 'Search the documents' })).toBeNull();
    choose(file('quote', 'quote.txt'));
    await userEvent.type(await screen.findByRole('searchbox', { name: /Search/ }), 'quo');
    expect(screen.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual(['quote.txt']);
    expect(screen.getByText('6 documents, 1 shown')).toBeVisible();
    await userEvent.clear(screen.getByRole('searchbox', { name: /Search/ }));
    expect(screen.queryByRole('button', { name: 'Photos' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Voice notes' }));
    expect(screen.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual(['Said.webm']);
  });

  it('lists names as people sort them, whatever their capitals and numbers', async () => {
    await show();
    choose(file('1', 'Plan 10.txt'), file('2', 'Plan 9.txt'), file('3', 'logo.txt'));
    await screen.findByRole('button', { name: 'Plan 10.txt' });
    await screen.findByRole('button', { name: 'logo.txt' });
    const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
    await waitFor(() => expect(names()).toEqual(['logo.txt', 'Plan 9.txt', 'Plan 10.txt']));
  });

  it('says that the laptop is full, and leaves neither a record nor bytes', async () => {
    await show();
    const full = { ...store, keep: () => Promise.reject(new StoreError('full')) };
    cleanup();
    device.files = async () => full;
    await show();
    choose(file('one', 'one.txt'));
    expect(await screen.findByText(/no space left on this device/)).toBeVisible();
    expect(records()).toEqual([]);
    expect(await store.list()).toEqual([]);
  });

  it('refuses what goes beyond the room of a sheet', async () => {
    const big = { name: 'old.zip', kind: 'file', hash: 'e'.repeat(64) } as const;
    for (let index = 0; index < 20; index += 1) {
      const hash = index.toString(16).padStart(64, '0');
      const values = { ...big, hash, bytes: 10_000_000 };
      await fixture.carnet.run(createRecord('attachment', home, values));
    }
    await show();
    choose(file('one', 'one.txt'));
    expect(await screen.findByText(/can take up 200.MB in total/)).toBeVisible();
  });

  it('where a server syncs, wait to be sent until the server has them', async () => {
    await show(true);
    choose(file('one', 'one.txt'));
    expect(await screen.findByText('Waiting to be sent')).toBeVisible();
    const [kept] = await store.list();
    await store.noteSent(kept?.hash ?? '', 'epoch-1');
    expect(await screen.findByText('On this device')).toBeVisible();
  });

  it('wait again where the server was restored without them (F268)', async () => {
    const { access, put } = exchangeFixture({ epoch: 'epoch-1' });
    await show(true, undefined, access.exchange);
    choose(file('one', 'one.txt'));
    expect(await screen.findByText('Waiting to be sent')).toBeVisible();
    const [kept] = await store.list();
    await store.noteSent(kept?.hash ?? '', 'epoch-1');
    expect(await screen.findByText('On this device')).toBeVisible();
    act(() => put({ epoch: 'epoch-2' }));
    expect(screen.getByText('Waiting to be sent')).toBeVisible();
  });
});

it('a record that came by a merge is noted for bytes that wait here (F78)', async () => {
  const hash = await store.keep(new TextEncoder().encode('one'), { record: 'gone' });
  const values = { name: 'one.txt', kind: 'file', hash, bytes: 3 } as const;
  await fixture.carnet.run(createRecord('attachment', home, values, 'file-2'));
  await show(true);
  await screen.findByRole('button', { name: 'one.txt' });
  await waitFor(async () => {
    expect((await store.list())[0]?.records).toEqual(['gone', 'file-2']);
  });
});

describe('a document that is opened', () => {
  it('of a kind that could run is a name, saved to disk as bytes of no kind', async () => {
    await show();
    choose(
      file('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'plan.svg', 'image/svg+xml'),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'plan.svg' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/Carnet displays pictures and PDFs only/)).toBeVisible();
    expect(within(dialog).queryByRole('img')).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save to downloads' }));
    const [saved] = tools.downloads;
    expect(saved?.name).toBe('plan.svg');
    expect(saved?.file.type).toBe('application/octet-stream');
  });

  it('that is online only is fetched, or says why it cannot be', async () => {
    const bytes = new TextEncoder().encode('from elsewhere');
    const other = testDevice(() => 0);
    const hash = await (await other.files('p')).keep(bytes, { record: 'x' });
    const values = { name: 'quote.txt', kind: 'file', hash, bytes: bytes.length } as const;
    await fixture.carnet.run(createRecord('attachment', home, values, 'file-1'));
    const answers: FetchedFile[] = [{ kind: 'notThere' }];
    await show(true, {
      fetch: async (recordId) => {
        expect(recordId).toBe('file-1');
        const answer = answers.pop();
        if (answer !== undefined) return answer;
        await store.keep(bytes, { record: recordId, from: { epoch: 'epoch-1', hash } });
        return { kind: 'here' };
      },
      isThere: async () => undefined,
      free: async () => ({ ok: true, value: { count: 0, bytes: 0, stays: 0 } }),
      stop: () => undefined,
    });
    expect(await screen.findByText('Online only')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'quote.txt' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Download the file' }));
    expect(await screen.findByText(/is still to be sent from the device/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Download the file' }));
    expect(await screen.findByText(/Carnet displays pictures and PDFs only/)).toBeVisible();
    expect(screen.getAllByText('On this device')).not.toHaveLength(0);
  });

  it('goes to the bin and comes back with its bytes', async () => {
    await show();
    choose(file('one', 'one.txt'));
    await userEvent.click(await screen.findByRole('button', { name: 'one.txt' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    await screen.findByText('No documents yet');
    const undo = notices.getState().list[0]?.undo?.group[0]?.record ?? '';
    expect((await store.list()).length).toBe(1);
    await fixture.carnet.run(restoreRecord(undo));
    expect(await screen.findByRole('button', { name: 'one.txt' })).toBeVisible();
    expect(screen.getByText('On this device')).toBeVisible();
  });
});

describe('the name of a document', () => {
  const opened = async (): Promise<HTMLElement> => {
    await show();
    choose(file('one', 'one.txt'), file('two', 'two.txt'));
    await userEvent.click(await screen.findByRole('button', { name: 'one.txt' }));
    await screen.findByRole('button', { name: 'Save to downloads' });
    return screen.getByRole('textbox', { name: 'Name' });
  };

  it('keeps its ending, which is not typed', async () => {
    const field = await opened();
    expect(field).toHaveValue('one');
    expect(field).toHaveAccessibleDescription('.txt');
    await userEvent.clear(field);
    await userEvent.type(field, 'Quote');
    await userEvent.tab();
    await waitFor(() => expect(records()?.map(({ name }) => name)).toContain('Quote.txt'));
    expect(field).toHaveValue('Quote');
  });

  it('stays on the screen when the document is deleted elsewhere, and is saved once that is undone', async () => {
    const field = await opened();
    await userEvent.type(field, ' of May');
    const id = lazyRecordsOf(fixture.carnet.state.getState(), home, 'attachment')?.find(
      ({ values }) => values.name.startsWith('one'),
    )?.id;
    await fixture.carnet.run(deleteRecord(id ?? ''));
    const said = /moved this to the bin.*Anything you have typed stays in the fields below/u;
    expect(await screen.findByText(said)).toBeVisible();
    expect(field).toHaveValue('one of May');
    await userEvent.type(field, ' 2026');
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(screen.queryByText(said)).toBeNull());
    await userEvent.click(field);
    await userEvent.tab();
    await waitFor(() =>
      expect(records()?.map(({ name }) => name)).toContain('one of May 2026.txt'),
    );
  });

  it('is as a colleague left it, also when they moved the document to the bin (F265)', async () => {
    const field = await opened();
    const id =
      lazyRecordsOf(fixture.carnet.state.getState(), home, 'attachment')?.find(
        ({ values }) => values.name === 'one.txt',
      )?.id ?? '';
    await fixture.carnet.run(together([setFields(id, { name: 'last.txt' }), deleteRecord(id)]));
    expect(await screen.findByText(/moved this to the bin/u)).toBeVisible();
    expect(field).toHaveValue('last');
  });

  it('leads, once the document is deleted, to the next one, and at last to the way to add one', async () => {
    await opened();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'two.txt' })).toHaveFocus());
    await userEvent.click(screen.getByRole('button', { name: 'two.txt' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Attach' })).toHaveFocus());
  });
});

describe('a link', () => {
  it('is added as an address of the web and opens there', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Attach' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Link' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Link' }), 'www.gov.uk/eori');
    await userEvent.type(screen.getByRole('textbox', { name: /Name/ }), 'EORI');
    await userEvent.click(screen.getByRole('button', { name: 'Add link' }));
    await userEvent.click(await screen.findByRole('button', { name: 'EORI' }));
    expect(screen.getByRole('link', { name: 'Open the link' })).toHaveAttribute(
      'href',
      'https://www.gov.uk/eori',
    );
  });

  it('that would run a program is refused, and so is one that came so from elsewhere', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Attach' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Link' }));
    await userEvent.type(screen.getByRole('textbox', { name: /Link/ }), 'javascript:alert(1)');
    await userEvent.click(screen.getByRole('button', { name: 'Add link' }));
    expect(await screen.findByText(/not a web address/)).toBeVisible();
    expect(records()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    const values = { name: 'Bad', kind: 'link', url: 'javascript:alert(1)' } as const;
    await fixture.carnet.run(createRecord('attachment', home, values));
    await userEvent.click(await screen.findByRole('button', { name: 'Bad' }));
    expect(screen.queryByRole('link', { name: 'Open the link' })).toBeNull();
  });
});

describe('the library of the programme', () => {
  const showLibrary = (): void => {
    render(
      <CarnetContext value={fixture.carnet}>
        <DeviceContext value={device}>
          <BackupsContext value={tools}>
            <SyncContext
              value={{ exchange: undefined, isConnected: false, connect: async () => undefined }}
            >
              <LibraryScreen />
            </SyncContext>
          </BackupsContext>
        </DeviceContext>
      </CarnetContext>,
    );
  };

  it('is filtered by whom its guides are for, and puts a reference on a sheet, once', async () => {
    const guide = { name: 'Labels.pdf', kind: 'link', url: 'https://carnet.example' } as const;
    const at = fixtureIds.programmeId;
    await fixture.carnet.run(createRecord('attachment', at, { ...guide, audience: 'sme' }, 'g-1'));
    const team = { ...guide, name: 'Pads.pdf', audience: 'team' } as const;
    await fixture.carnet.run(createRecord('attachment', at, team));
    showLibrary();
    await screen.findByRole('button', { name: 'Pads.pdf' });
    await userEvent.click(screen.getByRole('button', { name: 'For SMEs' }));
    expect(screen.queryByRole('button', { name: 'Pads.pdf' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Labels.pdf' }));
    for (const done of [true, false]) {
      await userEvent.click(await screen.findByRole('button', { name: 'Share with an SME' }));
      await userEvent.click(screen.getByRole('combobox', { name: 'SME' }));
      await userEvent.click(await screen.findByRole('option', { name: /Atelier Kerlan/ }));
      await userEvent.click(screen.getByRole('button', { name: 'Share' }));
      if (!done) await screen.findByText(/already on the sheet/);
      else await waitFor(() => expect(records()?.[0]).toMatchObject({ guideId: 'g-1' }));
    }
    expect(records()).toHaveLength(1);
    expect(records()?.[0]).toMatchObject({ name: 'Labels.pdf', url: 'https://carnet.example' });
  });

  it('offers its guides where a file is attached to a sheet', async () => {
    const guide = { name: 'Labels.pdf', kind: 'file', hash: 'c'.repeat(64), bytes: 5 } as const;
    await fixture.carnet.run(createRecord('attachment', fixtureIds.programmeId, guide, 'g-1'));
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Attach' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Programme guide' }));
    await userEvent.click(await screen.findByRole('combobox', { name: 'Programme guide' }));
    await userEvent.click(await screen.findByRole('option', { name: /Labels/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Add guide' }));
    await screen.findByRole('button', { name: 'Labels.pdf' });
    expect(records()?.[0]).toMatchObject({ guideId: 'g-1', hash: 'c'.repeat(64) });
  });
});
