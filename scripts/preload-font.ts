/**
 * Has the browser fetch the font of the texts with the page. Found in the style sheet only, it comes after the first
 * drawing, and every line of the list is laid out a second time.
 */
import type { Plugin } from 'vite';
import { builtPage } from './built-page.ts';

/** @param pattern the name of the font among the files of the build; exactly one has it, or the build stops */
export function preloadFont(pattern: RegExp): Plugin {
  return {
    name: 'carnet:preload-font',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = builtPage(bundle);
        const [font, ...others] = Object.keys(bundle).filter((name) => pattern.test(name));
        if (font === undefined || others.length > 0) {
          throw new Error(`The build has not exactly one ${String(pattern)}`);
        }
        const tag = `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${font}">`;
        page.source = String(page.source).replace(
          '<link rel="icon"',
          `${tag}\n    <link rel="icon"`,
        );
      },
    },
  };
}
