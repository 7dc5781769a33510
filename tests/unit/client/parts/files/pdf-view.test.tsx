// @vitest-environment jsdom
/** A PDF opened from the documents: its pages turned by keys and buttons, and why it is not shown where it is not (F78). */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { PdfContext } from '../../../../../src/client/model/use-pdf.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import { Documents } from '../../../../../src/client/parts/files/documents.tsx';
import type { PdfPages, PdfProblem } from '../../../../../src/client/ports/pdf.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { fail, ok, type Result } from '../../../../../src/std/result.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { madePdf } from '../../../../support/made-pdf.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

let fixture: CarnetFixture;
const close = vi.fn<() => void>();
const draw = vi.fn<PdfPages['draw']>();

beforeAll(() => initI18n('en'));
beforeEach(async () => {
  fixture = await carnetFixture();
  close.mockReset();
  draw.mockReset();
  draw.mockImplementation(async (number) => ({
    text: `Words of page ${number}`,
    links: number === 2 ? ['https://www.gov.uk/eori'] : [],
  }));
  // What jsdom does not lay out.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Opens a PDF whose reader answers so. */
async function open(answer: Promise<Result<PdfPages, PdfProblem>>): Promise<HTMLElement> {
  const device = testDevice(() => fixture.environment.now());
  const home = await fixture.addSme();
  const store = await device.files(fixtureIds.programmeId);
  const bytes = madePdf({ pages: [{ words: 'One' }] });
  const hash = await store.keep(bytes, { record: 'file-1' });
  const values = { name: 'Guide.pdf', kind: 'file', mediaType: 'application/pdf', hash } as const;
  await fixture.carnet.run(createRecord('attachment', home, values, 'file-1'));
  render(
    <CarnetContext value={fixture.carnet}>
      <DeviceContext value={device}>
        <BackupsContext value={testBackupTools()}>
          <SyncContext
            value={{ exchange: undefined, isConnected: false, connect: async () => undefined }}
          >
            <PdfContext value={async () => () => ({ pages: answer, close })}>
              <Documents home={home} readOnly={false} />
            </PdfContext>
          </SyncContext>
        </BackupsContext>
      </DeviceContext>
    </CarnetContext>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Guide.pdf' }));
  return screen.findByRole('group', { name: 'Pages of Guide.pdf' });
}

const three = () => Promise.resolve(ok({ count: 3, draw }));

it('is shown page by page, with the keys from the start', async () => {
  const pages = await open(three());
  expect(await within(pages).findByText('Page 1 of 3')).toBeVisible();
  expect(await within(pages).findByText('Words of page 1')).toBeInTheDocument();
  expect(pages).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  expect(await within(pages).findByText('Page 2 of 3')).toBeVisible();
  expect(await within(pages).findByText('Words of page 2')).toBeInTheDocument();
  await userEvent.keyboard('{End}{PageDown}');
  expect(within(pages).getByText('Page 3 of 3')).toBeVisible();
  await userEvent.keyboard('{Home}');
  expect(within(pages).getByText('Page 1 of 3')).toBeVisible();
});

it('is turned and enlarged by buttons, which keep the focus at the ends', async () => {
  const pages = await open(three());
  const button = (name: string) => within(pages).getByRole('button', { name });
  await within(pages).findByText('Page 1 of 3');
  expect(button('Previous page')).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(button('Next page'));
  await userEvent.click(button('Next page'));
  await userEvent.click(button('Next page'));
  expect(within(pages).getByText('Page 3 of 3')).toBeVisible();
  expect(button('Next page')).toHaveFocus();
  await userEvent.click(button('Zoom in'));
  await waitFor(() => expect(draw.mock.lastCall?.[2]).toBe(750));
  expect(within(pages).getByText('125%')).toBeVisible();
});

it('shows where the links of a page lead, outside of Carnet', async () => {
  const pages = await open(three());
  await within(pages).findByText('Words of page 1');
  expect(within(pages).queryByRole('link')).toBeNull();
  await userEvent.keyboard('{ArrowRight}');
  const link = await within(pages).findByRole('link', { name: 'https://www.gov.uk/eori' });
  expect(link).toHaveAttribute('rel', 'noreferrer');
  expect(link).toHaveAttribute('target', '_blank');
});

it.each([
  ['password', /protected by a password/],
  ['damaged', /is damaged/],
  ['tooLong', /too many pages/],
  ['noReader', /reader could not start/],
] as const)('says why it is not shown (%s), and can be saved', async (problem, words) => {
  const pages = await open(Promise.resolve(fail(problem)));
  expect(await within(pages).findByText(words)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Save to downloads' })).toBeVisible();
  expect(pages).toHaveFocus();
});

it('goes on after a page that is damaged', async () => {
  draw.mockRejectedValueOnce(new Error('damaged'));
  const pages = await open(three());
  expect(await within(pages).findByText(/This page could not be shown/)).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  expect(await within(pages).findByText('Words of page 2')).toBeInTheDocument();
  expect(within(pages).queryByText(/This page could not be shown/)).toBeNull();
});

it('ends what reads it where that takes longer than anybody waits, and with its dialog', async () => {
  const pages = await open(new Promise(() => undefined));
  expect(await within(pages).findByText('Opening the PDF…')).toBeInTheDocument();
  act(() => fixture.environment.pass(30_000));
  expect(await within(pages).findByText(/takes too long/)).toBeVisible();
  await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
});

it('ends what reads it with its dialog', async () => {
  const pages = await open(three());
  await within(pages).findByText('Words of page 1');
  expect(close).not.toHaveBeenCalled();
  for (const button of screen.getAllByRole('button', { name: 'Close' }).slice(-1)) {
    await userEvent.click(button);
  }
  await waitFor(() => expect(close).toHaveBeenCalled());
});
