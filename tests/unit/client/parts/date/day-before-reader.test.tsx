// @vitest-environment jsdom
/** A day and its hour, typed before the reader of lines has come. A file of its own: the reader comes once. */
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DayInput } from '../../../../../src/client/parts/date/day-input.tsx';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';

function Plan() {
  const [day, setDay] = useState('');
  const [time, setTime] = useState('09:00');
  return (
    <>
      <DayInput aria-label="Day" value={day} onValueChange={setDay} onTime={setTime} />
      <samp>{`${day}|${time}`}</samp>
    </>
  );
}

it('keeps the hour that was typed with the day before the reader was there', async () => {
  await initI18n('en');
  const { carnet } = await carnetFixture();
  render(
    <CarnetContext value={carnet}>
      <Plan />
    </CarnetContext>,
  );
  const field = screen.getByLabelText('Day');
  fireEvent.focus(field);
  fireEvent.input(field, { target: { value: 'tue 2.30pm' } });
  expect(screen.getByText('|09:00')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByText(/14:30$/)).toBeInTheDocument());
  fireEvent.blur(field);
  await waitFor(() => expect(screen.getByText('2020-11-24|14:30')).toBeInTheDocument());
});
