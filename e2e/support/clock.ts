/**
 * Milliseconds on the machine's monotonic clock. All processes of this machine share it, so their readings can be
 * compared. Read it before the start of what is measured, and after its end.
 */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
