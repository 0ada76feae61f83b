/** Asks the person to prove who they are; resolves to whether they did. */
type Ask = () => Promise<boolean>

let ask: Ask = async () => false
let asked: Promise<boolean> | undefined

/** Told by the dialog, which is on every page. */
export function answerProofs(dialog: Ask): void {
  ask = dialog
}

/** Several calls that need a proof at the same time share one question. */
export function askForProof(): Promise<boolean> {
  asked ??= ask().finally(() => {
    asked = undefined
  })
  return asked
}
