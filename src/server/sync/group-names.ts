/** Names of one group that are decided at once: its device takes a new one after a fork, which is rare. */
export const groupNamesMax = 1000;
