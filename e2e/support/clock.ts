/**
 * Milliseconds on the machine's monotonic clock: one clock for all processes of this machine, so that their readings
 * compare. Read it before what is to be called started, and after what is to be called ended.
 */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
