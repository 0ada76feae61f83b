const KEY = 'loaded-anew-at'
/** Whoever loaded the page anew and still lacks its code is not helped by doing so again and again. */
const AGAIN_MS = 60_000

const missing = new WeakSet<Error>()

/**
 * A release gives the code of pages other names, and takes the former ones away. A tab that was opened before cannot load
 * a page then which it has not shown yet. Notes which errors are of that kind.
 */
export function noteMissingCode(): void {
  addEventListener('vite:preloadError', ({ payload }) => missing.add(payload))
}

export function isMissingCode(error: unknown): boolean {
  return error instanceof Error && missing.has(error)
}

/** Not a second time within a moment: then the code is missing for another reason. */
export function mayLoadAnew(now = Date.now()): boolean {
  return now - Number(sessionStorage.getItem(KEY) ?? 0) > AGAIN_MS
}

/** Loads what stands in the address bar anew, with the code of the present release. */
export function loadAnew(): void {
  sessionStorage.setItem(KEY, String(Date.now()))
  location.reload()
}
