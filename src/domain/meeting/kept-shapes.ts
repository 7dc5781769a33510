/** What a meeting keeps as it was at a moment: the progress when it opened, and who approved which version. */

import { alertIds } from '../alert/alert.ts';
import { element } from '../entity/field.ts';
import * as z from 'zod/mini';

/** The greatest time a date can hold, in milliseconds. */
const instantMax = 8.64e15;

export const approvalSchema = z.object({
  by: z.string(),
  /** When it was given. */
  at: z.number().check(z.gte(0), z.lte(instantMax)),
  /** Field to its print, so that what changed since can be told. */
  parts: z.record(z.string(), z.string()),
});

const alertSchema = z.object({
  id: z.enum(alertIds),
  level: z.enum(['watch', 'risk']),
  days: z.optional(z.number()),
  count: z.optional(z.number()),
  share: z.optional(z.number()),
});

const lineSchema = z.object({
  smeId: z.string(),
  name: z.string(),
  managerId: z.optional(z.string()),
  level: z.enum(['watch', 'risk']),
  /** The alert that weighs most of those that may be said; none where a person judged, or where none may. */
  alert: z.optional(alertSchema),
  /** The day of its next contact. */
  next: z.optional(element.date),
});
export type ProgressLine = z.infer<typeof lineSchema>;

const padSchema = z.object({
  padId: z.string(),
  enrolled: z.number(),
  target: z.optional(z.number()),
  /** Events that weigh on its work. */
  contextIds: z.array(z.string()),
  lines: z.array(lineSchema),
  /** Those that need attention and found no room. */
  more: z.number(),
  /** Those in order. */
  fine: z.number(),
});
export type PadProgress = z.infer<typeof padSchema>;

export const progressSchema = z.object({
  /** Local date and time. */
  at: element.dateTime,
  pads: z.array(padSchema),
});
export type Progress = z.infer<typeof progressSchema>;

/** What is asked of a progress to be stored: its days. A newer version may name alerts and levels of its own [X1]. */
export const storedProgressSchema = z.looseObject({
  at: element.dateTime,
  pads: z.array(
    z.looseObject({ lines: z.array(z.looseObject({ next: z.optional(element.date) })) }),
  ),
});
