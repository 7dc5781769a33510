import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactMode } from '../../../../src/domain/contact/contact.ts';
import type { Sme } from '../../../../src/domain/operation/record.ts';
import {
  faceToFace,
  type MetSheet,
  metAtLeastOnce,
  reconcile,
} from '../../../../src/domain/report/face-to-face.ts';

fc.configureGlobal({ seed: 20261125 });

const quarter = { from: '2020-09-01', to: '2020-11-30' };

function sheet(
  meetings: readonly (readonly [at: string, mode: ContactMode])[],
  values: Partial<Sme['values']> = {},
): MetSheet {
  const stamp = { at: 1, by: 'm' };
  return {
    sme: {
      id: 'sme',
      entity: 'sme',
      home: 'sme',
      created: stamp,
      changed: stamp,
      values: {
        name: 'Somebody',
        country: 'FR',
        launchPadId: 'fr',
        track: 'programme',
        stage: 'enrolled',
        enrolledOn: '2020-07-01',
        ...values,
      },
    },
    summary: {
      faceToFace: meetings.map(([at, mode], index) => ({
        id: String(index),
        at,
        mode,
        kind: 'interim',
      })),
    },
  };
}

describe('Meetings in one place', () => {
  it('are counted by place, within the days asked for', () => {
    const sheets = [
      sheet([
        ['2020-08-31T17:00', 'atBusiness'],
        ['2020-09-01T08:00', 'atBusiness'],
        ['2020-11-30T23:59', 'atPad'],
        ['2020-12-01T00:00', 'elsewhere'],
      ]),
      sheet([['2020-10-10T10:00', 'elsewhere']], { country: 'GB', launchPadId: 'uk' }),
    ];
    expect(faceToFace(sheets, quarter)).toEqual({
      atBusiness: 1,
      atPad: 1,
      elsewhere: 1,
      total: 3,
    });
    expect(faceToFace(sheets, quarter, 'GB')).toEqual({
      atBusiness: 0,
      atPad: 0,
      elsewhere: 1,
      total: 1,
    });
  });

  it('do not count with an SME outside the programme', () => {
    const sheets = [sheet([['2020-10-10T10:00', 'atBusiness']], { track: 'outside' })];
    expect(faceToFace(sheets, quarter).total).toBe(0);
    expect(metAtLeastOnce(sheets, '2020-12-31').of).toBe(0);
  });

  it('make a share of those enrolled by the day, each counted once', () => {
    const sheets = [
      sheet([
        ['2020-10-10T10:00', 'atBusiness'],
        ['2020-10-12T10:00', 'atBusiness'],
      ]),
      sheet([]),
      sheet([], { enrolledOn: '2021-01-01' }),
    ];
    expect(metAtLeastOnce(sheets, '2020-10-09')).toEqual({ met: 0, of: 2, share: 0 });
    expect(metAtLeastOnce(sheets, '2020-10-10')).toEqual({ met: 1, of: 2, share: 0.5 });
    expect(metAtLeastOnce([], '2020-10-10').share).toBeUndefined();
  });
});

describe('A stated total', () => {
  it.each([
    { kind: 'agrees', stated: 6, statedParts: [0, 1, 3, 2], counted: [0, 1, 3, 2] },
    {
      kind: 'openPartsFill',
      stated: 9,
      statedParts: [0, 1, 3, 2, undefined],
      counted: [0, 1, 3, 2, 3],
    },
    {
      kind: 'totalDiffers',
      stated: 9,
      statedParts: [0, 1, 3, 2, undefined],
      counted: [0, 1, 3, 2, 1],
    },
    {
      kind: 'partsDiffer',
      stated: 9,
      statedParts: [0, 1, 3, 2, undefined],
      counted: [0, 2, 2, 2, 3],
    },
    { kind: 'partsDiffer', stated: 4, statedParts: [4], counted: [] },
  ])('of $stated, with parts $statedParts where $counted were counted: $kind', (one) => {
    expect(reconcile(one).kind).toBe(one.kind);
  });

  it('always equals what was counted plus the difference', () => {
    const part = fc.option(fc.nat(20), { nil: undefined });
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.array(part, { maxLength: 6 }),
        fc.array(fc.nat(20), { maxLength: 6 }),
        (stated, statedParts, counted) => {
          const found = reconcile({ stated, statedParts, counted });
          expect(found.counted + found.difference).toBe(stated);
          expect(found.brokenDown + found.left).toBe(stated);
          const agrees = found.kind === 'agrees' || found.kind === 'openPartsFill';
          expect(agrees && found.difference !== 0).toBe(false);
        },
      ),
    );
  });
});
