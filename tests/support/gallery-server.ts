/**
 * The gallery, built as production is and served under its content policy: the primitives at `/`, the scenes of where
 * the work is at `/work.html`.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { textsOf } from './journey.ts';
import { type WorkScene, type WorkSceneName, workScenes } from './gallery/work-scenes.ts';

const folder = fileURLToPath(new URL('../../.cache/gallery/', import.meta.url));
const configFile = fileURLToPath(new URL('gallery/vite.config.ts', import.meta.url));
const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface GalleryServer {
  /** Ends in a slash. */
  readonly address: string;
  stop(): void;
}

/** Builds the gallery and serves it on a port of its own. */
export async function startGallery(): Promise<GalleryServer> {
  await build({ configFile, logLevel: 'error' });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    const name = path === '/' ? 'index.html' : path;
    readFile(join(folder, name)).then(
      (content) => {
        response.writeHead(200, {
          'content-type': kinds[extname(name)] ?? 'text/plain',
          // As the server does: what is named after its content is asked for once.
          ...(name.startsWith('/assets/')
            ? { 'cache-control': 'max-age=31536000, immutable' }
            : {}),
        });
        response.end(content);
      },
      // The browser asks for an icon; there is none, and that is no complaint of the page.
      () => response.writeHead(204).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The gallery has no port');
  return { address: `http://127.0.0.1:${bound.port}/`, stop: () => server.close() };
}

/** Opens a scene and presses what it asks for; ends when that is shown whole. */
export async function openScene(
  page: Page,
  address: string,
  name: WorkSceneName,
  language: 'fr' | 'en',
): Promise<void> {
  const { opens, part }: WorkScene = workScenes[name];
  await page.goto(`${address}work.html?scene=${name}&lang=${language}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const texts = textsOf[language];
  const ready = {
    portfolio: page.getByRole('table'),
    board: page.locator('[data-sme]:visible'),
    conflicts: page.getByRole('heading', { level: 1 }),
    journal: page.getByText(/Emma Clarke/),
    details: page.getByRole('textbox', { name: texts.domain.field.sme.town }),
    double: page.getByText(texts.conflict.double.title),
    members: page.getByText('Emma Clarke'),
    devices: page.getByRole('list', { name: texts.people.devices.title }),
    arrival: page.getByRole('heading', { level: 1 }),
    programmes: page.getByRole('list', { name: texts['sign-in'].programmes.title }),
    report: page.getByRole('heading', { level: 1 }),
    forms: page.locator('[data-item]'),
  } as const satisfies Readonly<Record<WorkScene['part'], unknown>>;
  await ready[part].first().waitFor();
  if (opens !== undefined) await openers[opens](page, language);
}

type Opener = (page: Page, language: 'fr' | 'en') => Promise<void>;

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Opens a member of the settings. */
const openMember = (page: Page, name: string): Promise<void> =>
  page.locator('main summary').filter({ hasText: name }).click();

const openers: Readonly<Record<NonNullable<WorkScene['opens']>, Opener>> = {
  panel: async (page, language) => {
    const { sync, shell } = textsOf[language];
    await page.locator('button[aria-haspopup="dialog"]').first().click();
    const panel = page.getByRole('dialog', { name: shell.saved.panel });
    const { now, tryAgain } = sync;
    const button = (name: string) => panel.getByRole('button', { name });
    await button(now).or(button(tryAgain)).waitFor();
  },
  changes: async (page, language) => {
    await page.locator('main summary').first().click();
    await page.getByRole('list', { name: textsOf[language].sync.changed.list }).waitFor();
  },
  invite: async (page, language) => {
    await openMember(page, 'Emma Clarke');
    await press(page, textsOf[language].people.access.invite);
    await page.getByRole('dialog').waitFor();
  },
  end: async (page, language) => {
    await openMember(page, 'Maëlle');
    await press(page, textsOf[language].people.access.removeOwn);
    await page.getByRole('dialog').waitFor();
  },
  revoke: async (page, language) => {
    const { revokeName } = textsOf[language].people.devices;
    await press(page, revokeName.replace('{{name}}', 'Safari, iPhone'));
    await page.getByRole('dialog').waitFor();
  },
  signOut: async (page, language) => {
    await press(page, textsOf[language]['sign-in'].programmes.signOut);
    await page.getByRole('dialog').waitFor();
  },
};
