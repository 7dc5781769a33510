/** Pushes that the schema lets through and no honest device sends, each at one limit or at several. */

import type { Json } from '../../src/std/json.ts';
import { costId, forged as made, type MadeParts, newContact, newForm } from './push-cost.ts';

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const madeOn = (sheet: string, fields: Json, parts: MadeParts = {}) =>
  made(fields, { record: sheet, ...parts });

const formId = (sheet: string): string => `form-${sheet}`;
const onForm = (sheet: string, fields: Json) =>
  made(fields, { record: formId(sheet), home: sheet, entity: 'form' });

interface HostileShape {
  readonly name: string;
  /** On a sheet of its own. */
  readonly make: (sheet: string) => Json[][];
}

/** Each about 100 kB to 600 kB long. */
export const hostileShapes: readonly HostileShape[] = [
  {
    name: 'many groups of one change to one field',
    make: (sheet) => times(200, (index) => [madeOn(sheet, { town: { value: `u${index}` } })]),
  },
  {
    name: 'as many fields as a record holds, again and again',
    make: (sheet) => [
      [newForm(sheet, formId(sheet))],
      times(3, (round) =>
        onForm(
          sheet,
          Object.fromEntries(times(2400, (index) => [`value.x${index}`, { value: round }])),
        ),
      ),
    ],
  },
  {
    name: 'single changes of a record with many fields',
    make: (sheet) => [
      [newForm(sheet, formId(sheet))],
      times(1500, (index) => onForm(sheet, { [`value.x${index % 700}`]: { value: index } })),
    ],
  },
  {
    name: 'a conflict in every field of a record',
    make: (sheet) => [
      [newForm(sheet, formId(sheet))],
      ...times(30, (round) => [
        onForm(
          sheet,
          Object.fromEntries(times(300, (index) => [`value.y${index}`, { value: `v${round}` }])),
        ),
      ]),
    ],
  },
  {
    name: 'fields that come and go',
    make: (sheet) => [
      times(1500, (index) =>
        madeOn(sheet, { [`z${index % 3}`]: { value: index % 2 === 0 ? 1 : null } }),
      ),
    ],
  },
  {
    name: 'long texts in conflict with one another',
    make: (sheet) => [
      [newForm(sheet, formId(sheet))],
      ...times(20, (index) => [
        onForm(sheet, {
          'value.web': { value: `${index}`.repeat(200) },
          'value.note': { value: `${index} `.repeat(9000) },
        }),
      ]),
    ],
  },
  {
    name: 'texts of sentences without end, to be merged',
    make: (sheet) => {
      const text = (one: string, index: number): string =>
        times(660, (place) => (place % 40 === index % 40 ? `${one}${index}.` : `${place % 7}.`))
          .join('')
          .slice(0, 1990);
      return times(60, (index) => [
        madeOn(sheet, { sourceNote: { value: text('a', index), before: text('b', index) } }),
      ]);
    },
  },
  {
    name: 'a set that grows with every change',
    make: (sheet) => times(20, () => [madeOn(sheet, { w: { added: times(400, () => costId()) } })]),
  },
  {
    name: 'a map that grows with every change',
    make: (sheet) =>
      times(20, () => [
        madeOn(sheet, { m: { put: Object.fromEntries(times(400, () => [costId(), 1])) } }),
      ]),
  },
  {
    name: 'one element of a large set, again and again',
    make: (sheet) => [times(1500, (index) => madeOn(sheet, { w: { added: [`e${index % 5}`] } }))],
  },
  {
    name: 'settlements that name many versions, and are taken back',
    make: (sheet) => {
      const settled = times(500, () => costId());
      return times(40, (index) => {
        const resolve = madeOn(
          sheet,
          { town: { value: `w${index}`, settled } },
          { kind: 'resolve' },
        );
        const back = { base: resolve['operationId'] ?? '', value: 'again' };
        return [resolve, madeOn(sheet, { town: back }, { kind: 'reopen' })];
      });
    },
  },
  {
    name: 'deletions that name what was seen, and restorations',
    make: (sheet) => [
      times(700, (index) => ({
        ...madeOn(sheet, {}, { kind: index % 2 === 0 ? 'delete' : 'restore' }),
        ...(index % 2 === 0 ? { seen: costId() } : {}),
      })),
    ],
  },
  {
    name: 'groups that wait for a record which never comes',
    make: (sheet) =>
      times(200, () =>
        times(5, () => madeOn(sheet, { town: { value: 'x' } }, { record: costId() })),
      ),
  },
  {
    name: 'new contacts on one sheet, each changed at once, and moved to another day',
    make: (sheet) =>
      times(150, (index) => {
        const contact = newContact(sheet) as { readonly record: string };
        const parts = { record: contact.record, home: sheet, entity: 'contact' };
        return [
          contact as unknown as Json,
          madeOn(sheet, { at: { value: `2020-11-${10 + (index % 20)}T10:00` } }, parts),
          madeOn(sheet, { minutes: { value: index } }, parts),
        ];
      }),
  },
  {
    name: 'a large value that nobody knows, in conflict with itself',
    make: (sheet) =>
      times(10, (index) => [
        madeOn(sheet, { unknown: { value: { text: `${index}`.repeat(20_000) } } }),
      ]),
  },
  {
    name: 'nonsense',
    make: () =>
      times(150, (index) => [
        { operationId: costId(), kind: 'destroy', index, deep: [[[[['x'.repeat(500)]]]]] },
      ]),
  },
];
