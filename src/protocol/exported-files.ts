/** Files that a user exports on a device: a backup copy, a table, or appointments. */
export const exportedFileKinds = ['copy', 'table', 'calendar'] as const;
export type ExportedFileKind = (typeof exportedFileKinds)[number];

/** Files in one request, at most. */
export const exportedFilesMax = 100;
