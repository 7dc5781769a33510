/** One element of a map is changed; the others stay. */

import { describe, expect, it } from 'vitest';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import type { Command } from '../../../../src/domain/command/command.ts';
import { changeElement, removeElement } from '../../../../src/domain/sme/change-element.ts';
import { present } from '../../../../src/std/assert.ts';

let ids = 0;
const author = { by: 'maelle', at: 1, newId: () => `id-${(ids += 1)}` };
const created = createOperation(
  author,
  'sme',
  { home: 's', id: 's' },
  {
    name: 'Atelier Kerlan',
    country: 'FR',
    launchPadId: 'pad-fr',
    track: 'programme',
    stage: 'prospect',
    people: { claire: { name: 'Claire', role: 'Gérante' }, yann: { name: 'Yann' } },
  },
);
const sme = present(applyOperation(undefined, created, 'later'), 'created').record;

const operations = (command: Command, id = 's') => {
  const result = command({
    ...author,
    today: '2020-11-19',
    now: '2020-11-19T10:42',
    zone: 'Europe/Paris',
    programmeId: 'p',
    record: (asked) => (asked === id ? sme : undefined),
  });
  return result.ok ? result.value : result.error;
};

describe('one element of a map', () => {
  it('changes alone, and loses the properties that are emptied', () => {
    const group = operations(
      changeElement('s', 'people', 'claire', { role: undefined, state: 'onLeave' }),
    );
    expect(group).toMatchObject([
      {
        fields: { people: { put: { claire: { name: 'Claire', state: 'onLeave' } }, dropped: [] } },
      },
    ]);
  });

  it('can be added and taken away', () => {
    expect(operations(changeElement('s', 'people', 'erwan', { name: 'Erwan' }))).toMatchObject([
      { fields: { people: { put: { erwan: { name: 'Erwan' } } } } },
    ]);
    expect(operations(removeElement('s', 'people', 'yann'))).toMatchObject([
      { fields: { people: { put: {}, dropped: ['yann'], previous: { yann: { name: 'Yann' } } } } },
    ]);
  });

  it('is checked like any other value', () => {
    expect(operations(changeElement('s', 'people', 'claire', { checkedOn: 'soon' }))).toMatchObject(
      { kind: 'invalid' },
    );
  });

  it('of an SME that is not there is not written', () => {
    expect(operations(removeElement('s', 'people', 'yann'), 'other')).toMatchObject({
      kind: 'gone',
    });
  });
});
