/**
 * The minutes of a visit, as they stand in the contact: one text, with a heading for each topic and a line for each note,
 * stamped with the hour. Nothing else keeps the notes, so they are read wherever the contact is read, and may be edited
 * there as any text.
 *
 *   # English product sheets
 *   14:31 The twelve that are online are those that sell.
 *   14:37 > Send the glossary of glazes
 *   14:39 ! No stock of boxes
 *
 * A line without an hour is a note of which the hour is not known; an indented one goes on with the note above it.
 */

/** What a note says: words alone, or that an action or a problem was added, or what was decided. */
export type NoteKind = 'note' | 'action' | 'issue' | 'decision';

export interface VisitNote {
  /** The heading it stands under; empty above the first one. */
  readonly topic: string;
  /** `HH:mm`; empty where it is not known. */
  readonly at: string;
  readonly kind: NoteKind;
  readonly text: string;
}

const headingMark = '# ';
const continuation = '  ';
const stamped = /^([01]\d|2[0-3]):([0-5]\d) /;
const marks: Readonly<Record<Exclude<NoteKind, 'note'>, string>> = {
  action: '> ',
  issue: '! ',
  decision: '= ',
};

/** The notes in a text, in its order. Every word of it is in a note or in a heading. */
export function notesIn(text: string): readonly VisitNote[] {
  const notes: VisitNote[] = [];
  let topic = '';
  for (const line of text.split('\n')) {
    const last = notes.at(-1);
    if (line.startsWith(headingMark)) topic = line.slice(headingMark.length).trim();
    else if (line.startsWith(continuation) && last?.topic === topic)
      notes[notes.length - 1] = {
        ...last,
        text: `${last.text}\n${line.slice(continuation.length)}`,
      };
    else if (line.trim() !== '') notes.push(noteOf(line, topic));
  }
  return notes;
}

function noteOf(line: string, topic: string): VisitNote {
  const isStamped = stamped.test(line);
  const at = isStamped ? line.slice(0, 5) : '';
  const said = isStamped ? line.slice(6) : line.trim();
  const kind = noteKinds.find((one) => said.startsWith(marks[one]));
  return kind === undefined
    ? { topic, at, kind: 'note', text: said }
    : { topic, at, kind, text: said.slice(marks[kind].length) };
}
const noteKinds = ['action', 'issue', 'decision'] as const;

/** The text with one note more, at the end of its topic; what stands there is left as it is. */
export function withNote(text: string, note: VisitNote): string {
  const lines = text === '' ? [] : text.split('\n');
  const written = linesOf(note);
  const heading = lines.findIndex((line) => line.trim() === `${headingMark}${note.topic}`);
  if (heading < 0) {
    const before = lines.length === 0 ? [] : [...lines, ''];
    return [...before, `${headingMark}${note.topic}`, ...written].join('\n');
  }
  let end = lines.findIndex((line, index) => index > heading && line.startsWith(headingMark));
  if (end < 0) end = lines.length;
  while (lines[end - 1]?.trim() === '') end -= 1;
  return [...lines.slice(0, end), ...written, ...lines.slice(end)].join('\n');
}

/** The text without one note, where it stands there as it was read. */
export function withoutNote(text: string, note: VisitNote): string {
  const lines = text.split('\n');
  const written = linesOf(note);
  let topic = '';
  const found = lines.findIndex((line, index) => {
    if (line.startsWith(headingMark)) topic = line.slice(headingMark.length).trim();
    return topic === note.topic && written.every((one, step) => lines[index + step] === one);
  });
  return found < 0 ? text : lines.toSpliced(found, written.length).join('\n');
}

function linesOf({ at, kind, text }: VisitNote): readonly string[] {
  const mark = kind === 'note' ? '' : marks[kind];
  const [first = '', ...more] = text.trim().split('\n');
  const stamp = at === '' ? '' : `${at} `;
  return [`${stamp}${mark}${first}`, ...more.map((line) => `${continuation}${line}`)];
}

/** A heading as it can stand on one line. */
export function headingOf(title: string): string {
  return title.replaceAll(/\s+/gu, ' ').trim();
}

/** What stands under one heading. */
export interface MinutesPart {
  readonly topic: string;
  readonly notes: readonly VisitNote[];
}

/**
 * The minutes of a visit as what they mean: its topics in their order, each with its notes. Nothing of a text without a heading,
 * which is shown as it stands: in the text of an email `>` quotes and `#` counts.
 */
export function partsOfMinutes(text: string): readonly MinutesPart[] {
  const [before = '', ...topics] = text.split(/^# /mu);
  if (topics.length === 0) return [];
  return [before, ...topics.map((part) => `${headingMark}${part}`)]
    .map((part, index) => ({
      topic: index === 0 ? '' : (part.split('\n')[0] ?? '').slice(headingMark.length).trim(),
      notes: notesIn(part),
    }))
    .filter(({ topic, notes }) => topic !== '' || notes.length > 0);
}

/**
 * The minutes in words alone, where nothing can be drawn: for a table, and for what search shows. A text that is no minutes of a
 * visit stays as it is.
 *
 * @param say a note that is more than its words: an action, a problem or a decision
 */
export function plainMinutes(
  text: string,
  say: (kind: Exclude<NoteKind, 'note'>, words: string) => string = (_, words) => words,
): string {
  const parts = partsOfMinutes(text);
  if (parts.length === 0) return text;
  return parts
    .flatMap(({ topic, notes }) => [
      ...(topic === '' ? [] : [topic]),
      ...notes.map(({ at, kind, text: words }) =>
        [at, kind === 'note' ? words : say(kind, words)].filter((part) => part !== '').join(' '),
      ),
    ])
    .join('\n');
}
