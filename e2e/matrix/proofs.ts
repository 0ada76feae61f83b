import { exampleOf } from '@holdfast/testing/schema-example'
import { createConnection } from 'mongoose'
import type { Route } from '../support/documented-routes.ts'
import { Person } from '../support/person.ts'
import { UNUSED_ID } from '../support/unused-id.ts'
import { expectedProofs } from './expected-proofs.ts'
import type { Scene } from './scene.ts'

/** A proof is fresh for ten minutes. */
const TOO_LONG_AGO_MS = 11 * 60_000

/**
 * Where the answer to a caller who proved their password eleven minutes ago differs from the independent table. The
 * owner of a company calls every operation once, and those that need a proof on a condition once more under it. The
 * scene cannot be used afterwards.
 */
export async function wrongProofs(
  routes: Route[],
  scene: Scene,
  mongoUri: string,
): Promise<{ wrong: string[]; refused: number; asked: number }> {
  const connection = await createConnection(mongoUri, { dbName: 'holdfast_identity' }).asPromise()
  const sessions = connection.db!.collection<{ _id: string; provenAt: number }>('sessions')
  const owner = new Person(scene.owner, scene.owner)
  const wrong: string[] = []
  let [refused, asked] = [0, 0]
  // Operations that end something come last.
  const signedIn = routes.filter(({ isSignedOut }) => !isSignedOut)
  const inOrder = signedIn.toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'))
  try {
    await owner.signIn()
    const otpauthUri = (await owner.expect(200, 'POST', '/v1/me/two-factor')).otpauthUri as string
    for (const route of inOrder) {
      await compare(route, route.body && exampleOf(route.body), expectedProofs[route.id] === 'always')
    }
    const underCondition = (id: string) => inOrder.find((route) => route.id === id)!
    await compare(underCondition('updateCompany'), { requireTwoFactor: false }, true)
    // Turned on by a session whose proof is new.
    await owner.signIn()
    owner.keepSecret(otpauthUri)
    await owner.expect(200, 'POST', '/v1/me/two-factor/confirm', { code: await owner.code() })
    const passwords = { currentPassword: owner.password, newPassword: `${owner.password} anew` }
    await compare(underCondition('changePassword'), passwords, true)
  } finally {
    await connection.close()
  }
  return { wrong, refused, asked }

  async function compare(route: Route, body: unknown, isNeeded: boolean): Promise<void> {
    await proveLongAgo()
    const answer = await owner.call(route.method, pathOf(route), body)
    const outcome = answer.status >= 400 ? `${answer.status} ${answer.body.code}` : String(answer.status)
    const isRefused = outcome === '403 proof-needed'
    asked++
    if (isRefused) refused++
    if (isRefused === isNeeded) return
    const expectation = isNeeded ? 'a fresh proof is needed' : 'no fresh proof is needed'
    wrong.push(`${route.id} ${JSON.stringify(body) ?? ''}: ${expectation}, an old one is answered ${outcome}`)
  }

  /** In a session that is not used yet, because the gateway remembers those that it has seen. */
  async function proveLongAgo(): Promise<void> {
    const isOld = await owner.call('GET', '/v1/sessions/current')
    if (isOld.status === 200 && Date.now() - Date.parse(isOld.body.provenAt) >= TOO_LONG_AGO_MS) return
    await owner.signIn()
    const [newest] = await sessions.find({ userId: owner.userId }).sort({ _id: -1 }).limit(1).toArray()
    await sessions.updateOne({ _id: newest!._id }, { $set: { provenAt: Date.now() - TOO_LONG_AGO_MS } })
  }

  function pathOf({ path, query }: Route): string {
    const ids: Record<string, string> = {
      companyId: scene.companyId,
      userId: scene.target.userId,
      invitationId: scene.invitationId,
      keyId: scene.keyId,
      sessionId: scene.target.userId,
      operationId: 'none',
    }
    // Of everything else there is nothing to be had: who is asked for a proof is asked before.
    const needed = query.filter(({ required }) => required).map(({ name, schema }) => [name, String(exampleOf(schema))])
    const search = needed.length > 0 ? `?${new URLSearchParams(needed)}` : ''
    return path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? UNUSED_ID) + search
  }
}
