/**
 * The ways in which the bench loads the sample: as it is opened, made by the build; without forms, made by the build as
 * well; and without forms, made by commands when it is opened, as before it had any.
 */
export const sampleWays = ['whole', 'without', 'asBefore'] as const;
export type SampleWay = (typeof sampleWays)[number];
