/** Where the tests find LibreOffice, and what reads a PDF: the programs of this machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

function findProgram(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** The program that opens Word files and writes them as PDF. */
export const findOffice = (): string | undefined => findProgram('soffice');

/** Whether tests can open Word files at all. */
export function isOfficeThere(): boolean {
  return [findOffice(), findProgram('pdftotext'), findProgram('pdfinfo')].every(
    (program) => program !== undefined,
  );
}
