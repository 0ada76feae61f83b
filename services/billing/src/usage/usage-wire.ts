import type { UsageMeter } from '@holdfast/contracts/billing'
import type { Meter } from '../plans/plan.ts'

const meters: Record<Meter, UsageMeter> = { visits: 'USAGE_METER_VISITS', bytes: 'USAGE_METER_BYTES' }

export function meterToWire(meter: Meter): UsageMeter {
  return meters[meter]
}
