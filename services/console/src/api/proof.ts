/** Opens the dialog that asks the person to prove who they are. */
type Open = () => void

let open: Open | undefined
let asked: PromiseWithResolvers<boolean> | undefined

/**
 * Told by the dialog, which is on every page of whoever is signed in, and whose code may be loaded after the first act.
 * Returns how it takes itself away: with it goes the question, which nobody can answer any more.
 */
export function answerProofs(dialog: Open): () => void {
  open = dialog
  if (asked) open()
  return () => {
    open = undefined
    answerProof(false)
  }
}

/** Asks the person for a proof. Several calls that need one at the same time share one question. */
export function askForProof(): Promise<boolean> {
  if (!asked) {
    asked = Promise.withResolvers()
    open?.()
  }
  return asked.promise
}

/** The person has proven who they are, or does not want to, or has gone. */
export function answerProof(isProven: boolean): void {
  asked?.resolve(isProven)
  asked = undefined
}
