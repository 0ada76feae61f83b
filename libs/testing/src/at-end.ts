import { afterAll } from '@jest/globals'

const cleanups: (() => unknown)[] = []

/**
 * Registers a cleanup that runs after the tests of this file. The cleanup that was registered last runs first: what was
 * opened later may use what was opened earlier, so it is closed earlier. Call it at the top of the file or within a
 * test.
 */
export function atEnd(cleanup: () => unknown): void {
  cleanups.push(cleanup)
}

// Jest gives a hook to the test file that is being loaded, which is the one that imports this module.
afterAll(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})
