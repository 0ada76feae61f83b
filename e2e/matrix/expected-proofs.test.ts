import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { type ApiDocument, routesOf } from '../support/documented-routes.ts'
import { expectedProofs } from './expected-proofs.ts'

const file = new URL('../../docs/openapi.json', import.meta.url)
const routes = routesOf(JSON.parse(readFileSync(file, 'utf8')) as ApiDocument)

test('when an operation needs a session then it is in the table, and asks for a fresh proof as the table says', () => {
  const documented = routes.filter(({ isSignedOut }) => !isSignedOut).map(({ id, freshProof }) => [id, freshProof])
  const expected = Object.entries(expectedProofs).map(([id, proof]) => [
    id,
    proof === 'always' ? true : 'when' in proof ? proof : false,
  ])
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(expected))
})

test('when an operation needs no session then it asks for no proof', () => {
  expect(routes.filter(({ isSignedOut, freshProof }) => isSignedOut && freshProof)).toEqual([])
})
