/** The calendar on screen, over a programme in memory, on Thursday 19 November 2020, 10:42 in Paris. */

import { cleanup, render } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, vi } from 'vitest';
import { PlanDialogs } from '../../../../../src/client/app/plan-dialogs.tsx';
import { dismissPlanQuestion } from '../../../../../src/client/model/plan-question.ts';
import { CalendarScreen } from '../../../../../src/client/features/calendar/calendar-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { NoteExportedFileContext } from '../../../../../src/client/model/exported-files.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

export const page = { narrow: false };
/** What was handed over as files. */
export const files: { readonly name: string; readonly text: Promise<string> }[] = [];
/** What was noted of them for the audit log. */
export const noted: string[] = [];

/** Makes a fresh page for every test of the file that calls it. */
export function freshPages(): void {
  afterEach(cleanup);
  afterEach(dismissPlanQuestion);
  beforeEach(async () => {
    await initI18n('en');
    await setLanguage('en');
    preferences.setState({ letterShortcuts: true });
    notices.setState({ list: [] });
    page.narrow = false;
    files.length = 0;
    noted.length = 0;
    Element.prototype.scrollIntoView = () => undefined;
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: page.narrow && query.includes('max-width'),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
    let file: Blob | undefined;
    URL.createObjectURL = (blob) => {
      file = blob as Blob;
      return 'blob:file';
    };
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(
      this: HTMLAnchorElement,
    ) {
      if (file !== undefined) files.push({ name: this.download, text: file.text() });
    });
  });
}

/** Shows it at the search part of an address. */
export function show(fixture: CarnetFixture, search = '') {
  const memory = memoryLocation({
    path: '/calendar',
    searchPath: search,
    record: true,
  });
  render(
    <CarnetContext value={fixture.carnet}>
      <NoteExportedFileContext value={(kind) => void noted.push(kind)}>
        <Router hook={memory.hook} searchHook={memory.searchHook}>
          <CalendarScreen />
          <PlanDialogs />
        </Router>
      </NoteExportedFileContext>
    </CarnetContext>,
  );
  return memory;
}

/** A day by its date: jsdom takes long to find one of 42 by its name. */
export function dayCell(day: string): HTMLElement {
  const cell = document.querySelector<HTMLElement>(`[data-day="${day}"]`);
  if (cell === null) throw new Error(`${day} is not shown`);
  return cell;
}
/** The latest notice. */
export const message = (): string => notices.getState().list.at(-1)?.message ?? '';

/** Gives both launch pads their public holidays. */
export async function withHolidays(fixture: CarnetFixture): Promise<void> {
  await fixture.carnet.run(setFields(fixtureIds.padFr, { holidayRegion: 'FR' }));
  await fixture.carnet.run(setFields(fixtureIds.padUk, { holidayRegion: 'GB-ENG' }));
}

/** One SME with a call planned for Tuesday 24 November at 11:00 in Paris. */
export async function withPlanned(values: Parameters<CarnetFixture['addContact']>[1] = {}) {
  const fixture = await carnetFixture();
  await withHolidays(fixture);
  const smeId = await fixture.addSme({ stage: 'prospect' });
  const contactId = await fixture.addContact(smeId, {
    state: 'planned',
    at: '2020-11-24T11:00',
    minutes: undefined,
    memberIds: [fixtureIds.memberId],
    ...values,
  });
  return { fixture, smeId, contactId };
}
