import { afterAll } from '@jest/globals'

const cleanups: (() => unknown)[] = []

/**
 * Runs after the tests of this file, last registered first, so that what was opened on top of something is closed
 * before it. Call it at the top of the file or within a test.
 */
export function atEnd(cleanup: () => unknown): void {
  cleanups.push(cleanup)
}

// The file that imports this module is still being read, so the hook belongs to it.
afterAll(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})
