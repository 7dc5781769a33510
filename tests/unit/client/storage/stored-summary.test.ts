/** The meetings of a journal lie in its head as text, and are what they were when somebody asks for them. */

import { expect, test } from 'vitest';
import {
  type ContactBrief,
  emptyJournalSummary,
  type JournalSummary,
} from '../../../../src/domain/sme/journal-summary.ts';
import { storedSummary, summaryOf } from '../../../../src/client/storage/stored-summary.ts';
import { BaseView } from '../../../../src/client/model/base-view.ts';
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

test('a start looks at every summary and reads no meeting of them', () => {
  const text = storedSummary(summary);
  // What is no JSON throws as soon as somebody reads it.
  const unread = summaryOf({ ...text, faceToFace: 'unread' });
  const view = new BaseView();
  view.setHead({ home: 'sme-1', records: [], summary: unread, changedByOthers: 0 });
  expect(view.view('sme-1').summary.count).toBe(2);
  expect(() => unread.faceToFace).toThrow(SyntaxError);
});

test('a meeting that has no day, as an earlier version stored it, is left out', () => {
  const { at: _, ...dayless } = brief('2020-10-05');
  const faceToFace = [dayless as ContactBrief, brief('2020-11-02')];
  const sound = [brief('2020-11-02')];
  expect(summaryOf({ ...summary, faceToFace }).faceToFace).toEqual(sound);
  expect(summaryOf(storedSummary({ ...summary, faceToFace })).faceToFace).toEqual(sound);
});
