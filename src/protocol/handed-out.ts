/** What a device hands to a person as a file: everything, a table, or appointments. */
export const handedOutKinds = ['copy', 'table', 'calendar'] as const;
export type HandedOutKind = (typeof handedOutKinds)[number];

/** Files of one request. */
export const handedOutMax = 100;
