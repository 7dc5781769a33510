/** Which place of the navigation an address belongs to. */
import { expect, it } from 'vitest';
import { destinations, isAt, isSettings } from '../../../../src/client/app/navigation.ts';
import { paths, settingsSections } from '../../../../src/client/ports/routes.ts';

it('counts the editor of a template among the settings, from which it is opened', () => {
  expect(isSettings(paths.template('draft-1'))).toBe(true);
  for (const section of settingsSections) expect(isSettings(paths.settings(section))).toBe(true);
});

it('counts no other place among the settings, and shows each at itself', () => {
  for (const destination of destinations) {
    expect(isSettings(destination.path)).toBe(false);
    expect(isAt(destination, destination.path)).toBe(true);
  }
});
