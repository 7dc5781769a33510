/** The layouts that docs/decisions/0002-pages.md compares: rows, pages as objects, pages as text. */
export const layoutNames = ['rows', 'pages', 'texts'] as const;
export type LayoutName = (typeof layoutNames)[number];
