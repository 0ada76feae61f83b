import type { Person } from '../support/person.ts'
import type { Cast } from './scene.ts'

/** Half of the time for which a proof counts. */
const AGAIN_AFTER_MS = 300_000

/**
 * Keeps everybody's proof of the password fresh, however long the run takes: what needs one is asked for by each of them.
 * To be called again and again; it does something when the proofs have aged.
 */
export function keepProofsFresh(cast: Cast): () => Promise<void> {
  let provenAt = performance.now()
  return async () => {
    if (performance.now() - provenAt < AGAIN_AFTER_MS) return
    provenAt = performance.now()
    for (const person of Object.values(cast) as Person[]) {
      await person.expect(200, 'POST', '/v1/sessions/current/proof', { password: person.password })
    }
  }
}
