/**
 * A PDF, page by page, drawn on a canvas. Its words are there for who listens to them; its links are shown as the addresses
 * that they lead to, below the page, since what stands on the page may say something else.
 *
 * A file that cannot be shown says why, and can be saved. So does one that takes too long: what reads it is ended then, and
 * the screen stays alive meanwhile.
 */

import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { fail, type Result } from '../../../std/result.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { useLoadPdf } from '../../model/use-pdf.ts';
import type { Bytes } from '../../ports/file-store.ts';
import type { PdfOpening, PdfPage, PdfPages, PdfProblem } from '../../ports/pdf.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './pdf-view.module.css';

/** A file that is not shown after so long, in milliseconds, is meant to harm or too much for this device. */
const patienceMs = 30_000;
/** How much larger than the width of the window it is drawn. */
const zooms = [1, 1.25, 1.5, 2, 3] as const;

interface PdfViewProps {
  readonly name: string;
  /** Absent until they are read. */
  readonly bytes: Bytes | undefined;
  /** What is shown until they are. */
  readonly children: ReactNode;
}

export function PdfView({ name, bytes, children }: PdfViewProps) {
  const { t } = useTranslation('files');
  const { opened, onSlow } = useOpened(bytes);
  const pages = opened?.ok === true ? opened.value : undefined;
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState(0);
  const count = pages?.count ?? 1;
  const turn = (to: number): void => setNumber(Math.max(1, Math.min(count, to)));
  const enlarge = (to: number): void => setZoom(Math.max(0, Math.min(zooms.length - 1, to)));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || pages === undefined) return;
    // An enlarged page is moved with the arrows.
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const act = isArrow && zoom > 0 ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act({ number, count, zoom, turn, enlarge });
  };
  // Whoever is at the keyboard turns pages at once; a note that takes the place of the page leaves the focus here.
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the pages inside
    <div
      role="group"
      aria-label={t('pdf.label', { name })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its keys turn pages and move what is enlarged
      tabIndex={0}
      data-autofocus=""
      className={styles.stage}
      onKeyDown={onKeyDown}
    >
      {bytes === undefined ? (
        children
      ) : opened?.ok === false ? (
        <Note icon="info" announced>
          {t(`pdf.problem.${opened.error}`)}
        </Note>
      ) : pages === undefined ? (
        <SkeletonLines label={t('pdf.opening')} />
      ) : (
        <>
          <PageTools number={number} count={count} zoom={zoom} onTurn={turn} onZoom={enlarge} />
          <DrawnPage pages={pages} number={number} zoom={zooms[zoom] ?? 1} onSlow={onSlow} />
        </>
      )}
    </div>
  );
}

interface Keyed {
  readonly number: number;
  readonly count: number;
  readonly zoom: number;
  readonly turn: (to: number) => void;
  readonly enlarge: (to: number) => void;
}

const next = ({ number, turn }: Keyed): void => turn(number + 1);
const previous = ({ number, turn }: Keyed): void => turn(number - 1);
const larger = ({ zoom, enlarge }: Keyed): void => enlarge(zoom + 1);

const keys: Readonly<Record<string, ((now: Keyed) => void) | undefined>> = {
  ArrowRight: next,
  PageDown: next,
  ArrowLeft: previous,
  PageUp: previous,
  Home: ({ turn }) => turn(1),
  End: ({ count, turn }) => turn(count),
  '+': larger,
  '=': larger,
  '-': ({ zoom, enlarge }) => enlarge(zoom - 1),
  '0': ({ enlarge }) => enlarge(0),
};

type Problem = PdfProblem | 'slow';

/** Opens the file, and ends what reads it with the view or where it takes too long. */
function useOpened(bytes: Bytes | undefined) {
  const load = useLoadPdf();
  const inTime = useInTime();
  const [opened, setOpened] = useState<Result<PdfPages, Problem> | undefined>(undefined);
  const opening = useRef<PdfOpening | undefined>(undefined);
  const begin = useEffectEvent(async (file: Bytes, isOver: () => boolean) => {
    if (load === undefined) return fail('noReader' as const);
    const start = await load();
    if (isOver()) return undefined;
    opening.current = start(file);
    return inTime(opening.current.pages);
  });
  useEffect(() => {
    if (bytes === undefined) return undefined;
    let isOver = false;
    begin(bytes, () => isOver).then(
      (result) => {
        if (!isOver) setOpened(result ?? fail('slow'));
      },
      () => {
        if (!isOver) setOpened(fail('noReader'));
      },
    );
    return () => {
      isOver = true;
      opening.current?.close();
      opening.current = undefined;
      setOpened(undefined);
    };
  }, [bytes]);
  const isSlow = opened?.ok === false && opened.error === 'slow';
  useEffect(() => {
    if (isSlow) opening.current?.close();
  }, [isSlow]);
  return { opened, onSlow: () => setOpened(fail('slow')) };
}

