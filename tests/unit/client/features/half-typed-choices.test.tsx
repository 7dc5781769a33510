// @vitest-environment jsdom
/** What was chosen in a form is there again with the words that were half-typed in it, and with them alone (F213). */

import { act, cleanup, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContributionDialog } from '../../../../src/client/features/organisations/contribution-dialog.tsx';
import { PlanDialog } from '../../../../src/client/features/planning/plan-dialog.tsx';
import { ContextSection } from '../../../../src/client/features/settings/context-section.tsx';
import { LaunchPadsSection } from '../../../../src/client/features/settings/launch-pads-section.tsx';
import { HandOverDialog } from '../../../../src/client/features/sheet/hand-over-dialog.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { useHalfTyped } from '../../../../src/client/model/use-half-typed.ts';
import { IntroductionDialog } from '../../../../src/client/parts/introduction/introduction-dialog.tsx';
import { createRecord } from '../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { fillDomGaps } from '../../../support/dom-gaps.ts';
import { showMembersSection } from '../../../support/members-section.tsx';
import { testDevice } from '../../../support/test-device.ts';

let fixture: CarnetFixture;

beforeEach(async () => {
  fillDomGaps();
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const nothing = () => undefined;

function show(element: ReactElement): void {
  render(
    <DeviceContext value={testDevice(() => fixture.environment.now())}>
      <CarnetContext value={fixture.carnet}>{element}</CarnetContext>
    </DeviceContext>,
  );
}

interface Form {
  readonly name: string;
  /** Draws it, on the records that it needs. */
  readonly draw: () => Promise<void>;
  /** The button that opens it. */
  readonly opener?: string;
  readonly words: RegExp;
  readonly choice: RegExp;
  /** One that is not proposed, by its label. */
  readonly chosen: string;
}

const forms: readonly Form[] = [
  {
    name: 'a new member',
    draw: async () => showMembersSection(fixture, { readMembers: async () => [] } as never),
    opener: 'Add a member',
    words: /^Name/u,
    choice: /^Role/u,
    chosen: 'Observer',
  },
  {
    name: 'a new launch pad',
    draw: async () => show(<LaunchPadsSection />),
    opener: 'Add a launch pad',
    words: /^Name$/u,
    choice: /^Country/u,
    chosen: 'United Kingdom',
  },
  {
    name: 'a new date of the calendar',
    draw: async () => show(<ContextSection />),
    opener: 'Add an event',
    words: /^Title$/u,
    choice: /^Type/u,
    chosen: 'Deliverable',
  },
  {
    name: 'a contribution',
    draw: async () => {
      const values = { name: 'The bank', kind: 'funder', engagement: 'contacted' } as const;
      if (fixture.carnet.record('o1') === undefined) {
        await fixture.carnet.run(createRecord('organisation', 'o1', values, 'o1'));
      }
      show(<ContributionDialog organisationId="o1" onClose={nothing} />);
    },
    words: /^What did they do/u,
    choice: /^Type/u,
    chosen: 'Training',
  },
  {
    name: 'a hand-over',
    draw: async () => {
      const [smeId] = [...fixture.carnet.state.getState().sheets.keys()];
      show(<HandOverDialog smeId={smeId ?? (await fixture.addSme())} onClose={nothing} />);
    },
    words: /^What they need to know/u,
    choice: /^To/u,
    chosen: 'Emma Clarke',
  },
];

describe('a choice beside half-typed words', () => {
  it.each(forms)('is there again in $name', async ({ draw, opener, words, choice, chosen }) => {
    const open = async (): Promise<void> => {
      await draw();
      if (opener === undefined) return;
      await userEvent.click(await screen.findByRole('button', { name: opener }));
    };
    const dialog = () => within(screen.getByRole('dialog'));
    const select = () => dialog().getAllByRole('combobox', { name: choice })[0] ?? document.body;
    const picked = () => select().querySelector('option:checked')?.textContent;
    await open();
    const proposed = picked();
    expect(proposed).not.toBe(chosen);
    await userEvent.selectOptions(select(), chosen);
    cleanup();
    await open();
    expect(picked()).toBe(proposed);
    await userEvent.selectOptions(select(), chosen);
    await userEvent.type(dialog().getByRole('textbox', { name: words }), 'Half');
    cleanup();
    await open();
    expect(dialog().getByRole('textbox', { name: words })).toHaveValue('Half');
    expect(picked()).toBe(chosen);
  });

  it('is there again where a contact is planned', async () => {
    const smeId = await fixture.addSme({ name: 'Anvil' });
    const open = () => show(<PlanDialog start={{ smeId }} onClose={nothing} />);
    open();
    const mode = () => screen.getByRole('combobox', { name: 'Other mode', hidden: true });
    await userEvent.selectOptions(mode(), 'Email');
    const agenda = () => screen.getByRole('textbox', { name: 'Agenda', hidden: true });
    await userEvent.type(agenda(), 'Half');
    cleanup();
    open();
    expect(agenda()).toHaveValue('Half');
    expect(mode()).toHaveDisplayValue('Email');
  });

  it('is there again in an introduction, while it can still be chosen', async () => {
    const [smeId, other] = [await fixture.addSme(), await fixture.addSme({ name: 'Anvil' })];
    await fixture.carnet.keepDraft(
      `introduction:${smeId}/${fixture.environment.tab}`,
      JSON.stringify({ text: 'Half', choices: { whom: other, persons: ['gone'] } }),
    );
    show(<IntroductionDialog home={smeId} onClose={nothing} />);
    expect(await screen.findByDisplayValue('Half')).toBeVisible();
    expect(screen.getByRole('dialog')).toHaveTextContent('Anvil');
    expect(screen.getByRole('dialog')).not.toHaveTextContent('gone');
  });
});

describe('the choices of a form', () => {
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <CarnetContext value={fixture.carnet}>{children}</CarnetContext>
  );
  const roles = ['coordinator', 'observer'] as const;
  const place = `newMember:${fixtureIds.programmeId}`;
  const useForm = () => useHalfTyped(place);
  const open = () => renderHook(useForm, { wrapper }).result;
  const drafts = () => [...fixture.carnet.state.getState().drafts.values()];

  it('are not kept without words, and are back to what is proposed once those are added', async () => {
    const half = open();
    act(() => half.current.choose({ role: 'observer' }));
    expect(half.current.choice('role', roles)).toBe('observer');
    await fixture.carnet.settled();
    expect(drafts()).toEqual([]);
    act(() => half.current.put('text', 'Ann'));
    await waitFor(() => expect(drafts()).toHaveLength(1));
    await act(() => half.current.add(async () => true));
    expect(half.current.choice('role', roles)).toBeUndefined();
    await waitFor(() => expect(drafts()).toEqual([]));
  });

  it('stay for the next words where they are begun while the first are added', async () => {
    const half = open();
    act(() => half.current.choose({ role: 'observer' }));
    act(() => half.current.put('text', 'Ann'));
    await act(() =>
      half.current.add(async () => {
        half.current.put('text', 'Annabel');
        return true;
      }),
    );
    expect(half.current.values['text']).toBe('abel');
    expect(half.current.choice('role', roles)).toBe('observer');
  });

  it('are taken back, and left out where they are offered no more', () => {
    const half = open();
    act(() => half.current.choose({ role: 'observer', padId: 'pad-1' }));
    expect(half.current.choice('role', ['coordinator'])).toBeUndefined();
    act(() => half.current.choose({ role: undefined }));
    expect(half.current.choices).toEqual({ padId: 'pad-1' });
  });
});
