/** Names of files and addresses of links: as they came, without what could deceive. */

import { describe, expect, it } from 'vitest';
import { isHash } from '../../../../src/domain/attachment/attachment.ts';
import {
  extensionOf,
  fileNameOf,
  withExtension,
} from '../../../../src/domain/attachment/file-name.ts';
import { namePartsOf, nameWith } from '../../../../src/domain/attachment/name-parts.ts';
import { webAddress } from '../../../../src/domain/attachment/link.ts';

describe('the name of a file (F78)', () => {
  it('keeps what people write, in one normal form', () => {
    expect(fileNameOf('Zone d’emballage (été).jpg')).toBe('Zone d’emballage (été).jpg');
    expect(fileNameOf('e\u0301te\u0301.pdf')).toBe('été.pdf');
  });

  it('loses marks that turn the direction, control characters and paths', () => {
    expect(fileNameOf('invoice\u202egpj.exe')).toBe('invoicegpj.exe');
    expect(fileNameOf('a\u0000b\u200b.txt')).toBe('ab.txt');
    expect(fileNameOf('../../etc/passwd')).toBe('..-..-etc-passwd');
    expect(fileNameOf(' \u202e ')).toBe('');
  });

  it('that is too long is cut before its ending', () => {
    const name = fileNameOf(`${'a'.repeat(300)}.xlsx`);
    expect(name).toHaveLength(200);
    expect(name.endsWith('a….xlsx')).toBe(true);
  });

  it('gets the ending of what the file became', () => {
    expect(extensionOf('photo.HEIC')).toBe('HEIC');
    expect(extensionOf('no ending')).toBe('');
    expect(withExtension('photo.HEIC', 'jpg')).toBe('photo.jpg');
    expect(withExtension('M. Dupont', 'png')).toBe('M. Dupont.png');
  });
});

describe('a name that is changed', () => {
  it('keeps the ending of the file', () => {
    expect(namePartsOf('Plan.pdf', 'application/pdf')).toEqual({ stem: 'Plan', ending: '.pdf' });
    expect(nameWith('Plan signé', '.pdf')).toBe('Plan signé.pdf');
    expect(nameWith('Plan signé.PDF', '.pdf')).toBe('Plan signé.pdf');
    expect(nameWith('invoice\u202e', '.exe')).toBe('invoice.exe');
  });

  it('gets the ending that it lost, as far as the bytes prove one', () => {
    expect(namePartsOf('Zone', 'image/jpeg')).toEqual({ stem: 'Zone', ending: '.jpg' });
    expect(namePartsOf('Zone', 'application/x-sh')).toEqual({ stem: 'Zone', ending: '' });
    expect(namePartsOf('.htaccess', undefined)).toEqual({ stem: '.htaccess', ending: '' });
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'gets no ending from a type called like what every object has: %s (F335)',
    (mediaType) => {
      expect(namePartsOf('Zone', mediaType)).toEqual({ stem: 'Zone', ending: '' });
    },
  );

  it('ends with its day where that looks like an ending', () => {
    expect(namePartsOf('Contrat 12.03.2026', undefined).ending).toBe('');
    expect(nameWith('Contrat', '')).toBe('Contrat');
  });

  it('is none while nothing is typed', () => {
    for (const text of ['', '  ', '.pdf']) expect(nameWith(text, '.pdf')).toBe('');
  });
});

describe('the address of a link', () => {
  it('is one of the web, with or without its beginning', () => {
    expect(webAddress(' https://www.gov.uk/eori ')).toBe('https://www.gov.uk/eori');
    expect(webAddress('www.service-public.fr')).toBe('https://www.service-public.fr');
  });

  it('is nothing that runs, lies in a file or leads nowhere', () => {
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc', 'word', '']) {
      expect(webAddress(text)).toBeUndefined();
    }
  });
});

it('a hash is 64 lower-case hexadecimal digits and nothing else', () => {
  expect(isHash('0f'.repeat(32))).toBe(true);
  for (const text of ['0F'.repeat(32), '0f'.repeat(31), `${'0f'.repeat(32)}\n`, '../x']) {
    expect(isHash(text)).toBe(false);
  }
});
