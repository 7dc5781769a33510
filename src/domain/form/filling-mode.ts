/** Who fills in a form, which decides what of it is shown. Apart from the templates, which the first screen does not need. */

export const fillingModes = ['together', 'manager', 'sme'] as const;
export type FillingMode = (typeof fillingModes)[number];
