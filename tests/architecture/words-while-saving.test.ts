/**
 * Whoever saves what stands in a box empties it through `add` or `save` of `use-kept-typing.ts`, which keep what was typed
 * meanwhile. Emptied by hand after an `await`, the box loses those letters: no module of the client does that.
 */
import ts from 'typescript';
import { expect, test } from 'vitest';
import { type Source, scanned } from './sources.ts';

/** Code that may: the hook itself hands out what empties. */
const shared = 'src/client/model/use-kept-typing.ts';

const parsed = ({ path, text }: Source): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

function nodesIn(root: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** The setters of texts, and the boxes that are cleared as a whole, by the names that the module gives them. */
function emptiersOf(file: ts.SourceFile): { setters: Set<string>; owners: Set<string> } {
  const setters = new Set<string>();
  const owners = new Set<string>();
  for (const node of nodesIn(file)) {
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined) continue;
    const hook = /^use\w+/u.exec(node.initializer.getText(file))?.[0] ?? '';
    if (/^use(HalfTyped|KeptResult|WrittenResult|PendingFiles|ContactDraft)/u.test(hook)) {
      if (ts.isIdentifier(node.name)) owners.add(node.name.text);
    }
    if (!/^use(HalfTypedText|State)$/u.test(hook) || !ts.isArrayBindingPattern(node.name)) continue;
    const [, setter] = node.name.elements;
    // A state is a box where its module draws one.
    if (hook === 'useState' && !file.text.includes('onValueChange')) continue;
    if (setter !== undefined && ts.isBindingElement(setter)) setters.add(setter.name.getText(file));
  }
  return { setters, owners };
}

/** `setTitle('')`, `action.setTitle('')`, `half.clear()`, `draft.discard()`; a bare `clear()` taken out of such a hook too. */
function isEmptying(node: ts.Node, { setters, owners }: ReturnType<typeof emptiersOf>): boolean {
  if (!ts.isCallExpression(node)) return false;
  const { expression: called, arguments: given } = node;
  const [first] = given;
  const isEmpty = first !== undefined && ts.isStringLiteral(first) && first.text === '';
  if (ts.isIdentifier(called)) {
    return (isEmpty && setters.has(called.text)) || (called.text === 'clear' && given.length === 0);
  }
  if (!ts.isPropertyAccessExpression(called)) return false;
  const { name, expression: owner } = called;
  if (isEmpty && /^(set|write|type)[A-Z]?/u.test(name.text)) return true;
  const isOfHook = ts.isIdentifier(owner) && owners.has(owner.text);
  return isOfHook && ['clear', 'discard', 'forget'].includes(name.text);
}

const functionAround = (node: ts.Node): ts.Node | undefined =>
  ts.findAncestor(node.parent, ts.isFunctionLike);

/** Something was awaited before it in its function, or it runs when a promise has come. */
function isAfterAwait(node: ts.Node): boolean {
  const around = functionAround(node);
  if (around === undefined) return false;
  const isThen =
    ts.isCallExpression(around.parent) &&
    ts.isPropertyAccessExpression(around.parent.expression) &&
    ['then', 'finally'].includes(around.parent.expression.name.text);
  const isAwaited = nodesIn(around).some(
    (one) => ts.isAwaitExpression(one) && one.pos < node.pos && functionAround(one) === around,
  );
  return isThen || isAwaited;
}

/** Lines of a module that empty a box after a save, straight or through a function of the module. */
function emptiedLate(source: Source): readonly string[] {
  const file = parsed(source);
  const emptiers = emptiersOf(file);
  const nodes = nodesIn(file);
  const emptying = new Set(nodes.filter((node) => isEmptying(node, emptiers)));
  // `const close = () => { half.clear(); … }`, and whoever calls it.
  for (let before = -1; before !== emptying.size; ) {
    before = emptying.size;
    const through = [...emptying].flatMap((node) => {
      const around = functionAround(node)?.parent;
      const isNamed = around !== undefined && ts.isVariableDeclaration(around);
      return isNamed && !isAfterAwait(node) ? [around.name.getText(file)] : [];
    });
    for (const node of nodes) {
      if (ts.isCallExpression(node) && through.includes(node.expression.getText(file))) {
        emptying.add(node);
      }
    }
  }
  return [...emptying]
    .filter((node) => isAfterAwait(node))
    .map((node) => {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      return `${source.path}:${line + 1}: ${node.getText(file)}`;
    });
}

test('no box is emptied after a save but by the hook that keeps what was typed meanwhile', () => {
  const sources = scanned(/^src\/client\/.*\.tsx?$/, 300);
  // Only these can: the others are not taken apart.
  const able = sources.filter(
    ({ path, text }) =>
      path !== shared &&
      /\bawait\b|\.then\(|\.finally\(/u.test(text) &&
      /\(''\)|\b(?:clear|discard|forget)\(\)/u.test(text),
  );
  expect(able.length).toBeGreaterThan(20);
  expect(able.flatMap((one) => emptiedLate(one))).toEqual([]);
});

test.each([
  [
    `const [a, setA] = useHalfTypedText('a'); const add = async () => { await go(); setA(''); };`,
    1,
  ],
  [`const half = useHalfTyped('a'); const add = () => go().then((is) => is && half.clear());`, 1],
  [
    `const half = useHalfTyped('a'); const close = () => { half.clear(); };
     const add = async () => { if (await go()) close(); };`,
    1,
  ],
  [`const add = async () => { await form.add(go); action.setTitle(''); };`, 1],
  [`const [a, setA] = useHalfTypedText('a'); const add = () => { go(a); setA(''); };`, 0],
  [
    `const [a, setA, addA] = useHalfTypedText('a'); const add = async () => { await addA(go); };`,
    0,
  ],
])('finds it in %s', (text, count) => {
  expect(emptiedLate({ path: 'x.tsx', text })).toHaveLength(count);
});
