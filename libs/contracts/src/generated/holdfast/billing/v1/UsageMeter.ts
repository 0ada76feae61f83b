export const UsageMeter = {
  USAGE_METER_UNSPECIFIED: 'USAGE_METER_UNSPECIFIED',
  USAGE_METER_VISITS: 'USAGE_METER_VISITS',
  USAGE_METER_BYTES: 'USAGE_METER_BYTES',
} as const;

export type UsageMeterInput =
  | 'USAGE_METER_UNSPECIFIED'
  | 0
  | 'USAGE_METER_VISITS'
  | 1
  | 'USAGE_METER_BYTES'
  | 2

export type UsageMeter = typeof UsageMeter[keyof typeof UsageMeter]
