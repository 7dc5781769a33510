/** What a chart of enrolment is drawn from: of the open programme, or as a report keeps it. */

import type { DateRange } from '../../../domain/calendar/local-date.ts';
import type { EnrolmentCourse, EnrolmentForecast } from '../../../domain/programme/forecast.ts';

/** What is drawn of the course of a curve: a report keeps no more of it. */
export interface DrawnCourse
  extends Pick<EnrolmentCourse, 'enrolled' | 'target' | 'gap' | 'steps'> {
  readonly forecast: Pick<EnrolmentForecast, 'atEnd'> | undefined;
}

export interface DrawnSeries {
  /** The id of a launch pad, or that of the total. */
  readonly id: string;
  /** The code of the pad; the total has a word of the interface. */
  readonly code: string | undefined;
  readonly course: DrawnCourse;
}

/** An event on the axis: its number is that of the list under the chart. */
export interface DrawnBar extends DateRange {
  readonly number: number;
  readonly isHard: boolean;
  /** What it is called, drawn where there is room. */
  readonly name?: string | undefined;
  /** The language of the name, where it is not that around it. */
  readonly lang?: string | undefined;
  /** The place of its lane among the names of the lanes. */
  readonly lane?: number | undefined;
}