/** What comes in time; nothing where it takes longer than anybody waits. */
function useInTime() {
  const { environment } = useCarnet();
  return async <T,>(work: Promise<T>): Promise<T | undefined> => {
    let forget = (): void => undefined;
    const late = new Promise<undefined>((resolve) => {
      forget = environment.later(() => resolve(undefined), patienceMs);
    });
    return Promise.race([work, late]).finally(() => forget());
  };
}

interface PageToolsProps {
  readonly number: number;
  readonly count: number;
  readonly zoom: number;
  readonly onTurn: (to: number) => void;
  readonly onZoom: (to: number) => void;
}

function PageTools({ number, count, zoom, onTurn, onZoom }: PageToolsProps) {
  const { t } = useTranslation('files');
  const format = useFormat();
  const share = format.percent(zooms[zoom] ?? 1);
  return (
    <div className={styles.tools}>
      <IconButton
        outlined
        icon="back"
        label={t('pdf.previous')}
        aria-disabled={number === 1}
        onClick={() => onTurn(number - 1)}
      />
      <span role="status" className={styles.count}>
        {t('pdf.page', { page: number, count })}
      </span>
      <IconButton
        outlined
        icon="forward"
        label={t('pdf.next')}
        aria-disabled={number === count}
        onClick={() => onTurn(number + 1)}
      />
      <span className={styles.zoom}>
        <IconButton
          outlined
          icon="smaller"
          label={t('pdf.smaller')}
          aria-disabled={zoom === 0}
          onClick={() => onZoom(zoom - 1)}
        />
        <span className={styles.share}>{share}</span>
        <IconButton
          outlined
          icon="add"
          label={t('pdf.larger')}
          aria-disabled={zoom === zooms.length - 1}
          onClick={() => onZoom(zoom + 1)}
        />
      </span>
    </div>
  );
}

interface DrawnPageProps {
  readonly pages: PdfPages;
  readonly number: number;
  readonly zoom: number;
  /** It takes longer than anybody waits. */
  readonly onSlow: () => void;
}

/** The page that is asked for; the one before stays until it is drawn. */
function DrawnPage({ pages, number, zoom, onSlow }: DrawnPageProps) {
  const { t } = useTranslation('files');
  const inTime = useInTime();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(frame, 0);
  const [drawn, setDrawn] = useState<{ readonly number: number; readonly page: PdfPage }>();
  const [damaged, setDamaged] = useState<number | undefined>(undefined);
  const draw = useEffectEvent(async (target: HTMLCanvasElement) => {
    const pixels = width * zoom * globalThis.devicePixelRatio;
    // Told apart from a page that another one took the place of.
    const page = pages.draw(number, target, pixels).then((found) => ({ found }));
    return inTime(page);
  });
  const late = useEffectEvent(onSlow);
  useEffect(() => {
    const { current: target } = canvas;
    if (target === null || width === 0) return undefined;
    let isOver = false;
    draw(target).then(
      (done) => {
        if (isOver) return;
        if (done === undefined) late();
        else if (done.found !== undefined) setDrawn({ number, page: done.found });
      },
      () => {
        if (!isOver) setDamaged(number);
      },
    );
    return () => {
      isOver = true;
    };
  }, [pages, number, zoom, width]);
  const isDamaged = damaged === number;
  const links = drawn?.number === number && !isDamaged ? drawn.page.links : [];
  return (
    <>
      {isDamaged ? (
        <Note icon="info" announced>
          {t('pdf.problem.page')}
        </Note>
      ) : null}
      <div ref={frame} className={styles.frame} hidden={isDamaged}>
        <canvas
          ref={canvas}
          className={styles.page}
          style={{ inlineSize: `${zoom * 100}%` }}
          aria-hidden="true"
          data-page={drawn?.number}
        />
      </div>
      {drawn === undefined || isDamaged ? null : <VisuallyHidden>{drawn.page.text}</VisuallyHidden>}
      {links.length === 0 ? null : (
        <div className={styles.links}>
          <p>{t('pdf.links', { count: links.length })}</p>
          <ul>
            {links.map((link) => (
              <li key={link}>
                <TextLink href={link} target="_blank" rel="noreferrer">
                  {link}
                </TextLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
