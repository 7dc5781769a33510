import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

const read = (line: string) => readComposer(line, context);

describe('the name of whoever writes', () => {
  it.each([
    ['n Maëlle during the fair said no', 'Maëlle during the fair said no'],
    ['n Maëlle writes 0 lorem', 'Maëlle writes 0 lorem'],
    ['a 5 Maëlle before the fair', 'Maëlle before the fair'],
    ['a 15 avec Maëlle : devis relu', 'avec Maëlle : devis relu'],
  ])('stays in the text, since an entry names its author only as such: %s', (line, text) => {
    expect(read(line)).toMatchObject({ text, members: ['maelle'] });
  });

  it('keeps nobody else from being read behind it', () => {
    expect(read('v Maëlle et Claire 30 min : étiquettes')).toMatchObject({
      people: ['claire'],
      minutes: 30,
    });
  });

  it('is not that of a colleague, who is shown among those who took part', () => {
    expect(read('n Daniel during the fair said no')).toMatchObject({
      text: 'during the fair said no',
      members: ['daniel'],
    });
  });
});
