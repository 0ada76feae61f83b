/** Asks the person to prove who they are; resolves to whether they did. */
type Ask = () => Promise<boolean>

const { promise: isThere, resolve: dialogIsThere } = Promise.withResolvers<void>()
/** An act may be quicker than the code of the dialog is loaded. */
let ask: Ask = async () => {
  await isThere
  return ask()
}
let asked: Promise<boolean> | undefined

/** Told by the dialog, which is on every page of whoever is signed in. */
export function answerProofs(dialog: Ask): void {
  ask = dialog
  dialogIsThere()
}

/** Several calls that need a proof at the same time share one question. */
export function askForProof(): Promise<boolean> {
  asked ??= ask().finally(() => {
    asked = undefined
  })
  return asked
}
