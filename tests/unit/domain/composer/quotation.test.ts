/** A pasted e-mail keeps its quoted lines; an action on the last line, or behind words, is still one. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readComposer } from '../../../../src/domain/composer/composer.ts';
import { context } from './people.ts';

const titlesOf = (line: string) => readComposer(line, context).actions.map(({ title }) => title);
const word = fc.constantFrom(
  'Bonjour',
  'envoyer',
  'Claire',
  'vendredi',
  'the',
  'labels',
  '12',
  '>',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const sign = fc.constantFrom('> ', '>', ' > ', '>> ', '> > ');

describe('An e-mail pasted into the line', () => {
  it.each([
    [
      'Bonjour,\nMerci pour votre réponse.\n\nLe 3 mai, Claire Le Goff a écrit :\n> Bonjour,\n> pouvez-vous envoyer le glossaire vendredi ?\n>\n> Claire',
    ],
    ['Hello,\n> can you send the labels?\nYes, on Friday.'],
    ['> Can you send the labels?\n> And call DPD\n\nYes, on Friday.'],
    ['> Can you send the labels?\n> And call DPD\n>\n> Claire'],
    ['On 3 May Claire wrote:\n> send the labels'],
    ['On 3 May Claire Le Goff <claire@example.fr>\nwrote:\n\n>send the labels'],
    ['ok\n>> send the labels\n> call Daniel > and DPD'],
  ])('keeps the quoted lines of %j as text', (pasted) => {
    const reading = readComposer(`n ${pasted}`, context);
    expect(reading.actions).toEqual([]);
    expect(reading.text).toBe(pasted);
  });

  it('opens no action in several quoted lines, whatever they say and whatever stands above', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'n ok\n', 'a 12 claire ok\n\n'),
        fc.array(fc.tuple(sign, sentence), { minLength: 2, maxLength: 6 }),
        fc.constantFrom('', '\n', '\n\nMerci', '\nThanks\n'),
        (above, quoted, below) => {
          const lines = quoted.map(([mark, said]) => mark + said).join('\n');
          expect(titlesOf(above + lines + below)).toEqual([]);
        },
      ),
      { seed: 20261130, numRuns: 500 },
    );
  });
});

describe('An action beside several lines', () => {
  it.each([
    ['a 20 claire\n- labels ok\n- quote to do again\n> call DPD', ['call DPD']],
    ['a 20 claire\nto do:\n> call DPD > send the labels\n', ['call DPD', 'send the labels']],
    ['labels ok > send the glossary\nand the grid', ['send the glossary\nand the grid']],
    ['Hello,\n> the labels?\nYes. > send the labels', ['send the labels']],
    ['labels ok > send the glossary\n> call DPD', ['send the glossary', 'call DPD']],
    ['> send the labels', ['send the labels']],
    ['\n> send the labels\n', ['send the labels']],
  ])('is read in %j', (line, titles) => {
    expect(titlesOf(line)).toEqual(titles);
  });
});
