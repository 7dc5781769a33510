/** PDF files made by hand, small and of plain text: pages of words with links, and what a hostile one brings. */

import type { Bytes } from '../../src/client/ports/file-store.ts';

interface MadePage {
  readonly words: string;
  readonly links?: readonly string[];
}

interface MadePdf {
  readonly pages: readonly MadePage[];
  /** A program that would run when it is opened. */
  readonly program?: string;
  /** It opens with a password that nobody knows. */
  readonly isLocked?: boolean;
}

/** The file, with a table of where its parts begin, as PDF wants it. */
export function madePdf({ pages, program, isLocked = false }: MadePdf): Bytes {
  const parts: string[] = [];
  const add = (body: string): number => parts.push(body);
  const catalog = add('');
  const tree = add('');
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const kids = pages.map(({ words, links = [] }) => {
    const drawing = `BT /F1 24 Tf 72 700 Td (${words}) Tj ET 0 0 1 rg 72 400 200 200 re f`;
    const content = add(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`);
    const notes = links.map(
      (link) => `<< /Subtype /Link /Rect [72 690 300 730] /A << /S /URI /URI (${link}) >> >>`,
    );
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R ` +
        `/Resources << /Font << /F1 ${font} 0 R >> >> /Annots [${notes.join(' ')}] >>`,
    );
  });
  const action = program === undefined ? '' : `/OpenAction << /S /JavaScript /JS (${program}) >>`;
  parts[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R ${action} >>`;
  const listed = kids.map((kid) => `${kid} 0 R`).join(' ');
  parts[tree - 1] = `<< /Type /Pages /Kids [${listed}] /Count ${kids.length} >>`;
  const key = '0123456789abcdef'.repeat(4);
  const lock = isLocked
    ? add(`<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${key}> /U <${key}> >>`)
    : undefined;
  let text = '%PDF-1.4\n';
  const places = parts.map((body, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  const encrypt = lock === undefined ? '' : `/Encrypt ${lock} 0 R /ID [<${key}> <${key}>]`;
  text += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size ${parts.length + 1} /Root ${catalog} 0 R ${encrypt} >>\n`;
  text += `startxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
