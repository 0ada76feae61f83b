/** Makes this process believe that the wall clock is wrong by so many milliseconds; monotonic clocks stay as they are. */
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
