// @vitest-environment jsdom
/** Lists put the actions of the programme together once, however many rows they have (F306). */

import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { LessonsScreen } from '../../../../src/client/features/lessons/lessons-screen.tsx';
import { MeetingList } from '../../../../src/client/features/meetings/meeting-list.tsx';
import type { Carnet } from '../../../../src/client/model/carnet.ts';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { paths } from '../../../../src/client/ports/routes.ts';
import { createRecord } from '../../../../src/domain/command/command.ts';
import { carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

beforeAll(() => initI18n('en'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** How often the place of an action is written out as a screen with so many rows opens. */
async function placesWritten(
  rows: number,
  draw: (carnet: Carnet, rows: number) => Promise<ReactNode>,
): Promise<number> {
  const { carnet, addSme, addAction } = await carnetFixture();
  const sme = await addSme();
  for (let at = 0; at < 3; at += 1) await addAction(sme, { from: { meetingId: 'meeting-0' } });
  const drawn = await draw(carnet, rows);
  const written = vi.spyOn(paths, 'sheet');
  const { container } = render(<CarnetContext value={carnet}>{drawn}</CarnetContext>);
  expect(container.querySelectorAll('tbody tr').length).toBeGreaterThanOrEqual(rows);
  const { length } = written.mock.calls;
  cleanup();
  written.mockRestore();
  return length;
}

async function lessons(carnet: Carnet, rows: number): Promise<ReactNode> {
  for (let at = 0; at < rows; at += 1) {
    const lesson = createRecord('lesson', fixtureIds.programmeId, {
      number: at + 1,
      text: { lang: 'en', text: 'The list is a script.' },
      theme: 'selection',
      leadsTo: ['none'],
    });
    expect((await carnet.run(lesson)).ok).toBe(true);
  }
  return <LessonsScreen />;
}

async function meetings(_: Carnet, rows: number): Promise<ReactNode> {
  const stamp = { at: 1, by: fixtureIds.memberId };
  const list = Array.from({ length: rows }, (_row, at) => ({
    ...{ id: `meeting-${at}`, home: fixtureIds.programmeId, created: stamp, changed: stamp },
    entity: 'meeting' as const,
    values: {
      title: { lang: 'en' as const, text: 'Steering committee' },
      kind: 'padMeeting' as const,
      at: '2020-11-02T10:00',
      state: 'planned' as const,
    },
  }));
  return <MeetingList meetings={list} add={null} />;
}

it.each([
  ['lessons', lessons],
  ['meetings', meetings],
] as const)('the list of %s', async (_, draw) => {
  const few = await placesWritten(2, draw);
  expect(few).toBeGreaterThan(0);
  expect(await placesWritten(12, draw)).toBe(few);
});
