import { describe, expect, it } from 'vitest';
import { checkNaf, checkUkSic } from '../../../../src/domain/identifiers/activity-code.ts';
import { checkPhone } from '../../../../src/domain/identifiers/phone.ts';
import {
  britishPostcodeArea,
  checkBritishPostcode,
  checkFrenchPostcode,
  frenchDepartment,
} from '../../../../src/domain/identifiers/postcode.ts';
import { type Row, shown } from './rows.ts';

describe('A French postcode', () => {
  const rows: readonly Row[] = [
    ['76000', '76000'],
    ['76 000', '76000'],
    ['01000', '01000'],
    ['20137', '20137'],
    ['97110', '97110'],
    ['00100', '(range)'],
    ['96000', '(range)'],
    ['99123', '(range)'],
    ['97999', '(range)'],
    ['7600', '(length)'],
    ['760000', '(length)'],
    ['F-76000', '(shape)'],
    ['CB2 1TN', '(shape)'],
    ['', '(empty)'],
  ];
  it.each(rows)('typed as %j gives %s', (typed, expected) => {
    expect(shown(checkFrenchPostcode(typed))).toBe(expected);
  });

  it.each([
    ['76000', '76'],
    ['01000', '01'],
    ['95880', '95'],
    ['20000', '2A'],
    ['20137', '2A'],
    ['20200', '2B'],
    ['20600', '2B'],
    ['97110', '971'],
    ['98000', '980'],
    ['98800', '988'],
    ['98100', undefined],
    ['CB2 1TN', undefined],
  ])('%s lies in the department %s', (postcode, department) => {
    expect(frenchDepartment(postcode)).toBe(department);
  });
});

describe('A British postcode', () => {
  const rows: readonly Row[] = [
    ['M1 1AE', 'M1 1AE'],
    ['b33 8th', 'B33 8TH'],
    ['W1A0AX', 'W1A 0AX'],
    ['CR2 6XH', 'CR2 6XH'],
    ['DN55 1PT', 'DN55 1PT'],
    ['ec1a 1bb', 'EC1A 1BB'],
    ['TN 34 3UY', 'TN34 3UY'],
    ['QA1 1AA', '(shape)'],
    ['AJ1 1AA', '(shape)'],
    ['CB2 1TC', '(shape)'],
    ['CB2 TN1', '(shape)'],
    ['CB21', '(length)'],
    ['CB211 1TNN', '(length)'],
    ['76000', '(shape)'],
    ['', '(empty)'],
  ];
  it.each(rows)('typed as %j gives %s', (typed, expected) => {
    expect(shown(checkBritishPostcode(typed))).toBe(expected);
  });

  it.each([
    ['CB2 1TN', 'CB'],
    ['m1 1ae', 'M'],
    ['EC1A 1BB', 'EC'],
    ['76000', undefined],
  ])('%s lies in the area %s', (postcode, area) => {
    expect(britishPostcodeArea(postcode)).toBe(area);
  });
});

describe('An activity code', () => {
  const naf: readonly Row[] = [
    ['47.91A', '47.91A'],
    ['4791a', '47.91A'],
    ['23 41 Z', '23.41Z'],
    ['0111Z', '01.11Z'],
    ['00.11Z', '(range)'],
    ['47.91', '(length)'],
    ['47911', '(shape)'],
    ['', '(empty)'],
  ];
  it.each(naf)('of the NAF typed as %j gives %s', (typed, expected) => {
    expect(shown(checkNaf(typed))).toBe(expected);
  });

  const sic: readonly Row[] = [
    ['47910', '47910'],
    ['47.91/0', '47910'],
    ['01110', '01110'],
    ['00110', '(range)'],
    ['4791', '(length)'],
    ['4791A', '(shape)'],
    ['', '(empty)'],
  ];
  it.each(sic)('of the UK SIC typed as %j gives %s', (typed, expected) => {
    expect(shown(checkUkSic(typed))).toBe(expected);
  });
});

describe('A telephone number', () => {
  const french: readonly Row[] = [
    ['02 35 12 34 56', '+33235123456'],
    ['06.12.34.56.78', '+33612345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0033 6-12-34-56-78', '+33612345678'],
    ['+44 20 7946 0123', '+442079460123'],
    ['+32 2 123 45 67', '+3221234567'],
    ['+262 262 12 34 56', '+262262123456'],
    ['02 35 12 34', '(length)'],
    ['02 35 12 34 56 78', '(length)'],
    ['00 35', '(length)'],
    ['+', '(shape)'],
    ['3639', '(length)'],
    ['612345678', '(shape)'],
    ['02 35 12 34 56 poste 4', '(shape)'],
    ['', '(empty)'],
    [' ', '(empty)'],
  ];
  it.each(french)('of France typed as %j gives %s', (typed, expected) => {
    expect(shown(checkPhone(typed, 'FR'))).toBe(expected);
  });

  const british: readonly Row[] = [
    ['020 7946 0123', '+442079460123'],
    ['07700 900123', '+447700900123'],
    ['016977 2345', '+44169772345'],
    ['+44 (0)1424 123456', '+441424123456'],
    ['0044 1424 123456', '+441424123456'],
    ['\u202A+44 1424 123456\u202C', '+441424123456'],
    ['+33 2 35 12 34 56', '+33235123456'],
    ['0424 123456', '(range)'],
    ['0207 946', '(length)'],
    ['+1', '(length)'],
    ['+1234567890123456', '(length)'],
    ['01424 123456 x12', '(shape)'],
  ];
  it.each(british)('of the United Kingdom typed as %j gives %s', (typed, expected) => {
    expect(shown(checkPhone(typed, 'GB'))).toBe(expected);
  });
});
