// @vitest-environment jsdom
/** A notice of a change that the server holds by now offers no undo: it would find nothing to take back. */

import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { NoticeRegion } from '../../../../src/client/app/notice-region.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { dismissNotices, notify } from '../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { setFields } from '../../../../src/domain/command/command.ts';
import { carnetFixture } from '../../../support/carnet-fixture.ts';
import { decide, exchanged } from '../../../support/pulled-fixture.ts';

afterEach(() => {
  cleanup();
  dismissNotices();
});

test.each(['held', 'accepted'] as const)('a change that is %s', async (outcome) => {
  await initI18n('en');
  await setLanguage('en');
  const fixture = await carnetFixture();
  const id = await fixture.addSme({ name: 'Atelier Kerlan' });
  await exchanged(fixture);
  const written = await fixture.carnet.run(setFields(id, { town: 'Brest' }));
  if (!written.ok) throw new Error('not written');
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memoryLocation({ path: '/' }).hook}>
        <NoticeRegion />
      </Router>
    </CarnetContext>,
  );
  act(() => notify({ message: 'Town changed', tone: 'done', undo: written.value }));
  expect(screen.getByRole('button', { name: /Undo/u })).toBeVisible();
  await act(() => decide(fixture, outcome));
  expect(screen.getByText('Town changed')).toBeVisible();
  expect(screen.queryAllByRole('button', { name: /Undo/u })).toHaveLength(
    outcome === 'held' ? 0 : 1,
  );
});
