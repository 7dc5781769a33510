import { describe, expect, it } from 'vitest';
import { hasPassed } from '../../../../src/domain/contact/has-passed.ts';

const clock = { now: '2020-11-19T10:42', zone: 'Europe/Paris' };

describe('a planned contact', () => {
  it.each([
    ['2020-11-19T10:30', undefined, true],
    ['2020-11-19T10:42', undefined, false],
    ['2020-11-19T10:30', 'Europe/London', false],
    ['2020-11-19T09:30', 'Europe/London', true],
    ['2020-11-19T00:00', undefined, false],
    ['2020-11-18T00:00', 'Europe/London', true],
  ])('at %s in %s has passed: %s', (at, zone, passed) => {
    expect(hasPassed({ at, zone }, clock)).toBe(passed);
  });
});
