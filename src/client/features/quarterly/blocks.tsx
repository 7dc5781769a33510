/** Blocks of a report on the screen and on paper; what is quoted in another language says so. */

import type { Language } from '../../../domain/entity/field.ts';
import type { Block } from '../../../domain/report/quarterly/report-document.ts';
import { Table } from '../../ui/table.tsx';
import styles from './quarterly.module.css';
import { ReportChart } from './report-chart.tsx';
import { Words } from './words.tsx';

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly language: Language;
  /** The level of the first headings: 3 within a part, which has one of its own. */
  readonly top?: 2 | 3;
}

export function Blocks({ blocks, language, top = 3 }: BlocksProps) {
  return blocks.map((block, index) => (
    <OneBlock
      key={block.key}
      block={block}
      before={blocks[index - 1]}
      language={language}
      top={top}
    />
  ));
}

interface OneBlockProps {
  readonly block: Block;
  readonly before: Block | undefined;
  readonly language: Language;
  readonly top: 2 | 3;
}

function OneBlock({ block, before, language, top }: OneBlockProps) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} top={top} text={block.text} />;
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
      return (
        <BlockTable
          block={block}
          language={language}
          isNamed={before?.kind === 'heading' && before.text === block.caption}
        />
      );
    case 'chart':
      return <ReportChart chart={block} language={language} />;
  }
}

interface HeadingProps {
  readonly level: 1 | 2 | 3;
  readonly top: 2 | 3;
  readonly text: string;
}

function Heading({ level, top, text }: HeadingProps) {
  const Tag = (['h2', 'h3', 'h4', 'h5'] as const)[top - 2 + level - 1] ?? 'h5';
  return <Tag className={level === 1 ? styles.partTitle : styles.subTitle}>{text}</Tag>;
}

interface BlockTableProps {
  readonly block: Extract<Block, { readonly kind: 'table' }>;
  readonly language: Language;
  /** The heading above says its name. */
  readonly isNamed: boolean;
}

function BlockTable({ block, language, isNamed }: BlockTableProps) {
  const { caption, head, rows, numeric } = block;
  const align = (index: number) => (numeric && index > 0 ? 'end' : undefined);
  return (
    <div lang={language}>
      <Table caption={caption} captionShown={!isNamed}>
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
