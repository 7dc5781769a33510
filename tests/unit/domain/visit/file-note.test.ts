/** Files among the notes of a visit. */

import { expect, it } from 'vitest';
import { fileInNote, fileNote, isFileOfNote } from '../../../../src/domain/visit/file-note.ts';

it('a file is noted by its name in brackets, and found by it', () => {
  expect(fileNote('Zone.jpg')).toBe('[Zone.jpg]');
  expect(fileInNote('[Zone.jpg]')).toBe('Zone.jpg');
  expect(fileInNote('see [Zone.jpg]')).toBeUndefined();
  expect(fileNote('[draft] offer.pdf')).toBe('[draft offer.pdf]');
  expect(isFileOfNote('[draft] offer.pdf', '[draft offer.pdf]')).toBe(true);
  expect(isFileOfNote('other.pdf', '[draft offer.pdf]')).toBe(false);
});
