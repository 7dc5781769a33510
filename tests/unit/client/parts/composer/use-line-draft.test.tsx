// @vitest-environment jsdom
/** The half-typed line: what is found, what is typed before that is known, what is saved, and what comes back. */

import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { useHalfTyped } from '../../../../../src/client/model/use-half-typed.ts';
import { useLineDraft } from '../../../../../src/client/parts/composer/use-line-draft.ts';
import {
  type CarnetFixture,
  carnetFixture,
  testEnvironment,
} from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);

function hooked<T>({ carnet }: CarnetFixture, hook: () => T) {
  return renderHook(hook, {
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <CarnetContext value={carnet}>{children}</CarnetContext>
    ),
  });
}

const textsOf = async ({ store }: CarnetFixture) =>
  (await store.readDrafts()).map(({ text }) => text).sort();

/** A draft that a closed tab left, on a device that takes its time to say which tabs are alive. */
async function leftBehind(key: string, text: string) {
  const environment = testEnvironment('tab-2');
  let answer = (): void => undefined;
  const live = new Promise<ReadonlySet<string>>((resolve) => {
    answer = () => resolve(new Set(['tab-2']));
  });
  const fixture = await carnetFixture({ environment: { ...environment, liveTabs: () => live } });
  await fixture.carnet.keepDraft(key, text);
  return { fixture, answer: () => act(async () => answer()) };
}

describe('What a closed tab left, and a first key before it is found (F132)', () => {
  it('are both kept in the line', async () => {
    const { fixture, answer } = await leftBehind('composer:sme-1/tab-1', 'n begun yesterday');
    const { result } = hooked(fixture, () => useLineDraft('sme-1'));
    act(() => result.current.change('n new'));
    await answer();
    expect(result.current.text).toBe('n begun yesterday\nn new');
    await waitFor(async () => expect(await textsOf(fixture)).toEqual(['n begun yesterday\nn new']));
  });

  it('are both kept where the line is gone before it is found', async () => {
    const { fixture, answer } = await leftBehind('composer:sme-1/tab-1', 'n begun yesterday');
    const { result, unmount } = hooked(fixture, () => useLineDraft('sme-1'));
    act(() => result.current.change('n new'));
    unmount();
    await answer();
    await waitFor(async () =>
      expect(await textsOf(fixture)).toEqual(['n begun yesterday', 'n new']),
    );
  });

  it('are both kept where a box has room for one: the other is offered again', async () => {
    const { fixture, answer } = await leftBehind('person:sme-1/tab-1', '{"text":"Anne"}');
    const { result } = hooked(fixture, () => useHalfTyped('person:sme-1'));
    act(() => result.current.put('text', 'Bruno'));
    await answer();
    expect(result.current.values).toEqual({ text: 'Bruno' });
    act(() => result.current.put('text', 'Bruno Ker'));
    await waitFor(async () =>
      expect(await textsOf(fixture)).toEqual(['{"text":"Anne"}', '{"text":"Bruno Ker"}']),
    );
    act(() => result.current.clear());
    await waitFor(async () => expect(await textsOf(fixture)).toEqual(['{"text":"Anne"}']));
  });
});

describe('What a closed tab left, found in two tabs', () => {
  async function foundTwice() {
    const first = await carnetFixture({ environment: testEnvironment('tab-2') });
    await first.carnet.keepDraft('composer:sme-1/tab-1', 'n begun yesterday');
    const environment = testEnvironment('tab-3');
    const second = await carnetFixture({ device: first.device, environment });
    const here = hooked(first, () => useLineDraft('sme-1')).result;
    const there = hooked(second, () => useLineDraft('sme-1')).result;
    await waitFor(() => expect(here.current.text).toBe('n begun yesterday'));
    await waitFor(() => expect(there.current.text).toBe('n begun yesterday'));
    return { here, there };
  }

  it('goes from the one once it is logged in the other: it is not logged twice [F71]', async () => {
    const { here, there } = await foundTwice();
    await act(() => here.current.add(async () => true));
    await waitFor(() => expect(there.current.text).toBe(''));
    expect(there.current.restored).toBeUndefined();
  });

  it('stays where it was typed on, whatever is done in the other [F71]', async () => {
    const { here, there } = await foundTwice();
    act(() => there.current.change('n begun yesterday, and today'));
    await act(() => here.current.add(async () => true));
    await waitFor(() => expect(here.current.text).toBe(''));
    expect(there.current.text).toBe('n begun yesterday, and today');
    expect(there.current.restored?.text).toBe('n begun yesterday');
  });
});

describe('A line that is saved', () => {
  it('stays where it was refused, also where it was found (F130)', async () => {
    const { fixture, answer } = await leftBehind('composer:sme-1/tab-1', 'n begun yesterday');
    const { result } = hooked(fixture, () => useLineDraft('sme-1'));
    await answer();
    await act(() => result.current.add(async () => false));
    expect(result.current.text).toBe('n begun yesterday');
    expect(await textsOf(fixture)).toEqual(['n begun yesterday']);
  });

  it('is in the draft until it is saved, however short a while ago it was typed', async () => {
    const fixture = await carnetFixture();
    const { result } = hooked(fixture, () => useLineDraft('sme-1'));
    act(() => result.current.change('n new'));
    const before: string[][] = [];
    await act(() =>
      result.current.add(async () => {
        before.push(await textsOf(fixture));
        return true;
      }),
    );
    expect(before).toEqual([['n new']]);
    expect(result.current.text).toBe('');
    expect(await textsOf(fixture)).toEqual([]);
  });
});

it('puts words back before what is typed by then, and answers once they are kept (F133)', async () => {
  const fixture = await carnetFixture();
  const { result } = hooked(fixture, () => useLineDraft('sme-1', 'visitLine'));
  const { putBack } = result.current;
  act(() => result.current.change('half'));
  await act(() => putBack('a note'));
  expect(result.current.text).toBe('a note\nhalf');
  expect(await textsOf(fixture)).toEqual(['a note\nhalf']);
});
