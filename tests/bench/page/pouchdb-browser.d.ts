/** What the bench uses of PouchDB, which brings no types of its own. */
declare module 'pouchdb-browser' {
  export default class PouchDB {
    constructor(name: string, options: { readonly auto_compaction: boolean });
    bulkDocs(documents: readonly object[]): Promise<readonly object[]>;
    info(): Promise<{ readonly doc_count: number }>;
  }
}
