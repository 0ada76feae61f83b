import { expect, test } from '@jest/globals'
import { answerProof, answerProofs, askForProof } from './proof.ts'

test('when several acts need a proof then one question is asked, and each act is told the answer', async () => {
  let opened = 0
  const leave = answerProofs(() => opened++)
  const acts = [askForProof(), askForProof()]
  expect(opened).toBe(1)
  answerProof(true)
  expect(await Promise.all(acts)).toEqual([true, true])
  leave()
})

test('when an act is quicker than the dialog then it is asked as soon as the dialog is there', async () => {
  const act = askForProof()
  let opened = 0
  const leave = answerProofs(() => opened++)
  expect(opened).toBe(1)
  answerProof(true)
  expect(await act).toBe(true)
  leave()
})

test('when the dialog goes with the session then nobody has proven anything, and the next act asks anew', async () => {
  const leave = answerProofs(() => {})
  const cut = askForProof()
  leave()
  expect(await cut).toBe(false)

  let opened = 0
  const leaveAgain = answerProofs(() => opened++)
  expect(opened).toBe(0)
  const next = askForProof()
  expect(opened).toBe(1)
  answerProof(true)
  expect(await next).toBe(true)
  leaveAgain()
})

test('when the person goes before the dialog is there then the act is told so, and no later dialog asks for it', async () => {
  const act = askForProof()
  answerProof(false)
  expect(await act).toBe(false)
  let opened = 0
  answerProofs(() => opened++)()
  expect(opened).toBe(0)
})
