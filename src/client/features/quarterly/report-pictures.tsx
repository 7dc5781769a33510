/**
 * The charts of a report as pictures for its Word files. They are drawn out of sight, in both languages and always of one width,
 * so that a file looks alike whatever window it was asked for in.
 */

import { type ReactNode, useRef } from 'react';
import { type Language, languages } from '../../../domain/entity/field.ts';
import type { ReportPair } from '../../../domain/report/quarterly/frozen-report.ts';
import type {
  ChartBlock,
  ReportDocument,
} from '../../../domain/report/quarterly/report-document.ts';
import { loadLanguage } from '../../i18n/i18n.ts';
import { InLanguage } from '../../i18n/in-language.tsx';
import type { ReportPicture } from '../../ports/word.ts';
import { drawPicture } from './draw-picture.ts';
import styles from './quarterly.module.css';
import { ChartDrawing } from './report-chart.tsx';

/** The width of the text on the page of a Word file, in pixels. */
const pictureWidth = 640;

export interface ReportPictures {
  /** Where they are drawn: to be put on the page. */
  readonly stage: ReactNode;
  /** Those of the report in a language. */
  readonly picturesIn: (language: Language) => Promise<readonly ReportPicture[]>;
}

/** The pictures of the report that is open. */
export function useReportPictures(documents: ReportPair | undefined): ReportPictures {
  const drawings = useRef<HTMLDivElement>(null);
  const light = useRef<HTMLDivElement>(null);
  const picturesIn = async (language: Language): Promise<readonly ReportPicture[]> => {
    const root = drawings.current?.querySelector<HTMLElement>(`[lang="${language}"]`) ?? null;
    const charts = documents === undefined ? [] : chartsOf(documents[language]);
    if (root === null || light.current === null || !(await loadLanguage(language))) return [];
    const found: ReportPicture[] = [];
    for (const [index, { key, description, caption }] of charts.entries()) {
      const svg = await drawing(root, index);
      const drawn = await drawPicture(svg, light.current).catch(() => undefined);
      if (drawn !== undefined) found.push({ ...drawn, block: key, description, caption });
    }
    return found;
  };
  const stage = (
    <>
      <div ref={drawings} className={styles.drawings} aria-hidden="true">
        {documents === undefined
          ? null
          : languages.map((language) => (
              <div key={language} lang={language}>
                <InLanguage language={language}>
                  {chartsOf(documents[language]).map((chart) => (
                    <ChartDrawing key={chart.key} chart={chart} width={pictureWidth} />
                  ))}
                </InLanguage>
              </div>
            ))}
      </div>
      <div ref={light} className={styles.stage} data-theme="light" aria-hidden="true" />
    </>
  );
  return { stage, picturesIn };
}

function chartsOf({ blocks }: ReportDocument): readonly ChartBlock[] {
  return blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
}

/** A drawing by its place: it comes with the texts of its language, which are there. */
async function drawing(root: HTMLElement, index: number): Promise<SVGSVGElement> {
  const find = (): SVGSVGElement | undefined =>
    [...root.querySelectorAll<SVGSVGElement>('svg[role="img"]')][index];
  const found = find();
  if (found !== undefined) return found;
  return new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      const late = find();
      if (late === undefined) return;
      watcher.disconnect();
      resolve(late);
    });
    watcher.observe(root, { childList: true, subtree: true });
  });
}
