/** The addresses on the head of a sheet. */

import { describe, expect, it } from 'vitest';
import { addressInLink, reachOf } from '../../../../src/domain/sme/reach.ts';

const hrefs = (values: Parameters<typeof reachOf>[0]['values']) =>
  reachOf({ values }).map(({ href }) => href);

describe('how an SME is reached', () => {
  it('is by whoever decides, else by the first who can be reached', () => {
    const claire = { name: 'Claire', phone: '02 99 00 00 00' };
    const yann = { name: 'Yann', email: 'yann@kerlan.example', decisionMaker: true };
    expect(hrefs({ people: { a: { name: 'Jo' }, b: claire, c: yann } })).toEqual([
      'mailto:yann@kerlan.example',
    ]);
    expect(hrefs({ people: { a: { name: 'Jo' }, b: claire } })).toEqual(['tel:0299000000']);
  });

  it('is not by who left', () => {
    expect(hrefs({ people: { a: { name: 'Jo', phone: '1', state: 'left' } } })).toEqual([]);
  });

  it('is by an address that adds no recipient and no words', () => {
    const yann = { name: 'Yann', email: 'yann@kerlan.example?bcc=all@x.example&body=Pay,b@x' };
    expect(hrefs({ people: { a: yann } })).toEqual([
      'mailto:yann@kerlan.example%3Fbcc%3Dall@x.example%26body%3DPay%2Cb@x',
    ]);
  });

  it('is by its site, and by nothing that is no page of the web', () => {
    expect(hrefs({ website: 'kerlan.example/fr' })).toEqual(['https://kerlan.example/fr']);
    expect(hrefs({ website: 'http://kerlan.example' })).toEqual(['http://kerlan.example']);
    expect(hrefs({ website: 'javascript:alert(1)' })).toEqual([]);
    expect(hrefs({ website: ' ' })).toEqual([]);
  });

  it('reads any text as an address, half a character too', () => {
    expect(addressInLink('a?bcc=b@c.example')).toBe('a%3Fbcc%3Db@c.example');
    expect(addressInLink('a\uD83D@c.example')).toBe('a%EF%BF%BD@c.example');
    expect(addressInLink('é\u{1F600}@c.example')).toBe('%C3%A9%F0%9F%98%80@c.example');
  });
});
