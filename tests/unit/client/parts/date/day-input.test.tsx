// @vitest-environment jsdom
/** The field of a day: typed words, the month, and what becomes of words that are no day. Today is 19 November 2020. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DayInput } from '../../../../../src/client/parts/date/day-input.tsx';
import { TimeInput } from '../../../../../src/client/parts/date/time-input.tsx';
import { Field } from '../../../../../src/client/ui/field.tsx';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

interface PlanProps {
  readonly first?: string;
  readonly min?: string;
  readonly onSubmit?: () => void;
}

function Plan({ first = '', min, onSubmit = () => undefined }: PlanProps) {
  const [day, setDay] = useState(first);
  const [time, setTime] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Field label="Day">
        <DayInput value={day} min={min} onValueChange={setDay} onTime={setTime} />
      </Field>
      <Field label="Time">
        <TimeInput value={time} onValueChange={setTime} />
      </Field>
      <samp>{`${day}|${time}`}</samp>
      <button type="submit">Plan</button>
    </form>
  );
}

async function show(props: PlanProps = {}) {
  const fixture = await carnetFixture();
  await fixture.carnet.run(setFields(fixtureIds.padFr, { holidayRegion: 'FR' }));
  await fixture.carnet.run(setFields(fixtureIds.padUk, { holidayRegion: 'GB-ENG' }));
  render(
    <CarnetContext value={fixture.carnet}>
      <Plan {...props} />
    </CarnetContext>,
  );
  return { fixture, user: userEvent.setup() };
}

const field = () => screen.getByRole('combobox', { name: 'Day' });
const taken = () => document.querySelector('samp')?.textContent;

describe('a day that is typed', () => {
  it('is read in both languages, shown beside the words and in full when left', async () => {
    const { user } = await show();
    await user.type(field(), '3 déc');
    expect(taken()).toBe('2020-12-03|');
    expect(screen.getByText('Thu 3 Dec 2020')).toBeVisible();
    await user.tab();
    expect(field()).toHaveValue('Thu 3 Dec 2020');
  });

  it('brings its hour along, once the whole reader is there', async () => {
    const { user } = await show();
    await user.click(field());
    await waitFor(async () => {
      await user.clear(field());
      await user.type(field(), 'lun 10h');
      expect(taken()).toBe('2020-11-23|10:00');
    });
  });

  it('stays as it is where it is none, with what to do, and sends no form', async () => {
    let sent = 0;
    const { user } = await show({ onSubmit: () => (sent += 1) });
    await user.type(field(), 'someday{Enter}');
    expect(sent).toBe(0);
    expect(field()).toHaveValue('someday');
    expect(field()).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent('Enter a day, such as “tomorrow”');
    await user.clear(field());
    await user.type(field(), 'tomorrow{Enter}');
    expect(sent).toBe(1);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is taken and remarked upon where it lies before the first that is possible', async () => {
    const { user } = await show({ min: '2020-11-19' });
    await user.type(field(), '2020-11-02');
    await user.tab();
    expect(taken()).toBe('2020-11-02|');
    expect(screen.getByRole('alert')).toHaveTextContent('Choose Thu 19 Nov or later.');
  });

  it('is taken away with its words', async () => {
    const { user } = await show({ first: '2020-11-24' });
    await user.clear(field());
    await user.tab();
    expect(taken()).toBe('|');
    expect(field()).toHaveValue('');
  });
});

describe('the month', () => {
  it('opens with the down arrow, moves by the arrows and gives the day to the field', async () => {
    const { user } = await show({ first: '2020-11-24' });
    await user.click(field());
    await user.keyboard('{ArrowDown}');
    const month = await screen.findByRole('grid', { name: 'November 2020' });
    expect(within(month).getByRole('gridcell', { selected: true })).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowDown}{PageDown}');
    expect(screen.getByRole('gridcell', { name: 'Saturday 2\u00a0January 2021' })).toHaveFocus();
    await user.keyboard('{PageUp}{Home}{Enter}');
    expect(taken()).toBe('2020-11-30|');
    expect(field()).toHaveFocus();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('marks the holidays of both sides and names them below', async () => {
    const { user } = await show({ first: '2020-12-24' });
    await user.click(screen.getByRole('button', { name: 'Open the calendar' }));
    const day = await screen.findByRole('gridcell', {
      name: /^Friday 25\u00a0December 2020, Christmas/,
    });
    expect(day).toHaveTextContent('25UK FR');
    expect(screen.getByText('Boxing Day', { exact: false })).toBeVisible();
    await user.click(day);
    expect(taken()).toBe('2020-12-25|');
  });

  it('closes with Escape and leaves the day', async () => {
    const { user } = await show({ first: '2020-11-24' });
    await user.click(field());
    await user.keyboard('{ArrowDown}');
    await screen.findByRole('grid');
    await user.keyboard('{ArrowRight}{Escape}');
    expect(screen.queryByRole('grid')).toBeNull();
    expect(taken()).toBe('2020-11-24|');
    expect(field()).toHaveFocus();
  });
});

describe.each([
  ['en', /^Enter a day, such as/, 'Enter a year between 1900 and 2199.'],
  ['fr', /^Saisissez un jour, par exemple/, 'Saisissez une année comprise entre 1900 et 2199.'],
] as const)('a year that no record may have [%s]', (language, unread, outside) => {
  it.each([
    ['1/1/100', unread],
    ['1/1/0099', outside],
    ['0001-01-01', outside],
    ['31/12/1899', outside],
    ['1/1/2200', outside],
  ])('is a slip: %s stays in the field, with what to do about it', async (words, problem) => {
    const { user } = await show();
    await setLanguage(language);
    await user.type(field(), words);
    await user.tab();
    expect(field()).toHaveValue(words);
    expect(field()).toHaveAccessibleDescription(problem);
  });

  it('is told from one that it may', async () => {
    const { user } = await show();
    await setLanguage(language);
    await user.type(field(), '1/1/1900');
    await user.tab();
    expect(taken()).toBe('1900-01-01|');
    expect(field()).not.toBeInvalid();
  });
});

describe('an hour', () => {
  it('is read as people write it and moves by half hours', async () => {
    const { user } = await show();
    const hour = screen.getByRole('textbox', { name: 'Time' });
    await user.type(hour, '14h10');
    expect(taken()).toBe('|14:10');
    await user.keyboard('{ArrowDown}');
    expect(taken()).toBe('|14:30');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(hour).toHaveValue('13:30');
    await user.clear(hour);
    await user.type(hour, 'later');
    await act(() => user.tab());
    expect(screen.getByRole('alert')).toHaveTextContent('Enter a time, such as');
  });
});
