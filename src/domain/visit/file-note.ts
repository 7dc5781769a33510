/** A file among the notes of a visit: its name in brackets, which is read alike in every language. */

const bracketed = /^\[([^[\]]+)\]$/;

/** The note that says which file was added. */
export function fileNote(name: string): string {
  return `[${name.replace(/[[\]]/g, '')}]`;
}

/** The name in such a note; nothing for any other note. */
export function fileInNote(text: string): string | undefined {
  return bracketed.exec(text)?.[1];
}

/** Whether a file of this name is the one that a note says. */
export function isFileOfNote(name: string, text: string): boolean {
  return fileNote(name) === text;
}
