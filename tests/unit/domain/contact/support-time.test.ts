import { expect, it } from 'vitest';
import { supportTime } from '../../../../src/domain/contact/support-time.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';

const stamp = { at: 1, by: 'm' };
const contact = (values: Partial<Values<'contact'>>) => ({
  id: 'c',
  entity: 'contact' as const,
  home: 'sme',
  created: stamp,
  changed: stamp,
  values: { at: '2020-11-24T10:00', kind: 'interim' as const, state: 'held' as const, ...values },
});

it('adds up held contacts, and preparation beside them', () => {
  const deleted = { ...stamp, operationId: 'x' };
  expect(
    supportTime([
      contact({ minutes: 40, preparationMinutes: 25 }),
      contact({ minutes: 20 }),
      contact({ preparationMinutes: 5 }),
      contact({ state: 'planned', minutes: 60, preparationMinutes: 30 }),
      { ...contact({ minutes: 99 }), deleted },
    ]),
  ).toEqual({ minutes: 60, preparation: 30 });
});
