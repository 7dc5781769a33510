import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import { packed, unpacked } from '../../../../src/domain/sample/packed-groups.ts';
import { sampleGroups } from '../../../../src/domain/sample/sample-programme.ts';

it('reads the log of the sample back as it was made', () => {
  const groups = sampleGroups();
  expect(groups.length).toBeGreaterThan(1000);
  expect(unpacked(packed(groups))).toStrictEqual(groups);
});

it('needs less than half of the room of the same as JSON', () => {
  const groups = sampleGroups();
  expect(packed(groups).length).toBeLessThan(JSON.stringify(groups).length / 1.9);
});

it('reads back any value that JSON can hold, zero, null and what is empty included', () => {
  const operation = fc.record({
    kind: fc.constant('set'),
    fields: fc.dictionary(
      fc.string().filter((name) => name !== '__proto__'),
      fc
        .jsonValue({ noUnicodeString: false })
        .map((value) => JSON.parse(JSON.stringify(value).replaceAll('__proto__', 'proto'))),
      { noNullPrototype: true },
    ),
  });
  fc.assert(
    fc.property(fc.array(fc.array(operation)), (groups) => {
      const read: unknown = unpacked(packed(groups as unknown as Group[]));
      expect(JSON.stringify(read)).toBe(JSON.stringify(groups));
    }),
  );
});
