/** The meetings of a journal lie in its head as text, and are what they were when somebody asks for them. */

import { expect, test } from 'vitest';
import {
  emptyJournalSummary,
  type JournalSummary,
} from '../../../../src/domain/sme/journal-summary.ts';
import { storedSummary, summaryOf } from '../../../../src/client/storage/stored-summary.ts';
import { brief } from '../../domain/portfolio/records.ts';

const summary: JournalSummary = {
  ...emptyJournalSummary,
  count: 2,
  lastHeld: brief('2020-11-02'),
  faceToFace: [
    brief('2020-10-05', { mode: 'atBusiness', zone: 'Europe/Paris' }),
    brief('2020-11-02', { mode: 'atPad' }),
  ],
};

test('a summary is read as it was stored, and its meetings are one text meanwhile', () => {
  const stored = storedSummary(summary);
  expect(typeof stored.faceToFace).toBe('string');
  expect(structuredClone(stored)).toEqual(stored);
  const read = summaryOf(stored);
  expect(read).toEqual(summary);
  expect({ ...read }).toEqual(summary);
  // The same list each time: screens compare what they drew by identity.
  expect(read.faceToFace).toBe(read.faceToFace);
});

test('a summary that was stored with its meetings as a list is read as it is', () => {
  expect(summaryOf(summary)).toEqual(summary);
});
