/**
 * The shape of the texts: the English tree decides which keys exist, every `t()` is checked
 * against it, and every other language must have them all.
 */
import type { english } from './english.ts';

type Shape<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Shape<Tree[Key]>;
};

/** The texts of one language, by namespace; each feature has its own. */
export type Texts = Shape<typeof english>;

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'shell';
    readonly resources: typeof english;
    readonly returnNull: false;
    readonly returnObjects: false;
    readonly strictKeyChecks: true;
  }
}
