/** Shifts this process's wall clock (Date) by so many milliseconds. Monotonic clocks stay correct. */
export function moveWallClock(ms: number): void {
  offset = ms
  globalThis.Date = MovedDate as DateConstructor
}

const TrueDate = Date
let offset = 0

class MovedDate extends TrueDate {
  constructor(...parts: []) {
    if (parts.length === 0) super(TrueDate.now() + offset)
    else super(...parts)
  }

  static override now(): number {
    return TrueDate.now() + offset
  }
}
