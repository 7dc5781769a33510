/**
 * Makes classic scripts of the chunks that the first screen needs, because a browser keeps compiled code of those only:
 * what a service worker stores is compiled once, when it is installed, unless it is a module (docs/decisions/0007).
 *
 * Each becomes two files. The script holds the code, and puts what it exports under its name into one object of the
 * page. The module of the old name only hands that on, for the parts that are loaded later and import from it. The
 * page names the scripts instead of the modules, deferred, so that the order of running stays what it was.
 *
 * What fails: a chunk with anything that a classic script cannot say stops the build.
 */
import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';
import { builtPage } from './built-page.ts';

/** Where the scripts of a page meet. */
const meeting = 'globalThis.$carnet';
const nameHashLength = 8;

/** Changes the names of all chunks when this file makes something else of the same code. */
const way = 'classic-1';

/**
 * @param names the chunks that become scripts; they import from each other and from `modules` only
 * @param modules the chunks that stay modules and are imported by those
 */
export function classicStart(names: readonly string[], modules: readonly string[]): Plugin {
  return {
    name: 'carnet:classic-start',
    apply: 'build',
    augmentChunkHash: () => way,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = builtPage(bundle);
        let html = String(page.source);
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const named = (name: string): Rolldown.OutputChunk => {
          const found = chunks.find((chunk) => chunk.name === name);
          if (found === undefined) throw new Error(`The build has no chunk "${name}"`);
          return found;
        };
        const parse = (chunk: Rolldown.OutputChunk): ParsedChunk =>
          parsed(chunk, this.parse(chunk.code));
        for (const name of modules) {
          const chunk = named(name);
          const { exports } = parse(chunk);
          chunk.code += `\n(${meeting}??={})[${JSON.stringify(partOf(chunk.fileName))}]=${objectOf(exports)};`;
        }
        for (const name of names) {
          const chunk = named(name);
          const { script, handingOn } = classic(parse(chunk), partOf(chunk.fileName));
          const hash = createHash('sha256').update(script).digest('hex').slice(0, nameHashLength);
          const fileName = `assets/${name}-classic-${hash}.js`;
          this.emitFile({ type: 'asset', fileName, source: script });
          chunk.code = handingOn;
          const tag = `<script type="module" crossorigin src="/${chunk.fileName}"></script>`;
          if (!html.includes(tag)) throw new Error(`The page does not name ${chunk.fileName}`);
          html = html.replace(tag, `<script defer src="/${fileName}"></script>`);
        }
        page.source = html;
      },
    },
  };
}

const partOf = (fileName: string): string => fileName.slice(fileName.lastIndexOf('/') + 1);

/** A name inside a chunk, and outside. */
interface Binding {
  readonly local: string;
  readonly outer: string;
}

interface ParsedChunk {
  readonly imports: readonly { readonly from: string; readonly bindings: readonly Binding[] }[];
  readonly exports: readonly Binding[];
  /** The code without them. */
  readonly body: string;
}

/** Takes a chunk apart; the bundler writes its imports and exports as lists of names and in no other way. */
function parsed({ code, fileName }: Rolldown.OutputChunk, program: Program): ParsedChunk {
  const imports: { from: string; bindings: Binding[] }[] = [];
  const exports: Binding[] = [];
  let body = '';
  let end = 0;
  for (const node of program.body) {
    if (!node.type.startsWith('Import') && !node.type.startsWith('Export')) continue;
    body += code.slice(end, node.start);
    end = node.end;
    if (node.type === 'ImportDeclaration') {
      const bindings = node.specifiers.map((specifier) => {
        if (specifier.type !== 'ImportSpecifier') throw new Error(`${fileName}: ${specifier.type}`);
        return { local: specifier.local.name, outer: nameOf(specifier.imported) };
      });
      imports.push({ from: partOf(node.source.value), bindings });
    } else if (node.type === 'ExportNamedDeclaration' && node.source === null) {
      if (node.declaration !== null) throw new Error(`${fileName}: an export that declares`);
      exports.push(
        ...node.specifiers.map(({ local, exported }) => ({
          local: nameOf(local),
          outer: nameOf(exported),
        })),
      );
    } else throw new Error(`${fileName}: ${node.type}`);
  }
  body += code.slice(end);
  return { imports, exports, body };
}

type Program = ReturnType<Rolldown.PluginContext['parse']>;
type NameNode = { readonly name: string } | { readonly value: string };

const nameOf = (node: NameNode): string => ('name' in node ? node.name : node.value);

/** What is exported can be asked for before it is there, as between modules: each is read when it is used. */
function objectOf(exports: readonly Binding[]): string {
  const getters = exports.map(
    ({ local, outer }) => `get ${JSON.stringify(outer)}(){return ${local}}`,
  );
  return `{${getters.join(',')}}`;
}

function classic(
  { imports, exports, body }: ParsedChunk,
  part: string,
): { readonly script: string; readonly handingOn: string } {
  if (body.includes('import.meta')) throw new Error(`${part}: a classic script has no import.meta`);
  const taken = imports
    .filter(({ bindings }) => bindings.length > 0)
    .map(({ from, bindings }) => {
      const names = bindings.map(({ local, outer }) => `${JSON.stringify(outer)}:${local}`);
      return `const {${names.join(',')}}=parts[${JSON.stringify(from)}];`;
    });
  const place = JSON.stringify(part);
  return {
    // A failure is told to the window, as that of a module is, for the page to say so.
    script:
      `(async parts=>{"use strict";${taken.join('')}parts[${place}]=${objectOf(exports)};${body}})` +
      `(${meeting}??={}).catch(reportError);`,
    handingOn:
      `const part=${meeting}[${place}];` +
      exports.map(({ outer }, i) => `const e${i}=part[${JSON.stringify(outer)}];`).join('') +
      `export{${exports.map(({ outer }, i) => `e${i} as ${outer}`).join(',')}};`,
  };
}
