/** The figures of a review by launch pad; each opens what it counts. Pads keep their order: nothing compares them. */

import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import { figureText } from '../../../domain/report/quarterly/review-document.ts';
import type { FigureRow, PadFigure } from '../../../domain/report/quarterly/review-figures.ts';
import type { Entry, ReviewSource } from '../../../domain/report/quarterly/review-source.ts';
import { figureWords, reportWords } from '../../../domain/report/quarterly/review-words.ts';
import { Table } from '../../ui/table.tsx';
import { padName } from '../../../domain/programme/pad-name.ts';
import { Tag } from '../../ui/tag.tsx';
import styles from './quarterly.module.css';

interface FigureTableProps {
  readonly part: 'figures' | 'impact';
  readonly source: ReviewSource;
  readonly figures: readonly FigureRow[];
  readonly language: Language;
  readonly onOpen: (title: string, entries: readonly Entry[]) => void;
}

/** Figures that are drawn as bars: their sizes are of one kind. */
const drawn: ReadonlySet<string> = new Set([
  'atBusiness',
  'atPad',
  'elsewhere',
  'video',
  'phone',
  'email',
]);

export function FigureTable({ part, source, figures, language, onOpen }: FigureTableProps) {
  const most = Math.max(
    1,
    ...figures
      .filter(({ name }) => drawn.has(name))
      .flatMap(({ pads }) => [...pads.values()].map(({ value }) => value)),
  );
  return (
    <Table caption={reportWords[part][language]} className={styles.figures}>
      <thead>
        <tr>
          <th scope="col">{reportWords.figure[language]}</th>
          {source.pads.map(({ id, values }) => (
            <th key={id} scope="col">
              <Tag name={padName(values, language)}>{values.code}</Tag>
            </th>
          ))}
          <th scope="col" data-align="end">
            {reportWords.total[language]}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ name, pads, total }) => {
          const title = figureWords[name][language];
          return (
            <tr key={name}>
              <th scope="row">{title}</th>
              {source.pads.map((pad, index) => {
                const figure = pads.get(pad.id);
                return (
                  <td key={pad.id}>
                    <span className={styles.cell}>
                      <FigureValue
                        figure={figure}
                        language={language}
                        name={`${title}, ${pad.values.code}`}
                        onOpen={onOpen}
                      />
                      {drawn.has(name) && figure !== undefined && figure.value > 0 ? (
                        <span
                          className={index % 2 === 0 ? styles.bar : styles.barOther}
                          style={{ inlineSize: `${(100 * figure.value) / most}%` }}
                        />
                      ) : null}
                    </span>
                  </td>
                );
              })}
              <td data-align="end">{figureText(total, language)}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

interface FigureValueProps {
  readonly figure: PadFigure | undefined;
  readonly language: Language;
  readonly name: string;
  readonly onOpen: (title: string, entries: readonly Entry[]) => void;
}

function FigureValue({ figure, language, name, onOpen }: FigureValueProps) {
  const { t } = useTranslation('quarterly');
  const text = figureText(figure, language);
  const entries = figure?.entries ?? [];
  if (entries.length === 0) return <span>{text}</span>;
  return (
    <button
      type="button"
      className={styles.number}
      aria-label={t('openFigure', { figure: name, value: text })}
      onClick={() => onOpen(name, entries)}
    >
      {text}
    </button>
  );
}
