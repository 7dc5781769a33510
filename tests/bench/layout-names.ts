/** The layouts that docs/decisions/0002-pages.md compares: rows, pages as objects, as text, and packed. */
export const layoutNames = ['rows', 'pages', 'texts', 'packed'] as const;
export type LayoutName = (typeof layoutNames)[number];
