/** Blocks of a report on the screen and on paper; what is quoted in another language says so. */

import type { Language } from '../../../domain/entity/field.ts';
import type { Block, Line } from '../../../domain/report/quarterly/report-document.ts';
import { Table } from '../../ui/table.tsx';
import styles from './quarterly.module.css';

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly language: Language;
}

export function Blocks({ blocks, language }: BlocksProps) {
  return blocks.map((block) => <OneBlock key={block.key} block={block} language={language} />);
}

function OneBlock({ block, language }: { readonly block: Block; readonly language: Language }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} text={block.text} />;
    case 'paragraph':
      return (
        <p className={styles.text}>
          <Words line={block.line} />
        </p>
      );
    case 'list':
      return (
        <ul className={styles.list}>
          {block.items.map((item, index) => (
            // Sentences of a draft have no names of their own.
            <li key={`${block.key} ${index}`}>
              <Words line={item} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <BlockTable block={block} language={language} />;
  }
}

function Heading({ level, text }: { readonly level: 1 | 2 | 3; readonly text: string }) {
  if (level === 1) return <h3 className={styles.partTitle}>{text}</h3>;
  return level === 2 ? (
    <h4 className={styles.subTitle}>{text}</h4>
  ) : (
    <h5 className={styles.subTitle}>{text}</h5>
  );
}

interface BlockTableProps {
  readonly block: Extract<Block, { readonly kind: 'table' }>;
  readonly language: Language;
}

function BlockTable({ block, language }: BlockTableProps) {
  const { caption, head, rows, numeric } = block;
  const align = (index: number) => (numeric && index > 0 ? 'end' : undefined);
  return (
    <div lang={language}>
      <Table caption={caption} captionShown>
        <thead>
          <tr>
            {head.map((name, index) => (
              <th key={`${name} ${index}`} scope="col" data-align={align(index)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) =>
                index === 0 ? (
                  <th key={`${row.key} ${index}`} scope="row">
                    <Words line={cell} />
                  </th>
                ) : (
                  <td key={`${row.key} ${index}`} data-align={align(index)}>
                    <Words line={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** The words of a line, each in its language. */
function Words({ line }: { readonly line: Line }) {
  return line.map(({ text, lang }, index) =>
    lang === undefined ? (
      text
    ) : (
      // The place in the line is all that tells two equal runs apart.
      <span key={`${index} ${text}`} lang={lang} dir="auto">
        {text}
      </span>
    ),
  );
}
