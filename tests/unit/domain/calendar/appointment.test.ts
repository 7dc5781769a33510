/** On whose clocks the time of an appointment is said: first the reader's, then the place's, then those of the pads. */
import { describe, expect, it } from 'vitest';
import {
  clocksOf,
  isFromAfar,
  onClockOf,
  zoneOfAppointment,
} from '../../../../src/domain/calendar/appointment.ts';

const paris = 'Europe/Paris';
const london = 'Europe/London';
const at = '2021-05-26T14:00';

describe('the clocks of an appointment', () => {
  it('are the reader’s first, then the place’s where it shows another time', () => {
    expect(clocksOf(at, paris, london, [])).toEqual({
      here: { zone: london, at: '2021-05-26T13:00' },
      there: { zone: paris, at },
      all: [
        { zone: london, at: '2021-05-26T13:00' },
        { zone: paris, at },
      ],
    });
  });

  it('is one alone where every clock shows the same', () => {
    const { there, all } = clocksOf(at, paris, paris, [paris, 'Europe/Berlin']);
    expect(there).toBeUndefined();
    expect(all).toEqual([{ zone: paris, at }]);
  });

  it('are those of the pads too, each time once', () => {
    expect(clocksOf(at, paris, paris, [london, paris]).all.map((one) => one.zone)).toEqual([
      paris,
      london,
    ]);
  });

  it('may fall on another day', () => {
    expect(clocksOf('2021-05-26T00:30', paris, london, []).here.at).toBe('2021-05-25T23:30');
  });

  it('leave an appointment without an hour on its own day', () => {
    expect(onClockOf(london, '2021-05-26T00:00', paris).at).toBe('2021-05-26T00:00');
    expect(clocksOf('2021-05-26T00:00', paris, london, [london]).all).toHaveLength(1);
  });

  it('begin in the zone that was kept, else in that of the pad', () => {
    expect(zoneOfAppointment({ zone: london }, undefined, [], paris)).toBe(london);
    expect(zoneOfAppointment({}, undefined, [], paris)).toBe(paris);
  });

  it('are those of both pads for a call or a video meeting alone', () => {
    expect(
      ['phone', 'video', 'atBusiness', 'email', undefined].map((mode) => isFromAfar({ mode })),
    ).toEqual([true, true, false, false, false]);
  });
});
