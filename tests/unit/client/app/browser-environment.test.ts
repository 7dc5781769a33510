import { describe, expect, it } from 'vitest';
import { pinnedTo } from '../../../../src/client/app/browser-environment.ts';
import { localDateTimeIn } from '../../../../src/domain/calendar/local-date.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';

const hourMs = 3_600_000;

describe('a day that stands still', () => {
  it.each([
    ['summer, seen in winter', '2021-07-13', Date.UTC(2026, 10, 26)],
    ['winter, seen in summer', '2020-11-19', Date.UTC(2026, 6, 13)],
    ['the day on which summer time begins', '2021-03-28', Date.UTC(2026, 10, 26)],
    ['the day on which it ends', '2021-10-31', Date.UTC(2026, 6, 13)],
  ])('is that day at every hour: %s', (_, day, midnight) => {
    for (const zone of ['Europe/Paris', 'Europe/London', 'Pacific/Auckland', 'America/St_Johns']) {
      for (let hour = 0; hour < 24; hour += 1) {
        const start = midnight + hour * hourMs + 59_000;
        const environment = pinnedTo({ ...testEnvironment('tab', start), zone: () => zone }, day);
        const shown = localDateTimeIn(environment.now(), zone);
        expect(shown.slice(0, 10)).toBe(day);
        // Two o'clock in the morning is not there on a day of March, and then an hour later.
        const time = localDateTimeIn(start, zone).slice(11);
        if (day !== '2021-03-28') expect(shown.slice(11)).toBe(time);
        expect(environment.now() % 60_000).toBe(start % 60_000);
      }
    }
  });
});
