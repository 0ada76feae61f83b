export const Interval = {
  INTERVAL_UNSPECIFIED: 'INTERVAL_UNSPECIFIED',
  INTERVAL_MONTH: 'INTERVAL_MONTH',
  INTERVAL_YEAR: 'INTERVAL_YEAR',
} as const;

export type IntervalInput =
  | 'INTERVAL_UNSPECIFIED'
  | 0
  | 'INTERVAL_MONTH'
  | 1
  | 'INTERVAL_YEAR'
  | 2

export type Interval = typeof Interval[keyof typeof Interval]
